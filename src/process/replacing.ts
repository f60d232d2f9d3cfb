// Another worker in the place of one that grew (ADR 0026): the new one serves before the old one stops listening, so that somebody always
// does. Never two at a time, and none when the new one does not come to serve: an old worker that is large is better than none.
import type { Worker } from 'node:cluster';
import { performance } from 'node:perf_hooks';
import type { Growth } from './growth.js';
import type { Log } from './log.js';

/** `stands`: whether a worker runs and ought to. `retire`: asks it to leave when its clients have. `retireMs`: how long that may take. */
export type ReplacingOptions = {
  readonly start: () => Worker;
  readonly stands: (worker: Worker) => boolean;
  readonly retire: (worker: Worker) => void;
  readonly retireMs: number;
  readonly growth: Growth;
  readonly log: Log;
};

/** What the primary tells of its workers, and asks. */
export type Replacing = {
  serves(worker: Worker): void;
  /** Memory that a worker says it has; it is replaced when that is too much. */
  resident(worker: Worker, megabytes: number): void;
  /** A worker is gone; true when another serves in its place. */
  ended(worker: Worker): boolean;
  /** How many run beside those that are needed: on their way out, or started for the place of one that still stands. */
  extra(): number;
  /** Replaces all that serve now; resolves to how many when those are gone. */
  all(): Promise<number>;
};

export const createReplacing = (options: ReplacingOptions): Replacing => {
  const { start, stands, retire, retireMs, growth, log } = options;
  /** Since when each serves. Unit: ms. */
  const since = new Map<Worker, number>();
  const leavers = new Set<Worker>();
  /** Whom a worker that was just started is to replace. */
  const awaited = new Map<Worker, { readonly old: Worker; readonly done: (serves: boolean) => void }>();
  const gone = new Map<Worker, () => void>();
  const queued = new Set<Worker>();

  const replace = async (old: Worker, megabytes?: number): Promise<boolean> => {
    if (!stands(old)) return false;
    log.info({ worker: old.process.pid, megabytes }, 'a worker is replaced');
    const serves = await new Promise<boolean>((done) => awaited.set(start(), { old, done }));
    if (!serves || !stands(old)) return false;
    leavers.add(old);
    const left = new Promise<void>((resolve) => gone.set(old, resolve));
    retire(old);
    const kill = setTimeout(() => old.process.kill('SIGKILL'), retireMs);
    await left;
    clearTimeout(kill);
    return true;
  };

  let turn: Promise<unknown> = Promise.resolve();
  const enqueue = async (old: Worker, megabytes?: number): Promise<boolean> => {
    if (queued.has(old)) return false;
    queued.add(old);
    const mine = turn.then(() => replace(old, megabytes));
    turn = mine.catch(() => undefined);
    const done = await mine;
    queued.delete(old);
    return done;
  };

  return {
    serves: (worker) => {
      since.set(worker, performance.now());
      awaited.get(worker)?.done(true);
      awaited.delete(worker);
    },
    resident: (worker, megabytes) => {
      const begin = since.get(worker);
      if (begin === undefined || !growth(worker, megabytes, performance.now() - begin)) return;
      enqueue(worker, megabytes).catch((error: unknown) => log.error({ err: error }, 'a worker cannot be replaced'));
    },
    ended: (worker) => {
      since.delete(worker);
      awaited.get(worker)?.done(false);
      awaited.delete(worker);
      gone.get(worker)?.();
      gone.delete(worker);
      return leavers.delete(worker);
    },
    extra: () => leavers.size + [...awaited.values()].filter(({ old }) => stands(old)).length,
    all: async () => {
      const done = await Promise.all([...since.keys()].map((worker) => enqueue(worker)));
      return done.filter(Boolean).length;
    },
  };
};
