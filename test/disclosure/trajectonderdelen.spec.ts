// Cluster 13: exemption as yes or no, general remark; and the carrier of clusters 14 and 15 (A082, C.3.9).
import { expect } from 'chai';
import type { TrajectonderdeelElement } from '../../src/disclosure/picture.js';
import type { Trajectonderdeel } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, onderdeel, pictureOf, traject } from './dossier.js';

const PAD = 'Trajecten/Traject[1]/Trajectonderdelen';

const made = (changes: Partial<Trajectonderdeel>) => ({
  Trajecten: [traject({ Trajectonderdelen: [onderdeel(changes)] })],
});
const given = (changes: Partial<Trajectonderdeel>): TrajectonderdeelElement | undefined =>
  pictureOf(made(changes)).Trajecten?.[0]?.Trajectonderdelen?.[0];

describe('discloseTrajectonderdelen', () => {
  it('says no when there is no Vrijstelling', () => expect(given({})?.Vrijstelling).to.equal(false));

  const cases: readonly (readonly [string, NonNullable<Trajectonderdeel['Vrijstelling']>, boolean])[] = [
    ['without date', {}, true],
    ['of today', { Datum: '2012-09-03' }, true],
    ['of tomorrow', { Datum: '2012-09-04' }, false],
  ];
  for (const [title, Vrijstelling, vrij] of cases) {
    it(`says ${vrij ? 'yes' : 'no'} for a Vrijstelling ${title}`, () => {
      expect(given({ Vrijstelling })?.Vrijstelling).to.equal(vrij);
    });
  }

  it('gives yes and nothing more of a Vrijstelling', () => {
    const Vrijstelling = { Reden: 'DIPLOMA', Datum: '2012-02-02' };
    expect(JSON.stringify(given({ Vrijstelling }))).not.to.match(/DIPLOMA|2012-02-02/);
    expect(decisionsOn(`${PAD}/Trajectonderdeel[1]/Vrijstelling`, made({ Vrijstelling }))).to.deep.equal([
      `gegeven ${PAD}/Trajectonderdeel[1]/Vrijstelling vrijstelling-ja-of-nee`,
      `onthouden ${PAD}/Trajectonderdeel[1]/Vrijstelling/Reden vrijstelling-ja-of-nee`,
    ]);
  });

  it('tells that reason and date stay inside when there is either, and is silent when there is neither', () => {
    const withheld = (Vrijstelling: NonNullable<Trajectonderdeel['Vrijstelling']>): number =>
      decisionsOn(`${PAD}/Trajectonderdeel[1]/Vrijstelling/Reden`, made({ Vrijstelling })).length;
    expect([{ Reden: 'DIPLOMA' }, { Datum: '2012-02-02' }, {}].map(withheld)).to.deep.equal([1, 1, 0]);
  });

  it('gives type and general remark, never the period', () => {
    const element = given({});
    expect(element).to.deep.include({
      Type: { code: 'TO_OB_MO', Beschrijving: 'TrajectonderdeelType:TO_OB_MO' },
      Opmerking: 'Zoekt opvang voor de avondlessen.',
    });
    expect(element).not.to.have.property('Periode');
    expect(decisionsOn(`${PAD}/Trajectonderdeel[1]/Periode`)).to.deep.equal([
      `onthouden ${PAD}/Trajectonderdeel[1]/Periode geen-rechtsgrond`,
    ]);
  });

  it('withholds a remark that holds a number of a person', () => {
    expect(given({ Opmerking: 'Zie ook 85631490132' })).not.to.have.property('Opmerking');
  });

  it('withholds what hangs under it when the ground does not give cluster 13', () => {
    const asked = { clusters: [10, 14] };
    expect(pictureOf({}, asked).Trajecten?.[0]).not.to.have.property('Trajectonderdelen');
    expect(decisionsOn(PAD, {}, asked)).to.deep.equal([
      `onthouden ${PAD} cluster-niet-op-grond`,
      `onthouden ${PAD}/Trajectonderdeel/Opschortingen drager-niet-op-grond`,
      `onthouden ${PAD}/Trajectonderdeel/Cursussen cluster-niet-op-grond`,
    ]);
    const leeg = made({ Opschortingen: [], Cursussen: [] });
    expect(decisionsOn(PAD, leeg, asked)).to.deep.equal([`onthouden ${PAD} cluster-niet-op-grond`]);
  });

  it('changes by time alone on the day of a Vrijstelling to come', () => {
    const Trajectonderdelen = [{ Type: 'TO_OB_MO', Vrijstelling: { Datum: '2012-09-20' } }];
    expect(
      geldigTotOf({ Trajecten: [{ Type: 'TT_IBVP', Periode: { Begin: '2012-01-01' }, Trajectonderdelen }] }),
    ).to.equal('2012-09-20');
  });
});
