// Certificates: our reading agrees with Node's and openssl's on real ones, and refuses every broken one with a Fault.
import { spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { expect } from 'chai';
import { type CertificateRequest, issueCertificate } from '../../src/pki/authority.js';
import {
  type Certificate,
  isOfKey,
  matchesIssuer,
  readCertificate,
  readCertificateFile,
  readPKIPath,
} from '../../src/security/certificate.js';
import { createTrust } from '../../src/security/trust.js';
import { requireProgram } from '../oracles/binaries.js';
import { certificateOf, issue, keyOf, makeAuthority, NOT_AFTER, NOT_BEFORE, NOW, ROOT } from '../pki/specimens.js';

const tlv = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(content);
  const { length } = all;
  const octets = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...octets]), all]);
};

const SOUND = issue();
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** A certificate whose octets are changed in one place; the pattern must be there exactly once. */
const changed = (certificate: Certificate, from: Buffer, to: Buffer): Buffer => {
  const at = certificate.der.indexOf(from);
  expect(at).to.be.greaterThan(0);
  expect(certificate.der.indexOf(from, at + 1)).to.equal(-1);
  return Buffer.concat([certificate.der.subarray(0, at), to, certificate.der.subarray(at + from.length)]);
};

describe('reading a certificate', () => {
  it('gives what was certified', () => {
    const request: CertificateRequest = {
      commonName: 'vdab',
      organizationIdentifier: 'NTRBE-0887200008',
      keyType: 'rsa',
      notBefore: NOT_BEFORE,
      notAfter: NOT_AFTER,
      serial: 2n ** 100n,
    };
    const certificate = readCertificate(issueCertificate(ROOT, request).der);
    expect(certificate).to.deep.include({
      keyType: 'RSA',
      keyBits: 2048,
      publicExponent: 65_537n,
      notBefore: NOT_BEFORE,
      notAfter: NOT_AFTER,
      organizationIdentifier: 'NTRBE-0887200008',
      basicConstraints: { ca: false },
      keyUsage: new Set(['digitalSignature', 'nonRepudiation']),
      unknownCritical: [],
      signatureAlgorithm: '1.2.840.10045.4.3.2',
      serialNumber: '1267650600228229401496703205376',
      issuerName: 'CN=Specimen CA,O=kbi-gateway test,C=BE',
      authorityKeyIdentifier: ROOT.keyIdentifier,
    });
    expect(SOUND).to.deep.include({ keyType: 'EC', keyBits: 256, curve: 'prime256v1' });
    expect(certificateOf(ROOT)).to.deep.include({
      basicConstraints: { ca: true },
      subjectKeyIdentifier: ROOT.keyIdentifier,
    });
    expect(SOUND.rawIssuer).to.deep.equal(ROOT.name);
  });

  it('agrees with Node on every authority that Node ships', () => {
    expect(rootCertificates.length).to.be.greaterThan(100);
    for (const pem of rootCertificates) {
      const oracle = new X509Certificate(pem);
      const [certificate] = readCertificateFile(Buffer.from(pem));
      expect({
        serial: BigInt(certificate?.serialNumber ?? 0),
        ca: certificate?.basicConstraints.ca,
        notBefore: certificate?.notBefore,
        notAfter: certificate?.notAfter,
        fingerprint: certificate?.fingerprint,
        named: matchesIssuer(
          certificate as Certificate,
          oracle.issuer.replaceAll('\n', ', '),
          certificate?.serialNumber ?? '',
        ),
      }).to.deep.equal({
        serial: BigInt(`0x${oracle.serialNumber}`),
        ca: oracle.ca,
        notBefore: Date.parse(oracle.validFrom),
        notAfter: Date.parse(oracle.validTo),
        fingerprint: oracle.fingerprint256.replaceAll(':', '').toLowerCase(),
        named: true,
      });
    }
  });

  it('writes the issuer as openssl does in RFC 2253', function () {
    for (const pem of rootCertificates.slice(0, 12)) {
      const options = '-noout -issuer -nameopt RFC2253,-esc_msb,dn_rev'.split(' ');
      const shown = spawnSync('openssl', ['x509', ...options], { input: pem });
      if (shown.error !== undefined) return requireProgram(this, 'openssl');
      const [certificate] = readCertificateFile(Buffer.from(pem));
      const text = shown.stdout
        .toString()
        .trim()
        .replace(/^issuer=/, '');
      expect(matchesIssuer(certificate as Certificate, text, certificate?.serialNumber ?? '')).to.equal(true);
      if (!/[a-z0-9]{5,}=/i.test(text)) expect(certificate?.issuerName).to.equal(text);
    }
    return undefined;
  });

  it('takes several from one PEM file, and one in DER', () => {
    const file = Buffer.from(`# first\r\n${ROOT.certificatePem.replaceAll('\n', '\r\n')}${ROOT.certificatePem}`);
    expect(readCertificateFile(file).map(({ der }) => der)).to.deep.equal([ROOT.der, ROOT.der]);
    expect(readCertificateFile(ROOT.der).map(({ der }) => der)).to.deep.equal([ROOT.der]);
    expect(keyOf(() => readCertificateFile(Buffer.from(ROOT.keyPem)))).to.equal('CERTIFICATE_INVALID');
  });
});

