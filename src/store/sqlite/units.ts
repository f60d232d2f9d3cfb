// Commit units on SQLite (ADR 0007): one transaction for all units of a call, one savepoint a unit, no await in between.
// The INSERT of a replay key is the verdict; each audit row is a link of the chain, whose head goes back with what is rolled back.
// A unit fails alone; a database that cannot be written fails them all.
import type { CommitUnit, UnitOutcome } from '../../commit/unit.js';
import { Fault } from '../../faults/fault.js';
import { MOVED, type Trail } from './audit/trail.js';
import { type Database, describe, isCollision, isUnwritable, prepare } from './database.js';
import type { Writer } from './writes.js';

/** Expired replay keys are forgotten in small slices, so that no single flush pays for all; and not before this many units, */
const PURGE_AFTER = 1_000;
/** so that a clock moved forward and back in a short run does not make an old message fresh. */
const PURGE_EVERY = 100;
const PURGE_SLICE = 500;

const REPLAY: UnitOutcome = { kind: 'replay' };
const DURABLE: UnitOutcome = { kind: 'durable' };
const CONFLICT: UnitOutcome = { kind: 'conflict' };

const asUnwritable = (error: unknown): Fault =>
  error instanceof Fault && error.key === 'AUDIT_UNWRITABLE'
    ? error
    : new Fault('AUDIT_UNWRITABLE', describe(error), {}, error);

/** Makes the function that commits units together. It throws AUDIT_UNWRITABLE when nothing of them could be kept. */
export const createUnits = (
  db: Database,
  writer: Writer,
  trail: Trail,
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
  let seen = 0;
  let purgeAt = PURGE_AFTER;

  const applyUnit = (unit: CommitUnit): UnitOutcome => {
    savepoint.run();
    const head = trail.head();
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
      if (unit.audit !== null) trail.append(unit.audit);
      release.run();
      return DURABLE;
    } catch (error) {
      if (!db.inTransaction || error === MOVED || isUnwritable(error)) throw error;
      writer.abandon();
      trail.back(head);
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

  const applyAll = (units: readonly CommitUnit[]): readonly UnitOutcome[] => {
    try {
      begin.run();
      trail.head();
      const outcomes = units.map(applyUnit);
      purge(units);
      commit.run();
      return outcomes;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      writer.abandon();
      trail.forget();
      throw error;
    }
  };

  return (units) => {
    try {
      return applyAll(units);
    } catch (error) {
      try {
        if (error === MOVED) return applyAll(units);
      } catch (again) {
        throw asUnwritable(again);
      }
      throw asUnwritable(error);
    }
  };
};
