// Whether the trail of a store holds, as one word: for specs of whatever leaves rows in it or erases their content.
import { verifyChain } from '../../src/audit/verify.js';
import { type AuditTrail, allRows } from '../../src/store/audit.js';

/** `whole`, with the number of erased rows when there are any, or the first break. */
export const verifyKept = (trail: AuditTrail): string => {
  const { broken, erased } = verifyChain({ rows: () => allRows(trail), own: trail.own(), given: trail.given() });
  if (broken !== undefined) return `${broken.kind} at ${broken.row}: ${broken.detail}`;
  return erased === 0 ? 'whole' : `whole, ${erased} erased`;
};
