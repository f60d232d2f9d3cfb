import { expect } from 'chai';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { client, person, regel, rowsOf } from '../../retention/kit.js';

describe('createBewaring', () => {
  it('gives the rules by number, and the persons with a dossier page by page', async () => {
    const store = openSqlite(':memory:');
    const without = { INSZ: person(3) };
    await store.loader.load(
      rowsOf([regel({ nummer: 'B' }), regel({ nummer: 'A' })], [client(1), client(2), without, client(4)]),
      'user',
    );
    expect((await store.bewaring.regels()).map(({ nummer }) => nummer)).to.deep.equal(['A', 'B']);
    const all = [1, 2, 4].map(person).sort();
    expect(await store.bewaring.houders('', 2)).to.deep.equal(all.slice(0, 2));
    expect(await store.bewaring.houders(all[1] ?? '', 2)).to.deep.equal(all.slice(2));
    store.close();
  });
});
