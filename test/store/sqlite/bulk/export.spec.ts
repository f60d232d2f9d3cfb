// Export by pages: more than one page, in order, while units are committed on the same connection.
import { expect } from 'chai';
import { openSqlite } from '../../../../src/store/sqlite/open.js';
import { dossier, insz, persona, unit } from '../../samples.js';

describe('exportRows', () => {
  it('gives more persons than a page holds, each once and in order, while units are committed', async () => {
    const store = openSqlite(':memory:');
    const numbers = Array.from({ length: 997 }, (_, i) => insz(i + 1));
    await store.loader.load(
      [...numbers].reverse().map((nummer) => persona(nummer, { dossier: dossier('ara') })),
      'user',
    );
    const seen: string[] = [];
    for (const row of store.loader.rows()) {
      if (row.soort === 'persona') seen.push(row.rij.INSZ);
      if (seen.length % 100 === 0) {
        expect(store.applyUnits([unit(`m${seen.length}`)])).to.deep.equal([{ kind: 'durable' }]);
      }
    }
    expect(seen).to.deep.equal([...numbers].sort());
    expect(store.auditRows(0, 100)).to.have.length(9);
    store.close();
  });
  it('leaves a removed dossier out', async () => {
    const store = openSqlite(':memory:');
    await store.loader.load([persona(insz(1), { dossier: dossier('ara') }), persona(insz(1))], 'user');
    expect([...store.loader.rows()]).to.deep.equal([persona(insz(1))]);
    store.close();
  });
});
