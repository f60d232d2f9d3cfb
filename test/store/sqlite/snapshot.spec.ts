// One snapshot a turn: what it shows, when it ends, and that no writer of the same connection waits for it or loses by it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextEvent } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { openSqlite, type SqliteStore, storeOn } from '../../../src/store/sqlite/open.js';
import { createSnapshot } from '../../../src/store/sqlite/snapshot.js';
import { dossier, GENT, insz, persona, unit } from '../samples.js';

/** A snapshot whose end comes when the test says so. */
const open = () => {
  const db = new Sqlite(':memory:');
  const ends: (() => void)[] = [];
  return { db, ends, ...createSnapshot(db, (run) => ends.push(run)) };
};

describe('createSnapshot', () => {
  it('opens one transaction for all that is read before `later`, and another one after', () => {
    const statements: string[] = [];
    const db = new Sqlite(':memory:', { verbose: (sql) => statements.push(String(sql)) });
    const ends: (() => void)[] = [];
    const { look } = createSnapshot(db, (run) => ends.push(run));
    look();
    look();
    expect(db.inTransaction).to.equal(true);
    for (const end of ends.splice(0)) end();
    expect(db.inTransaction).to.equal(false);
    look();
    expect(statements).to.deep.equal(['BEGIN', 'COMMIT', 'BEGIN']);
    expect(ends).to.have.length(1);
    db.close();
  });
  it('leaves a transaction of somebody else alone', () => {
    const { db, ends, look } = open();
    db.exec('BEGIN IMMEDIATE');
    look();
    for (const end of ends) end();
    expect(db.inTransaction).to.equal(true);
    db.close();
  });
  it('does not mind that a failed read took the transaction with it, and opens the next', () => {
    const { db, ends, look, ending } = open();
    look();
    db.exec('ROLLBACK');
    look();
    expect(db.inTransaction).to.equal(true);
    db.exec('ROLLBACK');
    expect(ending(() => db.inTransaction)()).to.equal(false);
    look();
    db.exec('ROLLBACK');
    for (const end of ends) end();
    expect(db.inTransaction).to.equal(false);
    db.close();
  });
  it('does not mind that the database was closed meanwhile', () => {
    const { db, ends, look } = open();
    look();
    db.close();
    for (const end of ends) end();
    expect(db.open).to.equal(false);
  });
});

describe('What is read in one turn', () => {
  let folder: string;
  let store: SqliteStore;
  let other: SqliteStore;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-snapshot-'));
  });
  beforeEach(async () => {
    const path = join(folder, `${Math.random()}.sqlite`);
    store = openSqlite(path);
    other = openSqlite(path);
    await store.loader.load([persona(insz(1), { dossier: dossier('ara') })], 'fixture');
  });
  afterEach(() => {
    store.close();
    other.close();
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const change = (): Promise<unknown> => other.loader.load([persona(insz(1), { dossier: dossier('fra') })], 'fixture');
  const versie = async (): Promise<number | undefined> => (await store.dossiers.find(insz(1)))?.versie;

  it('is of one moment, whatever another process commits', async () => {
    const before = await versie();
    const changed = change();
    expect(await versie()).to.equal(before);
    await changed;
    await nextEvent();
    expect(await versie()).to.equal((before ?? 0) + 1);
  });
  it('is open no longer when the next event comes: what was told by another process is seen', async () => {
    const before = await versie();
    await nextEvent();
    await change();
    expect(await versie()).to.equal((before ?? 0) + 1);
  });
  it('is the document of the version that was found, as long as the turn lasts', async () => {
    const rij = await store.dossiers.find(insz(1));
    void change();
    expect(rij?.dossier).to.deep.equal({ INSZ: insz(1), ...dossier('ara') });
  });
  it('collides when the document is looked at later and is another one by then', async () => {
    const rij = await store.dossiers.find(insz(1));
    await nextEvent();
    await change();
    expect(() => rij?.dossier)
      .to.throw()
      .that.has.nested.property('facts.collision', 'dossier');
  });
  it('is looked at once', async () => {
    const rij = await store.dossiers.find(insz(1));
    const seen = rij?.dossier;
    await nextEvent();
    await change();
    expect(rij?.dossier).to.equal(seen);
  });

  const WRITERS: readonly (readonly [string, () => unknown])[] = [
    ['a commit', () => expect(store.applyUnits([unit('m1')])).to.deep.equal([{ kind: 'durable' }])],
    ['a load', () => store.loader.load([persona(insz(2))], 'user')],
    ['a setting', () => store.loader.setting('clock', 'system')],
    ['emptying', () => store.loader.clear()],
    ['settling', () => store.settle()],
    ['a removal from the trail', () => store.auditMoves.removed({ from: 1, to: 1, hash: 'x' }, 0)],
  ];
  for (const [naam, write] of WRITERS) {
    it(`does not hold up ${naam}, which is durable at once`, async () => {
      await store.dossiers.find(insz(1));
      await write();
      // Another process may write at once: no lock was left behind.
      await other.loader.setting('note', naam);
      expect(await other.settings.get('note')).to.equal(naam);
    });
  }
  it('sees what was written after it in the same turn', async () => {
    await store.dossiers.find(insz(1));
    await store.loader.setting('clock', 'frozen');
    expect(await store.settings.get('clock')).to.equal('frozen');
    expect(await other.settings.get('clock')).to.equal('frozen');
    expect(await store.repertorium.inschrijvingen(GENT, [insz(1)])).to.have.length(0);
  });
  it('is asked of the file once a turn, not once a statement', async () => {
    const statements: string[] = [];
    const db = new Sqlite(':memory:', { verbose: (sql) => statements.push(String(sql)) });
    const one = storeOn(db);
    await nextEvent();
    statements.length = 0;
    await Promise.all([insz(1), insz(2)].map((nummer) => one.identiteiten.find(nummer)));
    await nextEvent();
    expect([statements.length, statements[0], statements.at(-1)]).to.deep.equal([4, 'BEGIN', 'COMMIT']);
    db.close();
  });
});
