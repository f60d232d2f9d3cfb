// Who saw whom: found under every number of the person and every hash, and told with the institution, not who carried the question.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { createIsAbout, numbersOf, rowsAbout, seenOf } from '../../src/audit/seen.js';
import { hashINSZ } from '../../src/commit/audit-row.js';
import type { ChainedRow } from '../../src/commit/chain.js';
import type { INSZ } from '../../src/domain/numbers/INSZ.js';
import { type SqliteStore, storeOn } from '../../src/store/sqlite/open.js';
import { audit, GENT, insz, persona, unit } from '../store/samples.js';

const SALT = 'pepper';

describe('who saw', () => {
  let store: SqliteStore;
  beforeEach(() => {
    store = storeOn(new Sqlite(':memory:'));
  });
  afterEach(() => store.close());
  const replaced = (from: INSZ, to: INSZ) => persona(from, { identiteit: { status: 'VERVANGEN', door: to } });

  it('knows every number of a person, whichever of them is asked', async () => {
    await store.loader.load(
      [replaced(insz(1), insz(2)), replaced(insz(2), insz(3)), replaced(insz(4), insz(3))],
      'user',
    );
    const all = [insz(1), insz(2), insz(3), insz(4)].sort();
    for (const asked of all) expect([...(await numbersOf(asked, store.identiteiten))].sort(), asked).to.deep.equal(all);
    expect(await numbersOf(insz(9), store.identiteiten)).to.deep.equal([insz(9)]);
  });

  it('ends on numbers that replace each other', async () => {
    await store.loader.load([replaced(insz(1), insz(2)), replaced(insz(2), insz(1))], 'user');
    expect([...(await numbersOf(insz(1), store.identiteiten))].sort()).to.deep.equal([insz(1), insz(2)].sort());
  });

  it('finds rows under a number and under the hash of one, over more than a page, and nobody else', () => {
    const about = (i: number, meer: object) => unit(`m${i}`, { audit: { ...audit(`m${i}`), ...meer } });
    const units = Array.from({ length: 1100 }, (_, i) =>
      about(i, [{ INSZ: insz(1) }, { INSZ: null, inszHash: hashINSZ(SALT, insz(1)) }, { INSZ: insz(2) }][i % 3] ?? {}),
    );
    store.applyUnits(units);
    const rows = [...rowsAbout(store.audit, [insz(1)], SALT)];
    expect(rows).to.have.length(734);
    const isAbout = createIsAbout([insz(1)], SALT);
    expect(
      store.audit
        .page(0, 2000)
        .filter(isAbout)
        .map(({ id }) => id),
    ).to.deep.equal(rows.map(({ id }) => id));
    expect([...rowsAbout(store.audit, [insz(1)], 'salt')].length).to.equal(367);
  });

  it('tells moment, institution, intermediary, period and ground', () => {
    const row: ChainedRow = {
      ...{ ...audit('m'), afzender: 'ksz', instelling: 'ocmw-gent', periodeEinde: '2012-09-03' },
      ...{ id: 7, concerns: null, salt: 's', contentHash: null, hash: 'h' },
    };
    const nameOf = (partner: string): string => (partner === GENT ? 'ocmw-gent' : partner);
    expect(seenOf(row, nameOf)).to.deep.equal({
      ...{ rij: 7, tijdstip: '2012-09-03 09:00:00', richting: 'IN', instelling: 'ocmw-gent', intermediair: 'ksz' },
      ...{ stroom: 'KBIDossiers', grond: 'G1', doeleinde: 'begeleiding', periode: '2011-09-03/2012-09-03' },
      ...{ uitkomst: 'DATA', clusters: '1,2', INSZ: insz(1) },
    });
    const own = seenOf({ ...row, afzender: 'ocmw-gent', INSZ: null, periodeBegin: null, grond: null }, nameOf);
    expect([own.intermediair, own.INSZ, own.periode, own.grond]).to.deep.equal(['', 'hash', '', '']);
    const told = seenOf({ ...row, richting: 'UIT', afzender: 'kbi', instelling: GENT }, nameOf);
    expect([told.instelling, told.intermediair]).to.deep.equal(['ocmw-gent', '']);
  });
});
