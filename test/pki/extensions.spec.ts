// Written extensions: octets by hand from RFC 5280 §4.2; what is written is what is read.
import { expect } from 'chai';
import * as asn1 from '../../src/pki/asn1.js';
import {
  authorityKeyIdentifier,
  basicConstraints,
  crlNumber,
  extension,
  keyUsage,
  subjectKeyIdentifier,
} from '../../src/pki/extensions.js';
import { readDer } from '../../src/security/der.js';
import { KEY_USAGES, readExtensions } from '../../src/security/x509/extensions.js';

const written = (value: asn1.Asn1): string => asn1.toDer(value).toString('hex');

describe('writing extensions', () => {
  const id = Buffer.from('0102', 'hex');
  const rows: readonly (readonly [title: string, value: asn1.Asn1, octets: string])[] = [
    ['one that is critical', extension('2.5.29.30', true, id), '300c0603551d1e0101ff04020102'],
    ['one that is not: the default is left out', extension('2.5.29.30', false, id), '30090603551d1e04020102'],
    ['CA:FALSE', basicConstraints({ ca: false }), '300c0603551d130101ff04023000'],
    ['CA:TRUE', basicConstraints({ ca: true }), '300f0603551d130101ff040530030101ff'],
    ['a path length', basicConstraints({ ca: true, pathLen: 0 }), '30120603551d130101ff040830060101ff020100'],
    ['the usage of a signer', keyUsage(['nonRepudiation', 'digitalSignature']), '300e0603551d0f0101ff0404030206c0'],
    ['the usage of an authority', keyUsage(['keyCertSign', 'cRLSign']), '300e0603551d0f0101ff040403020106'],
    ['a usage in the second octet', keyUsage(['decipherOnly']), '300f0603551d0f0101ff040503030700 80'.replace(' ', '')],
    ['no usage', keyUsage([]), '300d0603551d0f0101ff0403030100'],
    ['a subject key identifier', subjectKeyIdentifier(id), '300b0603551d0e040404020102'],
    ['an authority key identifier', authorityKeyIdentifier(id), '300d0603551d230406300480020102'],
    ['a CRL number', crlNumber(200), '300b0603551d140404020200c8'],
  ];
  for (const [title, value, octets] of rows) {
    it(`writes ${title}`, () => {
      expect(written(value)).to.equal(octets);
    });
  }

  for (const usage of KEY_USAGES) {
    it(`writes the usage ${usage} as it is read`, () => {
      const list = readDer(asn1.toDer(asn1.sequence(keyUsage([usage]))));
      expect([...(readExtensions(list).keyUsage ?? [])]).to.deep.equal([usage]);
    });
  }
});
