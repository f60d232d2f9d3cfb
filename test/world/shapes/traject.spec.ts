import { expect } from 'chai';
import { traject } from '../../../src/world/shapes/traject.js';
import { cast, missedLeaves } from '../cast.js';

const vestiging = { KBISleutel: 'ab', TypeCentrum: 'LOKET' };
const Periode = { Begin: '2012-01-01', Einde: '2012-02-01' };
const besluit = { Code: 'VO', Reden: 'R', Opmerking: 'o', Datum: '2012-01-01', DatumLaatsteWijziging: '2012-01-01' };
const full = {
  Type: 'TT_IBVP',
  Periode,
  Status: 'OP',
  RedenEinde: 'ANDERE',
  Besluiten: [besluit],
  Perspectieven: [{ Waarde: 'SOCIAAL', Periode, Reden: 'EIGEN_KEUZE' }],
  Beheer: [{ KBIVestiging: vestiging, Periode }],
  Sanctioneringsbevoegdheden: [{ Partner: 'OCMW', Geldigheid: Periode, OCMW: '0212214125' }],
  Trajectonderdelen: [
    {
      Type: 'TO_A1',
      Periode,
      Vrijstelling: { Reden: 'EU_BURGER', Datum: '2012-01-01' },
      Opmerking: 'o',
      Besluiten: [besluit],
      Opschortingen: [{ Periode, Type: 'T', Reden: 'WERK' }],
      Cursussen: [
        {
          Domein: 'NT2',
          Opleiding: 'NT2_R1',
          Inschrijving: {
            Periode,
            TeBehalenAanwezigheidsGraad: 79.5,
            Uitstapreden: 'WERK',
            Resultaat: 'GESLAAGD',
            Richtgraad: '1.1',
            Status: 'INGESCHREVEN',
          },
          Modules: [{ Type: 'NT2_A1_1', KBIVestiging: vestiging, Cursusnummer: '1', Periode, AantalLestijden: 60 }],
          Participaties: [
            { Datum: '2012-01-01', Van: '09:00', Tot: '10:00', Lestijden: 1.5, Aanwezigheid: 'AANWEZIG' },
          ],
        },
      ],
    },
  ],
  Inbreukdossiers: [
    {
      Dossiernummer: '1',
      Bestemmeling: 'OCMW',
      Type: '5',
      Vaststelling: '2012-01-01',
      Rechtzetting: '2012-01-02',
      GeenGevolg: '2012-01-03',
    },
  ],
};

describe('traject', () => {
  it('looks at every field', () => {
    expect(traject(full)).to.equal(undefined);
    expect(missedLeaves(traject, full)).to.deep.equal([]);
  });

  it('takes every Traject of the house', () => {
    for (const row of cast().flatMap(({ dossier }) => dossier?.Trajecten ?? []))
      expect(traject(row)).to.equal(undefined);
  });

  it('refuses an attendance it does not know, deep inside', () => {
    const text = JSON.stringify(full).replace('AANWEZIG"', 'ZIEK"');
    expect(traject(JSON.parse(text))?.path).to.equal('Trajectonderdelen[0].Cursussen[0].Participaties[0].Aanwezigheid');
  });
});
