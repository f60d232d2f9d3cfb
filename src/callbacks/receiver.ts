// The sender of one receiver: takes what is due to this OCMW, a few letters at a time, and sleeps until the next is. Other OCMWs have
// senders of their own, so that one that is slow or dead slows nobody (docs/callbacks.md). Waits are monotonic; what is due is the clock's.
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import type { Clock } from '../domain/time.js';
import type { Outbox } from '../store/port.js';
import { type AttemptParts, attempt, type Result } from './attempt.js';

/** `observe` hears each result; `complain` what kept a letter from being dealt with at all. */
export type SenderParts = AttemptParts & {
  readonly ocmw: string;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly observe: (result: Result, letter: Invalidatie) => void;
  readonly complain: (error: unknown) => void;
};

/** `probe`: wakes, and asks a receiver that is left alone too. `stop`: takes no more letters; resolves when those under way have their outcome. */
export type ReceiverSender = { wake(): void; probe(): void; stop(): Promise<void> };

/** Letters under way at once: different persons, whose order among each other is free. */
const WINDOW = 8;
/** The clock may be moved or corrected while we sleep; milliseconds. */
const LONGEST_SLEEP = 30_000;
/** When the database cannot be read or written. */
const AFTER_TROUBLE = 1_000;

/** Starts the loop. */
export const startReceiver = (parts: SenderParts): ReceiverSender => {
  const { ocmw, outbox, clock, breaker, observe, complain } = parts;
  let stopping = false;
  let woken = false;
  let rouse: () => void = () => undefined;

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => rouse(), Math.min(ms, LONGEST_SLEEP));
      rouse = () => {
        clearTimeout(timer);
        rouse = () => undefined;
        woken = false;
        resolve();
      };
      if (woken || stopping) rouse();
    });

  const deal = async (letter: Invalidatie): Promise<void> => {
    observe(await attempt(letter, parts), letter);
  };

  /** Attempts what may go now; how long nothing can, when nothing may. Milliseconds. */
  const round = async (): Promise<number> => {
    const now = clock.now();
    const allowed = breaker.allowance(now, WINDOW);
    const letters = allowed === 0 ? [] : await outbox.due(ocmw, now, allowed);
    if (letters.length > 0) {
      const outcomes = await Promise.allSettled(letters.map(deal));
      const trouble = outcomes.find((outcome) => outcome.status === 'rejected');
      if (trouble !== undefined) throw trouble.reason;
      return 0;
    }
    const next = await outbox.next(ocmw);
    if (next === undefined) return Number.POSITIVE_INFINITY;
    return Math.max(next, breaker.restsUntil ?? 0) - now;
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      try {
        const wait = await round();
        if (wait > 0) await sleep(wait);
      } catch (error) {
        complain(error);
        await sleep(AFTER_TROUBLE);
      }
    }
  };
  const ended = run();

  const wake = (): void => {
    woken = true;
    rouse();
  };
  return {
    wake,
    probe: () => {
      breaker.relent();
      wake();
    },
    stop: () => {
      stopping = true;
      rouse();
      return ended;
    },
  };
};
