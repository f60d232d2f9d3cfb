// Rows of the trail under the hash of a number, which is all that is kept of a citizen's; the rest is shown in carry-out.spec.
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { internalRow } from '../../src/commit/internal-row.js';
import { auditRowsOf } from '../../src/rights/held.js';
import { person } from '../retention/kit.js';
import { openRights } from './kit.js';

describe('auditRowsOf', () => {
  it('finds rows under a number and under its salted hash, over many pages', async () => {
    const kit = await openRights();
    const hash = createHash('sha256')
      .update(`pepper ${person(1)}`)
      .digest('hex');
    const row = (INSZ: string | null, inszHash: string | null) => ({
      ...internalRow({ ids: kit.parts.ids, now: 1, stroom: 'Rechten', uitkomst: 'X', INSZ, grond: null }),
      inszHash,
    });
    const rows = [row(null, hash), row(person(2), null), ...Array.from({ length: 1100 }, () => row(person(1), null))];
    kit.store.applyUnits(rows.map((audit) => ({ replayKeys: [], writes: [], audit })));
    const found = await auditRowsOf([person(1)], kit.rights);
    expect([found.length, found[0]?.id, found[1]?.id, new Set(found.map(({ id }) => id)).size]).to.deep.equal([
      1101, 1, 3, 1101,
    ]);
    await kit.close();
  });
});
