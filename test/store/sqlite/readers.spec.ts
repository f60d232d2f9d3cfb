// Reading on SQLite, where the contract does not look: how a question is looked up, and pages of the audit trail.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { storeOn } from '../../../src/store/sqlite/open.js';
import { createReaders, readPeriode } from '../../../src/store/sqlite/readers.js';
import { dossier, GENT, insz, persona, unit } from '../samples.js';

describe('createReaders', () => {
  it('answers a consultation with point reads, never with a scan', async () => {
    const statements = new Set<string>();
    const db = new Sqlite(':memory:', { verbose: (sql) => statements.add(String(sql)) });
    const store = storeOn(db);
    await store.loader.load([persona(insz(1), { dossier: dossier('ara') })], 'fixture');
    statements.clear();
    await store.dossiers.find(insz(1));
    await store.repertorium.inschrijvingen(GENT, [insz(1)]);
    await store.identiteiten.find(insz(1));
    await store.identiteiten.oudeNummers(insz(1));
    const asked = [...statements].filter((sql) => !/^(?:BEGIN|COMMIT)$/.test(sql));
    expect(asked).to.have.length(4);
    // Of the dossier only its version: the row with the document, which may be long, is not touched before somebody looks at it.
    const steps = db.prepare(`EXPLAIN ${asked[0]}`).all() as { opcode: string; p1: number }[];
    const cursors = steps.filter(({ opcode }) => opcode === 'OpenRead').map(({ p1 }) => p1);
    const read = steps.filter(({ opcode }) => opcode === 'Column').map(({ p1 }) => p1);
    expect([cursors.length, [...new Set(read)]]).to.deep.equal([2, [cursors[1]]]);
    for (const sql of asked) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
      expect(plan.map(({ detail }) => detail).join('; '), sql)
        .to.match(/^SEARCH /)
        .and.not.match(/SCAN|TEMP B-TREE/);
    }
    db.close();
  });
  it('pages through the persons who are registered on a day under one of some codes, each once', async () => {
    const store = storeOn(new Sqlite(':memory:'));
    const rij = (nummer: number, Hoedanigheidscode: number, Begin: string, Einde?: string) => ({
      soort: 'inschrijving' as const,
      rij: {
        INSZ: insz(nummer),
        OCMW: GENT,
        Hoedanigheidscode,
        Periode: { Begin, ...(Einde === undefined ? {} : { Einde }) },
      },
    });
    await store.loader.load(
      [
        ...[rij(1, 2, '2012-01-01'), rij(1, 3, '2012-01-01'), rij(2, 7, '2012-01-01'), rij(3, 2, '2012-09-04')],
        ...[rij(4, 2, '2012-01-01', '2012-09-02'), rij(5, 3, '2012-01-01', '2012-09-03'), rij(6, 2, '2012-09-03')],
      ],
      'user',
    );
    const { page } = store.ingeschrevenen;
    const all = [insz(1), insz(5), insz(6)].sort();
    expect(await page([2, 3], '2012-09-03', '', 10)).to.deep.equal(all);
    expect(await page([2, 3], '2012-09-03', '', 2)).to.deep.equal(all.slice(0, 2));
    expect(await page([2, 3], '2012-09-03', all[1] ?? '', 2)).to.deep.equal(all.slice(2));
    expect(await page([], '2012-09-03', '', 10)).to.deep.equal([]);
    expect(store.ingeschrevenen.instellingen([2, 3], '2012-09-03')).to.deep.equal([GENT]);
    expect(store.ingeschrevenen.instellingen([7], '2011-12-31')).to.deep.equal([]);
    store.close();
  });
  it('pages through the audit trail in order', () => {
    const db = new Sqlite(':memory:');
    const store = storeOn(db);
    store.applyUnits(['a', 'b', 'c', 'd', 'e'].map((naam) => unit(naam)));
    const { auditRows } = createReaders(db, () => undefined);
    const pages: string[] = [];
    for (let na = 0, page = auditRows(na, 2); page.length > 0; page = auditRows(na, 2)) {
      pages.push(page.map(({ messageId }) => messageId).join());
      na = page.at(-1)?.id ?? 0;
    }
    expect(pages).to.deep.equal(['a,b', 'c,d', 'e']);
    db.close();
  });
});

describe('readPeriode', () => {
  it('leaves an open end out', () => {
    expect(readPeriode({ Begin: '2012-01-01', Einde: null })).to.deep.equal({ Begin: '2012-01-01' });
    expect(readPeriode({ Begin: '2012-01-01', Einde: '2012-02-01' })).to.deep.equal({
      Begin: '2012-01-01',
      Einde: '2012-02-01',
    });
  });
});
