// The collector: which clusters a ground gives, decisions with their paragraph, and the first day that changes the picture.
import { expect } from 'chai';
import fc from 'fast-check';
import { disclose } from '../../src/disclosure/disclose.js';
import {
  changesOn,
  dayAfter,
  gives,
  hasHappened,
  isOnGround,
  startTrace,
  watch,
  withhold,
} from '../../src/disclosure/trace.js';
import type { KBIDossier } from '../../src/domain/kbi/KBIDossier.js';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import { anyDossier } from './arbitrary-dossier.js';
import { ALLE_CLUSTERS, context, VANDAAG } from './dossier.js';

const start = (clusters: readonly number[] = [1, 17]) => startTrace(context({ clusters }));

describe('the ground', () => {
  it('gives the clusters it names and no other', () => {
    const given = (clusters: readonly number[]) =>
      Array.from({ length: 40 }, (_, cluster) => cluster).filter(
        (cluster) => cluster < 18 && gives(start(clusters), cluster),
      );
    expect(given([1, 17])).to.deep.equal([1, 17]);
    expect(given([])).to.deep.equal([]);
  });

  it('takes no number outside the seventeen for one within', () => {
    const trace = start([0, 18, 33, 34, -31]);
    for (let cluster = 0; cluster <= 18; cluster += 1) expect(gives(trace, cluster)).to.equal(false);
  });

  it('withholds with the paragraph of the cluster', () => {
    const trace = start();
    expect(isOnGround(trace, 1, 'Regie')).to.equal(true);
    expect(isOnGround(trace, 5, 'Aanmeldingsgegevens')).to.equal(false);
    expect(trace.decisions).to.deep.equal([
      {
        pad: 'Aanmeldingsgegevens',
        cluster: 5,
        besluit: 'onthouden',
        regel: 'cluster-niet-op-grond',
        paragraaf: '002 §61.5',
        invoer: { cluster: 5 },
      },
    ]);
  });
});

describe('a decision', () => {
  it('takes the paragraph of its rule before that of the cluster', () => {
    const trace = start();
    withhold(trace, 'X', 4, 'geen-rechtsgrond', {});
    withhold(trace, 'X', 4, 'vier-attesten', {});
    expect(trace.decisions.map(({ paragraaf }) => paragraaf)).to.deep.equal(['002 §61', '002 §61.4']);
  });
});

describe('the horizon', () => {
  it('keeps the earliest day', () => {
    const trace = start();
    changesOn(trace, '2012-10-01');
    changesOn(trace, '2012-09-20');
    changesOn(trace, '2012-11-01');
    expect(trace.horizon).to.equal('2012-09-20');
  });

  it('is the day of a fact to come, and not of one that happened', () => {
    const trace = start();
    expect(hasHappened(trace, '2012-09-03', 'X', 1)).to.equal(true);
    expect(hasHappened(trace, undefined, 'X', 1)).to.equal(true);
    expect(trace.horizon).to.equal(undefined);
    expect(hasHappened(trace, '2012-09-04', 'X', 1)).to.equal(false);
    expect(trace.horizon).to.equal('2012-09-04');
  });

  it('is the first day on which a view differs, days of the past and equal days passed over', () => {
    const trace = start();
    const seen: string[] = [];
    watch(trace, ['2012-12-01', '2012-01-01', undefined, '2012-10-01', '2012-11-01'], (dag) => {
      seen.push(dag);
      return dag >= '2012-11-01' ? 1 : 0;
    });
    expect(trace.horizon).to.equal('2012-11-01');
    expect(seen).to.deep.equal(['2012-09-03', '2012-10-01', '2012-11-01']);
  });

  it('does not look beyond an earlier change', () => {
    const trace = start();
    changesOn(trace, '2012-09-10');
    watch(trace, ['2012-09-10', '2012-10-01'], (dag) => dag);
    expect(trace.horizon).to.equal('2012-09-10');
  });

  for (const [einde, after] of [
    ['2012-09-02', undefined],
    ['2012-09-03', '2012-09-04'],
    ['2012-12-31', '2013-01-01'],
    ['9999-12-31', undefined],
    [undefined, undefined],
  ] as const) {
    it(`counts ${after} as the day after an end of ${einde}`, () => expect(dayAfter(start(), einde)).to.equal(after));
  }
});

describe('geldigTot', () => {
  const pictureOn = (random: KBIDossier, vandaag: string): string =>
    JSON.stringify(disclose(random, context({ vandaag })).picture) ?? 'not known';

  it('is the first day on which time can change the picture: never too late, and seldom one on which two changes cancel out', () => {
    let defined = 0;
    let differs = 0;
    fc.assert(
      fc.property(anyDossier, (random) => {
        const { geldigTot } = disclose(random, context());
        const now = pictureOn(random, VANDAAG);
        // Every date of these dossiers lies within three weeks, or makes an Aanmelding expire within 400 days.
        const last = geldigTot ?? plusDagen(VANDAAG, 400);
        for (let dag = plusDagen(VANDAAG, 1); dag < last; dag = plusDagen(dag, 1)) {
          if (pictureOn(random, dag) !== now) expect.fail(`changes on ${dag}, said ${geldigTot}`);
        }
        if (geldigTot === undefined) return;
        defined += 1;
        expect(geldigTot > VANDAAG).to.equal(true);
        if (pictureOn(random, geldigTot) !== now) differs += 1;
      }),
      { numRuns: 400 },
    );
    expect(defined).to.be.greaterThan(100);
    expect(differs / defined).to.be.greaterThan(0.95);
  });

  it('holds from any day, also on a ground that gives only some clusters', () => {
    fc.assert(
      fc.property(
        anyDossier,
        fc.subarray([...ALLE_CLUSTERS]),
        fc.integer({ min: 0, max: 8 }),
        fc.boolean(),
        (random, clusters, days, opschortingSluitInbreuk) => {
          const vandaag = plusDagen(VANDAAG, days);
          const asked = { clusters, standen: { opschortingSluitInbreuk } };
          const on = (dag: string) => JSON.stringify(disclose(random, context({ ...asked, vandaag: dag })).picture);
          const { geldigTot } = disclose(random, context({ ...asked, vandaag }));
          if (geldigTot !== undefined) expect(on(geldigTot)).not.to.equal(on(vandaag));
          const last = geldigTot ?? plusDagen(vandaag, 20);
          for (let dag = vandaag; dag < last && dag < '2012-10-01'; dag = plusDagen(dag, 1)) {
            if (on(dag) !== on(vandaag)) expect.fail(`changes on ${dag}, said ${geldigTot}`);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
