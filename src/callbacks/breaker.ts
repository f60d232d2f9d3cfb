// The circuit breaker of one receiver (docs/callbacks.md): who fails several times in a row is left alone for a while, then asked
// with one letter; that letter decides. Time is the house's clock, so that moving the clock moves this too: a rest that has yet to begin,
// because the clock was moved back, is no rest. Kept in memory only.

/** Milliseconds. `threshold`: failures in a row. */
export type BreakerLimits = { readonly threshold: number; readonly rest: number; readonly longestRest: number };

export const BREAKER: BreakerLimits = { threshold: 5, rest: 5_000, longestRest: 600_000 };

export type Breaker = {
  /** How many letters may go now, of at most `window`: all, one that probes, or none. */
  allowance(now: number, window: number): number;
  /** Until when nothing may go; absent while something may. */
  readonly restsUntil: number | undefined;
  /** A letter was answered, whatever the answer. */
  succeed(): void;
  fail(now: number): void;
  /** Somebody asks for an attempt: the rest is over, and one letter probes. */
  relent(): void;
};

/** Makes one, closed. */
export const createBreaker = ({ threshold, rest, longestRest }: BreakerLimits = BREAKER): Breaker => {
  let failures = 0;
  let times = 0;
  let since = 0;
  let until: number | undefined;
  const rests = (now: number): boolean => until !== undefined && now >= since && now < until;
  return {
    allowance: (now, window) => {
      if (until === undefined) return window;
      return rests(now) ? 0 : 1;
    },
    get restsUntil() {
      return until;
    },
    relent: () => {
      if (until !== undefined) until = since;
    },
    succeed: () => {
      failures = 0;
      times = 0;
      until = undefined;
    },
    fail: (now) => {
      failures += 1;
      // Letters that were under way together fail together; while it rests they say nothing new.
      if (failures < threshold || rests(now)) return;
      until = now + Math.min(longestRest, rest * 2 ** times);
      since = now;
      times += 1;
    },
  };
};
