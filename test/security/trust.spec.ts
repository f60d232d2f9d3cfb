// Trust: each rule has a certificate that only it refuses; dates, lists and anchors may change between two calls.
import { expect } from 'chai';
import type { FaultKey } from '../../src/faults/catalogue.js';
import { Fault } from '../../src/faults/fault.js';
import { createCrl } from '../../src/pki/crl.js';
import { makeKey } from '../../src/pki/key.js';
import type { Certificate } from '../../src/security/certificate.js';
import { type Crl, readCrls } from '../../src/security/crl.js';
import { CERTIFICATE_CHECKS, createTrust, type TrustOptions } from '../../src/security/trust.js';
import {
  certificateOf,
  type Difference,
  issue,
  makeAuthority,
  NOT_AFTER,
  NOT_BEFORE,
  NOW,
  ROOT,
} from '../pki/specimens.js';

const ANCHOR = certificateOf(ROOT);

type Case = {
  readonly title: string;
  readonly rule: string;
  readonly key: FaultKey;
  readonly signer: Certificate;
  readonly others?: readonly Certificate[];
  readonly options?: Partial<TrustOptions>;
};

const keyOf = (act: () => unknown): FaultKey | undefined => {
  try {
    act();
  } catch (fault) {
    if (fault instanceof Fault) return fault.key;
    throw fault;
  }
  return undefined;
};

const crlOf = (serials: readonly string[], thisUpdate = NOT_BEFORE, nextUpdate?: number): readonly Crl[] =>
  readCrls(
    createCrl(ROOT, serials.map(BigInt), { thisUpdate, ...(nextUpdate === undefined ? {} : { nextUpdate }) }).der,
  );

const INVALID = 'CERTIFICATE_INVALID';
const direct = (title: string, rule: string, difference: Difference): Case => ({
  title,
  rule,
  key: INVALID,
  signer: issue(difference),
});

const CRITICAL = { oid: '1.2.3.4', critical: true, value: Buffer.from('0500', 'hex') };
const NAME_CONSTRAINTS = { oid: '2.5.29.30', critical: true, value: Buffer.from('3000', 'hex') };
const STRANGER = makeAuthority({ name: 'Stranger CA' });
const NAMESAKE = makeAuthority();
const WEAK = makeAuthority({ name: 'Weak CA', keyType: 'rsa', rsaBits: 1024 });
const SHORT = makeAuthority({ name: 'Short CA', basicConstraints: { ca: true, pathLen: 0 } });
const BELOW = makeAuthority({ name: 'Intermediate' }, ROOT);
const BELOW_SHORT = makeAuthority({ name: 'Intermediate' }, SHORT);
const NO_AUTHORITY = makeAuthority({ name: 'Intermediate', basicConstraints: { ca: false } }, ROOT);
const NO_CONSTRAINTS = makeAuthority({ name: 'Intermediate', basicConstraints: null }, ROOT);
const NO_CERT_SIGN = makeAuthority({ name: 'Intermediate', keyUsage: ['digitalSignature', 'cRLSign'] }, ROOT);
const CONSTRAINED = makeAuthority({ name: 'Intermediate', extensions: [NAME_CONSTRAINTS] }, ROOT);
const WEAKLY_SIGNED = makeAuthority({ name: 'Intermediate', hash: 'sha1' }, ROOT);
const EXPIRED_BELOW = makeAuthority({ name: 'Intermediate', notAfter: NOW - 1_000 }, ROOT);
const SOUND = issue();
const SELF = makeAuthority({
  name: 'ocmw-gent',
  organizationIdentifier: 'NTRBE-0212214125',
  basicConstraints: null,
  keyUsage: null,
});

const through = (title: string, rule: string, intermediate: typeof ROOT, anchor = ANCHOR): Case => ({
  title,
  rule,
  key: INVALID,
  signer: issue({}, intermediate),
  others: [certificateOf(intermediate)],
  options: { anchors: [anchor] },
});

