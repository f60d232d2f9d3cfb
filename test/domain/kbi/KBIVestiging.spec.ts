// A057: nothing of the authentic sources and nothing that is only a search key can leave, whatever a row holds.
import { expect } from 'chai';
import fc from 'fast-check';
import {
  isBeeindigd,
  type KBIVestiging,
  projectKBIVestiging,
  rankKBIVestigingen,
} from '../../../src/domain/kbi/KBIVestiging.js';

const VANDAAG = '2012-09-03';
const OPEN: KBIVestiging = {
  KBISleutel: 'a1',
  TypeCentrum: 'CENTRUM',
  Bedieningsgebied: ['9000'],
  Geldigheid: { Begin: '2010-01-01' },
};

const marked = fc.integer({ min: 0, max: 9999 }).map((number) => `NEVER-${number}`);
const shown = fc.integer({ min: 0, max: 9999 }).map((number) => `SHOWN-${number}`);
const hidden = fc.dictionary(fc.constantFrom('Naam', 'Straat', 'Roepnaam', 'Adres', 'Postcode', 'bron', 'RRN'), marked);
const optional = <T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(value).map((held) => (held === null ? {} : { [name]: held }));
const merged = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((held) => Object.assign({}, ...held));
const texts = fc.array(shown, { minLength: 1, maxLength: 3 });

const persoon = merged(
  hidden,
  fc.record({ Achternaam: shown }),
  optional('Voornaam', shown),
  optional('Type', shown),
  optional('Telefoon', texts),
  optional('Email', texts),
);
/** Any row with names, addresses and search keys in every place where a row could hold one. */
const row = merged(
  hidden,
  fc.record({
    KBISleutel: shown,
    VOPEntiteitNummer: marked,
    TypeCentrum: fc.constantFrom('CENTRUM', 'VESTIGING', 'LOKET'),
    Bedieningsgebied: fc.array(marked),
    Geldigheid: fc.record({ Begin: fc.constant('2010-01-01'), Einde: fc.constantFrom('2012-09-02', '2012-09-03') }),
    bron: fc.dictionary(fc.constantFrom('Naam', 'Straat', 'Huisnummer', 'Postcode', 'Gemeente'), marked),
  }),
  optional('Ondernemingsnummer', shown),
  optional('Telefoon', texts),
  optional('Email', texts),
  optional('Contactpersonen', fc.array(persoon, { minLength: 1, maxLength: 3 })),
  optional('Toelichting', shown),
  optional('Opvolgers', texts),
) as fc.Arbitrary<KBIVestiging>;

describe('projectKBIVestiging', () => {
  it('shows no name, no address, no postcode and nothing of the source, whatever the row holds (A057)', () => {
    fc.assert(
      fc.property(row, (vestiging) => {
        const said = JSON.stringify(projectKBIVestiging(vestiging, VANDAAG));
        expect(said).not.to.include('NEVER');
        expect(said).not.to.match(/Naam"|Straat|Adres|Bedieningsgebied|bron|VOPEntiteitNummer/);
        expect(said).to.include(vestiging.KBISleutel);
      }),
      { numRuns: 300 },
    );
  });

  it('shows every field that KBI staff entered', () => {
    const full = {
      Ondernemingsnummer: '0199000151',
      Telefoon: ['1'],
      Email: ['a@b'],
      Contactpersonen: [{ Achternaam: 'A', Voornaam: 'B', Type: 'C', Telefoon: ['2'], Email: ['c@d'] }],
      Toelichting: 't',
    };
    expect(projectKBIVestiging({ ...OPEN, ...full }, VANDAAG)).to.deep.equal({
      KBISleutel: 'a1',
      TypeCentrum: 'CENTRUM',
      ...full,
    });
  });

  it('leaves out what the row does not hold', () =>
    expect(Object.keys(projectKBIVestiging(OPEN, VANDAAG))).to.deep.equal(['KBISleutel', 'TypeCentrum']));

  const ends: readonly (readonly [einde: string | undefined, ended: boolean])[] = [
    [undefined, false],
    ['2012-09-04', false],
    ['2012-09-03', false],
    ['2012-09-02', true],
  ];
  for (const [Einde, ended] of ends) {
    it(`${ended ? 'names' : 'does not name'} the successors of one that ends ${Einde ?? 'never'}`, () => {
      const Geldigheid = Einde === undefined ? { Begin: '2010-01-01' } : { Begin: '2010-01-01', Einde };
      const vestiging = { ...OPEN, Opvolgers: ['b2'], Geldigheid };
      expect(isBeeindigd(vestiging, VANDAAG)).to.equal(ended);
      expect(projectKBIVestiging(vestiging, VANDAAG).Opvolgers).to.deep.equal(ended ? ['b2'] : undefined);
    });
  }
});

describe('rankKBIVestigingen', () => {
  it('puts open before ended, a CENTRUM before others, then the lowest key', () => {
    const ended = { Geldigheid: { Begin: '2004-01-01', Einde: '2012-09-02' } };
    const rows: KBIVestiging[] = [
      { ...OPEN, ...ended, KBISleutel: 'a0' },
      { ...OPEN, KBISleutel: 'c', TypeCentrum: 'LOKET' },
      { ...OPEN, KBISleutel: 'b', TypeCentrum: 'VESTIGING' },
      { ...OPEN, KBISleutel: 'e' },
      { ...OPEN, KBISleutel: 'd' },
      { ...OPEN, ...ended, KBISleutel: 'a', TypeCentrum: 'LOKET' },
    ];
    const keys = (list: readonly KBIVestiging[]): string => list.map(({ KBISleutel }) => KBISleutel).join(' ');
    expect(keys(rankKBIVestigingen(rows, VANDAAG))).to.equal('d e b c a0 a');
    expect(keys(rankKBIVestigingen([...rows].reverse(), VANDAAG))).to.equal('d e b c a0 a');
    expect(rows[0]?.KBISleutel, 'its input is left as it was').to.equal('a0');
  });
});
