// The head of the chain on SQLite: it follows what became durable, goes back with what did not, and refuses a tail that does not fit.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { verifyChain } from '../../../../src/audit/verify.js';
import { contentHashOf, expectedHash, FIRST } from '../../../../src/commit/chain.js';
import type { Fault } from '../../../../src/faults/fault.js';
import { allRows } from '../../../../src/store/audit.js';
import { type SqliteStore, storeOn } from '../../../../src/store/sqlite/open.js';
import { audit, insz, unit } from '../../samples.js';

const opened = (path = ':memory:'): { db: Sqlite.Database; store: SqliteStore } => {
  const db = new Sqlite(path);
  db.pragma('journal_mode = WAL');
  return { db, store: storeOn(db) };
};
const verdictOf = ({ audit: trail }: SqliteStore) =>
  verifyChain({ rows: () => allRows(trail), own: trail.own(), given: trail.given() });
const refusalOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return `${(error as Fault).key} ${(error as Fault).detail}`;
  }
};
const failing = (naam: string) => unit(naam, { writes: [{ soort: 'no such write', waarden: {} }] });

describe('createTrail', () => {
  it('links each row to the one before, the first to zeros, each with a salt of its own', () => {
    const { store } = opened();
    store.applyUnits([unit('a'), unit('b')]);
    store.applyUnits([unit('c')]);
    const rows = store.audit.page(0, 10);
    let previous = FIRST;
    for (const row of rows) {
      expect(row.hash).to.equal(expectedHash(row, previous));
      previous = row.hash;
    }
    expect(rows.map(({ id }) => id)).to.deep.equal([1, 2, 3]);
    expect(new Set(rows.map(({ salt }) => salt)).size).to.equal(3);
    expect(rows.every(({ salt }) => salt?.length === 22)).to.equal(true);
    store.close();
  });

  it('draws new salts when those drawn together are used up', () => {
    const { store } = opened();
    store.applyUnits(Array.from({ length: 600 }, (_, i) => unit(`m${i}`)));
    expect(new Set([...allRows(store.audit)].map(({ salt }) => salt)).size).to.equal(600);
    store.close();
  });

  it('goes back over a unit that failed alone, a replay and a unit without audit', () => {
    const { store } = opened();
    const kinds = store
      .applyUnits([unit('a'), failing('b'), unit('c'), unit('a'), unit('d', { audit: null }), unit('e')])
      .map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['durable', 'failed', 'durable', 'replay', 'durable', 'durable']);
    expect(verdictOf(store)).to.include({ rows: 3, to: 3, broken: undefined });
    store.close();
  });

  it('goes back over a transaction that failed, and on from there', () => {
    const { db, store } = opened();
    store.applyUnits([unit('a')]);
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
    const big = unit('b', { audit: { ...audit('b'), beslissingen: 'x'.repeat(20_000) } });
    expect(refusalOf(() => store.applyUnits([unit('a2'), big]))).to.match(/^AUDIT_UNWRITABLE SQLITE_FULL/);
    db.pragma('max_page_count = 1073741823');
    store.applyUnits([unit('a2'), big]);
    expect(verdictOf(store)).to.include({ rows: 3, broken: undefined });
    store.close();
  });

  describe('on a file', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'kbi-trail-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    it('continues the chain of another process, also one that wrote behind its back', () => {
      const path = join(folder, 'two.sqlite');
      const [one, two] = [opened(path), opened(path)];
      for (const naam of ['a', 'b', 'c', 'd']) {
        one.store.applyUnits([unit(`1${naam}`), unit(`1${naam}2`)]);
        two.store.applyUnits([unit(`2${naam}`)]);
      }
      expect(verdictOf(one.store)).to.include({ rows: 12, broken: undefined });
      one.store.close();
      two.store.close();
    });
  });

  it('erases content and salt of rows, keeps the chain whole, and says which', () => {
    const { db, store } = opened();
    store.applyUnits(['a', 'b', 'c', 'd'].map((naam) => unit(naam)));
    const before = store.audit.page(0, 10).map(contentHashOf);
    const record = { ...audit('erasure'), INSZ: null, Referte: null, richting: 'INTERN' as const };
    store.applyUnits([unit('erasure', { audit: { ...record, erases: [1, 3, 4] } })]);
    const rows = store.audit.page(0, 10);
    expect(rows.map(({ INSZ }) => INSZ)).to.deep.equal([null, insz(1), null, null, null]);
    for (const { INSZ, Referte, periodeBegin, beslissingen, salt } of [rows[0], rows[2], rows[3]].flatMap(
      (row) => row ?? [],
    ))
      expect([INSZ, Referte, periodeBegin, beslissingen, salt]).to.deep.equal([null, null, null, null, null]);
    expect(rows.slice(0, 4).map(contentHashOf)).to.deep.equal(before);
    expect(rows[4]?.concerns).to.equal('{"erased":"1,3-4"}');
    expect(verdictOf(store)).to.include({ rows: 5, erased: 3, broken: undefined });
    expect(JSON.stringify(db.prepare('SELECT * FROM audit WHERE id IN (1, 3, 4)').all())).not.to.include(insz(1));
    store.close();
  });

  it('erases twice what is erased, and nothing of a unit that fails or of a row that is not there', () => {
    const { store } = opened();
    store.applyUnits([unit('a'), unit('b')]);
    const erasing = (naam: string, ...erases: number[]) => unit(naam, { audit: { ...audit(naam), erases } });
    expect(store.applyUnits([erasing('c', 2, 9)]).map(({ kind }) => kind)).to.deep.equal(['failed']);
    expect(verdictOf(store)).to.include({ rows: 2, erased: 0, broken: undefined });
    store.applyUnits([erasing('d', 1), erasing('e', 1, 2)]);
    expect(verdictOf(store)).to.include({ rows: 4, erased: 2, broken: undefined });
    store.close();
  });

  it('begins anew behind a row that holds the end of what was emptied', async () => {
    const { store } = opened();
    await store.loader.clear();
    expect(store.audit.page(0, 10)).to.deep.equal([]);
    store.applyUnits([unit('a'), unit('b')]);
    const { hash } = verdictOf(store);
    await store.loader.clear();
    store.applyUnits([unit('c')]);
    const [first] = store.audit.own();
    expect([first?.id, first?.uitkomst, first?.concerns]).to.deep.equal([
      3,
      'EMPTIED',
      JSON.stringify({ to: 2, hash }),
    ]);
    expect(verdictOf(store)).to.include({ rows: 2, from: 3, to: 4, broken: undefined });
    store.close();
  });

  const BROKEN: Readonly<Record<string, readonly [string, RegExp]>> = {
    'whose last row is gone': ['DELETE FROM audit WHERE id = 3', /3 rows were written, the last one is 2/],
    'whose last row was changed': ["UPDATE audit SET uitkomst = 'DATA2' WHERE id = 3", /row 3 is not what was written/],
    'whose last row but one is gone': ['DELETE FROM audit WHERE id = 2', /row 2 is gone/],
    'of which no row is left': ['DELETE FROM audit', /rows up to 3 are gone/],
  };
  for (const [title, [sql, detail]] of Object.entries(BROKEN))
    it(`refuses every unit on a trail ${title}, and goes on when it was mended`, () => {
      const { db, store } = opened();
      store.applyUnits([unit('a'), unit('b'), unit('c')]);
      const whole = db.serialize();
      db.exec(sql);
      const again = storeOn(new Sqlite(db.serialize()));
      expect(refusalOf(() => again.applyUnits([unit('d', { audit: null })]))).to.match(/^AUDIT_UNWRITABLE/);
      expect(refusalOf(() => again.applyUnits([unit('d')]))).to.match(detail);
      again.close();
      const mended = storeOn(new Sqlite(whole));
      expect(mended.applyUnits([unit('d')])).to.deep.equal([{ kind: 'durable' }]);
      store.close();
      mended.close();
    });

  it('looks again at each attempt at a trail that did not fit', () => {
    const { db, store } = opened();
    store.applyUnits([unit('a'), unit('b')]);
    const again = storeOn(db);
    db.exec("UPDATE audit SET uitkomst = 'X' WHERE id = 2");
    expect(refusalOf(() => again.applyUnits([unit('c')]))).to.match(/row 2 is not/);
    db.exec("UPDATE audit SET uitkomst = 'DATA' WHERE id = 2");
    expect(again.applyUnits([unit('c')])).to.deep.equal([{ kind: 'durable' }]);
    store.close();
  });
});
