import { expect } from 'chai';
import type { Authorised } from '../../src/authorisation/authorise.js';
import type { Inschrijving } from '../../src/domain/kbi/Inschrijving.js';
import type { RegistreerUitschrijvingVraag, Verzoek } from '../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../src/faults/fault.js';
import { checkRegistratie, findRegistratie, inschrijvingWrites } from '../../src/operations/inschrijvingen.js';
import { verzoekOf } from '../dialects/magda/sample.js';
import { insz } from '../store/samples.js';

const GENT = '0212214125';
const AFZENDER = { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r', Hoedanigheid: '17-2' };
const rij = (Begin: string, Einde?: string, Hoedanigheidscode = 2): Inschrijving => ({
  INSZ: insz(1),
  OCMW: GENT,
  Hoedanigheidscode,
  Periode: { Begin, ...(Einde === undefined ? {} : { Einde }) },
});

describe('checkRegistratie', () => {
  const cases: readonly (readonly [Partial<RegistreerUitschrijvingVraag>, string | undefined])[] = [
    [{}, undefined],
    [{ Begin: '2012-09-03', Einde: '2012-09-03' }, undefined],
    [{ Identificatie: 'kbi-gateway.test/ksz' }, 'CONTEXT_VERSCHILT'],
    [{ Hoedanigheid: '17-3' }, 'CONTEXT_VERSCHILT'],
    [{ Hoedanigheid: '17-3', Begin: '2012-09-03', Einde: '2012-09-01' }, 'CONTEXT_VERSCHILT'],
    [{ Begin: '2012-02-30' }, 'PERIODE_BUITEN_BEREIK'],
    [{ Begin: '2012-09-03', Einde: '2012-09-02' }, 'PERIODE_OMGEKEERD'],
  ];
  for (const [vraag, key] of cases)
    it(`says ${key ?? 'nothing'} of ${JSON.stringify(vraag)}`, () => {
      const { Identificatie, Hoedanigheid } = AFZENDER;
      let refused: unknown;
      try {
        checkRegistratie({ Afzender: AFZENDER } as Verzoek, { INSZ: insz(1), Identificatie, Hoedanigheid, ...vraag });
      } catch (fault) {
        refused = fault;
      }
      expect(refused instanceof Fault ? refused.key : refused).to.equal(key);
    });
});

describe('findRegistratie', () => {
  const authorised = (Hoedanigheid: string) =>
    ({
      verzoek: verzoekOf({ Afzender: { ...AFZENDER, Hoedanigheid } }),
      instelling: { Ondernemingsnummer: GENT },
    }) as Authorised;
  const wie = { INSZ: insz(1), nummers: [insz(1), insz(2)] };
  const repertorium = (held: readonly Inschrijving[]) => {
    const asked: unknown[] = [];
    return {
      asked,
      inschrijvingen: async (...what: readonly unknown[]) => {
        asked.push(what);
        return held;
      },
      alle: async () => [],
    };
  };

  it('finds the rows of the OCMW and the code under every number of the person', async () => {
    const source = repertorium([rij('2012-01-01'), rij('2012-01-01', undefined, 3)]);
    const found = await findRegistratie(authorised('17-3'), wie, source);
    expect(source.asked).to.deep.equal([[GENT, wie.nummers]]);
    expect(found).to.deep.equal({
      INSZ: insz(1),
      OCMW: GENT,
      Hoedanigheidscode: 3,
      rijen: [rij('2012-01-01', undefined, 3)],
    });
  });

  it('refuses a Hoedanigheid that holds no code, though a ground of the world may name it', async () => {
    const refused = await findRegistratie(authorised('801'), wie, repertorium([])).catch((fault: unknown) => fault);
    expect(refused).to.be.instanceOf(Fault).and.to.include({ key: 'GEEN_MACHTIGING' });
  });
});

describe('inschrijvingWrites', () => {
  const soorten = (voor: readonly Inschrijving[], na: readonly Inschrijving[]) =>
    inschrijvingWrites(voor, na).map(({ soort, waarden: { Begin, Einde, was } }) => [soort, Begin, Einde, was]);

  it('writes nothing for what stays', () =>
    expect(soorten([rij('2012-01-01')], [rij('2012-01-01')])).to.deep.equal([]));
  it('names the end that it was decided on', () =>
    expect(soorten([rij('2012-01-01')], [rij('2012-01-01', '2012-02-01')])).to.deep.equal([
      ['inschrijving.einde', '2012-01-01', '2012-02-01', null],
    ]));
  it('removes before it adds', () =>
    expect(soorten([rij('2012-01-01', '2012-03-01')], [rij('2012-02-01')])).to.deep.equal([
      ['inschrijving.wis-rij', '2012-01-01', '2012-03-01', undefined],
      ['inschrijving.nieuw', '2012-02-01', null, undefined],
    ]));
});
