// Group commit (ADR 0007): units of concurrent requests share one transaction, because one fsync costs the same for all.
// At once when the house is quiet; while it is busy, as long as every turn of the event loop brings more units,
// at most `maxWaitMs` or `maxUnits`. Trusts `apply` to be synchronous: all or nothing durable, or it throws.
import { Fault } from '../faults/fault.js';
import type { CommitOutcome, Committer, CommitUnit, UnitOutcome } from './unit.js';

/** The turns of the event loop: `soon` after the events at hand; `after` a number of ms, returning how to cancel. */
export type Turns = { soon(run: () => void): void; after(ms: number, run: () => void): () => void };

/** `apply`: makes units durable together. Limits: units a transaction, ms of waiting, units waiting before load is shed. */
export type BatcherOptions = {
  readonly apply: (units: readonly CommitUnit[]) => readonly UnitOutcome[];
  readonly turns?: Turns;
  readonly maxUnits?: number;
  readonly maxWaitMs?: number;
  readonly maxQueue?: number;
};

/** A committer of this process. `idle`: nothing waits. `close`: takes no more units and resolves when all have their outcome. */
export type Batcher = Committer & { idle(): Promise<void>; close(): Promise<void> };

/** One unit that waits for its outcome. */
type Waiting = {
  readonly unit: CommitUnit;
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (error: Fault) => void;
};

const EVENT_LOOP: Turns = {
  soon: (run) => {
    setImmediate(run);
  },
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const asFault = (error: unknown): Fault =>
  error instanceof Fault ? error : new Fault('AUDIT_UNWRITABLE', 'a unit could not be written', {}, error);

const settle = ({ resolve, reject }: Waiting, outcome: UnitOutcome | undefined): void => {
  if (outcome === undefined) reject(new Fault('AUDIT_UNWRITABLE', 'a unit was left without outcome'));
  else if (outcome.kind === 'failed') reject(asFault(outcome.error));
  else resolve(outcome);
};

/** Makes the committer. `commit` rejects with OVERLOADED (queue full), AUDIT_UNWRITABLE (not durable), or the unit's own Fault. */
export const createBatcher = (options: BatcherOptions): Batcher => {
  const { apply, turns = EVENT_LOOP, maxUnits = 64, maxWaitMs = 3, maxQueue = 4096 } = options;
  const queue: Waiting[] = [];
  let scheduled = false;
  let busy = false;
  let closed = false;
  let overdue = false;
  let cancelWait: (() => void) | undefined;
  let seen = 0;
  let idlers: (() => void)[] = [];

  const flush = (): void => {
    cancelWait?.();
    cancelWait = undefined;
    overdue = false;
    const batch = queue.splice(0, maxUnits);
    busy = batch.length > 1;
    try {
      const outcomes = apply(batch.map(({ unit }) => unit));
      for (const [i, waiting] of batch.entries()) settle(waiting, outcomes[i]);
    } catch (error) {
      const fault = asFault(error);
      for (const waiting of batch) waiting.reject(fault);
    }
  };

  const turn = (): void => {
    const growing = queue.length > seen;
    seen = queue.length;
    if (busy && growing && !overdue && !closed && queue.length < maxUnits) {
      cancelWait ??= turns.after(maxWaitMs, () => {
        overdue = true;
      });
      turns.soon(turn);
      return;
    }
    flush();
    seen = 0;
    if (queue.length > 0) {
      turns.soon(turn);
      return;
    }
    scheduled = false;
    for (const resolve of idlers) resolve();
    idlers = [];
  };

  const idle = (): Promise<void> => (scheduled ? new Promise((resolve) => idlers.push(resolve)) : Promise.resolve());

  return {
    commit: (unit) => {
      if (closed) return Promise.reject(new Fault('AUDIT_UNWRITABLE', 'the committer is closed'));
      if (queue.length >= maxQueue) return Promise.reject(new Fault('OVERLOADED', `${maxQueue} units are waiting`));
      return new Promise((resolve, reject) => {
        queue.push({ unit, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        turns.soon(turn);
      });
    },
    idle,
    close: () => {
      closed = true;
      return idle();
    },
  };
};
