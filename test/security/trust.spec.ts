// Trust: what passes, dates and lists that change between two calls, and what is remembered.
import { expect } from 'chai';
import type { FaultKey } from '../../src/faults/catalogue.js';
import { createCrl } from '../../src/pki/crl.js';
import type { Certificate } from '../../src/security/certificate.js';
import { readCrls } from '../../src/security/crl.js';
import { CERTIFICATE_CHECKS, createTrust } from '../../src/security/trust.js';
import {
  certificateOf,
  crlOf,
  issue,
  keyOf,
  makeAuthority,
  NOT_AFTER,
  NOT_BEFORE,
  NOW,
  ROOT,
} from '../pki/specimens.js';

const ANCHOR = certificateOf(ROOT);
const CRITICAL = { oid: '1.2.3.4', critical: true, value: Buffer.from('0500', 'hex') };
const STRANGER = makeAuthority({ name: 'Stranger CA' });
const NAMESAKE = makeAuthority();
const BELOW = makeAuthority({ name: 'Intermediate' }, ROOT);
const SOUND = issue();

describe('trust: what is accepted', () => {
  const accepted: readonly (readonly [string, Certificate, readonly Certificate[]])[] = [
    ['a certificate of the anchor', SOUND, []],
    ['the anchor sent along', SOUND, [ANCHOR]],
    ['the signer sent along', SOUND, [SOUND]],
    ['a certificate below an intermediate', issue({}, BELOW), [certificateOf(BELOW)]],
    ['anchor and intermediate in either order', issue({}, BELOW), [certificateOf(BELOW), ANCHOR]],
    ['a certificate that has nothing to do with it', SOUND, [certificateOf(STRANGER)]],
    ['RSA 2048', issue({ keyType: 'rsa' }), []],
    ['P-384', issue({ curve: 'P-384' }), []],
    ['SHA-512', issue({ hash: 'sha512' }), []],
    ['no keyUsage at all', issue({ keyUsage: null }), []],
    ['nonRepudiation alone', issue({ keyUsage: ['nonRepudiation'] }), []],
    ['digitalSignature with encryption', issue({ keyUsage: ['digitalSignature', 'keyEncipherment'] }), []],
    ['no basicConstraints', issue({ basicConstraints: null }), []],
    ['no key identifiers', issue({ omitKeyIdentifiers: true }), []],
    ['an unknown extension that is not critical', issue({ extensions: [{ ...CRITICAL, critical: false }] }), []],
    [
      'a critical extended key usage, which nobody asks',
      issue({
        extensions: [{ oid: '2.5.29.37', critical: true, value: Buffer.from('300a06082b06010505070302', 'hex') }],
      }),
      [],
    ],
  ];
  for (const [title, signer, others] of accepted) {
    it(`accepts ${title}`, () => {
      const trust = createTrust({ anchors: [ANCHOR] });
      expect(trust.check(signer, others, NOW)).to.deep.equal({ Ondernemingsnummer: '0212214125' });
      expect(trust.explain(signer, others, NOW).every(({ fault }) => fault === undefined)).to.equal(true);
    });
  }

  it('accepts whatever anchor of several issued it, also one that changed its key or was renewed', () => {
    const renewed = makeAuthority({ key: ROOT.key, notBefore: NOW + 1_000, serial: 7n });
    const anchors = [certificateOf(renewed), certificateOf(NAMESAKE), ANCHOR];
    const trust = createTrust({ anchors });
    expect(trust.check(SOUND, [], NOW).Ondernemingsnummer).to.equal('0212214125');
    expect(trust.check(issue({}, NAMESAKE), [], NOW).Ondernemingsnummer).to.equal('0212214125');
    const early = createTrust({ anchors: anchors.slice(0, 2) });
    expect(keyOf(() => early.check(SOUND, [], NOW))).to.equal('CERTIFICATE_EXPIRED');
  });

  it('names the holder of each certificate, also when asked again', () => {
    const trust = createTrust({ anchors: [ANCHOR] });
    const other = issue({ organizationIdentifier: 'NTRBE-0543307391' });
    for (const _ of [1, 2]) {
      expect(trust.check(SOUND, [], NOW).Ondernemingsnummer).to.equal('0212214125');
      expect(trust.check(other, [], NOW).Ondernemingsnummer).to.equal('0543307391');
    }
  });
});

describe('trust: time', () => {
  const MOMENTS: readonly (readonly [string, number, FaultKey | undefined])[] = [
    ['a millisecond before notBefore', NOT_BEFORE - 1, 'CERTIFICATE_EXPIRED'],
    ['at notBefore', NOT_BEFORE, undefined],
    ['at notAfter', NOT_AFTER, undefined],
    ['within the second of notAfter', NOT_AFTER + 999, undefined],
    ['a second after notAfter', NOT_AFTER + 1_000, 'CERTIFICATE_EXPIRED'],
  ];
  const long = makeAuthority({ name: 'Long CA', notBefore: 0, notAfter: Date.UTC(2060, 0, 1) });
  for (const [title, now, key] of MOMENTS) {
    it(`${key === undefined ? 'accepts' : 'refuses'} ${title}, also when the certificate passed before`, () => {
      const trust = createTrust({ anchors: [certificateOf(long)] });
      const signer = issue({}, long);
      trust.check(signer, [], NOW);
      expect(keyOf(() => trust.check(signer, [], now))).to.equal(key);
    });
  }

  it('follows a clock that goes back', () => {
    const trust = createTrust({ anchors: [ANCHOR] });
    expect(keyOf(() => trust.check(SOUND, [], NOT_AFTER + 5_000))).to.equal('CERTIFICATE_EXPIRED');
    expect(keyOf(() => trust.check(SOUND, [], NOW))).to.equal(undefined);
  });

  it('refuses when the anchor itself expired', () => {
    const brief = makeAuthority({ name: 'Brief CA', notAfter: NOW - 1_000 });
    const trust = createTrust({ anchors: [certificateOf(brief)] });
    expect(keyOf(() => trust.check(issue({}, brief), [], NOW))).to.equal('CERTIFICATE_EXPIRED');
  });
});

