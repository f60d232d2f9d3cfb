// Certificates and PKIPaths: what they say, read strictly; whether they are trusted is `trust.ts`.
// node:crypto holds the key and verifies signatures; key usage, critical extensions and names are read from the same octets by our
// DER reader, so that no two readings can differ (RFC 5280 §4.1; WSS X.509 Token Profile 1.1 §3.1).
import { type KeyObject, X509Certificate } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { type DerRefusal, type DerValue, readDer, readSequence, readTagged } from './der.js';
import {
  type DistinguishedName,
  findAttributes,
  foldName,
  isSameName,
  ORGANIZATION_IDENTIFIER,
  readName,
  writeName,
} from './x509/distinguished-name.js';
import { type Extensions, readExtensions } from './x509/extensions.js';
import { readInteger, readOctetBits, readOid, readTime } from './x509/primitives.js';

/** A certificate as read; times in milliseconds since 1970. `publicExponent` is for RSA, `curve` (OpenSSL's name) for EC. */
export type Certificate = Extensions & {
  readonly der: Buffer;
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  readonly keyType: 'RSA' | 'EC';
  readonly keyBits: number;
  readonly publicExponent?: bigint;
  readonly curve?: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** Subject attribute 2.5.4.97, `NTRBE-<ondernemingsnummer>` for a partner (docs/world.md). */
  readonly organizationIdentifier?: string;
  /** Object identifier of the algorithm the issuer signed with. */
  readonly signatureAlgorithm: string;
  /** RFC 4514 texts, as in ds:X509IssuerName. */
  readonly issuerName: string;
  readonly subjectName: string;
  readonly issuer: DistinguishedName;
  /** Decimal, as in ds:X509SerialNumber. */
  readonly serialNumber: string;
  /** SHA-256 of the octets, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly rawIssuer: Buffer;
  readonly rawSubject: Buffer;
};

/** Most certificates one message may carry (docs/limits.md). */
export const MAX_CERTIFICATES = 3;

/** Hash of each signature algorithm that certificates and CRLs may be signed with; nothing weaker than SHA-256 stands here. */
export const SIGNATURE_HASHES: ReadonlyMap<string, { readonly key: 'RSA' | 'EC'; readonly hash: string }> = new Map([
  ['1.2.840.113549.1.1.11', { key: 'RSA', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'RSA', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'RSA', hash: 'sha512' }],
  ['1.2.840.10045.4.3.2', { key: 'EC', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'EC', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'EC', hash: 'sha512' }],
]);

type Key = Pick<Certificate, 'x509' | 'publicKey' | 'keyType' | 'keyBits' | 'publicExponent' | 'curve'>;

const CURVE_BITS: Readonly<Record<string, number>> = { prime256v1: 256, secp384r1: 384, secp521r1: 521 };

const invalid = (detail: string, cause?: unknown): never => {
  throw new Fault('CERTIFICATE_INVALID', detail, {}, cause);
};

const openCertificate = (der: Buffer): Pick<Key, 'x509' | 'publicKey'> => {
  try {
    const x509 = new X509Certificate(der);
    return { x509, publicKey: x509.publicKey };
  } catch (cause) {
    return invalid('node:crypto cannot read the certificate or its key', cause);
  }
};

const readKey = (der: Buffer): Key => {
  const { x509, publicKey } = openCertificate(der);
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  if (publicKey.asymmetricKeyType === 'rsa') {
    return { x509, publicKey, keyType: 'RSA', keyBits: modulusLength, publicExponent };
  }
  if (publicKey.asymmetricKeyType !== 'ec') return invalid(`key of kind ${publicKey.asymmetricKeyType}`);
  return { x509, publicKey, keyType: 'EC', keyBits: CURVE_BITS[namedCurve] ?? 0, curve: namedCurve };
};

const readSerial = (value: DerValue | undefined): string => {
  const serial = readInteger(value, 'serialNumber');
  return serial < 0n || (value?.content.length ?? 0) > 20 ? invalid('serialNumber out of range') : serial.toString();
};

const readOrganizationIdentifier = (subject: DistinguishedName): { readonly organizationIdentifier?: string } => {
  const [organizationIdentifier, ...more] = findAttributes(subject, ORGANIZATION_IDENTIFIER);
  if (more.length > 0) invalid('two organizationIdentifiers in the subject');
  return organizationIdentifier === undefined ? {} : { organizationIdentifier };
};

/** The members after the key: unique identifiers [1], [2] and extensions [3], each at most once and in this order. */
const readRest = (rest: readonly DerValue[]): Extensions => {
  const tags = rest.map(({ tag }) => tag);
  const expected = [0x81, 0x82, 0xa3].filter((tag) => tags.includes(tag));
  if (tags.join() !== expected.join()) invalid('unknown or misplaced members after the key');
  const wrapped = rest.find(({ tag }) => tag === 0xa3);
  if (wrapped !== undefined && wrapped.children.length !== 1) invalid('extensions are not one list');
  return readExtensions(wrapped?.children[0]);
};

/** Reads one certificate. Throws CERTIFICATE_INVALID when it is not a strict DER X.509 v3 certificate with an RSA or EC key. */
export const readCertificate = (der: Buffer): Certificate => {
  const [tbs, outer, signature, ...more] = readSequence(readDer(der), 'Certificate');
  const [version, serial, inner, issuer, validity, subject, spki, ...rest] = readSequence(tbs, 'TBSCertificate');
  if (more.length > 0) invalid('members after the signature');
  const [number, ...numbers] = readTagged(version, 0xa0, 'version').children;
  if (numbers.length > 0 || readInteger(number, 'version') !== 2n) invalid('not of version 3');
  const [algorithm] = readSequence(outer, 'signatureAlgorithm');
  if (outer === undefined || inner?.bytes.equals(outer.bytes) !== true) invalid('inner and outer algorithm differ');
  readOctetBits(signature, 'signatureValue');
  readSequence(spki, 'subjectPublicKeyInfo');
  const [from, until, ...later] = readSequence(validity, 'validity');
  if (later.length > 0) invalid('validity of more than two times');
  const issuerName = readName(issuer, 'issuer');
  const subjectName = readName(subject, 'subject');
  const key = readKey(der);
  return {
    ...key,
    ...readRest(rest),
    ...readOrganizationIdentifier(subjectName),
    der,
    notBefore: readTime(from, 'notBefore'),
    notAfter: readTime(until, 'notAfter'),
    signatureAlgorithm: readOid(algorithm, 'signatureAlgorithm'),
    issuerName: writeName(issuerName),
    subjectName: writeName(subjectName),
    issuer: issuerName,
    serialNumber: readSerial(serial),
    fingerprint: key.x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    rawIssuer: readTagged(issuer, 0x30, 'issuer').bytes,
    rawSubject: readTagged(subject, 0x30, 'subject').bytes,
  };
};

/** Reads a PKIPath: the authority first, the signer last. Throws TOKEN_INVALID for its form or number, CERTIFICATE_INVALID for a member. */
export const readPKIPath = (der: Buffer): readonly Certificate[] => {
  const members = readSequence(readDer(der, 'TOKEN_INVALID'), 'PKIPath', 'TOKEN_INVALID');
  if (members.length < 1 || members.length > MAX_CERTIFICATES) {
    throw new Fault('TOKEN_INVALID', `PKIPath of ${members.length} certificates`);
  }
  return members.map(({ bytes }) => readCertificate(bytes));
};

/** The blocks of one label in a PEM text; a file that holds none is taken as DER itself. */
export const readPemOrDer = (file: Buffer, label: string, refusal: DerRefusal): readonly Buffer[] => {
  if (file[0] === 0x30) return [file];
  const blocks = file
    .toString('latin1')
    .matchAll(new RegExp(`-----BEGIN ${label}-----([^-]*)-----END ${label}-----`, 'g'));
  const found = [...blocks].map(([, base64 = '']) => Buffer.from(base64, 'base64'));
  if (found.length === 0) throw new Fault(refusal, `no ${label} in the file`);
  return found;
};

/** The certificates of a file: several PEM blocks, or one in DER. Throws CERTIFICATE_INVALID. */
export const readCertificateFile = (file: Buffer): readonly Certificate[] =>
  readPemOrDer(file, 'CERTIFICATE', 'CERTIFICATE_INVALID').map(readCertificate);

/** Whether a certificate is of this public key. Kinds first: OpenSSL leaves an error behind when it compares two, which the next call reports. */
export const isOfKey = ({ publicKey }: Certificate, key: KeyObject): boolean =>
  publicKey.asymmetricKeyType === key.asymmetricKeyType && publicKey.equals(key);

/** Whether ds:X509IssuerSerial names this certificate; spacing, order and attribute names of other stacks are tolerated. */
export const matchesIssuer = (certificate: Certificate, issuerName: string, serial: string): boolean => {
  // Leading zeros make the pattern go back and forth: only what can be a serial number reaches it.
  const digits = serial.length > 128 ? undefined : /^\s*\+?0*(\d{1,60})\s*$/.exec(serial)?.[1];
  if (digits !== certificate.serialNumber) return false;
  return issuerName === certificate.issuerName || isSameName(foldName(certificate.issuer), issuerName);
};
