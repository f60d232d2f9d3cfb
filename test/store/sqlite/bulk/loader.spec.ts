// The loader on SQLite, where the contract does not look: origins, one transaction, and an error that is none of ours.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import type { LoadRow } from '../../../../src/store/port.js';
import { storeOn } from '../../../../src/store/sqlite/open.js';
import { dossier, GENT, insz, partner, persona, refusal, unit } from '../../samples.js';

describe('createLoader', () => {
  it('marks every row of a persona with its origin', async () => {
    const db = new Sqlite(':memory:');
    const { loader } = storeOn(db);
    const periode = { Periode: { Begin: '2012-01-01' } };
    const row = persona(insz(1), {
      identiteit: { status: 'GEANNULEERD' },
      inschrijvingen: [{ OCMW: GENT, Hoedanigheidscode: 2, ...periode }],
      leefloonrechten: [{ OCMW: GENT, Soort: 'LEEFLOON', OntvangenOp: '2012-01-02', ...periode }],
      dossier: dossier('ara'),
    });
    for (const herkomst of ['fixture', 'user'] as const) {
      await loader.load([row, partner('a')], herkomst);
      for (const tabel of ['persona', 'identiteit', 'inschrijving', 'leefloonrecht', 'dossier', 'partner']) {
        expect(db.prepare(`SELECT herkomst FROM ${tabel}`).pluck().all(), tabel).to.deep.equal([herkomst]);
      }
    }
    db.close();
  });
  it('loads all rows of a call in one transaction', async () => {
    const statements: string[] = [];
    const db = new Sqlite(':memory:', { verbose: (sql) => statements.push(String(sql)) });
    const { loader } = storeOn(db);
    statements.length = 0;
    await loader.load([partner('a'), partner('b'), persona(insz(1))], 'fixture');
    expect(statements.filter((sql) => sql.startsWith('BEGIN'))).to.deep.equal(['BEGIN IMMEDIATE']);
    expect(statements.filter((sql) => sql.startsWith('COMMIT'))).to.have.length(1);
    db.close();
  });
  it('refuses a row that the database cannot hold, with its number', async () => {
    const db = new Sqlite(':memory:');
    const { loader } = storeOn(db);
    const broken = { soort: 'partner', rij: {} } as unknown as LoadRow;
    expect(await refusal(loader.load([partner('a'), broken], 'user'))).to.equal('INTERNE_FOUT');
    expect([...loader.rows()]).to.deep.equal([]);
    db.close();
  });
  it('never gives the number of an audit row twice, not even after a clear', async () => {
    const db = new Sqlite(':memory:');
    const store = storeOn(db);
    store.applyUnits([unit('a'), unit('b')]);
    await store.loader.clear();
    store.applyUnits([unit('c')]);
    expect(store.auditRows(0, 10).map(({ id, uitkomst }) => [id, uitkomst])).to.deep.equal([
      [3, 'EMPTIED'],
      [4, 'DATA'],
    ]);
    db.close();
  });
});
