import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { holderFile, removeHolder, writeHolder } from '../../src/management/holder.js';

describe('the holder file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-holder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('stands beside the database, says who holds it, and only its owner may read it', () => {
    const db = join(folder, 'kbi.sqlite');
    const holder = { pid: 12, gateway: 'http://127.0.0.1:8470', console: 'http://127.0.0.1:8471', token: 'geheim' };
    writeHolder(db, holder);
    expect(holderFile(db)).to.equal(join(folder, 'kbi.sqlite.serve.json'));
    expect(JSON.parse(readFileSync(holderFile(db), 'utf8'))).to.deep.equal(holder);
    expect(statSync(holderFile(db)).mode & 0o777).to.equal(0o600);
  });

  it('keeps to its owner when it takes the place of a file that others could read', () => {
    const db = join(folder, 'kbi.sqlite');
    writeFileSync(holderFile(db), 'old');
    chmodSync(holderFile(db), 0o666);
    writeHolder(db, { pid: 12, gateway: '', console: '', token: 'a' });
    expect(statSync(holderFile(db)).mode & 0o777).to.equal(0o600);
  });

  it('is removed, and removing it again is no failure', () => {
    const db = join(folder, 'kbi.sqlite');
    writeHolder(db, { pid: 1, gateway: '', console: '', token: '' });
    removeHolder(db);
    removeHolder(db);
    expect(existsSync(holderFile(db))).to.equal(false);
  });
});
