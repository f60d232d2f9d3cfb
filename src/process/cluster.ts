// The primary of a cluster (ADR 0007): starts workers, starts them again when they die, and commits for all of them.
// A unit that has arrived here is committed whatever becomes of its worker. Workers share the public port through node:cluster.
// A worker that grew too much is replaced, one at a time: the old one leaves when the new one serves (ADR 0026).
import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Committer } from '../commit/unit.js';
import { Fault } from '../faults/fault.js';
import { createGrowth, type GrowthOptions } from './growth.js';
import type { Log } from './log.js';
import { type FromPrimary, type FromWorker, isMessage, type Json, sendFault } from './messages.js';
import { createReplacing } from './replacing.js';

/** `script`, `args`: what a worker runs. `workerEnv`: settings of the worker with a number; numbers are never used twice. */
export type PrimaryOptions = {
  readonly workers: number;
  readonly script: string;
  readonly args?: readonly string[];
  readonly workerEnv: (nummer: number) => Readonly<Record<string, string>>;
  /** The one committer, `idle` when nothing waits in it. */
  readonly committer: Committer & { idle(): Promise<void> };
  readonly log: Log;
  /** Each time a worker serves, with the word it gave. */
  readonly onReady?: (value: Json) => void;
  /** How long workers may take to finish what they began, before they are killed. Unit: ms. */
  readonly graceMs?: number;
  /** When a worker is replaced because it grew; absent: never. */
  readonly growth?: GrowthOptions;
  /** How long a replaced worker may wait for its clients to leave. Unit: ms. */
  readonly retireMs?: number;
};

/** The running cluster. */
export type Primary = {
  /** Tells every worker, and every later one, the latest value under a name (clock, version of the world); resolves when all follow it. */
  broadcast(naam: string, value: Json): Promise<void>;
  /** Process ids of the workers that run now. */
  pids(): readonly number[];
  /** Replaces every worker, one at a time, whatever its size; resolves to how many when the old ones are gone. */
  replaceAll(): Promise<number>;
  /** Lets workers finish, commits all they sent, and resolves when they are gone. */
  close(): Promise<void>;
};

/** A worker that dies soon after its start is started again later and later. Unit: ms. */
const FIRST_DELAY = 100;
const LONGEST_DELAY = 10_000;
const HEALTHY_AFTER = 10_000;
/** How long a worker may take to follow what it is told. Unit: ms. */
const FOLLOW_MS = 5_000;

const send = (worker: Worker, message: FromPrimary): void => {
  // A worker that is gone needs no answer; the callback keeps its absence from being an error of ours.
  if (worker.isConnected()) worker.send(message, () => undefined);
};

/**
 * The port that all workers are to ask for: a free one in place of 0. Workers that ask node:cluster for 0 would share a port
 * too, but lose it for another when the last of them dies. Throws PORT_UNAVAILABLE when the port cannot be had.
 */
export const choosePort = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new Fault('PORT_UNAVAILABLE', `port ${port} of ${host}`, {}, error)));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });

