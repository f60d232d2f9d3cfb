// What the messages of one turn ask is read from one snapshot: the first question opens a read transaction, which closes when nothing of
// the turn is left to run. Alone, every statement would take and return the lock of a reader; together they do it once (ADR 0027).
// It never lasts until the next event: what another process committed and told of is seen. Whoever writes here ends it first.
import { type Database, prepare } from './database.js';

/** `look`: before reading. `ending`: the same work, after the snapshot was closed; for whatever writes or wants to see the newest. */
export type Snapshot = {
  look(): void;
  ending<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R;
};

/** The snapshots of one connection. `later`: runs when no promise is left to go on. */
export const createSnapshot = (db: Database, later: (run: () => void) => void = process.nextTick): Snapshot => {
  const begin = prepare(db, 'BEGIN');
  const commit = prepare(db, 'COMMIT');
  /** Whether the transaction that is open is ours; one that a writer opened is none of our business. */
  let open = false;
  let due = false;
  const end = (): void => {
    if (!open) return;
    open = false;
    // A read that fails for want of memory or disk takes the whole transaction with it.
    if (db.open && db.inTransaction) commit.run();
  };
  const over = (): void => {
    due = false;
    end();
  };
  return {
    look: () => {
      if (db.inTransaction) return;
      begin.run();
      open = true;
      if (due) return;
      due = true;
      later(over);
    },
    ending:
      (work) =>
      (...args) => {
        end();
        return work(...args);
      },
  };
};
