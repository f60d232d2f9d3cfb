// Rows leave the trail: into an archive that holds them, or because they were kept long enough. Each time one row says so, in the same
// transaction, so that the chain accounts for every number that was ever given.
import type { ChainedRow } from '../../../commit/chain.js';
import { Fault } from '../../../faults/fault.js';
import type { AuditMoves, Stretch } from '../../audit.js';
import { type Database, describe, prepare } from '../database.js';
import type { Trail } from './trail.js';

/** Makes them for one writing connection. They throw AUDIT_UNWRITABLE when nothing could be kept. */
export const createMoves = (db: Database, trail: Trail): AuditMoves => {
  const held = prepare<Pick<ChainedRow, 'hash'>>(db, 'SELECT hash FROM audit WHERE id = ?');
  const leave = prepare(db, 'DELETE FROM audit WHERE id <= ?');

  const archived = db.transaction((stretch: Stretch, tijdstip: number): void => {
    // The tail is looked at first: rows do not leave a trail that does not hold.
    trail.head();
    if (held.get(stretch.to)?.hash !== stretch.hash)
      throw new Fault('AUDIT_UNWRITABLE', `row ${stretch.to} is not the one that was archived`);
    leave.run(stretch.to);
    trail.own('ARCHIVED', stretch, tijdstip);
  });
  const removed = db.transaction((stretch: Stretch, tijdstip: number): void => {
    trail.own('REMOVED', stretch, tijdstip);
  });

  const whole = (work: () => void): void => {
    // Whatever another connection added meanwhile: the head is read again inside the transaction.
    trail.forget();
    try {
      work();
    } catch (error) {
      trail.forget();
      throw error instanceof Fault ? error : new Fault('AUDIT_UNWRITABLE', describe(error), {}, error);
    }
  };
  return {
    archived: (stretch, tijdstip) => whole(() => archived.immediate(stretch, tijdstip)),
    removed: (stretch, tijdstip) => whole(() => removed.immediate(stretch, tijdstip)),
  };
};
