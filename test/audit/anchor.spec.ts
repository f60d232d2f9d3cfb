// The anchor: written whole, believed only with the signature of the gateway, and what a database looks like that does not fit it.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { findBreak, readAnchor, writeAnchor } from '../../src/audit/anchor.js';
import { FIRST } from '../../src/commit/chain.js';
import { Fault } from '../../src/faults/fault.js';
import { storeOn } from '../../src/store/sqlite/open.js';
import { unit } from '../store/samples.js';

const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const OURS = pair();
const ANCHOR = { sequence: 3, hash: FIRST, tijdstip: 1_346_655_600_000 };

describe('the anchor', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-anchor-'));
    path = join(folder, 'anchor.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (): string => {
    try {
      return JSON.stringify(readAnchor(path, [pair().publicKey, OURS.publicKey]) ?? null);
    } catch (error) {
      return error instanceof Fault ? error.key : String(error);
    }
  };

  it('is read back as it was noted, replaces the one before, and leaves no other file', () => {
    expect(read()).to.equal('null');
    writeAnchor(path, { ...ANCHOR, sequence: 2 }, OURS.privateKey);
    writeAnchor(path, ANCHOR, OURS.privateKey);
    expect(read()).to.equal(JSON.stringify(ANCHOR));
    expect(readdirSync(folder)).to.deep.equal(['anchor.json']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).to.include({ moment: '2012-09-03T07:00:00.000Z' });
  });

  const SPOILED: Readonly<Record<string, (text: string) => string>> = {
    'with another number': (text) => text.replace('"sequence":3', '"sequence":2'),
    'with another hash': (text) => text.replace(FIRST, `B${FIRST.slice(1)}`),
    'with another moment': (text) => text.replace('1346655600000', '1346655600001'),
    'without signature': (text) => text.replace(/,"signature":"[^"]*"/, ''),
    'cut off': (text) => text.slice(0, 40),
    'that is empty': () => '',
  };
  for (const [title, spoil] of Object.entries(SPOILED))
    it(`is not believed ${title}`, () => {
      writeAnchor(path, ANCHOR, OURS.privateKey);
      writeFileSync(path, spoil(readFileSync(path, 'utf8')));
      expect(read()).to.equal('AUDIT_UNWRITABLE');
    });

  it('is not believed when somebody else signed it', () => {
    writeAnchor(path, ANCHOR, pair().privateKey);
    expect(read()).to.equal('AUDIT_UNWRITABLE');
  });
});

describe('findBreak', () => {
  const filled = () => {
    const db = new Sqlite(':memory:');
    const store = storeOn(db);
    store.applyUnits(['a', 'b', 'c'].map((naam) => unit(naam)));
    const heads = store.audit.page(0, 9).map(({ id, hash }) => ({ sequence: id, hash }));
    return { db, store, heads };
  };
  const kindOf = (trail: Parameters<typeof findBreak>[0], head: { sequence: number; hash: string } | undefined) =>
    findBreak(trail, head ?? { sequence: 0, hash: '' })?.kind ?? 'fits';

  it('fits every head there was, and the one of an empty trail', () => {
    const { store, heads } = filled();
    for (const head of [...heads, { sequence: 0, hash: FIRST }]) expect(kindOf(store.audit, head)).to.equal('fits');
    store.close();
  });
  it('misses rows that are gone from the end, though the database forgot that it had them', () => {
    const { db, store, heads } = filled();
    db.exec("DELETE FROM audit WHERE id = 3; UPDATE sqlite_sequence SET seq = 2 WHERE name = 'audit'");
    expect(kindOf(store.audit, heads[2])).to.equal('TRUNCATED');
    expect(kindOf(store.audit, heads[1])).to.equal('fits');
    store.close();
  });
  it('sees another hash, and a row that is gone without account', () => {
    const { db, store, heads } = filled();
    expect(kindOf(store.audit, { sequence: 2, hash: FIRST })).to.equal('REWRITTEN');
    db.exec('DELETE FROM audit WHERE id = 2');
    expect(kindOf(store.audit, heads[1])).to.equal('DELETED');
    store.close();
  });
  it('takes the account of a row for those before a reset, and only with the hash they had', async () => {
    const { store, heads } = filled();
    await store.loader.clear();
    for (const head of heads) expect(kindOf(store.audit, head)).to.equal('fits');
    expect(kindOf(store.audit, { sequence: 3, hash: FIRST })).to.equal('DELETED');
    store.close();
  });
});
