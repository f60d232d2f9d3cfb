// The audit trail read back: in pages, by person, by what it says of itself, without reading the whole.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { storeOn } from '../../../../src/store/sqlite/open.js';
import { audit, insz, unit } from '../../samples.js';

const about = (naam: string, meer: object) => unit(naam, { audit: { ...audit(naam), ...meer } });

describe('createAuditReader', () => {
  it('finds rows of a person under any number and any hash, in pages, once each', () => {
    const store = storeOn(new Sqlite(':memory:'));
    store.applyUnits([
      about('a', { INSZ: insz(1) }),
      about('b', { INSZ: insz(2) }),
      about('c', { INSZ: null, inszHash: 'h' }),
      about('d', { INSZ: insz(1), inszHash: 'h' }),
      about('e', { INSZ: insz(3) }),
    ]);
    const ids = (na: number, most: number): number[] =>
      store.audit.ofPerson([insz(1), insz(3)], ['h'], na, most).map(({ id }) => id);
    expect(ids(0, 10)).to.deep.equal([1, 3, 4, 5]);
    expect(ids(0, 2)).to.deep.equal([1, 3]);
    expect(ids(3, 2)).to.deep.equal([4, 5]);
    expect(store.audit.ofPerson([], [], 0, 10)).to.deep.equal([]);
    store.close();
  });

  it('looks persons and rows of its own up in an index', () => {
    const statements = new Set<string>();
    const db = new Sqlite(':memory:', { verbose: (sql) => statements.add(String(sql)) });
    const store = storeOn(db);
    store.applyUnits([unit('a')]);
    statements.clear();
    store.audit.ofPerson([insz(1)], ['h'], 0, 10);
    store.audit.own();
    expect(statements.size).to.equal(2);
    for (const sql of [...statements]) {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
      expect(plan.map(({ detail }) => detail).join('; '))
        .to.match(/audit_(INSZ|own)/)
        .and.not.match(/SCAN audit(?! USING INDEX audit_own)/);
    }
    store.close();
  });

  it('knows how many rows were written though they are gone', () => {
    const db = new Sqlite(':memory:');
    const store = storeOn(db);
    expect(store.audit.given()).to.equal(0);
    store.applyUnits([unit('a'), unit('b')]);
    db.exec('DELETE FROM audit');
    expect(store.audit.given()).to.equal(2);
    store.close();
  });
});
