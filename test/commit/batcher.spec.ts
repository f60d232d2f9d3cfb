// The batcher against hand-cranked turns of the event loop, so that waiting is counted and never timed.
import { expect } from 'chai';
import { type Batcher, type BatcherOptions, createBatcher, type Turns } from '../../src/commit/batcher.js';
import type { CommitUnit, UnitOutcome } from '../../src/commit/unit.js';
import { Fault } from '../../src/faults/fault.js';
import { refusal, unit } from '../store/samples.js';

/** Turns that happen when the test says so. `waits`: lengths of the waits that are running. */
const createCrank = () => {
  let soon: (() => void)[] = [];
  const waits = new Map<() => void, number>();
  const turns: Turns = {
    soon: (run) => {
      soon.push(run);
    },
    after: (ms, run) => {
      waits.set(run, ms);
      return () => {
        waits.delete(run);
      };
    },
  };
  return {
    turns,
    waits: (): number[] => [...waits.values()],
    turn: (): void => {
      const due = soon;
      soon = [];
      for (const run of due) run();
    },
    elapse: (): void => {
      for (const run of [...waits.keys()]) run();
      waits.clear();
    },
  };
};

const keys = (units: readonly CommitUnit[]): string => units.map(({ replayKeys }) => replayKeys[0]?.key).join();
const DURABLE: UnitOutcome = { kind: 'durable' };

