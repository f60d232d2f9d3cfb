// Freshness of messages without a Timestamp: the window of the Timestamp, put around Context/Tijdstip.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import type { SignedBody } from '../../src/security/authenticate.js';
import { DEFAULT_SECURITY_LIMITS } from '../../src/security/evidence.js';
import { checkFreshness } from '../../src/security/freshness.js';
import { VDAB } from './attacks/certificates.js';
import { judge } from './attacks/kit.js';
import { message, NOW, recipe } from './attacks/message.js';

const signedBy = (octets: Buffer): SignedBody => {
  const { signed } = judge(octets);
  if (signed === undefined) throw new RangeError('refused');
  return signed;
};
const BARE = signedBy(message({ ...recipe(VDAB), timestamp: '', references: [{ uri: '#Body' }] }));
const STAMPED = signedBy(message(recipe(VDAB)));

const verdict = (signed: SignedBody, tijdstip: number): string => {
  try {
    checkFreshness(signed, tijdstip, NOW, DEFAULT_SECURITY_LIMITS);
    return 'fresh';
  } catch (thrown) {
    return thrown instanceof Fault ? thrown.key : 'THROWN';
  }
};

describe('checkFreshness', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['of this moment', 0, 'fresh'],
    ['of five minutes ago', -300_000, 'fresh'],
    ['of a moment more than five minutes ago', -300_001, 'TIMESTAMP_EXPIRED'],
    ['a minute ahead', 60_000, 'fresh'],
    ['a moment more than a minute ahead', 60_001, 'TIMESTAMP_EXPIRED'],
    ['that is no instant', Number.NaN, 'TIMESTAMP_EXPIRED'],
    ['of ever', Number.POSITIVE_INFINITY, 'TIMESTAMP_EXPIRED'],
  ];
  for (const [title, shift, expected] of cases) {
    it(`takes a Tijdstip ${title} as ${expected}`, () => {
      expect(verdict(BARE, NOW + shift)).to.equal(expected);
    });
  }

  it('leaves a message with a signed Timestamp to that Timestamp', () => {
    expect(verdict(STAMPED, 0)).to.equal('fresh');
  });
});
