// Rows leave the trail: all or none, never those of another chain, and a row tells of them.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { storeOn } from '../../../../src/store/sqlite/open.js';
import { refusal, unit } from '../../samples.js';

const opened = () => {
  const db = new Sqlite(':memory:');
  const store = storeOn(db);
  store.applyUnits(['a', 'b', 'c', 'd'].map((naam) => unit(naam)));
  const hash = store.audit.page(1, 1)[0]?.hash ?? '';
  return { db, store, stretch: { from: 1, to: 2, hash } };
};

describe('createMoves', () => {
  it('removes rows and tells of them in the chain, which goes on', () => {
    const { store, stretch } = opened();
    store.auditMoves.archived(stretch, 7);
    store.applyUnits([unit('e')]);
    const rows = store.audit.page(0, 9);
    expect(rows.map(({ id, uitkomst }) => [id, uitkomst])).to.deep.equal([
      [3, 'DATA'],
      [4, 'DATA'],
      [5, 'ARCHIVED'],
      [6, 'DATA'],
    ]);
    expect([rows[2]?.tijdstip, rows[2]?.concerns]).to.deep.equal([7, JSON.stringify(stretch)]);
    store.close();
  });
  it('goes on when every row left', () => {
    const { db, store } = opened();
    const hash = store.audit.page(3, 1)[0]?.hash ?? '';
    store.auditMoves.archived({ from: 1, to: 4, hash }, 7);
    expect(storeOn(db).applyUnits([unit('e')])).to.deep.equal([{ kind: 'durable' }]);
    store.close();
  });
  it('removes nothing when the last row is another one', async () => {
    const { store, stretch } = opened();
    const moved = (async () => store.auditMoves.archived({ ...stretch, hash: 'x' }, 7))();
    expect(await refusal(moved)).to.equal('AUDIT_UNWRITABLE');
    expect(store.audit.page(0, 9)).to.have.length(4);
    expect(store.applyUnits([unit('e')])).to.deep.equal([{ kind: 'durable' }]);
    store.close();
  });
  it('removes nothing from a trail whose end does not fit', async () => {
    const { db, store, stretch } = opened();
    db.exec("UPDATE audit SET uitkomst = 'x' WHERE id = 4");
    expect(await refusal((async () => store.auditMoves.archived(stretch, 7))())).to.equal('AUDIT_UNWRITABLE');
    expect(store.audit.page(0, 9)).to.have.length(4);
    store.close();
  });
  it('tells of a stretch that was kept long enough', () => {
    const { store, stretch } = opened();
    store.auditMoves.removed(stretch, 7);
    expect(store.audit.own().map(({ uitkomst, concerns }) => [uitkomst, concerns])).to.deep.equal([
      ['REMOVED', JSON.stringify(stretch)],
    ]);
    store.close();
  });
});
