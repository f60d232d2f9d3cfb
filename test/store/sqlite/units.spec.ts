// Commit units on SQLite: how many transactions, what a full or locked database does, and that replay memory stays bounded.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { createBatcher } from '../../../src/commit/batcher.js';
import { storeOn } from '../../../src/store/sqlite/open.js';
import { audit, refusal, unit } from '../samples.js';

/** A store on a connection that the test holds too. */
const opened = (path: string, verbose?: (sql: unknown) => void) => {
  const db = new Sqlite(path, { timeout: 10, ...(verbose && { verbose }) });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return { db, store: storeOn(db) };
};

describe('applyUnits', () => {
  let folder: string;
  let files = 0;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-units-'));
    files += 1;
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const path = (): string => join(folder, `${files}.sqlite`);

  it('makes units that come together durable in one transaction', async () => {
    const statements: string[] = [];
    const { db, store } = opened(path(), (sql) => statements.push(String(sql)));
    const committer = createBatcher({ apply: store.applyUnits });
    statements.length = 0;
    await Promise.all(Array.from({ length: 64 }, (_, i) => committer.commit(unit(`m${i}`))));
    const count = (start: string): number => statements.filter((sql) => sql.startsWith(start)).length;
    expect([count('BEGIN'), count('COMMIT'), count('INSERT INTO replay')]).to.deep.equal([1, 1, 1]);
    expect(count('SAVEPOINT'), 'an audit row alone needs no point to go back to').to.equal(0);
    expect(store.auditRows(0, 100)).to.have.length(64);
    db.close();
  });

  it('gives an audit row back as it was handed over', () => {
    const { db, store } = opened(path());
    const row = { ...audit('m1'), periodeEinde: '2012-09-03', inszHash: 'abc', INSZ: null, mutatiesContext: false };
    store.applyUnits([unit('m1', { audit: row }), unit('m2', { audit: null })]);
    expect(store.auditRows(0, 10)).to.deep.equal([{ ...row, id: 1 }]);
    db.close();
  });

  it('rejects all units of a full database with AUDIT_UNWRITABLE and goes on when there is room', async () => {
    const { db, store } = opened(path());
    const committer = createBatcher({ apply: store.applyUnits });
    await committer.commit(unit('before'));
    const big = (naam: string) => unit(naam, { audit: { ...audit(naam), beslissingen: 'x'.repeat(20_000) } });
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
    const outcomes = await Promise.all(['a', 'b', 'c'].map((naam) => refusal(committer.commit(big(naam)))));
    expect(outcomes).to.deep.equal(['AUDIT_UNWRITABLE', 'AUDIT_UNWRITABLE', 'AUDIT_UNWRITABLE']);
    expect(store.auditRows(0, 10).map(({ messageId }) => messageId)).to.deep.equal(['before']);
    db.pragma('max_page_count = 1073741823');
    const again = await Promise.all(['a', 'b'].map((naam) => committer.commit(big(naam))));
    expect(again).to.deep.equal([{ kind: 'durable' }, { kind: 'durable' }]);
    expect(await committer.commit(unit('before'))).to.deep.equal({ kind: 'replay' });
    db.close();
  });

  it('rejects while another process holds the database and goes on when it lets go', async () => {
    const { db, store } = opened(path());
    const committer = createBatcher({ apply: store.applyUnits });
    const other = new Sqlite(path());
    other.exec('BEGIN IMMEDIATE');
    expect(await refusal(committer.commit(unit('a')))).to.equal('AUDIT_UNWRITABLE');
    other.exec('COMMIT');
    expect(await committer.commit(unit('a'))).to.deep.equal({ kind: 'durable' });
    other.close();
    db.close();
  });

  it('forgets expired keys as time goes, keeps the others, and forgets none of a short run', () => {
    const { db, store } = opened(':memory:');
    const count = (): number => (db.prepare('SELECT count(*) AS n FROM replay').get() as { n: number }).n;
    // One unit a second, each key remembered for ten minutes.
    const run = (from: number, to: number): void => {
      for (let i = from; i < to; i += 1) {
        const at = i * 1000;
        store.applyUnits([
          unit(`m${i}`, { replayKeys: [{ key: `m${i}`, tot: at + 600_000 }], audit: audit(`m${i}`, at) }),
        ]);
      }
    };
    run(0, 900);
    expect(count()).to.equal(900);
    run(900, 5000);
    expect(count()).to.be.within(600, 1000);
    expect(
      store.applyUnits([unit('x', { replayKeys: [{ key: 'm4500', tot: 0 }], audit: audit('x', 5_000_000) })]),
    ).to.deep.equal([{ kind: 'replay' }]);
    db.close();
  });
});
