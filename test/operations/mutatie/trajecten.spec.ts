// What the public element cannot say of a Traject; that it says the rest is shown over all fixtures in streams/mutatie.
import { expect } from 'chai';
import type { CursusKBI, TrajectKBI } from '../../../src/domain/kbi/DossierKBI.js';
import type { Participatie, Traject } from '../../../src/domain/kbi/KBIDossier.js';
import { mapTrajecten } from '../../../src/operations/mutatie/trajecten.js';

const LOOK = { findCentrum: () => undefined, findCode: (_: string, words: string) => words.toUpperCase() };
const les = (Datum: string, Aanwezigheid: Participatie['Aanwezigheid'] = 'AANWEZIG'): Participatie => ({
  ...{ Datum, Van: '09:00', Tot: '11:45', Lestijden: 3, Aanwezigheid },
});
const STORED: Traject = {
  Type: 'TT_IBVP',
  Periode: { Begin: '2012-01-01' },
  Status: 'LT',
  Sanctioneringsbevoegdheden: [{ Partner: 'VDAB', Geldigheid: { Begin: '2012-01-01' } }],
  Trajectonderdelen: [
    {
      Type: 'TO_OB_MO',
      Opmerking: 'in het Arabisch',
      Cursussen: [
        {
          Domein: 'MO',
          Opleiding: 'X1',
          Inschrijving: {},
          Participaties: [les('2012-01-09'), les('2012-01-11', 'AFWEZIG')],
        },
      ],
    },
  ],
};
const announced = (cursus: CursusKBI): TrajectKBI => ({
  Periode: { Begin: '2012-01-01', Einde: '2012-08-31' },
  Perspectieven: [{ Beschrijving: 'sociaal' }],
  Trajectonderdelen: [{ Type: 'TO_OB_MO', Cursussen: [cursus] }],
});
const one = (traject: TrajectKBI, stored: readonly Traject[] = [STORED]) => mapTrajecten([traject], stored, LOOK)[0];
const lessons = (cursus: CursusKBI) => {
  const traject = one(announced({ Opleiding: { Type: 'X1' }, ...cursus })) as unknown as Traject;
  return traject.Trajectonderdelen?.[0]?.Cursussen?.[0]?.Participaties?.map(
    ({ Datum, Aanwezigheid }) => `${Datum} ${Aanwezigheid}`,
  );
};

describe('mapTrajecten', () => {
  it('keeps type, status, sanctioning partner and remark of the Traject that begins on the same day', () => {
    const traject = one(announced({ Opleiding: { Type: 'X1' } }));
    expect(traject).to.deep.include({
      Type: 'TT_IBVP',
      Status: 'LT',
      Periode: { Begin: '2012-01-01', Einde: '2012-08-31' },
      Perspectieven: [{ Waarde: 'SOCIAAL' }],
      Sanctioneringsbevoegdheden: STORED.Sanctioneringsbevoegdheden,
    });
    expect(traject).to.have.nested.property('Trajectonderdelen[0].Opmerking', 'in het Arabisch');
  });

  it('leaves a new Traject without a type, for the check to refuse', () =>
    expect(one({ Periode: { Begin: '2012-02-02' } })).to.deep.equal({ Periode: { Begin: '2012-02-02' } }));

  it('knows the Domein of a new course by its Opleiding, when that says it', () => {
    const domein = (Type: string) => one(announced({ Opleiding: { Type } }), []);
    for (const [type, found] of [
      ['NT2_R1', 'NT2'],
      ['MO', 'MO'],
      ['LOB', undefined],
      ['X1', undefined],
    ] as const)
      expect((domein(type) as unknown as Traject).Trajectonderdelen?.[0]?.Cursussen?.[0]?.Domein, type).to.equal(found);
  });

  const absences: readonly (readonly [string, CursusKBI, readonly string[]])[] = [
    ['an absence that is gone was attendance', {}, ['2012-01-09 AANWEZIG', '2012-01-11 AANWEZIG']],
    [
      'an absence marks its lesson',
      { Afwezigheden: [{ Type: 'VERANTW_AFWE', Datum: '2012-01-09' }] },
      ['2012-01-09 VERANTW_AFWE', '2012-01-11 AANWEZIG'],
    ],
    [
      'an absence on a day without a lesson is one of its own',
      { Afwezigheden: [{ Type: 'AFWEZIG', Datum: '2012-01-16', AantalLestijden: 3 }] },
      ['2012-01-09 AANWEZIG', '2012-01-11 AANWEZIG', '2012-01-16 AFWEZIG'],
    ],
  ];
  for (const [wat, cursus, expected] of absences) it(wat, () => expect(lessons(cursus)).to.deep.equal(expected));
});
