import { expect } from 'chai';
import { createSecret } from '../../src/process/secrets.js';

describe('createSecret', () => {
  it('gives text of so many octets that fits an address and a header', () => {
    for (const octets of [1, 16, 24, 64]) {
      const secret = createSecret(octets);
      expect(secret).to.match(/^[A-Za-z0-9_-]+$/);
      expect(Buffer.from(secret, 'base64url').length).to.equal(octets);
    }
  });

  it('never gives the same twice', () => {
    expect(new Set(Array.from({ length: 1000 }, () => createSecret(16))).size).to.equal(1000);
  });
});
