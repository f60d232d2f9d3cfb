import { expect } from 'chai';
import type { CursusElement, TestElement } from '../../../src/disclosure/picture.js';
import { toAfgelegdeTesten, toVormingsActiviteiten, uuidOf } from '../../../src/disclosure/publiek/vorming.js';
import { publiekOf, run, withheld } from './samples.js';

const under = (type: string, cursus: CursusElement) => [
  {
    TypeTraject: { code: 'TT_IBVP' },
    Trajectonderdelen: [{ Type: { code: type }, Vrijstelling: false, Cursussen: [cursus] }],
  },
];

describe('toVormingsActiviteiten', () => {
  for (const [onderdeel, lijst] of [
    ['TO_OB_MO', 'MOCursussen'],
    ['TO_OB_INDOND', 'IndividueleMOCursussen'],
    ['TO_OB_PLO', 'PLOCursussen'],
    ['TO_OB_LLO', 'PLOCursussen'],
    ['TO_A1', 'NT2Cursussen'],
    ['TO_B1/2', 'NT2Cursussen'],
  ] as const)
    it(`puts a course of ${onderdeel} under ${lijst}`, () => {
      const found = toVormingsActiviteiten(run(), under(onderdeel, { Opleiding: { Type: { code: 'X' } } }));
      expect(Object.keys(found ?? {})).to.deep.equal([lijst]);
    });

  it('tells what was attended of each lesson', () => {
    expect(publiekOf().VormingsActiviteiten?.MOCursussen?.[0]).to.deep.equal({
      Nummer: 'MO-2012-7',
      Naam: 'Opleiding:MO60',
      LesPlaats: { KboNummer: '0543307391' },
      Periode: { Begin: '2012-01-10' },
      LesMomenten: [
        {
          Datum: '2012-01-10',
          AanvangUur: '09:00',
          EindUur: '12:00',
          Aanwezigheidsduur: '3',
          Aanwezigheid: 'AANWEZIG',
        },
        { Datum: '2012-01-11', Aanwezigheidsduur: '0', Aanwezigheid: 'AFWEZIG' },
        { Datum: '2012-01-12', Aanwezigheidsduur: '0', Aanwezigheid: 'VERANTW_AFWE' },
      ],
    });
  });

  it('has an entry a module of a NT2 course, the lessons with the first', () => {
    const Participaties = [{ Lesmoment: { Datum: '2012-01-10' }, Aanwezigheid: { code: 'AANWEZIG' } }];
    const publiek = run();
    const cursus = {
      Opleiding: { Type: { code: 'NT2_R1' } },
      Inschrijvingsgegevens: {
        Periode: { Begin: '2012-01-09' },
        Status: { code: 'INGESCHREVEN' },
        Resultaat: { code: 'ZZ' },
      },
      Modules: [
        { Type: { code: 'M1' }, KBICentrum: { Ondernemingsnummer: '0543307391' } },
        { Type: { code: 'M2' }, Periode: { Begin: '2012-02-01' } },
      ],
      Participaties,
    };
    const shared = { Opleiding: { code: 'NT2_R1' }, Status: 'INGESCHREVEN' };
    expect(toVormingsActiviteiten(publiek, under('TO_A1', cursus))?.NT2Cursussen).to.deep.equal([
      {
        ...shared,
        Centrum: { ExternID: '0543307391' },
        Module: { code: 'M1' },
        Periode: { Begin: '2012-01-09' },
        LesMomenten: [{ Datum: '2012-01-10', Aanwezigheid: 'AANWEZIG' }],
      },
      { ...shared, Module: { code: 'M2' }, Periode: { Begin: '2012-02-01' } },
    ]);
    expect(withheld(publiek)).to.have.length(1);
  });

  it('tells whether a career course was completed', () => {
    const cursus = (code: string) => ({ Inschrijvingsgegevens: { Resultaat: { code } } });
    const voldaan = (code: string) =>
      toVormingsActiviteiten(run(), under('TO_OB_ELO', cursus(code)))?.PLOCursussen?.[0]?.Besluit?.Voldaan;
    expect([voldaan('GESLAAGD'), voldaan('NT_GESLAAGD')]).to.deep.equal([true, false]);
    const publiek = run();
    const Participaties = [{ Lesmoment: { Datum: '2012-01-10' }, Aanwezigheid: { code: 'AANWEZIG' } }];
    toVormingsActiviteiten(publiek, under('TO_OB_ELO', { Participaties }));
    expect(withheld(publiek)[0]).to.match(/Cursus\[1\]\/Participaties: geen-plaats-in-publiek-schema$/);
    expect(toVormingsActiviteiten(run(), undefined)).to.equal(undefined);
  });
});

describe('toAfgelegdeTesten', () => {
  const test = (code: string): TestElement => ({ Type: { code }, Datum: '2012-05-01' });
  const idsOf = (INSZ: string, ...Testen: readonly TestElement[]) =>
    toAfgelegdeTesten({ INSZ, BehaaldeNiveaus: { Testen } })?.map(({ ID }) => ID);

  it('gives a test the same ID in every answer, whatever stands beside it', () => {
    const [alone] = idsOf('1', test('COVAAR')) ?? [];
    expect(alone).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(idsOf('1', test('EINDTEST'), test('COVAAR'))?.[1]).to.equal(alone);
    expect(idsOf('2', test('COVAAR'))?.[0]).not.to.equal(alone);
    expect(new Set(idsOf('1', test('COVAAR'), test('COVAAR'))).size).to.equal(2);
  });

  it('numbers them, and gives type, day and result', () => {
    const found = publiekOf().AfgelegdeTesten;
    expect(found?.map(({ Nummer, Datum, Resultaat }) => [Nummer, Datum, Resultaat])).to.deep.equal([
      ['1', '2012-05-01', '72'],
    ]);
    expect(toAfgelegdeTesten({ INSZ: '1' })).to.equal(undefined);
  });

  it('makes UUIDs of the kind that a maker defines (version 8)', () => {
    expect(uuidOf('a')).to.match(/^.{14}8.{4}a/);
    expect(uuidOf('b')).not.to.equal(uuidOf('a'));
  });
});
