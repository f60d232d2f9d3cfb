// What the timeline promises is kept by authorise: generated inschrijvingen are asked about again on the day that was named.
import { expect } from 'chai';
import fc from 'fast-check';
import { checkRepertorium } from '../../src/authorisation/repertorium.js';
import type { Inschrijving } from '../../src/domain/kbi/Inschrijving.js';
import type { Machtiging } from '../../src/domain/kbi/Machtiging.js';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import type { Datum } from '../../src/domain/time.js';
import { aanvaarding, eersteGat, tijdlijn } from '../../src/explanation/inschrijvingen.js';
import { insz } from '../authorisation/sample.js';

const PERSON = insz('85631490132');
const VANDAAG = '2012-09-03';
const RELEVANT = [1, 2, 3];
const dag = fc.integer({ min: -200, max: 200 }).map((days) => plusDagen(VANDAAG, days));
const inschrijving: fc.Arbitrary<Inschrijving> = fc
  .tuple(fc.constantFrom(1, 2, 3, 4), dag, fc.option(fc.integer({ min: 0, max: 150 })))
  .map(([Hoedanigheidscode, Begin, length]) => ({
    ...{ INSZ: PERSON, OCMW: '0212214125', Hoedanigheidscode },
    Periode: length === null ? { Begin } : { Begin, Einde: plusDagen(Begin, length) },
  }));

const isAccepted = async (rijen: readonly Inschrijving[], begin: Datum, vandaag: Datum): Promise<boolean> => {
  const repertorium = { inschrijvingen: async () => rijen, alle: async () => rijen };
  const machtiging = { repertoriumcodes: RELEVANT } as unknown as Machtiging;
  const check = { machtiging, ondernemingsnummer: '0212214125', nummers: [PERSON], begin, vandaag };
  return checkRepertorium(repertorium, check).then(
    () => true,
    () => false,
  );
};

describe('when the repertorium would accept', () => {
  it('is the first day on which the same question is accepted, and none when never', () =>
    fc.assert(
      fc.asyncProperty(fc.array(inschrijving, { maxLength: 4 }), async (rijen) => {
        const { vanaf, code } = aanvaarding(tijdlijn(rijen, RELEVANT), VANDAAG);
        const last = vanaf ?? plusDagen(VANDAAG, 400);
        for (let dag = VANDAAG; dag < last; dag = plusDagen(dag, 1))
          expect(await isAccepted(rijen, dag, dag)).to.equal(false);
        if (vanaf === undefined) return;
        expect(await isAccepted(rijen, vanaf, vanaf)).to.equal(true);
        const own = rijen.filter(({ Hoedanigheidscode }) => Hoedanigheidscode === code);
        expect(await isAccepted(own, vanaf, vanaf)).to.equal(true);
      }),
      { numRuns: 150 },
    ));
  it('names the earliest Begin that is accepted today, and the first day that is missing', () =>
    fc.assert(
      fc.asyncProperty(fc.array(inschrijving, { maxLength: 4 }), dag, async (rijen, asked) => {
        const strepen = tijdlijn(rijen, RELEVANT);
        const begin = asked > VANDAAG ? VANDAAG : asked;
        const { begin: vroegste } = aanvaarding(strepen, VANDAAG);
        if (vroegste !== undefined) {
          expect(await isAccepted(rijen, vroegste, VANDAAG)).to.equal(true);
          expect(await isAccepted(rijen, plusDagen(vroegste, -1), VANDAAG)).to.equal(false);
        }
        const gat = eersteGat(strepen, begin, VANDAAG);
        expect(gat === undefined).to.equal(await isAccepted(rijen, begin, VANDAAG));
        if (gat !== undefined) expect(await isAccepted(rijen, gat, gat)).to.equal(false);
        if (gat !== undefined && gat > begin) expect(await isAccepted(rijen, begin, plusDagen(gat, -1))).to.equal(true);
      }),
      { numRuns: 150 },
    ));
  it('tells codes that are not relevant and the two months of code 1 apart', () => {
    const rijen: readonly Inschrijving[] = [
      { INSZ: PERSON, OCMW: 'x', Hoedanigheidscode: 4, Periode: { Begin: '2012-05-01' } },
      { INSZ: PERSON, OCMW: 'x', Hoedanigheidscode: 1, Periode: { Begin: '2012-04-01' } },
    ];
    expect(tijdlijn(rijen, RELEVANT).map(({ code, relevant, telt }) => [code, relevant, telt.Einde])).to.deep.equal([
      [1, true, '2012-06-01'],
      [4, false, undefined],
    ]);
  });
});
