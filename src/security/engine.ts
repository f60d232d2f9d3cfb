// The strict engine: our exclusive C14N on the verified tree, and node:crypto for hash and signature (ADR 0001).
// RSA PKCS#1 v1.5 is checked by OpenSSL; ECDSA values are r||s (XML Signature 1.1 §6.4.3), fixed width, nothing else.
import { hash, type KeyObject, verify } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { canonicalize } from '../xml/c14n.js';
import { DIGEST_ALGORITHMS, type SignatureAlgorithm } from './algorithms.js';
import type { Engine } from './evidence.js';

/** The signature octets of a SignatureValue: canonical base64 only, so that one signature has one text. */
export const signatureOctets = (value: string): Buffer => {
  const octets = Buffer.from(value, 'base64');
  if (octets.toString('base64') !== value)
    throw new Fault('SIGNATURE_INVALID', 'SignatureValue is not canonical base64');
  return octets;
};

/** Whether signature octets hold over a canonical text, by OpenSSL. */
export const verifyOctets = (
  canonical: string,
  { hash: digest, key: kind }: SignatureAlgorithm,
  key: KeyObject,
  octets: Buffer,
): boolean =>
  verify(digest, Buffer.from(canonical, 'utf8'), kind === 'EC' ? { key, dsaEncoding: 'ieee-p1363' } : key, octets);

export const strictEngine: Engine = {
  name: 'strict',
  digest: ({ digestAlgorithm, prefixList }, target) =>
    hash(DIGEST_ALGORITHMS.get(digestAlgorithm) ?? 'sha256', canonicalize(target, { prefixList }), 'base64'),
  verify: ({ signedInfo, prefixList, value }, algorithm, key, evidence) => {
    const canonical = canonicalize(signedInfo, { prefixList });
    evidence.canonicalSignedInfo = canonical;
    return verifyOctets(canonical, algorithm, key, signatureOctets(value));
  },
};