describe('a broken certificate', () => {
  it('is refused when it is cut at any octet, or followed by one', () => {
    for (let length = 0; length < SOUND.der.length; length += 1) {
      expect(keyOf(() => readCertificate(SOUND.der.subarray(0, length)))).to.equal('CERTIFICATE_INVALID');
    }
    expect(keyOf(() => readCertificate(Buffer.concat([SOUND.der, hex('00')])))).to.equal('CERTIFICATE_INVALID');
  });

  it('is refused when any octet is changed, by the reading or by the trust, and never crashes', () => {
    const trust = createTrust({ anchors: [certificateOf(ROOT)] });
    for (let at = 0; at < SOUND.der.length; at += 1) {
      for (const mask of [1 << (at % 8), 0xff]) {
        const octets = Buffer.from(SOUND.der);
        octets.writeUInt8((octets[at] ?? 0) ^ mask, at);
        expect(
          keyOf(() => trust.check(readCertificate(octets), [], NOW)),
          `octet ${at}`,
        ).not.to.equal(undefined);
      }
    }
  });

  const P256 = hex('2a8648ce3d030107');
  const cases: readonly (readonly [title: string, octets: () => Buffer])[] = [
    ['version 1', () => changed(SOUND, hex('a003020102'), hex('a003020100'))],
    ['version 2', () => changed(SOUND, hex('a003020102'), hex('a003020101'))],
    [
      'a serial number below zero',
      () =>
        issue({ serial: 0x7f55n }).der.map((octet, at, all) =>
          octet === 0x7f && all[at + 1] === 0x55 ? 0xff : octet,
        ) as Buffer,
    ],
    ['a serial number of 21 octets', () => issue({ serial: 2n ** 163n }).der],
    ['an unknown curve', () => changed(SOUND, P256, hex('2a8648ce3d030177'))],
    ['a validity of no date', () => changed(SOUND, Buffer.from('100101000000Z'), Buffer.from('101301000000Z'))],
    [
      'two organizationIdentifiers',
      () => changed(issue({ commonName: 'twice' }), hex('06035504030c057477696365'), hex('06035504610c057477696365')),
    ],
    [
      'another certificate’s algorithm outside',
      () => {
        const at = SOUND.der.lastIndexOf(hex('2a8648ce3d040302'));
        const octets = Buffer.from(SOUND.der);
        octets.writeUInt8(0x03, at + 7);
        return octets;
      },
    ],
    [
      'more than 16 KiB',
      () => issue({ extensions: [{ oid: '1.2.3', critical: false, value: Buffer.alloc(16_384) }] }).der,
    ],
  ];
  for (const [title, octets] of cases) {
    it(`is refused: ${title}`, () => {
      expect(keyOf(() => readCertificate(Buffer.from(octets())))).to.equal('CERTIFICATE_INVALID');
    });
  }

  for (const kind of ['ed25519', 'rsa-pss'] as const) {
    it(`is refused when its key is ${kind}: neither plain RSA nor EC`, () => {
      const pair = kind === 'ed25519' ? generateKeyPairSync(kind) : generateKeyPairSync(kind, { modulusLength: 2048 });
      expect(keyOf(() => issue({ key: pair.privateKey }))).to.equal('CERTIFICATE_INVALID');
    });
  }
});

