import { expect } from 'chai';
import { isOver, nextAttempt, SCHEDULE, type Schedule, steadyJitter } from '../../src/callbacks/schedule.js';

const LETTER = { GebeurtenisId: '00000000-0000-4000-8000-000000000001' };
const flat: Schedule = { ...SCHEDULE, jitter: () => 1 };

describe('the schedule of attempts', () => {
  const steps: readonly (readonly [number, number])[] = [
    [0, 5],
    [1, 5],
    [2, 10],
    [3, 20],
    [11, 5120],
    [12, 10_240],
    [13, 14_400],
    [5000, 14_400],
  ];
  for (const [poging, seconds] of steps)
    it(`waits ${seconds} s at most after attempt ${poging}`, () =>
      expect(nextAttempt(LETTER, poging, 1_000, flat)).to.equal(1_000 + seconds * 1000));

  it('waits half as long when jitter has it so, and never less', () => {
    expect(nextAttempt(LETTER, 2, 0, { ...SCHEDULE, jitter: () => 0 })).to.equal(5_000);
  });
  it('goes on for days before a letter is given up', () => {
    let now = 0;
    let pogingen = 0;
    while (!isOver({ eerstePoging: 0 }, now, flat)) {
      pogingen += 1;
      now = nextAttempt(LETTER, pogingen, now, flat);
    }
    expect(now).to.be.within(7 * 86_400_000, 7.2 * 86_400_000);
    expect(pogingen).to.be.within(40, 80);
  });
  it('gives nothing up that never failed', () => {
    expect(isOver({ eerstePoging: undefined }, Number.MAX_SAFE_INTEGER, SCHEDULE)).to.equal(false);
  });
});

describe('steadyJitter', () => {
  it('is the same for the same attempt, and spreads letters and attempts over the whole width', () => {
    expect(steadyJitter(LETTER, 3)).to.equal(steadyJitter(LETTER, 3));
    const all = Array.from({ length: 1000 }, (_, i) => steadyJitter({ GebeurtenisId: String(i % 100) }, i));
    expect(new Set(all).size).to.equal(1000);
    for (const low of [0, 0.25, 0.5, 0.75])
      expect(all.filter((value) => value >= low && value < low + 0.25).length, String(low)).to.be.within(190, 310);
  });
});
