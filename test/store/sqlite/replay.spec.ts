// Replay keys of a database: what is remembered over a restart, a rolled back transaction and an emptied table.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import type { CommitUnit } from '../../../src/commit/unit.js';
import { storeOn } from '../../../src/store/sqlite/open.js';
import { audit, refusal, unit } from '../samples.js';

describe('replay keys of a database', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-replay-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const open = (name: string) => {
    const db = new Sqlite(join(folder, name));
    return { db, store: storeOn(db) };
  };
  const keyed = (naam: string, keys: readonly string[], tot = 9e12, at = 1_000): CommitUnit =>
    unit(naam, { replayKeys: keys.map((key) => ({ key, tot })), audit: audit(naam, at) });
  const kinds = (outcomes: readonly { kind: string }[]): string[] => outcomes.map(({ kind }) => kind);

  it('refuses a unit of which one key was seen, and leaves its other key free', () => {
    const { db, store } = open('one');
    expect(kinds(store.applyUnits([keyed('a', ['x', 'y']), keyed('b', ['z', 'y']), keyed('c', ['z'])]))).to.deep.equal([
      'durable',
      'replay',
      'durable',
    ]);
    expect(store.auditRows(0, 10).map(({ messageId }) => messageId)).to.deep.equal(['a', 'c']);
    db.close();
  });

  it('remembers over a restart until when a key lasts, also one that was claimed anew', () => {
    const first = open('restart');
    first.store.applyUnits([keyed('a', ['x'], 2_000, 1_000)]);
    first.store.applyUnits([keyed('b', ['x'], 9_000, 3_000)]);
    first.db.close();
    const { db, store } = open('restart');
    expect(kinds(store.applyUnits([keyed('c', ['x'], 9_500, 8_000)]))).to.deep.equal(['replay']);
    expect(kinds(store.applyUnits([keyed('d', ['x'], 9_999, 9_001)]))).to.deep.equal(['durable']);
    db.close();
  });

  it('gives back the keys of a unit that failed alone, and of a transaction that could not be written', async () => {
    const { db, store } = open('failed');
    const bad = { ...keyed('bad', ['x']), writes: [{ soort: 'no such write', waarden: {} }] };
    expect(kinds(store.applyUnits([bad, keyed('good', ['x'])]))).to.deep.equal(['failed', 'durable']);
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
    const big = { ...keyed('big', ['y']), audit: { ...audit('big', 1_000), beslissingen: 'x'.repeat(50_000) } };
    expect(await refusal(Promise.resolve().then(() => store.applyUnits([big])))).to.equal('AUDIT_UNWRITABLE');
    db.pragma('max_page_count = 1073741823');
    expect(kinds(store.applyUnits([keyed('again', ['y'])]))).to.deep.equal(['durable']);
    db.close();
  });

  it('knows no key of a database that was emptied', async () => {
    const { db, store } = open('emptied');
    store.applyUnits([keyed('a', ['x'])]);
    await store.loader.clear();
    expect(kinds(store.applyUnits([keyed('a', ['x'])]))).to.deep.equal(['durable']);
    db.close();
  });
});
