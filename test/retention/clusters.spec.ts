import { expect } from 'chai';
import { clustersIn, wipeClusters } from '../../src/retention/clusters.js';
import { ALLE_CLUSTERS, dossier, onderdeel, traject } from '../disclosure/dossier.js';

const DAG = '2030-01-01';
const ended = { Periode: { Begin: '2012-01-01', Einde: '2012-02-01' }, Reden: 'ZIEKTE' };
const running = { Periode: { Begin: '2012-01-01' }, Reden: 'ZIEKTE' };
const full = dossier({ Trajecten: [traject({ Trajectonderdelen: [onderdeel({ Opschortingen: [ended] })] })] });
const only = (...clusters: number[]) => wipeClusters(full, new Set(clusters), DAG);

describe('clustersIn', () => {
  it('finds all seventeen in a full dossier, and none in an empty one', () => {
    expect(clustersIn(full)).to.deep.equal(ALLE_CLUSTERS);
    expect(clustersIn({ INSZ: full.INSZ, Hoedanigheden: full.Hoedanigheden, Regie: [] })).to.deep.equal([]);
  });
});

describe('wipeClusters', () => {
  for (const cluster of ALLE_CLUSTERS.filter((one) => one !== 10 && one !== 13))
    it(`takes out cluster ${cluster} and no other`, () => {
      const { dossier: left, wiped } = only(cluster);
      expect(wiped).to.deep.equal([cluster]);
      expect(clustersIn(left)).to.deep.equal(ALLE_CLUSTERS.filter((one) => one !== cluster));
      expect(clustersIn(full), 'the given one stays as it was').to.deep.equal(ALLE_CLUSTERS);
    });
  it('leaves a carrier while it carries what stays', () => {
    expect(only(13, 14).wiped).to.deep.equal([14]);
    expect(only(13, 14, 15).wiped).to.deep.equal([13, 14, 15]);
    expect(only(10, 9, 11, 12).wiped).to.deep.equal([9, 11, 12]);
    expect(only(10, 13).dossier).to.equal(full);
  });
  it('takes a Traject with everything under it once all of it is due, and leaves who the person is in KBI', () => {
    const { dossier: left } = only(...ALLE_CLUSTERS);
    expect(Object.keys(left).sort()).to.deep.equal(
      Object.keys(full)
        .filter((naam) => ['INSZ', 'Hoedanigheden', 'AfsluitenDossier', 'Bewaring'].includes(naam))
        .sort(),
    );
  });
  it('keeps an Opschorting that runs, and what carries it', () => {
    const held = dossier({
      Trajecten: [traject({ Trajectonderdelen: [onderdeel({ Opschortingen: [ended, running] })] })],
    });
    const { dossier: left } = wipeClusters(held, new Set(ALLE_CLUSTERS), DAG);
    expect(clustersIn(left)).to.deep.equal([10, 13, 14]);
    expect(left.Trajecten?.[0]?.Trajectonderdelen?.[0]?.Opschortingen).to.deep.equal([running]);
  });
  it('gives the same dossier back when nothing is due', () => {
    expect(only().dossier).to.equal(full);
    const { Gesprekken: _, ...rest } = full;
    expect(wipeClusters(rest, new Set([17]), DAG)).to.deep.equal({ dossier: rest, wiped: [] });
  });
});
