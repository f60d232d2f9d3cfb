import { expect } from 'chai';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import type { LoadRow } from '../../src/store/port.js';
import { findCitizen } from '../../src/world/guard.js';
import { cast, GENT } from './cast.js';

const TEST = '85631490132';
// Month 07: Rijksregister. Month 27 and 47: bis numbers.
const CITIZENS = ['840724001', '842724001', '844724001'].map((nine) => completeINSZ(nine, false));
const Periode = { Begin: '2012-01-01' };

const rowsWith = (INSZ: string): readonly (readonly [string, LoadRow])[] => [
  ['persona', { soort: 'persona', rij: { INSZ } }],
  ['inschrijving', { soort: 'inschrijving', rij: { INSZ, OCMW: GENT, Hoedanigheidscode: 2, Periode } }],
  [
    'leefloonrecht',
    { soort: 'leefloonrecht', rij: { INSZ, OCMW: GENT, Soort: 'LEEFLOON', Periode, OntvangenOp: '2012-01-01' } },
  ],
  ['bronvertraging', { soort: 'bronvertraging', rij: { INSZ, milliseconden: 1, daarna: 'BRON_TRAAG' } }],
];

describe('findCitizen', () => {
  for (const nummer of CITIZENS) {
    for (const [soort, row] of rowsWith(nummer)) {
      it(`finds month ${nummer.slice(2, 4)} in a row ${soort}`, () => expect(findCitizen(row)).to.equal('INSZ'));
    }
  }

  it('finds it in the number that replaces a test number', () => {
    const identiteit = { status: 'VERVANGEN', door: CITIZENS[0] ?? '' } as const;
    expect(findCitizen({ soort: 'persona', rij: { INSZ: TEST, identiteit } })).to.equal('identiteit.door');
  });

  for (const [soort, row] of rowsWith(TEST)) {
    it(`finds none in a row ${soort} of a test person`, () => expect(findCitizen(row)).to.equal(undefined));
  }

  it('finds none among the test persons of the house', () => {
    for (const rij of cast()) expect(findCitizen({ soort: 'persona', rij })).to.equal(undefined);
  });

  it('finds none in a row without a person', () => {
    expect(findCitizen({ soort: 'codelijst', rij: { naam: 'X', bron: 'x', codes: {} } })).to.equal(undefined);
  });
});
