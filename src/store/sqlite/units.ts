// Commit units on SQLite (ADR 0007): one transaction for all units of a call, a savepoint for each that writes more than its audit row,
// no await in between. Claiming the replay keys is the verdict, in the committer's memory and durable with the rest; each audit row is a link of the chain, whose head goes back with what is rolled back.
// A unit fails alone; a database that cannot be written fails them all.
import type { CommitUnit, UnitOutcome } from '../../commit/unit.js';
import { Fault } from '../../faults/fault.js';
import { MOVED, type Trail } from './audit/trail.js';
import { type Database, describe, isCollision, isUnwritable, prepare } from './database.js';
import type { Replay } from './replay.js';
import type { Writer } from './writes.js';

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
  replay: Replay,
): ((units: readonly CommitUnit[]) => readonly UnitOutcome[]) => {
  const begin = prepare(db, 'BEGIN IMMEDIATE');
  const commit = prepare(db, 'COMMIT');
  const rollback = prepare(db, 'ROLLBACK');
  const savepoint = prepare(db, 'SAVEPOINT unit');
  const undo = prepare(db, 'ROLLBACK TO unit');
  const release = prepare(db, 'RELEASE unit');

  /** An audit row is one statement, which undoes itself; whatever else a unit writes needs a point to go back to. */
  const isPlain = ({ writes, audit }: CommitUnit): boolean => writes.length === 0 && audit?.erases === undefined;

  const applyUnit = (unit: CommitUnit): UnitOutcome => {
    const mark = replay.mark();
    if (!replay.claim(unit.replayKeys, unit.audit?.tijdstip ?? Number.MIN_SAFE_INTEGER)) return REPLAY;
    const plain = isPlain(unit);
    const head = trail.head();
    if (!plain) savepoint.run();
    try {
      for (const { soort, waarden } of unit.writes) writer.write(soort, waarden, 'user');
      if (!plain) writer.finish();
      if (unit.audit !== null) trail.append(unit.audit);
      if (!plain) release.run();
      return DURABLE;
    } catch (error) {
      if (!db.inTransaction || error === MOVED || isUnwritable(error)) throw error;
      writer.abandon();
      trail.back(head);
      replay.back(mark);
      if (!plain) {
        undo.run();
        release.run();
      }
      return isCollision(error) ? CONFLICT : { kind: 'failed', error };
    }
  };

  /** The earliest moment of these units; what had expired by then is expired for each of them. */
  const earliest = (units: readonly CommitUnit[]): number => {
    let now = Number.POSITIVE_INFINITY;
    for (const { audit } of units) if (audit !== null && audit.tijdstip < now) now = audit.tijdstip;
    return now;
  };

  const applyAll = (units: readonly CommitUnit[]): readonly UnitOutcome[] => {
    try {
      begin.run();
      trail.head();
      const outcomes = units.map(applyUnit);
      replay.write(units.length, earliest(units));
      commit.run();
      replay.keep();
      return outcomes;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      writer.abandon();
      trail.forget();
      if (error === MOVED) replay.forget();
      else replay.back(0);
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
