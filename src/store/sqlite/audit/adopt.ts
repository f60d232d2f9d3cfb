// Takes the rows of a database from before the chain into it: each gets its salt and its hash, and a row behind them says which they were.
// What was changed before that day nobody can tell; from then on it is found.
import { type ChainedRow, FIRST, hashContent, hashRow } from '../../../commit/chain.js';
import { type Database, prepare } from '../database.js';
import { createTrail, readChained } from './trail.js';

/** Chains what is there. Runs inside the transaction of the migration, on a table that has the columns of the chain. */
export const adoptRows = (db: Database): void => {
  const rows = prepare<ChainedRow>(db, 'SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT 500');
  const keep = prepare(db, 'UPDATE audit SET salt = ?, hash = ? WHERE id = ?');
  const draw = prepare<{ octets: Buffer }>(db, 'SELECT randomblob(16) AS octets');
  const given = prepare<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
  let previous = FIRST;
  let last = 0;
  let from = 0;
  for (let page = rows.all(0); page.length > 0; page = rows.all(last)) {
    for (const row of page.map(readChained)) {
      const salt = draw.get()?.octets.toString('base64url') ?? '';
      previous = hashRow(previous, row.id, row, null, hashContent(salt, row));
      keep.run(salt, previous, row.id);
      if (from === 0) from = row.id;
      last = row.id;
    }
  }
  const trail = createTrail(db);
  const seq = given.get()?.seq ?? 0;
  if (last > 0) {
    trail.back({ sequence: last, hash: previous });
    trail.own('CHAINED', { from, to: last, hash: previous });
  } else if (seq > 0) trail.empty();
};
