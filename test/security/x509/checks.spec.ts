// The rules of trust: each has certificates that it refuses and that no other rule refuses.
import { expect } from 'chai';
import type { FaultKey } from '../../../src/faults/catalogue.js';
import type { Certificate } from '../../../src/security/certificate.js';
import { CERTIFICATE_CHECKS, createTrust, type TrustOptions } from '../../../src/security/trust.js';
import { certificateOf, crlOf, type Difference, issue, keyOf, makeAuthority, NOW, ROOT } from '../../pki/specimens.js';

const ANCHOR = certificateOf(ROOT);

type Case = {
  readonly title: string;
  readonly rule: string;
  readonly key: FaultKey;
  readonly signer: Certificate;
  readonly others?: readonly Certificate[];
  readonly options?: Partial<TrustOptions>;
};

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

describe('the rules of trust', () => {
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