const CASES: readonly Case[] = [
  {
    title: 'more certificates than a message may carry',
    rule: 'number',
    key: 'TOKEN_INVALID',
    signer: SOUND,
    others: [certificateOf(STRANGER), certificateOf(WEAK), certificateOf(SHORT)],
  },
  { title: 'a stranger', rule: 'anchor', key: 'CERTIFICATE_UNTRUSTED', signer: issue({}, STRANGER) },
  {
    title: 'a stranger who brings his authority',
    rule: 'anchor',
    key: 'CERTIFICATE_UNTRUSTED',
    signer: issue({}, STRANGER),
    others: [certificateOf(STRANGER)],
  },
  { title: 'self-signed', rule: 'anchor', key: 'CERTIFICATE_UNTRUSTED', signer: certificateOf(SELF) },
  { title: 'an intermediate that is not sent', rule: 'anchor', key: 'CERTIFICATE_UNTRUSTED', signer: issue({}, BELOW) },
  {
    title: 'an authority of the same name with another key',
    rule: 'signatures',
    key: 'CERTIFICATE_UNTRUSTED',
    signer: issue({}, NAMESAKE),
  },
  {
    title: 'an authority of the same name that is sent along',
    rule: 'signatures',
    key: 'CERTIFICATE_UNTRUSTED',
    signer: issue({}, NAMESAKE),
    others: [certificateOf(NAMESAKE)],
  },
  direct('SHA-1', 'signature-hash', { hash: 'sha1' }),
  through('SHA-1 above the signer', 'signature-hash', WEAKLY_SIGNED),
  direct('RSA 1024', 'keys', { keyType: 'rsa', rsaBits: 1024 }),
  direct('RSA 2047', 'keys', { keyType: 'rsa', rsaBits: 2047 }),
  direct('RSA with e = 3', 'keys', { keyType: 'rsa', rsaExponent: 3 }),
  direct('RSA with e = 65535', 'keys', { keyType: 'rsa', rsaExponent: 65_535 }),
  direct('P-521', 'keys', { curve: 'P-521' }),
  direct('secp256k1', 'keys', { curve: 'secp256k1' }),
  { ...through('an anchor of RSA 1024', 'keys', WEAK, certificateOf(WEAK)), others: [] },
  direct('an unknown critical extension', 'critical-extensions', { extensions: [CRITICAL] }),
  through('an issuer with critical name constraints', 'critical-extensions', CONSTRAINED),
  direct('CA:TRUE', 'signer-role', { basicConstraints: { ca: true } }),
  direct('keyUsage for encryption only', 'signer-usage', { keyUsage: ['keyEncipherment', 'dataEncipherment'] }),
  direct('keyUsage without any bit', 'signer-usage', { keyUsage: [] }),
  direct('no organizationIdentifier', 'organization', { organizationIdentifier: null }),
  direct('another register', 'organization', { organizationIdentifier: 'VATBE-0212214125' }),
  direct('wrong check digits', 'organization', { organizationIdentifier: 'NTRBE-0212214126' }),
  direct('nine digits', 'organization', { organizationIdentifier: 'NTRBE-212214125' }),
  direct('a zero octet after the number', 'organization', { organizationIdentifier: 'NTRBE-0212214125\0' }),
  direct('a line after the number', 'organization', { organizationIdentifier: 'NTRBE-0212214125\n' }),
  through('an issuer with CA:FALSE', 'issuer-role', NO_AUTHORITY),
  through('an issuer without basicConstraints', 'issuer-role', NO_CONSTRAINTS),
  through('an issuer without keyCertSign', 'issuer-usage', NO_CERT_SIGN),
  through('an intermediate below pathLen 0', 'path-length', BELOW_SHORT, certificateOf(SHORT)),
  { ...direct('expired', 'dates', { notAfter: NOW - 1_000 }), key: 'CERTIFICATE_EXPIRED' },
  { ...direct('not yet valid', 'dates', { notBefore: NOW + 1_000 }), key: 'CERTIFICATE_EXPIRED' },
  { ...through('an intermediate that expired', 'dates', EXPIRED_BELOW), key: 'CERTIFICATE_EXPIRED' },
  {
    title: 'revoked',
    rule: 'revocations',
    key: 'CERTIFICATE_REVOKED',
    signer: SOUND,
    options: { crls: crlOf([SOUND.serialNumber]) },
  },
  {
    title: 'a revoked intermediate',
    rule: 'revocations',
    key: 'CERTIFICATE_REVOKED',
    signer: issue({}, BELOW),
    others: [certificateOf(BELOW)],
    options: { crls: crlOf([certificateOf(BELOW).serialNumber]) },
  },
];

describe('trust: the rules', () => {
  for (const { title, rule, key, signer, others = [], options = {} } of CASES) {
    it(`refuses ${title} by the rule '${rule}' and by no other`, () => {
      const full = { anchors: [ANCHOR], ...options };
      expect(keyOf(() => createTrust(full).check(signer, others, NOW))).to.equal(key);
      const broken = createTrust(full)
        .explain(signer, others, NOW)
        .filter(({ fault }) => fault !== undefined);
      expect(broken.map(({ name, fault }) => [name, fault?.key])).to.deep.equal([[rule, key]]);
      const without = createTrust({ ...full, checks: CERTIFICATE_CHECKS.filter(({ name }) => name !== rule) });
      expect(keyOf(() => without.check(signer, others, NOW))).to.equal(undefined);
    });
  }

  it('has a case for every rule', () => {
    const names = CERTIFICATE_CHECKS.map(({ name }) => name);
    expect([...new Set(CASES.map(({ rule }) => rule))].sort()).to.deep.equal([...names].sort());
  });
});

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
    const signer = issue({ key: makeKey({ keyType: 'ec' }) }, BELOW);
    trust.check(signer, [certificateOf(BELOW)], NOW);
    expect(keyOf(() => trust.check(signer, [], NOW))).to.equal('CERTIFICATE_UNTRUSTED');
  });
});
