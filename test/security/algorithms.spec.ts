// The allow-list, written out: a new algorithm is a decision, not an accident.
import { expect } from 'chai';
import { DIGEST_ALGORITHMS, SIGNATURE_ALGORITHMS } from '../../src/security/algorithms.js';

describe('the allow-list of algorithms', () => {
  it('knows these signatures and no other', () => {
    expect(
      [...SIGNATURE_ALGORITHMS.values()].map(({ uri, hash, key }) => `${uri.split('#')[1]} ${hash} ${key}`),
    ).to.deep.equal([
      'rsa-sha1 sha1 RSA',
      'rsa-sha256 sha256 RSA',
      'rsa-sha384 sha384 RSA',
      'rsa-sha512 sha512 RSA',
      'ecdsa-sha256 sha256 EC',
      'ecdsa-sha384 sha384 EC',
      'ecdsa-sha512 sha512 EC',
    ]);
    for (const [uri, algorithm] of SIGNATURE_ALGORITHMS) expect(algorithm.uri).to.equal(uri);
  });

  it('knows these digests and no other', () => {
    expect([...DIGEST_ALGORITHMS].map(([uri, hash]) => `${uri} ${hash}`)).to.deep.equal([
      'http://www.w3.org/2000/09/xmldsig#sha1 sha1',
      'http://www.w3.org/2001/04/xmlenc#sha256 sha256',
      'http://www.w3.org/2001/04/xmldsig-more#sha384 sha384',
      'http://www.w3.org/2001/04/xmlenc#sha512 sha512',
    ]);
  });
});
