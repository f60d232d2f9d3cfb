// Keys and signatures of the development authority: made, written and used by node:crypto only.
// Private keys are written unencrypted (PKCS#8 PEM): they are public test keys and guard nothing.
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readDer } from '../security/der.js';
import * as asn1 from './asn1.js';

/** The hashes a signature may be made with; sha1 only so that tests can see it refused. */
export type SignatureHash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** What key to make. */
export type KeyRequest = {
  readonly keyType?: 'rsa' | 'ec';
  readonly rsaBits?: number;
  readonly rsaExponent?: number;
  readonly curve?: string;
};

const SIGNATURE_OIDS = {
  rsa: {
    sha1: '1.2.840.113549.1.1.5',
    sha256: '1.2.840.113549.1.1.11',
    sha384: '1.2.840.113549.1.1.12',
    sha512: '1.2.840.113549.1.1.13',
  },
  ec: {
    sha1: '1.2.840.10045.4.1',
    sha256: '1.2.840.10045.4.3.2',
    sha384: '1.2.840.10045.4.3.3',
    sha512: '1.2.840.10045.4.3.4',
  },
} as const;

/** A new private key: RSA 2048 with exponent 65537, or P-256, unless asked otherwise. */
export const makeKey = ({ keyType, rsaBits = 2_048, rsaExponent = 65_537, curve = 'P-256' }: KeyRequest): KeyObject =>
  keyType === 'ec'
    ? generateKeyPairSync('ec', { namedCurve: curve }).privateKey
    : generateKeyPairSync('rsa', { modulusLength: rsaBits, publicExponent: rsaExponent }).privateKey;

/** DER as PEM of a label, in lines of 64. */
export const writePem = (der: Buffer, label: string): string =>
  `-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;

/** A private key as unencrypted PKCS#8 PEM. */
export const writeKey = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The SubjectPublicKeyInfo of a private key, in DER. */
export const writePublicKey = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

/** The identifier of a key: SHA-1 of its bits (RFC 5280 §4.2.1.2, first method), as every other stack computes it. */
export const keyIdentifierOf = (spki: Buffer): Buffer => {
  const bits = readDer(spki).children[1]?.content.subarray(1) ?? spki;
  return createHash('sha1').update(bits).digest();
};

/** The AlgorithmIdentifier of signatures by this key. */
export const signatureAlgorithm = (key: KeyObject, hash: SignatureHash): asn1.Asn1 => {
  const kind = key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec';
  return asn1.sequence(asn1.oid(SIGNATURE_OIDS[kind][hash]), kind === 'rsa' ? asn1.nothing() : undefined);
};

/** Signs what stands to be signed, in the frame that certificates and CRLs share. `tbs` must name the same algorithm. */
export const seal = (tbs: asn1.Asn1, key: KeyObject, hash: SignatureHash): Buffer => {
  const signature = sign(hash, asn1.toDer(tbs), key);
  return asn1.toDer(asn1.sequence(tbs, signatureAlgorithm(key, hash), asn1.bitString(signature)));
};
