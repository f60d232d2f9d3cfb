// The audit trail read on SQLite: by number, by person, and what it says about itself.
import type { ChainedRow } from '../../../commit/chain.js';
import type { AuditTrail, Counted } from '../../audit.js';
import { type Database, prepare } from '../database.js';
import { CHAIN_COLUMNS, readChained } from './trail.js';

/** Prepares the readers of one connection. */
export const createAuditReader = (db: Database): AuditTrail => {
  const select = `SELECT ${CHAIN_COLUMNS.join(', ')} FROM audit`;
  const page = prepare<ChainedRow>(db, `${select} WHERE id > ? ORDER BY id LIMIT ?`);
  const own = prepare<ChainedRow>(db, `${select} WHERE stroom = 'AUDIT' ORDER BY id`);
  const given = prepare<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
  const counted = prepare<Counted>(
    db,
    `SELECT tijdstip / 3600000 AS uur, afzender, instelling, stroom, richting, uitkomst, count(*) AS aantal
       FROM audit WHERE tijdstip >= ? AND tijdstip < ? AND stroom <> 'AUDIT' GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  const ofPerson = prepare<ChainedRow>(
    db,
    `${select} WHERE id IN (
       SELECT id FROM audit WHERE INSZ IN (SELECT value FROM json_each(@nummers))
       UNION SELECT id FROM audit WHERE inszHash IN (SELECT value FROM json_each(@hashes))
     ) AND id > @na ORDER BY id LIMIT @most`,
  );
  const byMessage = prepare<ChainedRow>(db, `${select} WHERE messageId = ? ORDER BY id LIMIT 1`);
  const decisions = prepare<{ document: string }>(db, 'SELECT document FROM beslissing WHERE hash = ?');
  return {
    page: (na, most) => page.all(na, most).map(readChained),
    steady: (work) => db.transaction(work)(),
    own: () => own.all().map(readChained),
    given: () => given.get()?.seq ?? 0,
    counted: (van = Number.MIN_SAFE_INTEGER, tot = Number.MAX_SAFE_INTEGER) => counted.iterate(van, tot),
    byMessage: (messageId) => byMessage.all(messageId).map(readChained)[0],
    decisions: (hash) => decisions.get(hash)?.document,
    ofPerson: (nummers, hashes, na, most) =>
      ofPerson.all({ nummers: JSON.stringify(nummers), hashes: JSON.stringify(hashes), na, most }).map(readChained),
  };
};
