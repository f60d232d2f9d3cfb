// Keys and signatures: kinds and sizes as asked, identifiers as openssl computes them.

import { createPublicKey, verify } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect } from 'chai';
import * as asn1 from '../../src/pki/asn1.js';
import {
  keyIdentifierOf,
  makeKey,
  seal,
  signatureAlgorithm,
  writeKey,
  writePem,
  writePublicKey,
} from '../../src/pki/key.js';
import { readCertificateFile } from '../../src/security/certificate.js';
import { readDer } from '../../src/security/der.js';
import { ROOT } from './specimens.js';

describe('keys of the development authority', () => {
  it('are RSA 2048 with exponent 65537, or P-256, unless asked otherwise', () => {
    expect(makeKey({}).asymmetricKeyDetails).to.deep.include({ modulusLength: 2048, publicExponent: 65_537n });
    expect(makeKey({ keyType: 'ec' }).asymmetricKeyDetails).to.deep.equal({ namedCurve: 'prime256v1' });
    expect(makeKey({ keyType: 'ec', curve: 'P-384' }).asymmetricKeyDetails).to.deep.equal({ namedCurve: 'secp384r1' });
    const odd = makeKey({ rsaBits: 1024, rsaExponent: 3 }).asymmetricKeyDetails;
    expect(odd).to.deep.include({ modulusLength: 1024, publicExponent: 3n });
  });

  it('are written as unencrypted PKCS#8', () => {
    expect(writeKey(makeKey({ keyType: 'ec' }))).to.match(/^-----BEGIN PRIVATE KEY-----\n/);
  });

  it('are identified as most authorities of the world identify theirs', () => {
    const agreeing = rootCertificates.filter((pem) => {
      const [certificate] = readCertificateFile(Buffer.from(pem));
      const spki = certificate?.publicKey.export({ type: 'spki', format: 'der' }) ?? Buffer.alloc(0);
      return certificate?.subjectKeyIdentifier?.equals(keyIdentifierOf(spki));
    });
    expect(agreeing.length).to.be.greaterThan(rootCertificates.length / 2);
    expect(keyIdentifierOf(writePublicKey(ROOT.key))).to.deep.equal(ROOT.keyIdentifier);
  });

  it('sign what is sealed, and name the algorithm they signed with', () => {
    for (const key of [makeKey({ keyType: 'ec' }), makeKey({ rsaBits: 1024 })]) {
      for (const hash of ['sha1', 'sha256', 'sha384', 'sha512'] as const) {
        const [tbs, algorithm, signature] = readDer(seal(asn1.utf8('x'), key, hash)).children;
        expect(algorithm?.bytes).to.deep.equal(asn1.toDer(signatureAlgorithm(key, hash)));
        const bits = signature?.content.subarray(1) ?? Buffer.alloc(0);
        expect(verify(hash, tbs?.bytes ?? Buffer.alloc(0), createPublicKey(key), bits)).to.equal(true);
      }
    }
  });

  it('write PEM in lines of 64', () => {
    const pem = writePem(Buffer.alloc(49), 'TEST');
    expect(pem).to.equal(`-----BEGIN TEST-----\n${'A'.repeat(64)}\nAA==\n-----END TEST-----\n`);
  });
});
