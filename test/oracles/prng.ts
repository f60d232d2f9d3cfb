// A seeded generator of random choices (mulberry32), so that a proof of thousands of cases is the same run every time
// and a failure is found again by its number.

/** Random choices from one seed. */
export type Dice = {
  /** An integer from 0 up to but not including `bound`. */
  readonly below: (bound: number) => number;
  /** True once in `times` on average. */
  readonly oneIn: (times: number) => boolean;
  /** One of the given values. */
  readonly pick: <T>(values: readonly T[]) => T;
};

/** Dice from a seed; two with the same seed fall the same. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, oneIn: (times) => below(times) === 0, pick: (values) => values[below(values.length)]! };
};
