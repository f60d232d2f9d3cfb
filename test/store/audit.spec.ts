// Walking through the trail: every row once, in order, however many pages.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { AUDIT_PAGE, allRows } from '../../src/store/audit.js';
import { storeOn } from '../../src/store/sqlite/open.js';
import { unit } from './samples.js';

describe('allRows', () => {
  it('gives every row once, in order, over the ends of pages', () => {
    const store = storeOn(new Sqlite(':memory:'));
    const count = AUDIT_PAGE * 2;
    store.applyUnits(Array.from({ length: count }, (_, i) => unit(`m${i}`)));
    const ids = Array.from({ length: count }, (_, i) => i + 1);
    expect([...allRows(store.audit)].map(({ id }) => id)).to.deep.equal(ids);
    expect([...allRows(store.audit, 998)].map(({ id }) => id)).to.deep.equal([999, 1000]);
    store.close();
  });
});
