// Upgrades: a database of every older version opens with all its rows and has the shape of a new one; a newer one is refused.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { machtigingenOf } from '../../../src/domain/kbi/Grond.js';
import type { Fault } from '../../../src/faults/fault.js';
import { openDatabase } from '../../../src/store/sqlite/database.js';
import { migrate, VERSION } from '../../../src/store/sqlite/migrations.js';
import { storeOn } from '../../../src/store/sqlite/open.js';
import { checkRow } from '../../../src/world/shapes/rows.js';
import { unit } from '../samples.js';
import { VERSION_1 } from './version-1.js';
import { VERSION_2 } from './version-2.js';
import { VERSION_3 } from './version-3.js';
import { VERSION_4 } from './version-4.js';
import { VERSION_5 } from './version-5.js';
import { VERSION_6 } from './version-6.js';
import { VERSION_7 } from './version-7.js';
import { VERSION_8 } from './version-8.js';
import { VERSION_9 } from './version-9.js';
import { VERSION_10 } from './version-10.js';
import { VERSION_11 } from './version-11.js';
import { VERSION_12 } from './version-12.js';

/** Every older version with a frozen copy of it. */
const OLDER: readonly (readonly [number, string])[] = [
  [0, ''],
  [1, VERSION_1],
  [2, VERSION_2],
  [3, VERSION_3],
  [4, VERSION_4],
  [5, VERSION_5],
  [6, VERSION_6],
  [7, VERSION_7],
  [8, VERSION_8],
  [9, VERSION_9],
  [10, VERSION_10],
  [11, VERSION_11],
  [12, VERSION_12],
];

type Column = { readonly name: string };

/** Tables and indexes by name, each with its columns in order. */
const shapeOf = (db: Sqlite.Database): Record<string, readonly string[]> => {
  const names = db.prepare("SELECT name, type FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").all() as {
    name: string;
    type: string;
  }[];
  return Object.fromEntries(
    names.map(({ name, type }) => [
      `${type} ${name}`,
      (db.pragma(`${type === 'table' ? 'table_info' : 'index_info'}(${name})`) as Column[]).map(
        (column) => column.name,
      ),
    ]),
  );
};

describe('migrate', () => {
  it('has a frozen copy of every older version to be tested with', () => {
    expect(OLDER.map(([version]) => version)).to.deep.equal(Array.from({ length: VERSION }, (_, i) => i));
  });
  for (const [version, sql] of OLDER) {
    it(`brings version ${version} to the shape of a new database`, () => {
      const old = new Sqlite(':memory:');
      old.exec(sql);
      expect(old.pragma('user_version', { simple: true })).to.equal(version);
      migrate(old);
      const fresh = new Sqlite(':memory:');
      migrate(fresh);
      expect(shapeOf(old)).to.deep.equal(shapeOf(fresh));
      expect(old.pragma('user_version', { simple: true })).to.equal(VERSION);
      expect(Object.keys(shapeOf(old)).length).to.be.above(10);
    });
  }
  it('keeps every row of version 1', async () => {
    const db = new Sqlite(':memory:');
    db.exec(VERSION_1);
    const store = storeOn(db);
    expect(await store.settings.get('clock')).to.equal('system');
    expect(await store.worlds.version()).to.equal(3);
    expect([...store.loader.rows()]).to.deep.equal([
      { soort: 'partner', rij: { naam: 'ocmw-gent' } },
      {
        soort: 'persona',
        rij: {
          INSZ: '84722492046',
          inschrijvingen: [{ OCMW: '0212214125', Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } }],
          dossier: { Hoedanigheden: [] },
        },
      },
    ]);
    expect(store.applyUnits([unit('old-message')])).to.deep.equal([{ kind: 'replay' }]);
    expect(store.auditRows(0, 10).map(({ messageId, id }) => [messageId, id])).to.deep.equal([
      ['m1', 1],
      ['audit-2', 2],
    ]);
  });

  it('makes a ground of each row of version 6, which was one stream of a ground', async () => {
    const db = new Sqlite(':memory:');
    db.exec(VERSION_6);
    const { gronden } = await storeOn(db).worlds.load();
    expect(gronden.map((rij) => checkRow('grond', rij).kind)).to.deep.equal(['row', 'row']);
    const [vestiging, dossiers] = gronden.map((grond) => machtigingenOf(grond)[0]);
    expect(dossiers).to.deep.include({
      ...{ nummer: 'KBIDossiers-17001', stroom: 'KBIDossiers', Hoedanigheid: '17001', ontvangers: ['OCMW'] },
      ...{ clusters: [1, 2], status: 'GEVALIDEERD', geldig: { Begin: '2012-07-25' }, repertoriumcodes: [1, 2, 3] },
    });
    expect(vestiging).to.deep.include({ status: 'CONCEPT', geldig: { Begin: '2012-07-25', Einde: '2013-01-01' } });
    expect(vestiging).not.to.have.property('repertoriumcodes');
    expect(vestiging?.doeleinden).to.have.length(2);
  });

  it('still owes the letters of a load that version 5 did not finish', async () => {
    const db = new Sqlite(':memory:');
    db.exec(`${VERSION_5} INSERT INTO settings VALUES ('aankondiging', '["84722492046","85631490132"]');`);
    const store = storeOn(db);
    expect((await store.aankondigingen.page(10)).map(({ INSZ, voor }) => [INSZ, voor])).to.deep.equal([
      ['84722492046', undefined],
      ['85631490132', undefined],
    ]);
    expect(await store.settings.get('aankondiging')).to.equal(undefined);
  });

  describe('with a database on disk', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(join(tmpdir(), 'kbi-migrate-'));
    });
    after(() => rmSync(folder, { recursive: true, force: true }));
    const stamped = (version: number): string => {
      const path = join(folder, `v${version}.sqlite`);
      const db = new Sqlite(path);
      if (version === 1) db.exec(VERSION_1);
      db.pragma(`user_version = ${version}`);
      db.close();
      return path;
    };
    const refusalOf = (path: string, readonly: boolean): Fault | undefined => {
      const db = openDatabase(path, readonly);
      try {
        migrate(db);
        return undefined;
      } catch (error) {
        return error as Fault;
      } finally {
        db.close();
      }
    };
    it('refuses one of a newer program, names both versions, and leaves it as it was', () => {
      const path = stamped(VERSION + 5);
      for (const readonly of [false, true]) {
        const fault = refusalOf(path, readonly);
        expect(fault?.key).to.equal('INTERNE_FOUT');
        expect(fault?.detail)
          .to.include(`version ${VERSION + 5}`)
          .and.to.include(`knows ${VERSION}`);
      }
      const db = new Sqlite(path);
      expect(db.pragma('user_version', { simple: true })).to.equal(VERSION + 5);
      expect(shapeOf(db)).to.deep.equal({});
      db.close();
    });
    it('refuses an older one that is opened for reading only', () => {
      expect(refusalOf(stamped(1), true)?.key).to.equal('INTERNE_FOUT');
      expect(refusalOf(join(folder, 'v1.sqlite'), false)).to.equal(undefined);
      expect(refusalOf(join(folder, 'v1.sqlite'), true)).to.equal(undefined);
    });
  });
});
