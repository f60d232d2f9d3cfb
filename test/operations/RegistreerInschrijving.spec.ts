// What it writes is decided in `inschrijvingen` and shown over the whole house in streams/repertorium-flow; here: the outcome it reports.
import { expect } from 'chai';
import type { Authorised } from '../../src/authorisation/authorise.js';
import { Fault } from '../../src/faults/fault.js';
import { RegistreerInschrijving } from '../../src/operations/RegistreerInschrijving.js';
import type { Sources } from '../../src/store/port.js';
import { verzoekOf } from '../dialects/magda/sample.js';
import { insz } from '../store/samples.js';

const Hoedanigheid = '17-2';
const Afzender = { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r', Hoedanigheid };
const vraag = { INSZ: insz(2), Identificatie: Afzender.Identificatie, Hoedanigheid, Begin: '2012-09-03' };
const replaced = new Fault('INSZ_VERVANGEN', '');
const authorised = (persoon: unknown) =>
  ({
    verzoek: verzoekOf({ dienst: 'RegistreerInschrijving', Afzender, vraag }),
    instelling: { Ondernemingsnummer: '0212214125' },
    persoon,
    remarks: [replaced],
  }) as unknown as Authorised;
const sources = (held: readonly unknown[]) =>
  ({ repertorium: { inschrijvingen: async () => held } }) as unknown as Sources;
const persoon = { INSZ: insz(1), nummers: [insz(1), insz(2)] };

describe('RegistreerInschrijving', () => {
  it('writes under the current number and passes on what authorise remarked', async () => {
    const found = await RegistreerInschrijving.run(authorised(persoon), sources([]));
    expect(found).to.deep.include({ kind: 'answer', uitkomst: 'DATA' });
    expect(found).to.deep.include({
      answer: { antwoord: { dienst: 'Resultaat', geslaagd: true }, remarks: [replaced] },
    });
    expect(found.kind === 'answer' && found.writes.map(({ waarden }) => waarden.INSZ)).to.deep.equal([insz(1)]);
  });

  it('counts what is registered under the old number', async () => {
    const Periode = { Begin: '2012-01-01' };
    const row = { INSZ: insz(2), OCMW: '0212214125', Hoedanigheidscode: 2, Periode };
    const found = await RegistreerInschrijving.run(authorised(persoon), sources([row]));
    expect(found).to.deep.include({ uitkomst: 'INSCHRIJVING_BESTAAT', writes: [] });
    expect(found.kind === 'answer' && found.answer.remarks.map(({ key }) => key)).to.deep.equal([
      'INSZ_VERVANGEN',
      'INSCHRIJVING_BESTAAT',
    ]);
  });

  it('writes about a person; without one it is our bug', async () => {
    expect(RegistreerInschrijving.persoon).to.equal('write');
    const refused = await RegistreerInschrijving.run(authorised(undefined), sources([])).catch(
      (fault: unknown) => fault,
    );
    expect(refused).to.be.instanceOf(Fault).and.to.include({ key: 'INTERNE_FOUT' });
  });
});
