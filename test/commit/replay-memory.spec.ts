// The memory of replay keys against a plain Map that keeps every key for ever.
import { expect } from 'chai';
import fc from 'fast-check';
import { createReplayMemory, FINGERPRINT, fingerprintOf } from '../../src/commit/replay-memory.js';

const print = (key: string): Buffer => fingerprintOf({ key, tot: 0 });

/** One step of a run: a claim, or the end of a transaction that stands or falls. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ key: fc.nat(60), lasts: fc.nat(400), after: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constantFrom('keep' as const, 'back' as const) },
);

describe('the replay memory', () => {
  it('decides every claim as a map of all keys would, over generations, expiry and what was rolled back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const memory = createReplayMemory(16);
        let model = new Map<number, number>();
        let durable = new Map<number, number>();
        let now = 1_000;
        for (const one of steps) {
          if (one === 'keep') {
            memory.keep();
            durable = new Map(model);
          } else if (one === 'back') {
            memory.back(0);
            model = new Map(durable);
          } else {
            now += one.after;
            const free = (model.get(one.key) ?? Number.NEGATIVE_INFINITY) < now;
            expect(memory.claim(print(`${one.key}`), now + one.lasts, now)).to.equal(free);
            if (free) model.set(one.key, now + one.lasts);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives back only what was claimed after the mark', () => {
    const memory = createReplayMemory();
    memory.claim(print('a'), 100, 0);
    const mark = memory.mark();
    memory.claim(print('b'), 100, 0);
    memory.back(mark);
    expect([memory.claim(print('a'), 100, 0), memory.claim(print('b'), 100, 0)]).to.deep.equal([false, true]);
  });

  it('tells keys apart that begin in the same slot', () => {
    const memory = createReplayMemory(16);
    const at = (last: number): Buffer => Buffer.from([7, ...Buffer.alloc(FINGERPRINT - 2), last]);
    const claims = [1, 2, 3, 1, 2, 3].map((last) => memory.claim(at(last), 100, 0));
    expect(claims).to.deep.equal([true, true, true, false, false, false]);
  });

  it('takes the fingerprint of a key from all of it', () => {
    const prints = ['a b', 'a  b', 'ab ', 'a b '].map((key) => print(key).toString('hex'));
    expect(new Set(prints).size).to.equal(4);
    expect(prints.map((one) => one.length)).to.deep.equal([32, 32, 32, 32]);
  });
});
