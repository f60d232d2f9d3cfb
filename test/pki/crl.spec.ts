// Written lists: what is asked stands in them, and the signature is the authority's. How they are judged: test/security/crl.
import { expect } from 'chai';
import { createCrl } from '../../src/pki/crl.js';
import { isCrlOf, readCrls } from '../../src/security/crl.js';
import { certificateOf, makeAuthority, NOT_BEFORE, NOW } from './specimens.js';

describe('writing revocation lists', () => {
  for (const keyType of ['rsa', 'ec'] as const) {
    it(`signs with an ${keyType} key what was asked`, () => {
      const authority = makeAuthority({ keyType });
      const { pem, der } = createCrl(authority, [3n, 2n ** 120n], {
        thisUpdate: NOT_BEFORE,
        nextUpdate: NOW,
        number: 7,
      });
      const [crl, ...more] = readCrls(Buffer.from(pem));
      expect(more).to.deep.equal([]);
      expect(readCrls(der)).to.deep.equal([crl]);
      expect(crl).to.deep.include({ thisUpdate: NOT_BEFORE, nextUpdate: NOW });
      expect([...(crl?.serials ?? [])]).to.deep.equal(['3', (2n ** 120n).toString()]);
      expect(crl !== undefined && isCrlOf(crl, certificateOf(authority))).to.equal(true);
    });
  }
});
