// Decisions are kept by their content: the same picture of the law for the same dossier is stored once, and an audit row names it by hash.
// A consultation that repeats itself then costs the log one short row instead of the whole explanation.
import { createHash } from 'node:crypto';
import type { Decision } from '../disclosure/decision.js';
import type { Write } from './unit.js';

/** What a unit needs: the hash for the audit row, and the write that is still owed, if any. `made`: call when the unit is durable. */
export type KeptDecisions = { readonly hash: string | null; readonly writes: readonly Write[]; made(): void };

/** Remembers which explanations the database holds already. `basis`: everything the decisions depend on, so that a question
 * that repeats itself is not even written out. `forget`: the database was emptied, or the world changed. */
export type Kept = { of(decisions: readonly Decision[], basis: string): KeptDecisions; forget(): void };

const NONE: KeptDecisions = { hash: null, writes: [], made: () => undefined };

/** Bounded: beyond `size` hashes it starts anew, which costs a write that the database ignores. */
export const createKept = (size = 10_000): Kept => {
  const known = new Map<string, string>();
  return {
    of: (decisions, basis) => {
      if (decisions.length === 0) return NONE;
      const seen = known.get(basis);
      if (seen !== undefined) return { hash: seen, writes: [], made: () => undefined };
      const document = JSON.stringify(decisions);
      const hash = createHash('sha256').update(document, 'utf8').digest('base64url');
      const made = (): void => {
        if (known.size >= size) known.clear();
        known.set(basis, hash);
      };
      return { hash, writes: [{ soort: 'beslissing.bewaar', waarden: { hash, document } }], made };
    },
    forget: () => known.clear(),
  };
};
