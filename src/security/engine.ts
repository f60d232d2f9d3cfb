// The strict engine: our exclusive C14N on the verified tree, and node:crypto for hash and signature (ADR 0001).
// RSA PKCS#1 v1.5 is checked by OpenSSL; ECDSA values are r||s (XML Signature 1.1 §6.4.3), fixed width, nothing else.
import { createHash, verify } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { canonicalize } from '../xml/c14n.js';
import { DIGEST_ALGORITHMS } from './algorithms.js';
import type { Engine } from './evidence.js';

/** The signature octets of a SignatureValue: canonical base64 only, so that one signature has one text. */
export const signatureOctets = (value: string): Buffer => {
  const octets = Buffer.from(value, 'base64');
  if (octets.toString('base64') !== value)
    throw new Fault('SIGNATURE_INVALID', 'SignatureValue is not canonical base64');
  return octets;
};

export const strictEngine: Engine = {
  name: 'strict',
  digest: ({ digestAlgorithm, prefixList }, target) =>
    createHash(DIGEST_ALGORITHMS.get(digestAlgorithm) ?? 'sha256')
      .update(canonicalize(target, { prefixList }), 'utf8')
      .digest('base64'),
  verify: ({ signedInfo, prefixList, value }, { hash, key: kind }, key, evidence) => {
    const canonical = canonicalize(signedInfo, { prefixList });
    evidence.canonicalSignedInfo = canonical;
    const octets = signatureOctets(value);
    return verify(
      hash,
      Buffer.from(canonical, 'utf8'),
      kind === 'EC' ? { key, dsaEncoding: 'ieee-p1363' } : key,
      octets,
    );
  },
};
