// Certificate revocation lists from files of the operator (RFC 5280 §5): full lists only, signed by the issuer of what they revoke.
// The newest list of an issuer counts. What it lists stays refused at any hour. Once its nextUpdate has passed it cannot vouch for
// the others any more, and all of that issuer are refused until a new list is put in place: whoever asks for revocation wants it to
// hold (Apache and nginx do the same). A list without nextUpdate never grows stale; an issuer without a list is not asked for one.
import { verify } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { type Certificate, readPemOrDer, SIGNATURE_HASHES } from './certificate.js';
import { type DerLimits, type DerValue, readDer, readSequence, TAG } from './der.js';
import { readName, writeName } from './x509/distinguished-name.js';
import { readExtensionList } from './x509/extensions.js';
import { readInteger, readOctetBits, readOid, readTime } from './x509/primitives.js';

/** One list; times in milliseconds since 1970, serial numbers decimal. */
export type Crl = {
  readonly issuerName: string;
  readonly rawIssuer: Buffer;
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly serials: ReadonlySet<string>;
  readonly signatureAlgorithm: string;
  readonly tbs: Buffer;
  readonly signature: Buffer;
};

/** A list comes from the operator: bounded only against accidents. */
const CRL_LIMITS: DerLimits = { octets: 16 * 1024 * 1024, depth: 16, values: 4_000_000 };

const invalid = (detail: string): never => {
  throw new Fault('CERTIFICATE_INVALID', `CRL: ${detail}`);
};

const isTime = (value: DerValue | undefined): boolean =>
  value?.tag === TAG.UTC_TIME || value?.tag === TAG.GENERALIZED_TIME;

/** Lists split over distribution points, deltas and indirect lists say so critically; read as full ones they would lie. */
const checkExtensions = (list: DerValue | undefined, what: string): void => {
  if (list === undefined) return;
  for (const [oid, { critical }] of readExtensionList(list, what)) {
    if (critical) invalid(`critical extension ${oid} is not supported`);
  }
};

const readEntry = (entry: DerValue): string => {
  const [serial, date, extensions, ...more] = readSequence(entry, 'revokedCertificate');
  if (more.length > 0) invalid('entry has members too many');
  readTime(date, 'revocationDate');
  checkExtensions(extensions, 'crlEntryExtensions');
  return readInteger(serial, 'userCertificate').toString();
};

const readCrl = (der: Buffer): Crl => {
  const [tbs, outer, signature, ...more] = readSequence(
    readDer(der, 'CERTIFICATE_INVALID', CRL_LIMITS),
    'CertificateList',
  );
  const parts = [...readSequence(tbs, 'TBSCertList')];
  if (tbs === undefined || more.length > 0) return invalid('members after the signature');
  if (parts[0]?.tag === TAG.INTEGER && readInteger(parts.shift(), 'version') !== 1n) invalid('not of version 2');
  const [inner, issuer, thisUpdate, ...rest] = parts;
  const [algorithm] = readSequence(outer, 'signatureAlgorithm');
  if (issuer === undefined || outer === undefined || inner?.bytes.equals(outer.bytes) !== true) {
    return invalid('inner and outer algorithm differ');
  }
  const nextUpdate = isTime(rest[0]) ? readTime(rest.shift(), 'nextUpdate') : undefined;
  const entries = rest[0]?.tag === TAG.SEQUENCE ? readSequence(rest.shift(), 'revokedCertificates') : [];
  const extensions = rest.shift();
  if (rest.length > 0 || (extensions !== undefined && (extensions.tag !== 0xa0 || extensions.children.length !== 1))) {
    invalid('unknown members after the entries');
  }
  checkExtensions(extensions?.children[0], 'crlExtensions');
  return {
    issuerName: writeName(readName(issuer, 'issuer')),
    rawIssuer: issuer.bytes,
    thisUpdate: readTime(thisUpdate, 'thisUpdate'),
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
    serials: new Set(entries.map(readEntry)),
    signatureAlgorithm: readOid(algorithm, 'signatureAlgorithm'),
    tbs: tbs.bytes,
    signature: readOctetBits(signature, 'signatureValue'),
  };
};

/** The lists of a file: several PEM blocks, or one in DER. Throws CERTIFICATE_INVALID for whatever is no full list of version 2. */
export const readCrls = (file: Buffer): readonly Crl[] =>
  readPemOrDer(file, 'X509 CRL', 'CERTIFICATE_INVALID').map(readCrl);

/** Whether the list was made with this authority's key, and the authority may make lists. */
export const isCrlOf = (crl: Crl, issuer: Certificate): boolean => {
  const algorithm = SIGNATURE_HASHES.get(crl.signatureAlgorithm);
  if (algorithm === undefined || algorithm.key !== issuer.keyType || !crl.rawIssuer.equals(issuer.rawSubject))
    return false;
  if (issuer.keyUsage?.has('cRLSign') === false) return false;
  return verify(algorithm.hash, crl.tbs, issuer.publicKey, crl.signature);
};

/** Verdicts on signatures are remembered per list: one per authority that anchors or lawful intermediates bring. */
const verified = new WeakMap<Crl, Map<string, boolean>>();

const isVerified = (crl: Crl, issuer: Certificate): boolean => {
  if (!crl.rawIssuer.equals(issuer.rawSubject)) return false;
  const verdicts = verified.get(crl) ?? new Map<string, boolean>();
  verified.set(crl, verdicts);
  const verdict = verdicts.get(issuer.fingerprint) ?? isCrlOf(crl, issuer);
  if (verdicts.size < 100) verdicts.set(issuer.fingerprint, verdict);
  return verdict;
};

/**
 * The lists in force for what the issuer of this certificate issues: the newest of each authority of that name, because a renewed
 * authority may keep one list per key. Authorities of other names do not count.
 */
export const findCrls = (
  crls: readonly Crl[],
  { rawIssuer }: Pick<Certificate, 'rawIssuer'>,
  authorities: readonly Certificate[],
): readonly Crl[] => {
  const inForce = new Set<Crl>();
  for (const authority of authorities) {
    if (!authority.rawSubject.equals(rawIssuer)) continue;
    let newest: Crl | undefined;
    for (const crl of crls) {
      const newer = newest === undefined || crl.thisUpdate > newest.thisUpdate;
      if (newer && isVerified(crl, authority)) newest = crl;
    }
    if (newest !== undefined) inForce.add(newest);
  }
  return [...inForce];
};

/** Whether a list in force names the certificate. */
export const isRevoked = (
  crls: readonly Crl[],
  certificate: Pick<Certificate, 'serialNumber' | 'rawIssuer'>,
  authorities: readonly Certificate[],
): boolean => findCrls(crls, certificate, authorities).some(({ serials }) => serials.has(certificate.serialNumber));

/** CERTIFICATE_REVOKED when a list in force names the certificate, or when all of them are stale at `now` (milliseconds). */
export const checkRevocation = (
  crls: readonly Crl[],
  certificate: Certificate,
  authorities: readonly Certificate[],
  now: number,
): void => {
  if (isRevoked(crls, certificate, authorities)) {
    throw new Fault('CERTIFICATE_REVOKED', `${certificate.subjectName}: revoked by ${certificate.issuerName}`);
  }
  const lists = findCrls(crls, certificate, authorities);
  const isFresh = ({ nextUpdate }: Crl): boolean => nextUpdate === undefined || now <= nextUpdate;
  if (lists.length > 0 && !lists.some(isFresh)) {
    throw new Fault('CERTIFICATE_REVOKED', `the CRL of ${certificate.issuerName} is stale: it vouches for nobody`);
  }
};
