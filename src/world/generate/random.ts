// Seeded randomness for generated persons: the same seed gives the same persons on every machine, in any order of asking.
// This is not the machine's randomness, which only src/process may read.

/** Draws of one person. */
export type Draw = {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`. */
  between(min: number, max: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in a share of the cases, 0 to 1. */
  chance(share: number): boolean;
  /** About normal, mean 0 and deviation 1, never beyond ±3.5. */
  normal(): number;
};

/** The draws that belong to a seed and an index (mulberry32 over a mixed state). */
export const createDraw = (seed: number, index: number): Draw => {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    between,
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
    chance: (share) => next() < share,
    // Irwin–Hall over six draws, scaled to deviation 1.
    normal: () => {
      let sum = 0;
      for (let i = 0; i < 6; i++) sum += next();
      return Math.max(-3.5, Math.min(3.5, (sum - 3) * Math.SQRT2));
    },
  };
};
