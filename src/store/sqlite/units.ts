// Commit units on SQLite (ADR 0007): one transaction for all units of a call, one savepoint a unit, no await in between.
// The INSERT of a replay key is the verdict. A unit fails alone; a database that cannot be written fails them all.
import type { AuditRow, CommitUnit, UnitOutcome } from '../../commit/unit.js';
import { Fault } from '../../faults/fault.js';
import { type Database, describe, isCollision, isUnwritable, prepare } from './database.js';
import type { Writer } from './writes.js';

const AUDIT_COLUMNS = [
  'messageId',
  'tijdstip',
  'stroom',
  'richting',
  'afzender',
  'instelling',
  'Referte',
  'Hoedanigheid',
  'grond',
  'doeleinde',
  'INSZ',
  'inszHash',
  'periodeBegin',
  'periodeEinde',
  'mutatiesContext',
  'uitkomst',
  'clusters',
  'beslissingen',
] as const satisfies readonly (keyof AuditRow)[];

/** Expired replay keys are forgotten in small slices, so that no single flush pays for all; and not before this many units, */
const PURGE_AFTER = 1_000;
/** so that a clock moved forward and back in a short run does not make an old message fresh. */
const PURGE_EVERY = 100;
const PURGE_SLICE = 500;

const REPLAY: UnitOutcome = { kind: 'replay' };
const DURABLE: UnitOutcome = { kind: 'durable' };
const CONFLICT: UnitOutcome = { kind: 'conflict' };

/** Makes the function that commits units together. It throws AUDIT_UNWRITABLE when nothing of them could be kept. */
export const createUnits = (
  db: Database,
  writer: Writer,
): ((units: readonly CommitUnit[]) => readonly UnitOutcome[]) => {
  const begin = prepare(db, 'BEGIN IMMEDIATE');
  const commit = prepare(db, 'COMMIT');
  const rollback = prepare(db, 'ROLLBACK');
  const savepoint = prepare(db, 'SAVEPOINT unit');
  const undo = prepare(db, 'ROLLBACK TO unit');
  const release = prepare(db, 'RELEASE unit');
  // A key that had expired by the time of this unit is claimed anew, whether it was purged yet or not.
  const claim = prepare(
    db,
    'INSERT INTO replay (key, tot) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET tot = excluded.tot WHERE tot < ?',
  );
  const forget = prepare(
    db,
    `DELETE FROM replay WHERE key IN (SELECT key FROM replay WHERE tot < ? ORDER BY tot LIMIT ${PURGE_SLICE})`,
  );
  const log = prepare(
    db,
    `INSERT INTO audit (${AUDIT_COLUMNS.join(', ')}) VALUES (${AUDIT_COLUMNS.map(() => '?').join(', ')})`,
  );
  let seen = 0;
  let purgeAt = PURGE_AFTER;

  const writeAudit = (audit: AuditRow): void => {
    log.run(AUDIT_COLUMNS.map((naam) => (naam === 'mutatiesContext' ? Number(audit.mutatiesContext) : audit[naam])));
  };

  const applyUnit = (unit: CommitUnit): UnitOutcome => {
    savepoint.run();
    try {
      const now = unit.audit?.tijdstip ?? Number.MIN_SAFE_INTEGER;
      for (const { key, tot } of unit.replayKeys) {
        if (claim.run(key, tot, now).changes === 0) {
          undo.run();
          release.run();
          return REPLAY;
        }
      }
      for (const { soort, waarden } of unit.writes) writer.write(soort, waarden, 'user');
      writer.finish();
      if (unit.audit !== null) writeAudit(unit.audit);
      release.run();
      return DURABLE;
    } catch (error) {
      if (!db.inTransaction || isUnwritable(error)) throw error;
      writer.abandon();
      undo.run();
      release.run();
      return isCollision(error) ? CONFLICT : { kind: 'failed', error };
    }
  };

  const purge = (units: readonly CommitUnit[]): void => {
    seen += units.length;
    if (seen < purgeAt) return;
    let now = Number.POSITIVE_INFINITY;
    for (const { audit } of units) if (audit !== null && audit.tijdstip < now) now = audit.tijdstip;
    if (now === Number.POSITIVE_INFINITY) return;
    forget.run(now);
    purgeAt = seen + PURGE_EVERY;
  };

  return (units) => {
    try {
      begin.run();
      const outcomes = units.map(applyUnit);
      purge(units);
      commit.run();
      return outcomes;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      writer.abandon();
      throw new Fault('AUDIT_UNWRITABLE', describe(error), {}, error);
    }
  };
};
