// Rows from before the chain: taken into it at the migration, nothing of them lost, and from then on a change is found.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { verifyChain } from '../../../../src/audit/verify.js';
import { allRows } from '../../../../src/store/audit.js';
import { type SqliteStore, storeOn } from '../../../../src/store/sqlite/open.js';
import { unit } from '../../samples.js';
import { VERSION_5 } from '../version-5.js';

const old = (rows: number, first = 1): Sqlite.Database => {
  const db = new Sqlite(':memory:');
  db.exec(VERSION_5);
  const insert = db.prepare(
    `INSERT INTO audit (messageId, tijdstip, stroom, richting, afzender, INSZ, mutatiesContext, uitkomst, clusters)
     VALUES (?, 1346655600000, 'KBIDossiers', 'IN', 'ocmw-gent', '84722492046', 1, 'DATA', '1,2')`,
  );
  db.exec('DELETE FROM audit');
  db.exec(`UPDATE sqlite_sequence SET seq = ${first - 1} WHERE name = 'audit'`);
  for (let i = 0; i < rows; i += 1) insert.run(`old-${i}`);
  return db;
};
const verdictOf = ({ audit: trail }: SqliteStore) =>
  verifyChain({ rows: () => allRows(trail), own: trail.own(), given: trail.given() });

describe('adoptRows', () => {
  for (const first of [1, 40])
    it(`chains what is there from row ${first}, and writes behind it which rows those were`, () => {
      const store = storeOn(old(1200, first));
      const { rows, from, to, broken } = verdictOf(store);
      expect([rows, from, to, broken]).to.deep.equal([1201, first, first + 1200, undefined]);
      const [row] = store.audit.own();
      expect(row?.uitkomst).to.equal('CHAINED');
      expect(JSON.parse(row?.concerns ?? '')).to.include({ from: first, to: first + 1199 });
      expect(store.applyUnits([unit('new')])).to.deep.equal([{ kind: 'durable' }]);
      expect(verdictOf(store).broken).to.equal(undefined);
      store.close();
    });

  it('finds a change of an old row, and an old row that goes', () => {
    const db = old(10);
    const store = storeOn(db);
    db.exec("UPDATE audit SET INSZ = '84722492145' WHERE id = 4");
    expect(verdictOf(store).broken).to.include({ row: 4, kind: 'EDITED' });
    db.exec('DELETE FROM audit WHERE id <= 4');
    expect(verdictOf(store).broken).to.include({ row: 1, kind: 'DELETED' });
    store.close();
  });

  it('writes nothing into a trail that never had a row, and says so of one that was emptied', () => {
    const fresh = storeOn(old(0));
    expect(fresh.audit.page(0, 9)).to.deep.equal([]);
    expect(fresh.applyUnits([unit('a')])).to.deep.equal([{ kind: 'durable' }]);
    const emptied = storeOn(old(0, 8));
    expect(emptied.audit.own().map(({ id, uitkomst }) => [id, uitkomst])).to.deep.equal([[8, 'EMPTIED']]);
    expect(emptied.applyUnits([unit('a')])).to.deep.equal([{ kind: 'durable' }]);
    expect([verdictOf(fresh).broken, verdictOf(emptied).broken]).to.deep.equal([undefined, undefined]);
    fresh.close();
    emptied.close();
  });
});
