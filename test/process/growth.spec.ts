import { expect } from 'chai';
import { createGrowth } from '../../src/process/growth.js';

describe('the growth of a worker', () => {
  const told = (
    mostMB: number,
    said: readonly (readonly [servedMs: number, megabytes: number])[],
  ): readonly boolean[] => {
    const growth = createGrowth({ mostMB, settleMs: 1000 });
    const worker = {};
    return said.map(([servedMs, megabytes]) => growth(worker, megabytes, servedMs));
  };

  const cases: readonly (readonly [string, number, readonly (readonly [number, number])[], readonly boolean[]])[] = [
    [
      'counts from what it had after settling, not from its start',
      60,
      [
        [10, 100],
        [999, 190],
        [1000, 200],
        [2000, 260],
      ],
      [false, false, false, false],
    ],
    [
      'is too much above the setting',
      60,
      [
        [1000, 200],
        [2000, 261],
        [3000, 262],
      ],
      [false, true, true],
    ],
    [
      'is forgiven when it shrinks again',
      60,
      [
        [1000, 200],
        [2000, 261],
        [3000, 210],
      ],
      [false, true, false],
    ],
    [
      'does not matter with 0',
      0,
      [
        [1000, 200],
        [2000, 9000],
      ],
      [false, false],
    ],
  ];
  for (const [title, mostMB, said, expected] of cases) {
    it(title, () => {
      expect(told(mostMB, said)).to.deep.equal(expected);
    });
  }

  it('is known of each worker apart', () => {
    const growth = createGrowth({ mostMB: 60, settleMs: 0 });
    const [small, large] = [{}, {}];
    expect([growth(small, 100, 1), growth(large, 300, 1), growth(small, 161, 2), growth(large, 301, 2)]).to.deep.equal([
      ...[false, false, true, false],
    ]);
  });
});
