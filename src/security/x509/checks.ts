// The rules a path must meet, one function each, so that a test can leave one out and `kbi verify` can show them all.
// Static rules depend on the octets alone; dates and revocation change with time and are asked at every message.
// Limits (docs/limits.md: RSA 2048–4096, e ≥ 65537, P-256/P-384, SHA-256); who a certificate stands for: docs/world.md.
import { isOndernemingsnummer } from '../../domain/numbers/Ondernemingsnummer.js';
import type { FaultKey } from '../../faults/catalogue.js';
import { Fault } from '../../faults/fault.js';
import { type Certificate, MAX_CERTIFICATES, SIGNATURE_HASHES } from '../certificate.js';
import { type Crl, checkRevocation } from '../crl.js';
import { type CertificatePath, MAX_RSA_BITS } from './path.js';

/** What changes between two checks of one certificate: the instant in milliseconds, and the lists; `anchors` may sign lists. */
export type Moment = {
  readonly now: number;
  readonly crls: readonly Crl[];
  readonly anchors: readonly Certificate[];
};

/** One rule: throws a Fault when the path breaks it. */
export type CertificateCheck = {
  readonly name: string;
  readonly when: 'once' | 'always';
  readonly check: (path: CertificatePath, moment: Moment) => void;
};

const refuse = (key: FaultKey, certificate: Certificate, detail: string): never => {
  throw new Fault(key, `${certificate.subjectName}: ${detail}`);
};

const issuers = (path: CertificatePath): readonly Certificate[] => path.links.map(({ issuer }) => issuer);
const members = (path: CertificatePath): readonly Certificate[] => [path.signer, ...issuers(path)];

/** TOKEN_INVALID when a message offers more certificates than docs/limits.md allows. */
export const checkNumber = ({ offered }: { readonly offered: number }): void => {
  if (offered > MAX_CERTIFICATES) throw new Fault('TOKEN_INVALID', `${offered} certificates offered`);
};

/** CERTIFICATE_UNTRUSTED when no chain of names ends at an anchor. */
export const checkAnchor = (path: CertificatePath): void => {
  if (!path.complete) refuse('CERTIFICATE_UNTRUSTED', path.signer, 'no chain of issuers ends at an anchor');
};

/** CERTIFICATE_UNTRUSTED when an issuer bears the right name but did not make the signature. */
export const checkSignatures = ({ links }: CertificatePath): void => {
  for (const { certificate, signed } of links) {
    if (!signed) refuse('CERTIFICATE_UNTRUSTED', certificate, 'not signed by the key of its issuer');
  }
};

/** CERTIFICATE_INVALID when a signature on the way was made over less than SHA-256. The anchor's own is not relied upon. */
export const checkSignatureHash = ({ signer, links }: CertificatePath): void => {
  for (const certificate of [signer, ...links.slice(1).map((link) => link.certificate)]) {
    const { signatureAlgorithm } = certificate;
    if (!SIGNATURE_HASHES.has(signatureAlgorithm)) {
      refuse('CERTIFICATE_INVALID', certificate, `signed with ${signatureAlgorithm}`);
    }
  }
};

/** CERTIFICATE_INVALID when a key on the way, the anchor's included, is too small, too large or of another curve. */
export const checkKeys = (path: CertificatePath): void => {
  for (const certificate of members(path)) {
    const { keyType, keyBits, publicExponent = 0n, curve = 'unnamed' } = certificate;
    const fits =
      keyType === 'RSA'
        ? keyBits >= 2_048 && keyBits <= MAX_RSA_BITS && publicExponent >= 65_537n && publicExponent % 2n === 1n
        : curve === 'prime256v1' || curve === 'secp384r1';
    if (!fits) {
      const found = keyType === 'RSA' ? `RSA ${keyBits}, e=${publicExponent}` : `EC ${curve}`;
      refuse('CERTIFICATE_INVALID', certificate, `key ${found}`);
    }
  }
};

/** CERTIFICATE_INVALID when a critical extension is not understood: it might take away what we are about to grant. */
export const checkCriticalExtensions = (path: CertificatePath): void => {
  for (const certificate of members(path)) {
    const [unknown] = certificate.unknownCritical;
    if (unknown !== undefined) refuse('CERTIFICATE_INVALID', certificate, `unknown critical extension ${unknown}`);
  }
};

/** CERTIFICATE_INVALID when an authority's certificate is used to sign a message. */
export const checkSignerRole = ({ signer }: CertificatePath): void => {
  if (signer.basicConstraints.ca) refuse('CERTIFICATE_INVALID', signer, 'an authority does not sign messages');
};

/** CERTIFICATE_INVALID when keyUsage is there and grants neither digitalSignature nor nonRepudiation. No extended usage is asked. */
export const checkSignerUsage = ({ signer }: CertificatePath): void => {
  const usage = signer.keyUsage;
  if (usage !== undefined && !usage.has('digitalSignature') && !usage.has('nonRepudiation')) {
    refuse('CERTIFICATE_INVALID', signer, 'keyUsage allows no signature');
  }
};

/** CERTIFICATE_INVALID when the subject bears no `NTRBE-` with a valid ondernemingsnummer (docs/world.md). */
export const checkOrganization = ({ signer }: CertificatePath): void => {
  const identifier = signer.organizationIdentifier ?? '';
  if (!identifier.startsWith('NTRBE-') || !isOndernemingsnummer(identifier.slice(6))) {
    refuse('CERTIFICATE_INVALID', signer, 'no organizationIdentifier NTRBE-<ondernemingsnummer>');
  }
};

/** CERTIFICATE_INVALID when an issuer is no authority (CA:TRUE). */
export const checkIssuerRole = (path: CertificatePath): void => {
  for (const issuer of issuers(path)) {
    if (!issuer.basicConstraints.ca) refuse('CERTIFICATE_INVALID', issuer, 'issues without CA:TRUE');
  }
};

/** CERTIFICATE_INVALID when an issuer's keyUsage is there and lacks keyCertSign. */
export const checkIssuerUsage = (path: CertificatePath): void => {
  for (const issuer of issuers(path)) {
    if (issuer.keyUsage?.has('keyCertSign') === false) {
      refuse('CERTIFICATE_INVALID', issuer, 'issues without keyCertSign');
    }
  }
};

/** CERTIFICATE_INVALID when more authorities stand below an issuer than its pathLen allows. */
export const checkPathLength = (path: CertificatePath): void => {
  issuers(path).forEach((issuer, below) => {
    const { pathLen } = issuer.basicConstraints;
    if (pathLen !== undefined && pathLen < below) refuse('CERTIFICATE_INVALID', issuer, `pathLen ${pathLen} exceeded`);
  });
};

/** CERTIFICATE_EXPIRED when a member of the way is not valid at this instant; both ends are included (RFC 5280 §4.1.2.5). */
export const checkDates = (path: CertificatePath, { now }: Moment): void => {
  for (const certificate of members(path)) {
    if (now < certificate.notBefore) refuse('CERTIFICATE_EXPIRED', certificate, 'not yet valid');
    // notAfter names a whole second, and the certificate is valid through it.
    if (now >= certificate.notAfter + 1_000) refuse('CERTIFICATE_EXPIRED', certificate, 'no longer valid');
  }
};

/** CERTIFICATE_REVOKED when a list in force names a member of the way, or can no longer vouch for it. */
export const checkRevocations = (path: CertificatePath, { now, crls, anchors }: Moment): void => {
  if (crls.length === 0) return;
  for (const { certificate, issuer } of path.links) checkRevocation(crls, certificate, [issuer, ...anchors], now);
};