/** Starts the cluster; resolves when all workers serve. Throws INTERNE_FOUT when one of them ends before that. */
export const runPrimary = async (options: PrimaryOptions): Promise<Primary> => {
  const {
    workers,
    script,
    args = [],
    workerEnv,
    committer,
    log,
    onReady,
    graceMs = 10_000,
    retireMs = 60_000,
  } = options;
  const running = new Set<Worker>();
  const news = new Map<string, Json>();
  let nummer = 0;
  let closing = false;
  let failures = 0;
  const timers = new Set<NodeJS.Timeout>();
  let allGone: (() => void) | undefined;
  let toStart = workers;
  let started: () => void = () => undefined;
  let failed: (fault: Fault) => void = () => undefined;
  const serving = new Promise<void>((resolve, reject) => {
    started = resolve;
    failed = reject;
  });

  /** News by number, with the workers that do not follow it yet. */
  const unheard = new Map<number, { readonly by: Set<Worker>; readonly done: () => void }>();
  let newsNummer = 0;

  const heard = (worker: Worker, which?: number): void => {
    for (const [at, { by, done }] of unheard) {
      if (which !== undefined && at !== which) continue;
      by.delete(worker);
      if (by.size > 0) continue;
      unheard.delete(at);
      done();
    }
  };

  const broadcast = (naam: string, value: Json): Promise<void> => {
    news.set(naam, value);
    newsNummer += 1;
    const by = new Set([...running].filter((worker) => worker.isConnected()));
    if (by.size === 0) return Promise.resolve();
    const nummer = newsNummer;
    const followed = new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        unheard.delete(nummer);
        log.error({ naam }, 'a worker does not follow the news');
        resolve();
      }, FOLLOW_MS);
      unheard.set(nummer, {
        by,
        done: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
    for (const worker of by) send(worker, { kbi: 'news', naam, value, nummer });
    return followed;
  };

  const commitAll = async (worker: Worker, message: Extract<FromWorker, { kbi: 'units' }>): Promise<void> => {
    const outcomes = await Promise.all(message.units.map((unit) => committer.commit(unit).catch(sendFault)));
    send(worker, { kbi: 'outcomes', nummer: message.nummer, outcomes });
  };

  /** What was sent to a worker before it listened may be lost: it hears all of it when it says hello. */
  const greet = (worker: Worker): void => {
    send(worker, { kbi: 'welcome', news: Object.fromEntries(news) });
    if (closing) send(worker, { kbi: 'stop' });
  };

  const restart = (livedMs: number): void => {
    failures = livedMs >= HEALTHY_AFTER ? 1 : failures + 1;
    const delay = Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY);
    const timer = setTimeout(() => {
      timers.delete(timer);
      start();
    }, delay);
    timers.add(timer);
  };

  const start = (): Worker => {
    nummer += 1;
    const begin = performance.now();
    const worker = cluster.fork(workerEnv(nummer));
    running.add(worker);
    worker.on('message', (message: unknown) => {
      if (!isMessage<FromWorker>(message)) return;
      if (message.kbi === 'units') void commitAll(worker, message);
      else if (message.kbi === 'hello') {
        greet(worker);
        // It learns the latest there is before it serves.
        heard(worker);
      } else if (message.kbi === 'heard') heard(worker, message.nummer);
      else if (message.kbi === 'resident') replacing.resident(worker, message.megabytes);
      else if (message.kbi === 'drained') send(worker, { kbi: 'stop' });
      else {
        log.info({ worker: worker.process.pid }, 'a worker serves');
        replacing.serves(worker);
        onReady?.(message.value);
        toStart -= 1;
        if (toStart === 0) started();
      }
    });
    worker.on('exit', (code, signal) => {
      running.delete(worker);
      heard(worker);
      if (running.size === 0) allGone?.();
      const retired = replacing.ended(worker);
      if (closing || (retired && code === 0)) return;
      log.error({ worker: worker.process.pid, code, signal }, 'a worker ended');
      if (toStart > 0) failed(new Fault('INTERNE_FOUT', `a worker ended before it served (${signal ?? code})`));
      else if (running.size - replacing.extra() + timers.size < workers) restart(performance.now() - begin);
    });
    return worker;
  };

  const replacing = createReplacing({
    ...{ log, retireMs, growth: createGrowth(options.growth ?? { mostMB: 0 }) },
    start: () => start(),
    stands: (worker) => !closing && running.has(worker),
    retire: (worker) => send(worker, { kbi: 'retire' }),
  });

  const close = async (grace: number): Promise<void> => {
    closing = true;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    if (running.size > 0) {
      const gone = new Promise<void>((resolve) => {
        allGone = resolve;
      });
      for (const worker of running) send(worker, { kbi: 'stop' });
      const kill = setTimeout(() => {
        for (const worker of running) worker.process.kill('SIGKILL');
      }, grace);
      await gone;
      clearTimeout(kill);
    }
    await committer.idle();
  };

  cluster.setupPrimary({ exec: script, args: [...args], execArgv: process.execArgv, serialization: 'json' });
  for (let i = 0; i < workers; i += 1) start();
  try {
    await serving;
  } catch (error) {
    await close(0);
    throw error;
  }
  return {
    broadcast,
    replaceAll: replacing.all,
    pids: () => [...running].flatMap(({ process: { pid } }) => (pid === undefined ? [] : [pid])),
    close: () => close(graceMs),
  };
};
