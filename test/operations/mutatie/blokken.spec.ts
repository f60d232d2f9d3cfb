// Where the blocks of a dossier are more than a change of names; the names are held against the schemas in streams/mutatie.
import { expect } from 'chai';
import type { HoedanigheidKBI } from '../../../src/domain/kbi/DossierKBI.js';
import type { KBIDossier, Regie } from '../../../src/domain/kbi/KBIDossier.js';
import { mapBlokken, mapRegie } from '../../../src/operations/mutatie/blokken.js';
import { insz } from '../../store/samples.js';

const LOOK = { findCentrum: () => undefined, findCode: (_: string, words: string) => words };
const regie = (Partner: Regie['Partner'], Sinds: string, Tot?: string): Regie => ({
  Partner,
  Sinds,
  ...(Tot === undefined ? {} : { Tot }),
});
const named = (code: string, DatumGeldigheid: string): HoedanigheidKBI => ({ Regie: { code, DatumGeldigheid } });

describe('mapRegie', () => {
  const cases: readonly (readonly [string, readonly HoedanigheidKBI[], readonly Regie[], readonly Regie[]])[] = [
    ['a first one', [named('VDAB', '2012-01-01')], [], [regie('VDAB', '2012-01-01')]],
    ['the same one again', [named('VDAB', '2012-01-01')], [regie('VDAB', '2012-01-01')], [regie('VDAB', '2012-01-01')]],
    [
      'another, which ends the one before',
      [named('HVN', '2012-03-01')],
      [regie('VDAB', '2012-01-01')],
      [regie('VDAB', '2012-01-01', '2012-02-29'), regie('HVN', '2012-03-01')],
    ],
    [
      'an end that was known already',
      [named('HVN', '2012-03-01')],
      [regie('VDAB', '2012-01-01', '2012-01-31')],
      [regie('VDAB', '2012-01-01', '2012-01-31'), regie('HVN', '2012-03-01')],
    ],
    [
      'none: what still ran is gone, what ended stays',
      [{}],
      [regie('HVN', '2011-01-01', '2011-12-31'), regie('VDAB', '2012-01-01')],
      [regie('HVN', '2011-01-01', '2011-12-31')],
    ],
  ];
  for (const [wat, read, stored, expected] of cases)
    it(`takes ${wat}`, () => expect(mapRegie(read, stored, LOOK)).to.deep.equal(expected));
});

describe('mapBlokken', () => {
  const gesprek = {
    ...{ Tijdstip: '2012-06-18T14:00:00+02:00', KBIVestiging: { KBISleutel: 'a', TypeCentrum: 'LOKET' } as const },
    ...{ GenoteerdDoor: { Achternaam: 'De Smet' }, Bestemmeling: 'OCMW' as const, Tekst: 'oud' },
  };
  const stored: KBIDossier = { INSZ: insz(1), Hoedanigheden: [], Gesprekken: [gesprek] };

  it('takes a remark as the text of the conversation of that day for the same receiver', () => {
    const OpmerkingenBijDossier = [{ Bestemmeling: 'OCMW', Datum: '2012-06-18', Opmerking: 'nieuw' }];
    expect(mapBlokken([{ OpmerkingenBijDossier }], stored, LOOK).Gesprekken).to.deep.equal([
      { ...gesprek, Tekst: 'nieuw' },
    ]);
  });

  it('leaves a new remark without time, centre and worker, for the check to refuse', () => {
    const OpmerkingenBijDossier = [{ Bestemmeling: 'VDAB', Datum: '2012-06-18', Opmerking: 'nieuw' }];
    expect(mapBlokken([{ OpmerkingenBijDossier }], stored, LOOK).Gesprekken).to.deep.equal([
      { Bestemmeling: 'VDAB', Tekst: 'nieuw' },
    ]);
  });

  it('gathers what stands under several Hoedanigheden', () => {
    const read: readonly HoedanigheidKBI[] = [
      { Hoedanigheidscode: 'INBURGERAAR', Periode: { Begin: '2012-01-01' }, Testen: [{ Type: 'A' }] },
      { Hoedanigheidscode: 'NT2_CURSIST', Periode: { Begin: '2011-01-01' }, Testen: [{ Type: 'B' }] },
    ];
    expect(mapBlokken(read, undefined, LOOK)).to.deep.equal({
      Hoedanigheden: [
        { Code: 'INBURGERAAR', Periode: { Begin: '2012-01-01' } },
        { Code: 'NT2_CURSIST', Periode: { Begin: '2011-01-01' } },
      ],
      Testen: [{ Type: 'A' }, { Type: 'B' }],
    });
  });

  it('names a new contract by its Soort and day', () => {
    const Contracten = [{ Soort: 'MOEDER', Datum: '2012-01-01', Type: 'IC11G' }];
    const found = mapBlokken([{ Inburgeringsgegevens: { Contractgegevens: { Contracten } } }], undefined, LOOK);
    expect(found.Contracten).to.deep.equal([
      { Id: 'MOEDER-2012-01-01', Soort: 'MOEDER', ModelCode: 'IC11G', DatumOndertekening: '2012-01-01' },
    ]);
  });
});
