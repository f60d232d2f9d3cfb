// The journal line of a message: everything a person needs to find out why, nothing that names a citizen.
// The precise cause of a refused authentication stands here and nowhere outside (ADR 0003).
import { CATALOGUE } from '../faults/catalogue.js';
import type { JournalEntry } from '../house.js';
import type { Log } from './log.js';

/** Writes one line; an unexpected error is logged whole, once. */
export const writeJournal = (entry: JournalEntry, log: Log): void => {
  const { messageId, operation, partner, Referte, uitkomst, refusal, warnings, milliseconds } = entry;
  const facts = {
    messageId,
    operation,
    partner,
    Referte,
    uitkomst,
    ms: Math.round(milliseconds * 100) / 100,
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(refusal === undefined ? {} : { detail: refusal.detail, next: CATALOGUE[refusal.key].next }),
  };
  if (refusal?.key === 'INTERNE_FOUT' || refusal?.key === 'AUDIT_UNWRITABLE')
    log.error({ ...facts, err: refusal.cause ?? refusal }, uitkomst);
  else if (refusal !== undefined) log.warn(facts, uitkomst);
  else log.info(facts, uitkomst);
};
