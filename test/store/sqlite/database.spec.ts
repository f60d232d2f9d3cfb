// The promises of a connection, and which errors blame the row and which the file.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { Fault } from '../../../src/faults/fault.js';
import { describe as describeError, isUnwritable, openDatabase } from '../../../src/store/sqlite/database.js';

describe('openDatabase', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-database-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('opens a file so that a commit survives power loss', () => {
    const db = openDatabase(join(folder, 'a.sqlite'));
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).to.deep.equal(['wal', 2, 1]);
    expect(pragma('busy_timeout')).to.be.above(0);
    db.close();
  });
  const impossible: readonly (readonly [string, string, boolean])[] = [
    ['a folder that does not exist', 'no/such/folder.sqlite', false],
    ['a file that is no database', 'text.sqlite', false],
    ['a missing file for reading', 'missing.sqlite', true],
  ];
  for (const [title, name, readonly] of impossible) {
    it(`refuses ${title}`, () => {
      writeFileSync(join(folder, 'text.sqlite'), 'this is no database '.repeat(100));
      expect(() => openDatabase(join(folder, name), readonly))
        .to.throw(Fault)
        .with.property('key', 'INTERNE_FOUT');
    });
  }
});

describe('isUnwritable', () => {
  const sqlite = (code: string): Error => new Sqlite.SqliteError('x', code);
  const cases: readonly (readonly [string, unknown, boolean])[] = [
    ['a full disk', sqlite('SQLITE_FULL'), true],
    ['a lock', sqlite('SQLITE_BUSY'), true],
    ['a lost snapshot', sqlite('SQLITE_BUSY_SNAPSHOT'), true],
    ['an input/output error', sqlite('SQLITE_IOERR_WRITE'), true],
    ['a readonly file', sqlite('SQLITE_READONLY'), true],
    ['a broken constraint', sqlite('SQLITE_CONSTRAINT_NOTNULL'), false],
    ['a value of the wrong type', sqlite('SQLITE_MISMATCH'), false],
    ['a missing value', new RangeError('Missing named parameter'), false],
    ['a refusal of ours', new Fault('INSZ_ONGELDIG', 'x'), false],
  ];
  for (const [title, error, expected] of cases) {
    it(`is ${expected} for ${title}`, () => expect(isUnwritable(error)).to.equal(expected));
  }
});

describe('describe', () => {
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['the code of SQLite', new Sqlite.SqliteError('database is full', 'SQLITE_FULL'), 'SQLITE_FULL: database is full'],
    ['the key of a Fault', new Fault('INSZ_ONGELDIG', 'check digits'), 'INSZ_ONGELDIG: check digits'],
    ['the message of any error', new RangeError('missing'), 'missing'],
    ['anything else as text', 7, '7'],
  ];
  for (const [title, error, expected] of cases) {
    it(`gives ${title}`, () => expect(describeError(error)).to.equal(expected));
  }
});
