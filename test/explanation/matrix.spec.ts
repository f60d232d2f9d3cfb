// Cells are counts of decisions, and a difference is another verdict or another rule on the same path.
import { expect } from 'chai';
import type { Decision } from '../../src/disclosure/decision.js';
import type { Explanation } from '../../src/explanation/explain.js';
import { countConditions, diffExplanations, foldChanges, matrixRow } from '../../src/explanation/matrix.js';

const decision = (cluster: number, besluit: Decision['besluit'], regel: string, pad = 'x'): Decision => ({
  ...{ pad, cluster, besluit, regel, paragraaf: `002 §61.${cluster}`, invoer: {} },
});
const explanation = (...decisions: Decision[]): Explanation => ({
  ...{
    partner: 'ocmw-gent',
    stroom: 'KBIDossiers',
    Hoedanigheid: '17001',
    INSZ: '1',
    dag: '2012-09-03',
    uitkomst: 'DATA',
  },
  ...{ grond: '002', doeleinden: [], rijen: [], inschrijvingen: undefined },
  decisions,
});

describe('the matrix of clusters', () => {
  const standOf = (...decisions: Decision[]) => matrixRow(explanation(...decisions)).cellen[0];
  const cases: readonly (readonly [string, readonly Decision[], string, readonly string[]])[] = [
    ['given', [decision(1, 'gegeven', 'a')], 'GEGEVEN', []],
    ['given in part', [decision(1, 'gegeven', 'a'), decision(1, 'onthouden', 'b')], 'DEELS', ['b']],
    ['withheld by a condition', [decision(1, 'onthouden', 'b'), decision(1, 'onthouden', 'b')], 'ONTHOUDEN', ['b']],
    [
      'not on the ground',
      [decision(1, 'onthouden', 'cluster-niet-op-grond')],
      'NIET_OP_GROND',
      ['cluster-niet-op-grond'],
    ],
    ['without data', [decision(2, 'gegeven', 'a')], 'GEEN_GEGEVENS', []],
    [
      'given, beside what only explains',
      [decision(1, 'gegeven', 'a'), decision(1, 'onthouden', 'deelnamestatus')],
      'GEGEVEN',
      [],
    ],
  ];
  for (const [what, decisions, stand, voorwaarden] of cases)
    it(`tells ${what}`, () => expect(standOf(...decisions)).to.deep.equal({ cluster: 1, stand, voorwaarden }));
  it('has seventeen cells', () => expect(matrixRow(explanation()).cellen).to.have.length(17));
  it('counts persons for each condition, not decisions', () => {
    const twice = explanation(
      decision(3, 'onthouden', 'b'),
      decision(3, 'onthouden', 'b'),
      decision(3, 'gegeven', 'b'),
    );
    const counted = countConditions([twice, explanation(decision(3, 'gegeven', 'b'), decision(1, 'gegeven', 'a'))]);
    expect(counted).to.deep.equal([
      { regel: 'a', paragraaf: '002 §61.1', cluster: 1, gegeven: 1, onthouden: 0 },
      { regel: 'b', paragraaf: '002 §61.3', cluster: 3, gegeven: 2, onthouden: 1 },
    ]);
  });
});

describe('the difference of two explanations', () => {
  const rij = (pad: string, besluit: Decision['besluit'], regel = 'r', invoer = {}) => ({
    pad,
    besluit,
    regel,
    paragraaf: '',
    invoer,
  });
  it('is another verdict, another rule, or a path that only one has; other facts are none', () => {
    const van = [
      rij('A', 'gegeven'),
      rij('B', 'gegeven'),
      rij('C', 'gegeven', 'r', { dagen: 1 }),
      rij('D', 'onthouden'),
    ];
    const naar = [
      rij('A', 'onthouden'),
      rij('B', 'gegeven', 's'),
      rij('C', 'gegeven', 'r', { dagen: 2 }),
      rij('E', 'gegeven'),
    ];
    expect(diffExplanations(van, naar).map(({ pad, van, naar }) => [pad, van?.besluit, naar?.besluit])).to.deep.equal([
      ['A', 'gegeven', 'onthouden'],
      ['B', 'gegeven', 'gegeven'],
      ['D', 'onthouden', undefined],
      ['E', undefined, 'gegeven'],
    ]);
    expect(diffExplanations(van, van)).to.deep.equal([]);
  });
  it('folds what changed as a whole', () => {
    const changes = diffExplanations(
      [],
      [rij('A', 'gegeven'), rij('A/B', 'gegeven'), rij('A/B/C', 'gegeven'), rij('A/D', 'onthouden')],
    );
    expect(foldChanges(changes).map(({ pad }) => pad)).to.deep.equal(['A', 'A/D']);
  });
});
