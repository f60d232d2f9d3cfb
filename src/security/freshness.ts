// Freshness of a message whose profile has no Timestamp (magda-classic): Context/Tijdstip stands in for Created (docs/world.md).
// The Tijdstip lies in the signed Body, so it is as safe as a Timestamp; the unique Afzender/Referte is the commit unit's.
import { Fault } from '../faults/fault.js';
import type { SignedBody } from './authenticate.js';
import type { SecurityLimits } from './evidence.js';

/** `tijdstip` and `now` in milliseconds. Refuses with TIMESTAMP_EXPIRED. */
export const checkFreshness = (signed: SignedBody, tijdstip: number, now: number, limits: SecurityLimits): void => {
  if (signed.created !== undefined) return;
  const inWindow = tijdstip >= now - limits.timestampTtl && tijdstip <= now + limits.timestampFuture;
  if (!inWindow)
    throw new Fault('TIMESTAMP_EXPIRED', `Context/Tijdstip is ${Math.round((now - tijdstip) / 1000)} s old`);
};
