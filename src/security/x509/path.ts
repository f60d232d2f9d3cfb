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

/** The best way: complete and signed, else complete, else whatever there is. Only as many as a message may carry are looked at. */
export const findPath = (
  signer: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
): CertificatePath => {
  const known = new Set([signer, ...anchors].map(({ fingerprint }) => fingerprint));
  const search = {
    anchors,
    others: others.slice(0, MAX_CERTIFICATES - 1).filter((other) => !known.has(other.fingerprint)),
  };
  const isComplete = (links: readonly Link[]): boolean => {
    const last = links.at(-1)?.issuer;
    return last !== undefined && anchors.includes(last);
  };
  const found = findLinks(search, signer);
  const complete = found.filter(isComplete);
  const signed = complete.find((links) => links.every((link) => link.signed));
  const links = signed ?? complete[0] ?? found[0] ?? [];
  return { signer, links, complete: isComplete(links), offered: others.length + 1 };
};
