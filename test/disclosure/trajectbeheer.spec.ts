// Cluster 11: the centre that follows the Traject today, with its contact person (A080, A058).
import { expect } from 'chai';
import type { TrajectBeheer, VestigingVerwijzing } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, GENT, geldigTotOf, pictureOf, traject } from './dossier.js';

const AALST: VestigingVerwijzing = { KBISleutel: 'AALST', TypeCentrum: 'CENTRUM' };
const beheer = (KBIVestiging: VestigingVerwijzing, Begin: string, Einde?: string): TrajectBeheer => ({
  KBIVestiging,
  Periode: Einde === undefined ? { Begin } : { Begin, Einde },
});

const shown = (...Beheer: TrajectBeheer[]): string | undefined =>
  pictureOf({ Trajecten: [traject({ Beheer })] }).Trajecten?.[0]?.KBIVestiging?.KBISleutel;

describe('discloseTrajectbeheer', () => {
  const cases: readonly (readonly [string, readonly TrajectBeheer[], string | undefined])[] = [
    ['gives the centre on its last day', [beheer(GENT, '2012-01-01', '2012-09-03')], 'A1B2C3D4'],
    ['withholds it the day after', [beheer(GENT, '2012-01-01', '2012-09-02')], undefined],
    ['gives the centre on its first day', [beheer(AALST, '2012-09-03')], 'AALST'],
    ['withholds the centre of tomorrow', [beheer(AALST, '2012-09-04')], undefined],
    ['gives the later of two at once', [beheer(AALST, '2012-05-01'), beheer(GENT, '2012-01-01')], 'AALST'],
  ];
  for (const [title, rows, expected] of cases) {
    it(title, () => expect(shown(...rows)).to.equal(expected));
  }

  it('gives the contact person', () => {
    const vestiging = pictureOf().Trajecten?.[0]?.KBIVestiging;
    expect(vestiging).to.deep.equal({
      KBISleutel: 'A1B2C3D4',
      Ondernemingsnummer: '0543307391',
      TypeCentrum: 'LOKET',
      Contactpersoon: GENT.Contactpersonen,
    });
  });

  it('tells which centre it withheld', () => {
    const Trajecten = [traject({ Beheer: [beheer(AALST, '2012-01-01', '2012-05-31'), beheer(GENT, '2012-06-01')] })];
    expect(decisionsOn('Trajecten/Traject[1]/KBIVestiging', { Trajecten })).to.deep.equal([
      'onthouden Trajecten/Traject[1]/KBIVestiging[dossier 1] huidig-trajectbeheer',
      'gegeven Trajecten/Traject[1]/KBIVestiging huidig-trajectbeheer',
    ]);
  });

  it('is withheld when the ground does not give cluster 11', () => {
    expect(pictureOf({}, { clusters: [10] }).Trajecten?.[0]).not.to.have.property('KBIVestiging');
  });

  it('changes by time alone when another centre takes over, not when the same goes on', () => {
    const over = (next: VestigingVerwijzing) => ({
      Trajecten: [
        {
          Type: 'TT_IBVP',
          Periode: { Begin: '2012-01-01' },
          Beheer: [beheer(GENT, '2012-01-01', '2012-09-30'), beheer(next, '2012-10-01')],
        },
      ],
    });
    expect(geldigTotOf(over(AALST))).to.equal('2012-10-01');
    expect(geldigTotOf(over(GENT))).to.equal(undefined);
  });
});
