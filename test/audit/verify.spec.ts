// Verification of a chain: whole ones hold, and of five hundred changed ones each is found, by its first broken row.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import type { Verdict } from '../../src/audit/verdict.js';
import { verifyChain } from '../../src/audit/verify.js';
import { type ChainedRow, contentHashOf, expectedHash, FIRST, type Head } from '../../src/commit/chain.js';
import { allRows } from '../../src/store/audit.js';
import { type SqliteStore, storeOn } from '../../src/store/sqlite/open.js';
import { createDraw } from '../../src/world/generate/random.js';
import { audit, unit } from '../store/samples.js';
import { ROWS, TAMPERINGS, wholeTrail } from './tampering.js';

const CASES = 100;

const verdictOf = ({ audit: trail }: SqliteStore, anchor?: Head): Verdict =>
  verifyChain({
    rows: () => allRows(trail, Number.MIN_SAFE_INTEGER),
    own: trail.own(),
    given: trail.given(),
    ...(anchor && { anchor }),
  });

describe('verifyChain', () => {
  const { octets, head } = wholeTrail();
  const opened = (): { db: Sqlite.Database; store: SqliteStore } => {
    const db = new Sqlite(octets);
    return { db, store: storeOn(db) };
  };

  it('holds a whole chain, with its erased rows, to the anchor', () => {
    const { store } = opened();
    expect(verdictOf(store, head)).to.deep.equal({
      ...{ rows: ROWS, from: 1, to: ROWS, hash: head.hash, erased: 2, anchor: 'held', broken: undefined },
    });
    store.close();
  });

  it('holds a trail without rows', () => {
    const store = storeOn(new Sqlite(':memory:'));
    expect(verdictOf(store)).to.deep.equal({
      ...{ rows: 0, from: 0, to: 0, hash: FIRST, erased: 0, anchor: 'none', broken: undefined },
    });
    expect(verdictOf(store, { sequence: 0, hash: FIRST }), 'a gateway that nobody asked').to.deep.include({
      ...{ anchor: 'held', broken: undefined },
    });
    expect(verdictOf(store, { sequence: 0, hash: head.hash }).broken).to.deep.include({ kind: 'REWRITTEN' });
    store.close();
  });

  for (const [naam, tamper] of Object.entries(TAMPERINGS))
    it(`finds ${CASES} of ${CASES}: ${naam}, and names the first broken row`, () => {
      const wrong: unknown[] = [];
      for (let i = 0; i < CASES; i += 1) {
        const { db, store } = opened();
        const { what, row, kinds } = tamper(db, createDraw(2012, i));
        const { broken } = verdictOf(store, head);
        if (broken === undefined || broken.row !== row || !kinds.includes(broken.kind)) wrong.push([what, broken]);
        store.close();
      }
      expect(wrong).to.deep.equal([]);
    });

  /** Gives a row, and every row behind it, the hash that fits: what somebody does who knows this file. */
  const rehash = (db: Sqlite.Database, store: SqliteStore, from: number, to = ROWS): void => {
    let previous = store.audit.page(from - 2, 1)[0]?.hash ?? FIRST;
    for (
      let row: ChainedRow | undefined = store.audit.page(from - 1, 1)[0];
      row !== undefined && row.id <= to;
      row = store.audit.page(row.id, 1)[0]
    ) {
      previous = expectedHash(row, previous);
      db.prepare('UPDATE audit SET hash = ? WHERE id = ?').run(previous, row.id);
    }
  };

  it('finds the row behind one that was changed together with its hash', () => {
    const { db, store } = opened();
    db.exec("UPDATE audit SET uitkomst = 'x' WHERE id = 20");
    rehash(db, store, 20, 20);
    expect(verdictOf(store).broken).to.include({ row: 21, kind: 'EDITED' });
    store.close();
  });

  it('finds a chain that was computed anew from the changed row on only by its anchor', () => {
    const { db, store } = opened();
    db.exec("UPDATE audit SET uitkomst = 'x' WHERE id = 20");
    rehash(db, store, 20);
    expect(verdictOf(store).broken).to.equal(undefined);
    expect(verdictOf(store, head).broken).to.include({ row: ROWS, kind: 'REWRITTEN' });
    store.close();
  });

  it('finds content that was taken away as an erasure would, when no row says so', () => {
    const { db, store } = opened();
    const row = store.audit.page(29, 1)[0] as ChainedRow;
    db.prepare(
      `UPDATE audit SET INSZ = NULL, inszHash = NULL, Referte = NULL, periodeBegin = NULL, periodeEinde = NULL,
         beslissingen = NULL, salt = NULL, contentHash = ? WHERE id = 30`,
    ).run(contentHashOf(row));
    expect(verdictOf(store).broken).to.include({ row: 30, kind: 'ERASED' });
    store.close();
  });

  it('finds content that was put into an erased row', () => {
    const { db, store } = opened();
    db.exec("UPDATE audit SET Referte = 'R-1' WHERE id = 11");
    expect(verdictOf(store).broken).to.include({ row: 11, kind: 'EDITED' });
    store.close();
  });

  it('follows the chain over a reset, and says when the anchor lies before it', async () => {
    const { store } = opened();
    await store.loader.clear();
    store.applyUnits([unit('new', { audit: audit('new') })]);
    expect(verdictOf(store, head)).to.include({ from: ROWS + 1, rows: 2, anchor: 'held', broken: undefined });
    expect(verdictOf(store, { ...head, hash: FIRST }).broken).to.include({ kind: 'REWRITTEN' });
    expect(verdictOf(store, { sequence: 5, hash: 'x' })).to.include({ anchor: 'elsewhere', broken: undefined });
    store.close();
  });
});
