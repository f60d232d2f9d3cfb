// The anchor of a running gateway: noted when the head moved, never over a trail that does not fit it, looked at again at each attempt.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { readAnchor } from '../../src/audit/anchor.js';
import { type Anchoring, createAnchoring } from '../../src/audit/anchoring.js';
import { type SqliteStore, storeOn } from '../../src/store/sqlite/open.js';
import { refusal, unit } from '../store/samples.js';
import { verifyKept } from './kept.js';

const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('createAnchoring', () => {
  let folder: string;
  let path: string;
  let db: Sqlite.Database;
  let store: SqliteStore;
  let complaints: unknown[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-anchoring-'));
    path = join(folder, 'anchor.json');
    db = new Sqlite(':memory:');
    store = storeOn(db);
    complaints = [];
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });
  const make = (): Anchoring =>
    createAnchoring({
      ...{ path, trail: store.audit, key, publicKey, clock: { now: () => 5 } },
      complain: (error) => complaints.push(error),
    });
  const noted = (): number | undefined => readAnchor(path, [publicKey])?.sequence;
  const checked = (anchoring: Anchoring): Promise<string> => refusal((async () => anchoring.check())());

  it('notes the head, and nothing when it did not move', () => {
    const anchoring = make();
    store.applyUnits([unit('a'), unit('b')]);
    anchoring.note();
    expect(noted()).to.equal(2);
    const { ino } = statSync(path);
    anchoring.note();
    expect(statSync(path).ino).to.equal(ino);
    store.applyUnits([unit('c')]);
    anchoring.note();
    expect([noted(), complaints]).to.deep.equal([3, []]);
  });

  it('notes at intervals, and once more when it is closed', async () => {
    const anchoring = make();
    store.applyUnits([unit('a')]);
    anchoring.start(1);
    while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 1));
    anchoring.close();
    store.applyUnits([unit('b')]);
    anchoring.close();
    expect(noted()).to.equal(2);
  });

  it('refuses a trail that lost rows, keeps the anchor that knows, and goes on when they are back', async () => {
    store.applyUnits([unit('a'), unit('b'), unit('c')]);
    make().note();
    const whole = db.serialize();
    db.exec("DELETE FROM audit WHERE id > 1; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'audit'");
    const anchoring = make();
    expect(await checked(anchoring)).to.equal('AUDIT_UNWRITABLE');
    anchoring.note();
    expect([noted(), complaints.length]).to.deep.equal([3, 1]);
    store.close();
    store = storeOn(new Sqlite(whole));
    expect(await checked(make())).to.equal('none');
  });

  it('never signs over what was rewritten underneath it, and refuses from then on', async () => {
    const anchoring = make();
    store.applyUnits([unit('a'), unit('b')]);
    anchoring.note();
    store.applyUnits([unit('c')]);
    // Whoever holds the file can compute every hash again, but not make the rows fit what was noted.
    const forged = new Sqlite(':memory:');
    const other = storeOn(forged);
    other.applyUnits([unit('x'), unit('y'), unit('z')]);
    const rows = forged.prepare('SELECT * FROM audit').all() as Record<string, unknown>[];
    other.close();
    db.exec('DELETE FROM audit');
    for (const row of rows) {
      const names = Object.keys(row);
      db.prepare(`INSERT INTO audit (${names}) VALUES (${names.map(() => '?')})`).run(...Object.values(row));
    }
    expect(verifyKept(store.audit), 'by themselves the rows fit').to.equal('whole');
    anchoring.note();
    expect([noted(), complaints.length]).to.deep.equal([2, 1]);
    expect(await checked(anchoring)).to.equal('AUDIT_UNWRITABLE');
  });

  it('looks at the trail once, and from then on costs nothing', async () => {
    const anchoring = make();
    expect(await checked(anchoring)).to.equal('none');
    store.close();
    expect(await checked(anchoring)).to.equal('none');
    store = storeOn(new Sqlite(':memory:'));
  });

  it('complains when it cannot write, and tries again', () => {
    store.applyUnits([unit('a')]);
    mkdirSync(`${path}.new`);
    const anchoring = make();
    anchoring.note();
    expect(complaints).to.have.length(1);
    rmSync(`${path}.new`, { recursive: true });
    anchoring.note();
    expect(noted()).to.equal(1);
  });
});
