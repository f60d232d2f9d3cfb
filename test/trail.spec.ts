// The trail of a party that is not the gateway: the same chain, a salt that stays, an anchor of its own key, and no row that was not kept.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { readAnchor } from '../src/audit/anchor.js';
import { verifyChain } from '../src/audit/verify.js';
import { allRows } from '../src/store/audit.js';
import { openSqlite } from '../src/store/sqlite/open.js';
import { openTrail, type PartyTrail } from '../src/trail.js';
import { audit, refusal } from './store/samples.js';

const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('openTrail', () => {
  let folder: string;
  let path: string;
  let complaints: unknown[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-trail-'));
    path = join(folder, 'ocmw.sqlite');
    complaints = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (at = path): Promise<PartyTrail> =>
    openTrail({ path: at, key, publicKey, clock: { now: () => 5 }, complain: (error) => complaints.push(error) });

  it('keeps a chain over restarts, with one salt, and an anchor at its end', async () => {
    const salts: string[] = [];
    for (const naam of ['a', 'b']) {
      const trail = await open();
      salts.push(trail.salt);
      await Promise.all([trail.log(audit(naam)), trail.log(audit(`${naam}2`))]);
      await trail.close();
    }
    expect(salts[0]).to.equal(salts[1]);
    const { audit: kept, close } = openSqlite(path, { readonly: true });
    const anchor = readAnchor(`${path}.anchor.json`, [publicKey]);
    const verdict = verifyChain({
      rows: () => allRows(kept),
      own: kept.own(),
      given: kept.given(),
      ...(anchor && { anchor }),
    });
    expect(verdict).to.include({ rows: 4, anchor: 'held', broken: undefined });
    close();
  });
  it('refuses a row that it cannot keep, or that would follow rows that are gone', async () => {
    const trail = await open();
    await trail.log(audit('a'));
    await trail.log(audit('b'));
    const other = new Sqlite(path);
    other.exec('BEGIN IMMEDIATE');
    expect(await refusal(trail.log(audit('c')))).to.equal('AUDIT_UNWRITABLE');
    other.exec('COMMIT');
    await trail.log(audit('c'));
    await trail.close();
    other.exec("DELETE FROM audit WHERE id > 1; UPDATE sqlite_sequence SET seq = 1 WHERE name = 'audit'");
    other.close();
    const again = await open();
    expect(await refusal(again.log(audit('d')))).to.equal('AUDIT_UNWRITABLE');
    expect(complaints).to.deep.equal([]);
    await again.close();
    // The anchor that knows three rows is left as it was.
    expect([complaints.length, readAnchor(`${path}.anchor.json`, [publicKey])?.sequence]).to.deep.equal([1, 3]);
  });
  it('keeps nothing on disk for a trail in memory', async () => {
    const trail = await open(':memory:');
    await trail.log(audit('a'));
    await trail.close();
  });
});