describe('trust: lists that change while running', () => {
  it('does not take the list of one authority for the serial number of another', () => {
    const other = makeAuthority({ name: 'Other CA' });
    const signer = issue({ serial: BigInt(SOUND.serialNumber) }, other);
    const trust = createTrust({ anchors: [ANCHOR, certificateOf(other)], crls: crlOf([SOUND.serialNumber]) });
    expect(keyOf(() => trust.check(SOUND, [], NOW))).to.equal('CERTIFICATE_REVOKED');
    expect(keyOf(() => trust.check(signer, [], NOW))).to.equal(undefined);
  });

  it('refuses a certificate that passed before, from the call after the list was replaced, and accepts it again', () => {
    const trust = createTrust({ anchors: [ANCHOR] });
    trust.check(SOUND, [], NOW);
    trust.setCrls(crlOf([SOUND.serialNumber]));
    expect(keyOf(() => trust.check(SOUND, [], NOW))).to.equal('CERTIFICATE_REVOKED');
    trust.setCrls(crlOf([]));
    expect(keyOf(() => trust.check(SOUND, [], NOW))).to.equal(undefined);
  });

  it('refuses a list that bears the name of an anchor but not its signature, and keeps the old one', () => {
    const trust = createTrust({ anchors: [ANCHOR], crls: crlOf([SOUND.serialNumber]) });
    const forged = readCrls(createCrl(NAMESAKE, [], { thisUpdate: NOW }).der);
    expect(keyOf(() => trust.setCrls(forged))).to.equal('CERTIFICATE_INVALID');
    expect(keyOf(() => createTrust({ anchors: [ANCHOR], crls: forged }))).to.equal('CERTIFICATE_INVALID');
    expect(keyOf(() => trust.check(SOUND, [], NOW))).to.equal('CERTIFICATE_REVOKED');
  });

  it('refuses everybody of an authority whose list is stale, and nobody of another', () => {
    const other = makeAuthority({ name: 'Other CA' });
    const trust = createTrust({ anchors: [ANCHOR, certificateOf(other)], crls: crlOf([], NOT_BEFORE, NOW) });
    expect(keyOf(() => trust.check(SOUND, [], NOW))).to.equal(undefined);
    expect(keyOf(() => trust.check(SOUND, [], NOW + 1))).to.equal('CERTIFICATE_REVOKED');
    expect(keyOf(() => trust.check(issue({}, other), [], NOW + 1))).to.equal(undefined);
  });

  it('heeds the list that an authority made with its new key for certificates of the old one', () => {
    const anchors = [ANCHOR, certificateOf(NAMESAKE)];
    const serials = [BigInt(SOUND.serialNumber)];
    const crls = readCrls(createCrl(NAMESAKE, serials, { thisUpdate: NOT_BEFORE }).der);
    expect(keyOf(() => createTrust({ anchors, crls }).check(SOUND, [], NOW))).to.equal('CERTIFICATE_REVOKED');
  });
});

describe('trust: what is remembered', () => {
  const counting = (): { readonly trust: ReturnType<typeof createTrust>; readonly asked: () => number } => {
    let count = 0;
    const countCall = (): void => {
      count += 1;
    };
    const checks = [{ name: 'count', when: 'once', check: countCall } as const, ...CERTIFICATE_CHECKS];
    return { trust: createTrust({ anchors: [ANCHOR], checks, remembered: 2 }), asked: () => count };
  };
  const [a, b, c] = [issue({ commonName: 'a' }), issue({ commonName: 'b' }), issue({ commonName: 'c' })];

  it('asks the rules on the octets once while a certificate is among the last used', () => {
    const { trust, asked } = counting();
    for (const signer of [a, b, a, c, a]) trust.check(signer, [], NOW);
    expect(asked()).to.equal(3);
    trust.check(b, [], NOW);
    expect(asked()).to.equal(4);
  });

  it('does not let refused certificates push out the accepted', () => {
    const { trust, asked } = counting();
    trust.check(a, [], NOW);
    for (const name of ['x', 'y', 'z']) keyOf(() => trust.check(issue({ commonName: name }, STRANGER), [], NOW));
    const before = asked();
    trust.check(a, [], NOW);
    expect(asked()).to.equal(before);
  });

  it('does not mistake a certificate with other companions for the one that passed', () => {
    const trust = createTrust({ anchors: [ANCHOR] });
    const signer = issue({}, BELOW);
    trust.check(signer, [certificateOf(BELOW)], NOW);
    expect(keyOf(() => trust.check(signer, [], NOW))).to.equal('CERTIFICATE_UNTRUSTED');
  });
});
