// The audit trail read on SQLite: by number, by person, and what it says about itself.
import type { ChainedRow } from '../../../commit/chain.js';
import type { AuditTrail } from '../../audit.js';
import { type Database, prepare } from '../database.js';
import { CHAIN_COLUMNS, readChained } from './trail.js';

/** Prepares the readers of one connection. */
export const createAuditReader = (db: Database): AuditTrail => {
  const select = `SELECT ${CHAIN_COLUMNS.join(', ')} FROM audit`;
  const page = prepare<ChainedRow>(db, `${select} WHERE id > ? ORDER BY id LIMIT ?`);
  const own = prepare<ChainedRow>(db, `${select} WHERE stroom = 'AUDIT' ORDER BY id`);
  const given = prepare<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
  const ofPerson = prepare<ChainedRow>(
    db,
    `${select} WHERE id IN (
       SELECT id FROM audit WHERE INSZ IN (SELECT value FROM json_each(@nummers))
       UNION SELECT id FROM audit WHERE inszHash IN (SELECT value FROM json_each(@hashes))
     ) AND id > @na ORDER BY id LIMIT @most`,
  );
  return {
    page: (na, most) => page.all(na, most).map(readChained),
    steady: (work) => db.transaction(work)(),
    own: () => own.all().map(readChained),
    given: () => given.get()?.seq ?? 0,
    ofPerson: (nummers, hashes, na, most) =>
      ofPerson.all({ nummers: JSON.stringify(nummers), hashes: JSON.stringify(hashes), na, most }).map(readChained),
  };
};
