// The ASN.1 writer: octets by hand from X.690; PKCS#12 as openssl opens it.
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import * as asn1 from '../../src/pki/asn1.js';
import { createAuthority, issueCertificate } from '../../src/pki/authority.js';
import { readDer } from '../../src/security/der.js';
import { requireProgram } from '../oracles/binaries.js';
import { NOT_AFTER, NOT_BEFORE } from './specimens.js';

const written = (value: asn1.Asn1): string => asn1.toDer(value).toString('hex');

describe('writing ASN.1', () => {
  const rows: readonly (readonly [title: string, value: asn1.Asn1, octets: string])[] = [
    ['an empty SEQUENCE', asn1.sequence(), '3000'],
    ['a SEQUENCE without its absent members', asn1.sequence(undefined, asn1.nothing(), undefined), '30020500'],
    ['a SET', asn1.set(asn1.boolean(false)), '3103010100'],
    ['TRUE', asn1.boolean(true), '0101ff'],
    ['an OBJECT IDENTIFIER', asn1.oid('2.5.4.97'), '0603550461'],
    ['zero', asn1.integer(0n), '020100'],
    ['127', asn1.integer(127n), '02017f'],
    ['128, which must not look negative', asn1.integer(128n), '02020080'],
    ['256', asn1.integer(256n), '02020100'],
    ['an ENUMERATED', asn1.enumerated(1), '0a0101'],
    ['an OCTET STRING of octets', asn1.octetString(Buffer.from('beef', 'hex')), '0402beef'],
    ['an OCTET STRING of a value', asn1.octetString(asn1.nothing()), '04020500'],
    ['a BIT STRING', asn1.bitString(Buffer.from('c0', 'hex'), 6), '030206c0'],
    ['a UTF8String', asn1.utf8('é'), '0c02c3a9'],
    ['a PrintableString', asn1.printable('BE'), '13024245'],
    ['a context value around another', asn1.explicit(3, asn1.nothing()), 'a3020500'],
    ['a context value of octets', asn1.implicit(0, Buffer.from('01ff', 'hex')), '800201ff'],
    ['what stood ready', asn1.ready(Buffer.from('300603020780 0500'.replace(' ', ''), 'hex')), '3006030207800500'],
    [
      'a time before 2050',
      asn1.time(Date.UTC(2049, 11, 31, 23, 59, 59, 999)),
      `170d${Buffer.from('491231235959Z').toString('hex')}`,
    ],
    ['a time from 2050', asn1.time(Date.UTC(2050, 0, 1)), `180f${Buffer.from('20500101000000Z').toString('hex')}`],
    ['a time before 1950', asn1.time(Date.UTC(1949, 11, 31)), `180f${Buffer.from('19491231000000Z').toString('hex')}`],
  ];
  for (const [title, value, octets] of rows) {
    it(`writes ${title}`, () => {
      expect(written(value)).to.equal(octets);
      expect(readDer(asn1.toDer(value)).bytes.toString('hex')).to.equal(octets);
    });
  }

  it('bundles an RSA key with its certificate and authority in PKCS#12, as openssl opens it', function () {
    const dates = { notBefore: NOT_BEFORE, notAfter: NOT_AFTER };
    const ca = createAuthority({ name: 'RSA CA', ...dates });
    const { certificatePem, keyPem } = issueCertificate(ca, { commonName: 'x', ...dates });
    const input = asn1.writePkcs12(certificatePem, keyPem, ca.certificatePem, 'secret');
    const opened = spawnSync('openssl', ['pkcs12', '-nodes', '-passin', 'pass:secret'], { input });
    if (opened.error !== undefined) return requireProgram(this, 'openssl');
    const text = opened.stdout.toString();
    for (const pem of [certificatePem, keyPem, ca.certificatePem]) expect(text).to.include(pem);
    expect(spawnSync('openssl', ['pkcs12', '-nodes', '-passin', 'pass:wrong'], { input }).status).not.to.equal(0);
    return undefined;
  });
});
