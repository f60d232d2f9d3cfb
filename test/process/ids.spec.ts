// Ids: random in general, and the same again under a frozen clock.
import { expect } from 'chai';
import { createIds } from '../../src/process/ids.js';

const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const take = (ids: { uuid(): string }, count = 500): string[] => Array.from({ length: count }, () => ids.uuid());

describe('createIds', () => {
  for (const modus of ['system', 'ticking', 'frozen'] as const) {
    it(`gives UUIDs of version 4 that never repeat under a ${modus} clock`, () => {
      const ids = take(createIds(modus, 'a'));
      expect(ids.filter((id) => !UUID4.test(id))).to.deep.equal([]);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  }
  it('gives the same ids for the same seed under a frozen clock, and others for another', () => {
    const first = take(createIds('frozen', 'a'));
    expect(take(createIds('frozen', 'a'))).to.deep.equal(first);
    const others = new Set(take(createIds('frozen', 'b')));
    expect(first.filter((id) => others.has(id))).to.deep.equal([]);
  });
  it('gives other ids each time under a clock that runs, whatever the seed', () => {
    expect(createIds('system', 'a').uuid()).to.not.equal(createIds('system', 'a').uuid());
  });
});
