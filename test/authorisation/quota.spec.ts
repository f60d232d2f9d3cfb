import { expect } from 'chai';
import { createQuota } from '../../src/authorisation/quota.js';
import { Fault } from '../../src/faults/fault.js';
import { gent, NOW } from './sample.js';

const partner = { ...gent, quotum: { vragen: 2, seconden: 10 } };
const verdict = (take: () => void): string => {
  try {
    take();
    return 'taken';
  } catch (error) {
    return error instanceof Fault ? error.key : String(error);
  }
};

describe('createQuota', () => {
  it('takes as many questions as the quota says in each window', () => {
    const quota = createQuota();
    const at = (offset: number): string => verdict(() => quota.take(partner, NOW + offset));
    expect([at(0), at(1), at(2), at(9_999), at(10_000), at(10_001), at(10_002)]).to.deep.equal([
      'taken',
      'taken',
      'QUOTUM_OVERSCHREDEN',
      'QUOTUM_OVERSCHREDEN',
      'taken',
      'taken',
      'QUOTUM_OVERSCHREDEN',
    ]);
  });

  it('counts each partner by itself, and one without quota not at all', () => {
    const quota = createQuota();
    const other = { ...partner, naam: 'ocmw-aalst' };
    for (let i = 0; i < 2; i++) quota.take(partner, NOW);
    expect(verdict(() => quota.take(other, NOW))).to.equal('taken');
    for (let i = 0; i < 50; i++) expect(verdict(() => quota.take(gent, NOW))).to.equal('taken');
  });

  it('spends only its share where several processes answer', () => {
    const quota = createQuota(0.5);
    expect([verdict(() => quota.take(partner, NOW)), verdict(() => quota.take(partner, NOW))]).to.deep.equal([
      'taken',
      'QUOTUM_OVERSCHREDEN',
    ]);
  });

  it('starts a window anew when the clock was set back', () => {
    const quota = createQuota();
    for (let i = 0; i < 2; i++) quota.take(partner, NOW);
    expect(verdict(() => quota.take(partner, NOW - 3_600_000))).to.equal('taken');
  });
});
