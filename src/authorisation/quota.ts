// A partner's own quota: at most so many questions in each window (99996).
// Kept per process; with several workers each keeps its share, which the main file hands in as `share`.
import type { Partner } from '../domain/kbi/Partner.js';
import { Fault } from '../faults/fault.js';

export type Quota = { take(partner: Partner, now: number): void };

/** Counts questions per partner in fixed windows; refuses with QUOTUM_OVERSCHREDEN. `share`: part of the quota this process may spend. */
export const createQuota = (share = 1): Quota => {
  const windows = new Map<string, { start: number; count: number }>();
  return {
    take: (partner, now) => {
      const { quotum, naam } = partner;
      if (quotum === undefined) return;
      const length = quotum.seconden * 1000;
      const window = windows.get(naam);
      if (window === undefined || now >= window.start + length || now < window.start) {
        windows.set(naam, { start: now, count: 1 });
        if (quotum.vragen * share >= 1) return;
      } else if (++window.count <= quotum.vragen * share) return;
      throw new Fault('QUOTUM_OVERSCHREDEN', `${naam} asks more than ${quotum.vragen} in ${quotum.seconden} s`);
    },
  };
};
