// Which days a question takes out; what becomes of rows is shown in domain/kbi/Inschrijving and streams/repertorium-flow.
import { expect } from 'chai';
import type { Authorised } from '../../src/authorisation/authorise.js';
import type { Inschrijving } from '../../src/domain/kbi/Inschrijving.js';
import { Fault } from '../../src/faults/fault.js';
import { RegistreerUitschrijving } from '../../src/operations/RegistreerUitschrijving.js';
import type { Sources } from '../../src/store/port.js';
import { verzoekOf } from '../dialects/magda/sample.js';
import { insz } from '../store/samples.js';

const Hoedanigheid = '17-2';
const Afzender = { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r', Hoedanigheid };
const row: Inschrijving = { INSZ: insz(1), OCMW: '0212214125', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } };
const run = (periode: { Begin?: string; Einde?: string }, held: readonly Inschrijving[]) => {
  const vraag = { INSZ: insz(1), Identificatie: Afzender.Identificatie, Hoedanigheid, ...periode };
  const authorised = {
    verzoek: verzoekOf({ dienst: 'RegistreerUitschrijving', Afzender, vraag }),
    instelling: { Ondernemingsnummer: row.OCMW },
    persoon: { INSZ: insz(1), nummers: [insz(1)] },
    remarks: [],
  };
  const sources = { vandaag: '2012-09-03', repertorium: { inschrijvingen: async () => held } };
  return RegistreerUitschrijving.run(authorised as unknown as Authorised, sources as unknown as Sources);
};
const written = async (periode: { Begin?: string; Einde?: string }): Promise<string[]> => {
  const found = await run(periode, [row]);
  return found.kind === 'answer'
    ? found.writes.map(({ soort, waarden: { Begin, Einde } }) => `${soort} ${Begin} ${Einde}`)
    : [];
};

describe('RegistreerUitschrijving', () => {
  const table: readonly (readonly [string, { Begin?: string; Einde?: string }, readonly string[]])[] = [
    ['from today when it names no day', {}, ['inschrijving.einde 2012-01-01 2012-09-02']],
    ['from Begin on', { Begin: '2012-08-01' }, ['inschrijving.einde 2012-01-01 2012-07-31']],
    ['from a Begin to come', { Begin: '2012-10-01' }, ['inschrijving.einde 2012-01-01 2012-09-30']],
    [
      'up to Einde',
      { Einde: '2012-08-01' },
      ['inschrijving.wis-rij 2012-01-01 null', 'inschrijving.nieuw 2012-08-02 null'],
    ],
  ];
  for (const [what, periode, writes] of table)
    it(`takes days out ${what}`, async () => expect(await written(periode)).to.deep.equal(writes));

  it('has not succeeded when there was nothing', async () => {
    const found = await run({}, []);
    expect(found).to.deep.include({ uitkomst: 'GEEN_GEGEVENS', writes: [] });
    expect(found.kind === 'answer' && found.answer.antwoord).to.deep.equal({ dienst: 'Resultaat', geslaagd: false });
  });

  it('writes about a person; without one it is our bug', async () => {
    expect(RegistreerUitschrijving.persoon).to.equal('write');
    const none = await RegistreerUitschrijving.run(
      { verzoek: verzoekOf(), persoon: undefined } as Authorised,
      {} as Sources,
    ).catch((fault: unknown) => fault);
    expect(none).to.be.instanceOf(Fault).and.to.include({ key: 'INTERNE_FOUT' });
  });
});
