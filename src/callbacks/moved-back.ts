// A clock that was moved back leaves letters behind in a future that may be months away. None may wait longer than a wait can be:
// what does was planned by the other clock, and goes now. Told by the primary at a start and whenever the world or the clock moved.
import type { Committer } from '../commit/unit.js';
import type { Clock } from '../domain/time.js';
import { SCHEDULE } from './schedule.js';

/** `wait`: how long changes are gathered, milliseconds. */
export type MovedBackParts = { readonly committer: Committer; readonly clock: Clock; readonly wait: number };

/** Takes back to now what waits longer than the longest step between attempts and the time in which changes are gathered. */
export const fetchBack = async ({ committer, clock, wait }: MovedBackParts): Promise<void> => {
  const nu = clock.now();
  const waarden = { nu, grens: nu + Math.max(SCHEDULE.cap, wait) };
  await committer.commit({ replayKeys: [], writes: [{ soort: 'invalidatie.haalTerug', waarden }], audit: null });
};
