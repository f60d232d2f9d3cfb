// The limits of signatures, as docs/limits.md gives them; and that the memory of replays outlives every message it must remember.
import { expect } from 'chai';
import { DEFAULT_SECURITY_LIMITS } from '../../src/security/evidence.js';

describe('the limits of signatures', () => {
  it('are those of the design', () => {
    expect(DEFAULT_SECURITY_LIMITS).to.deep.equal({
      references: 10,
      certificates: 3,
      token: 16_384,
      timestampTtl: 300_000,
      timestampFuture: 60_000,
      replayMemory: 600_000,
    });
  });

  it('remember a message for longer than it can be accepted', () => {
    const { replayMemory, timestampFuture, timestampTtl } = DEFAULT_SECURITY_LIMITS;
    expect(replayMemory).to.be.greaterThan(timestampFuture + timestampTtl);
  });
});
