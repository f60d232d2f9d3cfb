import { expect } from 'chai';
import { internalRow } from '../../src/commit/internal-row.js';

const facts = {
  ids: { uuid: () => 'id' },
  now: 7,
  stroom: 'Bewaring',
  uitkomst: 'GEWIST',
  INSZ: null,
  grond: 'R',
} as const;

describe('internalRow', () => {
  it('names nobody as sender, and what was done, why and to which clusters', () =>
    expect(internalRow({ ...facts, clusters: [2, 17] })).to.include({
      ...{ messageId: 'id', tijdstip: 7, richting: 'INTERN', afzender: 'kbi', stroom: 'Bewaring' },
      ...{ uitkomst: 'GEWIST', grond: 'R', clusters: '2,17', instelling: null },
    }));
  it('says which rows are to be erased only when there are any', () => {
    expect(internalRow(facts)).to.not.have.property('erases');
    expect(internalRow({ ...facts, erases: [3, 4] }).erases).to.deep.equal([3, 4]);
  });
});
