// Senders of every kind: partners with the frozen test keys, and strangers whose certificate has one thing wrong.
// Made once a run; keys are reused where the attack lets us, because RSA keys are what costs time.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ready, sequence, toDer } from '../../../src/pki/asn1.js';
import {
  type CertificateRequest,
  createAuthority,
  issueCertificate,
  openAuthority,
} from '../../../src/pki/authority.js';
import { createCrl } from '../../../src/pki/crl.js';
import { loadKeys } from '../../../src/pki/key-folder.js';
import { readCrls } from '../../../src/security/crl.js';
import type { Sender } from './message.js';

const FOLDER = join(process.cwd(), 'fixtures/keys');
const DATES = { notBefore: Date.UTC(2010, 0, 1), notAfter: Date.UTC(2049, 11, 31) };

export const KEYS = loadKeys(FOLDER);

/** The authority that issued the frozen certificates. */
export const CA = openAuthority(
  readFileSync(join(FOLDER, 'ca.crt')),
  createPrivateKey(readFileSync(join(FOLDER, 'ca.key'))),
);

/** A partner of the world with its frozen key. */
export const partner = (naam: string): Sender => {
  const found = KEYS.partner(naam);
  if (found === undefined) throw new RangeError(`no keys of ${naam}`);
  return { key: found.key, der: found.certificate.der };
};

export const GENT = partner('ocmw-gent');
export const KSZ = partner('ksz');
export const VDAB = partner('vdab');

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** A certificate for ocmw-gent but for what is asked; its RSA key, unless another is asked for. */
export const odd = (request: Partial<CertificateRequest> = {}, authority = CA): Sender => {
  const ownKey = request.keyType !== undefined || request.rsaBits !== undefined || request.rsaExponent !== undefined;
  const { der, key } = issueCertificate(authority, {
    commonName: 'ocmw-gent',
    organizationIdentifier: 'NTRBE-0212214125',
    ...DATES,
    ...(ownKey ? {} : { key: GENT.key }),
    ...request,
  });
  return { key, der };
};

export const EC_256 = once(() => odd({ keyType: 'ec' }));
export const EC_384 = once(() => odd({ keyType: 'ec', curve: 'P-384' }));
export const EC_521 = once(() => odd({ keyType: 'ec', curve: 'P-521' }));
export const EC_KOBLITZ = once(() => odd({ keyType: 'ec', curve: 'secp256k1' }));
export const RSA_1024 = once(() => odd({ rsaBits: 1024 }));
export const RSA_512 = once(() => odd({ rsaBits: 512 }));
export const RSA_E3 = once(() => odd({ rsaExponent: 3 }));
export const EXPIRED = once(() => odd({ notAfter: Date.UTC(2012, 8, 3, 6, 59, 58) }));
export const EARLY = once(() => odd({ notBefore: Date.UTC(2012, 8, 3, 7, 0, 1) }));
export const CA_TRUE = once(() => odd({ basicConstraints: { ca: true } }));
export const WRONG_USAGE = once(() => odd({ keyUsage: ['keyEncipherment', 'dataEncipherment'] }));
export const CERT_SIGN = once(() => odd({ keyUsage: ['keyCertSign', 'cRLSign'] }));
export const SHA1_SIGNED = once(() => odd({ hash: 'sha1' }));
export const CRITICAL = once(() =>
  odd({ extensions: [{ oid: '1.3.6.1.4.1.99999.1', critical: true, value: Buffer.from([0x05, 0x00]) }] }),
);
export const NO_ORGANISATION = once(() => {
  const { key } = GENT;
  const { der } = issueCertificate(CA, { commonName: 'ocmw-gent', key, ...DATES });
  return { key, der };
});
export const BARE_NUMBER = once(() => odd({ organizationIdentifier: '0212214125' }));
export const VAT_NUMBER = once(() => odd({ organizationIdentifier: 'VATBE-0212214125' }));
export const TWICE_NTRBE = once(() => odd({ organizationIdentifier: 'NTRBE-NTRBE-0212214125' }));
/** A sound certificate of an institution that is no partner. */
export const UNREGISTERED = once(() => odd({ organizationIdentifier: 'NTRBE-0400378485' }));

const otherCa = once(() => createAuthority({ name: 'another authority', keyType: 'ec', ...DATES }));
const namesake = once(() => createAuthority({ name: 'kbi-gateway PUBLIC TEST CA', keyType: 'ec', ...DATES }));
export const OTHER_CA = once(() => odd({}, otherCa()));
/** Issued by an authority that took the name of ours. */
export const NAMESAKE_CA = once(() => odd({}, { ...namesake(), name: CA.name }));
export const SELF_SIGNED = once(() => {
  const { der, key } = createAuthority({
    name: 'ocmw-gent',
    organizationIdentifier: 'NTRBE-0212214125',
    key: GENT.key,
    basicConstraints: { ca: false },
    keyUsage: ['digitalSignature'],
    ...DATES,
  });
  return { key, der };
});
/** Issued by a partner's own certificate, which is no authority. */
export const ISSUED_BY_PARTNER = once(() => {
  const gent = KEYS.partner('ocmw-gent');
  if (gent === undefined) throw new RangeError('no keys');
  const { key, certificate } = gent;
  const issuer = {
    ...CA,
    key,
    name: certificate.rawSubject,
    keyIdentifier: certificate.subjectKeyIdentifier ?? Buffer.alloc(20),
  };
  return { ...odd({ organizationIdentifier: 'NTRBE-0887200008' }, issuer), chain: [certificate.der] };
});

/** A PKIPath: the authority first, the signer last. */
export const pkiPath = (...certificates: readonly Buffer[]): Buffer => toDer(sequence(...certificates.map(ready)));

/** A list that revokes the certificate of ocmw-gent from 2010. */
export const REVOKED_GENT = once(() => {
  const serial = KEYS.partner('ocmw-gent')?.certificate.serialNumber ?? '0';
  return readCrls(createCrl(CA, [BigInt(serial)], { thisUpdate: DATES.notBefore }).der);
});
