// Finds the way from a signer to an anchor among the certificates offered (RFC 5280 §6.1 without policies).
// It only proposes: whether the way is complete, signed, dated and allowed is for the named checks, so that each can be shown.
// Names are compared octet by octet; several candidates (an authority that changed its key) are all tried.
import { type Certificate, MAX_CERTIFICATES } from '../certificate.js';

/** One step: a certificate, the candidate that bears the name of its issuer, and whether that key made the signature. */
export type Link = { readonly certificate: Certificate; readonly issuer: Certificate; readonly signed: boolean };

/** The way from the signer upwards. `complete` when the last issuer is an anchor; `offered` counts what came in the message. */
export type CertificatePath = {
  readonly signer: Certificate;
  readonly links: readonly Link[];
  readonly complete: boolean;
  readonly offered: number;
};

/** The largest key that is computed with; larger ones are left unverified, so that nobody can sell us a slow one. */
export const MAX_RSA_BITS = 4_096;

const isSignedBy = (certificate: Certificate, issuer: Certificate): boolean => {
  if (issuer.keyType === 'RSA' && issuer.keyBits > MAX_RSA_BITS) return false;
  try {
    return certificate.x509.verify(issuer.publicKey);
  } catch {
    return false;
  }
};

type Search = { readonly anchors: readonly Certificate[]; readonly others: readonly Certificate[] };

/** All ways upwards from a certificate; bounded by the few certificates a message may carry, each used once. */
const findLinks = ({ anchors, others }: Search, certificate: Certificate): readonly (readonly Link[])[] => {
  const named = (candidate: Certificate): boolean => candidate.rawSubject.equals(certificate.rawIssuer);
  const link = (issuer: Certificate): Link => ({ certificate, issuer, signed: isSignedBy(certificate, issuer) });
  const ended = anchors.filter(named).map((anchor) => [link(anchor)]);
  const longer = others.filter(named).flatMap((issuer) => {
    const left = others.filter((other) => other !== issuer);
    const above = findLinks({ anchors, others: left }, issuer);
    return (above.length === 0 ? [[]] : above).map((links) => [link(issuer), ...links]);
  });
  return [...ended, ...longer];
};

/**
 * The ways worth checking, never none: all that are complete and signed (an anchor and its renewal may both end one), else the best there
 * is. Only as many certificates as a message may carry are looked at.
 */
export const findPaths = (
  signer: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
): readonly [CertificatePath, ...CertificatePath[]] => {
  const known = new Set([signer, ...anchors].map(({ fingerprint }) => fingerprint));
  const unknown = others.slice(0, MAX_CERTIFICATES - 1).filter(({ fingerprint }) => !known.has(fingerprint));
  const paths = findLinks({ anchors, others: unknown }, signer).map((links): CertificatePath => {
    const last = links.at(-1)?.issuer;
    return { signer, links, complete: last !== undefined && anchors.includes(last), offered: others.length + 1 };
  });
  const complete = paths.filter((path) => path.complete);
  const [first, ...more] = complete.filter(({ links }) => links.every(({ signed }) => signed));
  if (first !== undefined) return [first, ...more];
  return [complete[0] ?? paths[0] ?? { signer, links: [], complete: false, offered: others.length + 1 }];
};