describe('createBatcher', () => {
  let crank: ReturnType<typeof createCrank>;
  let flushed: string[];
  const make = (options: Partial<BatcherOptions> = {}): Batcher =>
    createBatcher({
      apply: (units) => {
        flushed.push(keys(units));
        return units.map(() => DURABLE);
      },
      turns: crank.turns,
      ...options,
    });
  const commitAll = (batcher: Batcher, ...names: string[]) => names.map((naam) => batcher.commit(unit(naam)));
  beforeEach(() => {
    crank = createCrank();
    flushed = [];
  });

  it('flushes a lone unit at the very next turn, each time', async () => {
    const batcher = make();
    for (const naam of ['a', 'b', 'c']) {
      const [result] = commitAll(batcher, naam);
      crank.turn();
      expect(await result).to.deep.equal({ kind: 'durable' });
    }
    expect(flushed).to.deep.equal(['a', 'b', 'c']);
    expect(crank.waits()).to.deep.equal([]);
  });
  it('lets units of the same turn share one transaction', async () => {
    const batcher = make();
    const results = commitAll(batcher, 'a', 'b', 'c');
    expect(flushed).to.deep.equal([]);
    crank.turn();
    await Promise.all(results);
    expect(flushed).to.deep.equal(['a,b,c']);
  });
  it('waits while it is busy and each turn brings more, and flushes at the first that does not', async () => {
    const batcher = make();
    commitAll(batcher, 'a', 'b');
    crank.turn();
    commitAll(batcher, 'c');
    crank.turn();
    commitAll(batcher, 'd', 'e');
    crank.turn();
    expect(flushed).to.deep.equal(['a,b']);
    crank.turn();
    expect(flushed).to.deep.equal(['a,b', 'c,d,e']);
    expect(crank.waits()).to.deep.equal([]);
  });
  it('waits no longer than the longest wait, however many arrive', () => {
    const batcher = make({ maxWaitMs: 3 });
    commitAll(batcher, 'a', 'b');
    crank.turn();
    for (const naam of ['c', 'd', 'e']) {
      commitAll(batcher, naam);
      crank.turn();
      expect(crank.waits()).to.deep.equal([3]);
    }
    crank.elapse();
    commitAll(batcher, 'f');
    crank.turn();
    expect(flushed).to.deep.equal(['a,b', 'c,d,e,f']);
  });
  it('puts no more than the largest number of units in one transaction and keeps their order', async () => {
    const batcher = make({ maxUnits: 3 });
    const results = commitAll(batcher, 'a', 'b', 'c', 'd', 'e', 'f', 'g');
    for (let i = 0; i < 5; i += 1) crank.turn();
    await Promise.all(results);
    expect(flushed).to.deep.equal(['a,b,c', 'd,e,f', 'g']);
  });
  it('refuses with OVERLOADED when the queue is full, and takes units again when it is not', async () => {
    const batcher = make({ maxQueue: 2 });
    const results = commitAll(batcher, 'a', 'b', 'c');
    expect(await refusal(results[2] as Promise<unknown>)).to.equal('OVERLOADED');
    crank.turn();
    const [later] = commitAll(batcher, 'd');
    crank.turn();
    crank.turn();
    expect(
      await Promise.all([results[0], results[1], later].map((result) => refusal(result as Promise<unknown>))),
    ).to.deep.equal(['none', 'none', 'none']);
    expect(flushed).to.deep.equal(['a,b', 'd']);
  });

  const outcomes: readonly (readonly [string, UnitOutcome | undefined, string])[] = [
    ['durable', { kind: 'durable' }, 'none'],
    ['a replay, which is an answer', { kind: 'replay' }, 'none'],
    ['a refusal of its own', { kind: 'failed', error: new Fault('INSZ_ONGELDIG', 'x') }, 'INSZ_ONGELDIG'],
    ['any other failure', { kind: 'failed', error: new RangeError('x') }, 'AUDIT_UNWRITABLE'],
    ['no outcome at all', undefined, 'AUDIT_UNWRITABLE'],
  ];
  for (const [title, outcome, key] of outcomes) {
    it(`hands ${title} to the unit it belongs to and to no other`, async () => {
      const batcher = make({ apply: () => [DURABLE, outcome as UnitOutcome] });
      const results = commitAll(batcher, 'a', 'b');
      crank.turn();
      expect(await results[0]).to.deep.equal(DURABLE);
      expect(await refusal(results[1] as Promise<unknown>)).to.equal(key);
      if (key === 'none') expect(await results[1]).to.deep.equal(outcome);
    });
  }
  it('rejects the whole flush when nothing could be made durable, and recovers with the next', async () => {
    let full = true;
    const batcher = make({
      apply: (units) => {
        if (full) throw new RangeError('disk');
        return units.map(() => DURABLE);
      },
    });
    const results = commitAll(batcher, 'a', 'b');
    crank.turn();
    expect(await Promise.all(results.map(refusal))).to.deep.equal(['AUDIT_UNWRITABLE', 'AUDIT_UNWRITABLE']);
    full = false;
    const [later] = commitAll(batcher, 'c');
    crank.turn();
    crank.turn();
    expect(await later).to.deep.equal(DURABLE);
  });
  it('is idle at once when nothing waits, and else when the last unit has its outcome', async () => {
    const batcher = make({ maxUnits: 1 });
    await batcher.idle();
    const order: string[] = [];
    for (const [i, result] of commitAll(batcher, 'a', 'b').entries()) void result.then(() => order.push(`unit ${i}`));
    const idle = batcher.idle().then(() => order.push('idle'));
    crank.turn();
    crank.turn();
    await idle;
    expect(order).to.deep.equal(['unit 0', 'unit 1', 'idle']);
  });
  it('commits what waits when it is closed and takes nothing more', async () => {
    const batcher = make();
    const [before] = commitAll(batcher, 'a');
    const closed = batcher.close();
    expect(await refusal(batcher.commit(unit('b')))).to.equal('AUDIT_UNWRITABLE');
    crank.turn();
    await closed;
    expect(await before).to.deep.equal(DURABLE);
    expect(flushed).to.deep.equal(['a']);
  });
  it('runs on the event loop when no turns are given', async () => {
    const batcher = make();
    const real = createBatcher({
      apply: (units) => {
        flushed.push(keys(units));
        return units.map(() => DURABLE);
      },
    });
    await Promise.all(commitAll(real, 'a', 'b'));
    await Promise.all(commitAll(real, 'c'));
    await real.idle();
    await batcher.idle();
    expect(flushed).to.deep.equal(['a,b', 'c']);
  });
});
