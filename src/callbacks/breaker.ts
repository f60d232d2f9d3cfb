// The circuit breaker of one receiver (security.md "Callbacks"): who fails several times in a row is left alone for a while, then asked
// with one letter; that letter decides. Time is the house's clock, so that moving the clock moves this too. Kept in memory only.

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
};

/** Makes one, closed. */
export const createBreaker = ({ threshold, rest, longestRest }: BreakerLimits = BREAKER): Breaker => {
  let failures = 0;
  let rests = 0;
  let until: number | undefined;
  return {
    allowance: (now, window) => {
      if (until === undefined) return window;
      return now >= until ? 1 : 0;
    },
    get restsUntil() {
      return until;
    },
    succeed: () => {
      failures = 0;
      rests = 0;
      until = undefined;
    },
    fail: (now) => {
      failures += 1;
      // Letters that were under way together fail together; while it rests they say nothing new.
      if (failures < threshold || (until !== undefined && now < until)) return;
      until = now + Math.min(longestRest, rest * 2 ** rests);
      rests += 1;
    },
  };
};
