// A worker's end of the cluster: its committer sends units to the one committer in the primary, its news come from there.
// An outcome is given on only when the primary has made the unit durable; without primary nothing is.
import type { CommitOutcome, Committer, CommitUnit } from '../commit/unit.js';
import { Fault } from '../faults/fault.js';
import { type FromPrimary, type FromWorker, isMessage, type Json, type SentOutcome } from './messages.js';

/** The channel to the primary; `process` in a real worker. */
export type Channel = {
  send(message: FromWorker): void;
  onMessage(listener: (message: unknown) => void): void;
  onGone(listener: () => void): void;
  /** The machine asks this worker to leave. */
  onTerm(listener: () => void): void;
  disconnect(): void;
};

/**
 * `onStop`: finish the requests that are begun. `onRetire`: the same, as slowly as clients like; another process serves already.
 * `maxQueue`: units on their way before load is shed. `resident`: memory of this process in octets, told each `tellMs`.
 */
export type WorkerOptions = {
  readonly onStop: () => Promise<void>;
  readonly onRetire?: () => Promise<void>;
  readonly resident?: () => number;
  readonly tellMs?: number;
  /** News could not be followed: whoever goes on would answer by what is no longer so, a ground that was ended for one. */
  readonly onDeaf?: (error: unknown) => void;
  readonly maxQueue?: number;
  readonly channel?: Channel;
};

/** What a worker holds of its primary. */
export type WorkerLink = {
  readonly committer: Committer;
  /** Resolves when all news so far is known: before that, a request might be served under an old clock. */
  readonly welcomed: Promise<void>;
  /** Tells the primary that this worker serves; `value`: what it should know, such as the port. */
  ready(value: Json): void;
  /** Hears each new value under a name, and at once the latest there was. The primary waits for what the listener promises. */
  onNews(naam: string, listener: (value: Json) => unknown): void;
};

type Waiting = {
  readonly resolve: (outcome: CommitOutcome) => void;
  readonly reject: (fault: Fault) => void;
};

const processChannel = (): Channel => ({
  send: (message) => {
    // With a callback a dead primary is no exception here: `onGone` tells.
    process.send?.(message, undefined, undefined, () => undefined);
  },
  onMessage: (listener) => {
    process.on('message', listener);
  },
  onGone: (listener) => {
    process.once('disconnect', listener);
  },
  onTerm: (listener) => {
    // Ctrl-C reaches the whole group: the primary hears it too and says when to stop.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', listener);
  },
  disconnect: () => process.disconnect(),
});

const settle = ({ resolve, reject }: Waiting, outcome: SentOutcome | undefined): void => {
  if (outcome === undefined) reject(new Fault('AUDIT_UNWRITABLE', 'the primary left a unit without outcome'));
  else if (outcome.kind === 'refused') reject(new Fault(outcome.key, outcome.detail, outcome.facts));
  else resolve(outcome);
};

/** Connects this process to its primary. `commit` rejects with OVERLOADED, AUDIT_UNWRITABLE, or the Fault of the primary. */
export const connectWorker = (options: WorkerOptions): WorkerLink => {
  const { onStop, onRetire = onStop, onDeaf = () => undefined, maxQueue = 4096, channel = processChannel() } = options;
  const { resident = process.memoryUsage.rss, tellMs = 10_000 } = options;
  const sent = new Map<number, readonly Waiting[]>();
  const news = new Map<string, Json>();
  const listeners = new Map<string, (value: Json) => unknown>();
  let queue: { readonly unit: CommitUnit; readonly waiting: Waiting }[] = [];
  let pending = 0;
  let nummer = 0;
  let gone = false;
  let asked = false;
  let stopping = false;

  /** Units of one turn of the event loop travel in one message. */
  const flush = (): void => {
    if (gone || queue.length === 0) return;
    const batch = queue;
    queue = [];
    nummer += 1;
    sent.set(
      nummer,
      batch.map(({ waiting }) => waiting),
    );
    channel.send({ kbi: 'units', nummer, units: batch.map(({ unit }) => unit) });
  };

  const commit = (unit: CommitUnit): Promise<CommitOutcome> => {
    if (gone) return Promise.reject(new Fault('AUDIT_UNWRITABLE', 'the primary is gone'));
    if (pending >= maxQueue) return Promise.reject(new Fault('OVERLOADED', `${maxQueue} units are on their way`));
    pending += 1;
    return new Promise((resolve, reject) => {
      if (queue.length === 0) setImmediate(flush);
      queue.push({ unit, waiting: { resolve, reject } });
    });
  };

  const leaveWhenDone = (): void => {
    if (stopping && pending === 0 && !gone) channel.disconnect();
  };

  const stop = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    await onStop();
    stopping = true;
    leaveWhenDone();
  };

  /** A connection that the primary was handing over meanwhile went back to it: so nothing is lost, and the primary says when to leave. */
  const retire = async (): Promise<void> => {
    await onRetire();
    if (!gone) channel.send({ kbi: 'drained' });
  };

  /** Memory while it serves: what it has before that is no measure. */
  let telling: NodeJS.Timeout | undefined;
  const tell = (): void => channel.send({ kbi: 'resident', megabytes: resident() / 1_048_576 });

  let welcome: () => void = () => undefined;
  let refuse: (fault: Fault) => void = () => undefined;
  const welcomed = new Promise<void>((resolve, reject) => {
    welcome = resolve;
    refuse = reject;
  });
  welcomed.catch(() => undefined);

  const hear = (naam: string, value: Json): unknown => {
    news.set(naam, value);
    return listeners.get(naam)?.(value);
  };

  /** Tells when the news is followed; also when it could not be, for nobody may wait for ever. */
  const follow = async (naam: string, value: Json, nummer: number): Promise<void> => {
    try {
      await hear(naam, value);
    } catch (error) {
      onDeaf(error);
    }
    if (!gone) channel.send({ kbi: 'heard', nummer });
  };

  channel.onMessage((message) => {
    if (!isMessage<FromPrimary>(message)) return;
    if (message.kbi === 'outcomes') {
      const waiting = sent.get(message.nummer) ?? [];
      sent.delete(message.nummer);
      pending -= waiting.length;
      for (const [i, one] of waiting.entries()) settle(one, message.outcomes[i]);
      // Whoever waited may commit again, or answer, before this process leaves.
      if (stopping) setImmediate(leaveWhenDone);
    } else if (message.kbi === 'news') {
      void follow(message.naam, message.value, message.nummer);
    } else if (message.kbi === 'welcome') {
      for (const [naam, value] of Object.entries(message.news)) hear(naam, value);
      welcome();
    } else if (message.kbi === 'retire') void retire();
    else void stop();
  });
  channel.onTerm(() => void stop());

  channel.onGone(() => {
    gone = true;
    clearInterval(telling);
    const lost = [...sent.values()].flat().concat(queue.map(({ waiting }) => waiting));
    sent.clear();
    queue = [];
    const fault = new Fault('AUDIT_UNWRITABLE', 'the primary is gone');
    for (const { reject } of lost) reject(fault);
    refuse(fault);
  });

  channel.send({ kbi: 'hello' });
  return {
    committer: { commit },
    welcomed,
    ready: (value) => {
      channel.send({ kbi: 'ready', value });
      telling = setInterval(tell, tellMs);
      telling.unref();
    },
    onNews: (naam, listener) => {
      listeners.set(naam, listener);
      const latest = news.get(naam);
      if (latest !== undefined) listener(latest);
    },
  };
};