describe('reading a PKIPath', () => {
  const below = makeAuthority({ name: 'Intermediate' }, ROOT);
  const signer = issue({}, below);
  const chain = [ROOT.der, below.der, signer.der];
  const path = tlv(0x30, ...chain);

  it('gives the certificates in their order: the authority first, the signer last', () => {
    expect(readPKIPath(path).map(({ der }) => der)).to.deep.equal(chain);
    expect(readPKIPath(tlv(0x30, signer.der)).map(({ subjectName }) => subjectName)).to.deep.equal([
      signer.subjectName,
    ]);
  });

  it('refuses it when it is cut at any octet', () => {
    for (let length = 0; length < path.length; length += 1) {
      expect(keyOf(() => readPKIPath(path.subarray(0, length)))).to.equal('TOKEN_INVALID');
    }
  });

  const refused: readonly (readonly [title: string, octets: Buffer, key: string])[] = [
    ['no certificate', tlv(0x30), 'TOKEN_INVALID'],
    ['four certificates', tlv(0x30, ROOT.der, ...chain), 'TOKEN_INVALID'],
    ['fifty certificates', tlv(0x30, ...Array.from({ length: 50 }, () => tlv(0x30))), 'TOKEN_INVALID'],
    ['more than 16 KiB', tlv(0x30, tlv(0x04, Buffer.alloc(16_400))), 'TOKEN_INVALID'],
    ['a SET', tlv(0x31, ...chain), 'TOKEN_INVALID'],
    ['a certificate without the sequence around it', signer.der, 'CERTIFICATE_INVALID'],
    ['something else than a certificate', tlv(0x30, hex('0500')), 'CERTIFICATE_INVALID'],
    ['octets after it', Buffer.concat([path, hex('00')]), 'TOKEN_INVALID'],
  ];
  for (const [title, octets, key] of refused) {
    it(`refuses ${title}`, () => {
      expect(keyOf(() => readPKIPath(octets))).to.equal(key);
    });
  }
});

describe('matching an issuer and serial number', () => {
  const numbered = issue({ serial: 1_234n });
  const name = 'CN=Specimen CA,O=kbi-gateway test,C=BE';
  const cases: readonly (readonly [issuer: string, serial: string, expected: boolean])[] = [
    [name, '1234', true],
    [name, ' 1234\n', true],
    [name, '+001234', true],
    ['C=BE, O=kbi-gateway test, CN=Specimen CA', '1234', true],
    [name, '1235', false],
    [name, '04D2', false],
    [name, '-1234', false],
    [name, '', false],
    [name, '9'.repeat(100_000), false],
    ['CN=Specimen CB,O=kbi-gateway test,C=BE', '1234', false],
    ['', '1234', false],
  ];
  for (const [issuer, serial, expected] of cases) {
    it(`${expected ? 'finds' : 'does not find'} '${issuer}' number '${serial.slice(0, 12).trim()}'`, () => {
      expect(matchesIssuer(numbered, issuer, serial)).to.equal(expected);
    });
  }
});

describe('isOfKey', () => {
  it('knows the key of a certificate, and leaves nothing behind when the kinds differ', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    expect(isOfKey(SOUND, createPublicKey(SOUND.x509.publicKey.export({ type: 'spki', format: 'pem' })))).to.equal(
      true,
    );
    expect(isOfKey(SOUND, publicKey)).to.equal(false);
    expect(() => createPrivateKey(pem)).to.not.throw();
  });
});
