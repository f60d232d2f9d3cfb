// When a letter is tried again and when it is given up (docs/callbacks.md): exponential, capped, spread by jitter, over days.
// Moments are those of the house's clock. The jitter of a letter follows from its id and attempt, so that a run repeats itself,
// and letters that failed together are not tried again together.
import { createHash } from 'node:crypto';
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';

/** Milliseconds. `giveUpAfter`: from the first attempt that failed. */
export type Schedule = {
  readonly base: number;
  readonly cap: number;
  readonly giveUpAfter: number;
  /** From 0 up to 1. */
  readonly jitter: (letter: Pick<Invalidatie, 'GebeurtenisId'>, poging: number) => number;
};

const SECOND = 1000;
const HOUR = 3_600 * SECOND;

/** A number from 0 up to 1 that looks like chance and never changes for this attempt of this letter. */
export const steadyJitter: Schedule['jitter'] = ({ GebeurtenisId }, poging) =>
  createHash('sha256').update(`${GebeurtenisId} ${poging}`).digest().readUInt32BE(0) / 2 ** 32;

/** 5 s, 10 s, 20 s … 4 hours; a week in all. */
export const SCHEDULE: Schedule = { base: 5 * SECOND, cap: 4 * HOUR, giveUpAfter: 7 * 24 * HOUR, jitter: steadyJitter };

/** The moment of the next attempt after attempt number `poging` failed: between half and the whole of the step. */
export const nextAttempt = (
  letter: Pick<Invalidatie, 'GebeurtenisId'>,
  poging: number,
  now: number,
  { base, cap, jitter }: Schedule,
): number => {
  const step = Math.min(cap, base * 2 ** Math.max(0, poging - 1));
  return now + Math.round(step * (0.5 + jitter(letter, poging) / 2));
};

/** Whether a letter that fails now has failed long enough. */
export const isOver = (
  { eerstePoging = Number.POSITIVE_INFINITY }: Pick<Invalidatie, 'eerstePoging'>,
  now: number,
  { giveUpAfter }: Schedule,
): boolean => now - eerstePoging >= giveUpAfter;
