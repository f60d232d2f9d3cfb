// The steps of authenticate, in the order they are run: structure, cryptography, certificate, time (ADR 0002).
// One list serves the route, which stops at the first refusal, and `kbi verify`, which runs it to the end: there is no second verifier.
// Numbers are those of the signature page; 1–2 (transport, well-formed) come before, 11 (seen before) is the commit unit's INSERT.
import { isDatum } from '../domain/numbers/Datum.js';
import { Fault, type FaultFacts } from '../faults/fault.js';
import { NS } from '../xml/namespaces.js';
import { attributeOf, leafText } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { DIGEST_ALGORITHMS, SIGNATURE_ALGORITHMS } from './algorithms.js';
import type { Evidence, Reference, Token } from './evidence.js';
import { PROFILES, type SignedPart } from './profiles.js';
import { readSignature, strictChildren } from './signature.js';
import { readToken } from './token.js';
import { checkKeys } from './x509/checks.js';

/** One step. `needs`: evidence without which it cannot run. Throws a Fault when it refuses. */
export type Step = {
  readonly number: number;
  readonly name: string;
  readonly needs: readonly (keyof Evidence)[];
  run(evidence: Evidence): void;
};

const fault = (key: ConstructorParameters<typeof Fault>[0], detail: string, facts: FaultFacts = {}): Fault =>
  new Fault(key, detail, facts);

const is = (element: XmlElement, ns: string, local: string): boolean => element.ns === ns && element.local === local;

const tokensOf = (security: XmlElement): XmlElement[] =>
  strictChildren(security).filter((child) => is(child, NS.wsse, 'BinarySecurityToken'));

/** Step 3a: no two equal ids anywhere. */
const uniqueIds = ({ envelope }: Evidence): void => {
  if (envelope.document.duplicateId !== undefined) throw fault('ID_DUPLICATE', 'an id stands twice in the message');
};

/** Step 3b: exactly one Security header for us. */
const oneSecurityHeader = (evidence: Evidence): void => {
  const [security, ...more] = evidence.envelope.security;
  if (security === undefined) throw fault('SIGNATURE_ABSENT', 'no Security header for this receiver');
  if (more.length > 0) throw fault('SECURITY_HEADER', `${more.length + 1} Security headers for this receiver`);
  evidence.security = security;
};

/** Step 3c: in it one Signature, at most one Timestamp (R3227) and one token, the token before the Signature (R5205), nothing else. */
const knownChildren = (evidence: Evidence): void => {
  let signature: XmlElement | undefined;
  let token: XmlElement | undefined;
  for (const child of strictChildren(evidence.security as XmlElement)) {
    if (is(child, NS.ds, 'Signature') && signature === undefined) signature = child;
    else if (is(child, NS.wsu, 'Timestamp') && evidence.timestamp === undefined) evidence.timestamp = child;
    else if (is(child, NS.wsse, 'BinarySecurityToken') && token === undefined) {
      if (signature !== undefined)
        throw fault('SECURITY_STRUCTURE', 'BinarySecurityToken after the Signature that uses it');
      token = child;
    } else throw fault('SECURITY_STRUCTURE', `second or unknown ${child.local} in Security`);
  }
  if (signature === undefined) throw fault('SIGNATURE_ABSENT', 'no Signature in the Security header');
  evidence.signature = readSignature(signature, evidence.limits.references);
};

/** Step 4: the certificate that the signer names, and from it the partner it claims to be and the profile that partner must follow. */
const token = (evidence: Evidence): void => {
  const found = readToken(
    (evidence.signature as NonNullable<Evidence['signature']>).tokenReference,
    evidence,
    tokensOf(evidence.security as XmlElement),
  );
  evidence.token = found;
  const claim = found.certificate.organizationIdentifier?.replace(/^NTRBE-/, '') ?? '';
  evidence.claimed = evidence.directory.partnerByOndernemingsnummer(claim);
  evidence.profile = PROFILES[evidence.claimed?.profiel ?? 'strict'];
  if (!evidence.profile.tokens.includes(found.kind))
    throw fault('TOKEN_INVALID', `profile ${evidence.profile.name} takes no ${found.kind}`);
};

const signatureOf = (evidence: Evidence) => evidence.signature as NonNullable<Evidence['signature']>;
const profileOf = (evidence: Evidence) => evidence.profile as NonNullable<Evidence['profile']>;
const tokenOf = (evidence: Evidence) => evidence.token as Token;

/** Step 6: every algorithm on the list, of the kind of the key, and SHA-1 only where the profile tolerates it; no odd key is ever computed with. */
const algorithms = (evidence: Evidence): void => {
  const { signatureAlgorithm, references } = signatureOf(evidence);
  checkKeys({ signer: tokenOf(evidence).certificate, links: [], complete: false, offered: 1 });
  const { sha1, name } = profileOf(evidence);
  const algorithm = SIGNATURE_ALGORITHMS.get(signatureAlgorithm);
  if (algorithm === undefined) throw fault('ALGORITHM_REFUSED', `signature algorithm ${signatureAlgorithm}`);
  if (algorithm.key !== tokenOf(evidence).certificate.keyType)
    throw fault('ALGORITHM_REFUSED', 'signature algorithm of another kind of key');
  const hashes = [algorithm.hash, ...references.map(({ digestAlgorithm }) => DIGEST_ALGORITHMS.get(digestAlgorithm))];
  if (hashes.includes(undefined)) throw fault('ALGORITHM_REFUSED', 'unknown digest algorithm');
  if (hashes.includes('sha1')) {
    if (!sha1) throw fault('ALGORITHM_REFUSED', `profile ${name} refuses SHA-1`);
    evidence.warnings.push('SHA-1 tolerated by profile');
  }
  evidence.algorithm = algorithm;
};

/** What a reference may lead to: the parts we use, and header blocks of others, which nobody here reads. */
const partOf = (target: XmlElement, evidence: Evidence): SignedPart | 'header block' | undefined => {
  const { envelope } = evidence;
  if (target === envelope.body) return 'Body';
  if (target === evidence.timestamp) return 'Timestamp';
  if (target === evidence.token?.element) return 'BinarySecurityToken';
  const isBlock = target.parent === envelope.header && !envelope.security.includes(target);
  return isBlock ? 'header block' : undefined;
};

/** Step 7: each reference leads to the very element used afterwards, and every part the profile requires is covered (wrapping dies here). */
const coverage = (evidence: Evidence): void => {
  const { ids } = evidence.envelope.document;
  const covered = new Set<string>();
  const targets = new Set<XmlElement>();
  for (const reference of signatureOf(evidence).references) {
    const target = ids.get(reference.id);
    const part = target === undefined ? undefined : partOf(target, evidence);
    if (target === undefined || part === undefined)
      throw fault('SIGNATURE_COVERAGE', 'a reference leads to no part of the message that counts', {
        reference: reference.id,
      });
    if (targets.has(target)) throw fault('SIGNATURE_COVERAGE', 'two references to one element');
    targets.add(target);
    covered.add(part);
    reference.target = target;
  }
  for (const part of profileOf(evidence).signedParts) {
    if (!covered.has(part)) throw fault('SIGNATURE_COVERAGE', `${part} is not signed`, { part });
  }
  if (evidence.timestamp !== undefined && !covered.has('Timestamp'))
    throw fault('SIGNATURE_COVERAGE', 'Timestamp is not signed', { part: 'Timestamp' });
};

/** Step 8: the digest of each referenced element. */
const digests = (evidence: Evidence): void => {
  for (const reference of signatureOf(evidence).references) {
    const computed = evidence.engine.digest(reference, reference.target as XmlElement, evidence);
    if (computed !== reference.digestValue) {
      throw fault('DIGEST_MISMATCH', `digest of #${reference.id} differs`, {
        reference: reference.id,
        computed,
        supplied: reference.digestValue,
      });
    }
  }
};

/** Step 9: the signature value over the canonical SignedInfo, with the key of the token. */
const signatureValue = (evidence: Evidence): void => {
  const { algorithm } = evidence;
  if (algorithm === undefined) throw fault('ALGORITHM_REFUSED', 'no usable signature algorithm');
  if (!evidence.engine.verify(signatureOf(evidence), algorithm, tokenOf(evidence).certificate.publicKey, evidence)) {
    throw fault('SIGNATURE_INVALID', 'the signature value does not fit SignedInfo and the key of the token');
  }
};

/** Step 5: chain, dates against the gateway's clock, usage, revocation; and its organisation is a partner of the world. */
const certificate = (evidence: Evidence): void => {
  const { kind, certificate: signer, others, fresh } = tokenOf(evidence);
  const { trust, tokens, partnerByOndernemingsnummer } = evidence.directory;
  const { Ondernemingsnummer } = trust.check(signer, others, evidence.now);
  const partner = partnerByOndernemingsnummer(Ondernemingsnummer);
  if (partner === undefined) throw fault('PARTNER_UNKNOWN', `no partner with ${Ondernemingsnummer}`);
  evidence.partner = partner;
  if (fresh !== undefined) tokens.keep(kind, fresh, { certificate: signer, others });
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** An instant in UTC (`…Z`), milliseconds; refuses leap seconds, offsets and dates that do not exist. */
const readInstant = (element: XmlElement): number => {
  const text = leafText(element) ?? '';
  if (!INSTANT.test(text) || !isDatum(text.slice(0, 10)))
    throw fault('TIMESTAMP_INVALID', `${element.local} is not an instant in UTC`);
  return Date.parse(text);
};

/** Step 10: one Created, at most one Expires, in that order (R3203, R3224, R3221, R3222), inside the window around now. */
const timestamp = (evidence: Evidence): void => {
  const { timestamp: element, now, limits } = evidence;
  if (element === undefined) {
    if (profileOf(evidence).timestamp) throw fault('TIMESTAMP_INVALID', 'no Timestamp');
    evidence.warnings.push('no Timestamp: profile allows it');
    return;
  }
  const [first, second, ...more] = strictChildren(element);
  if (first === undefined || !is(first, NS.wsu, 'Created')) throw fault('TIMESTAMP_INVALID', 'Created must come first');
  if (more.length > 0 || (second !== undefined && !is(second, NS.wsu, 'Expires')))
    throw fault('TIMESTAMP_INVALID', 'more than Created and Expires');
  if ([first, second].some((child) => child !== undefined && attributeOf(child, '', 'ValueType') !== undefined))
    throw fault('TIMESTAMP_INVALID', 'Created or Expires with a ValueType'); // R3225, R3226
  const created = readInstant(first);
  const expires = second === undefined ? created + limits.timestampTtl : readInstant(second);
  if (expires <= created) throw fault('TIMESTAMP_INVALID', 'Expires is not after Created');
  if (created > now + limits.timestampFuture) throw fault('TIMESTAMP_EXPIRED', `Created is ${created - now} ms ahead`);
  if (now >= expires || now > created + limits.timestampTtl)
    throw fault('TIMESTAMP_EXPIRED', `Created was ${now - created} ms ago`);
  evidence.created = created;
};

/** The list, in the order of running. */
export const STEPS: readonly Step[] = [
  { number: 3, name: 'unique ids', needs: [], run: uniqueIds },
  { number: 3, name: 'one Security header', needs: [], run: oneSecurityHeader },
  { number: 3, name: 'structure of Security and Signature', needs: ['security'], run: knownChildren },
  { number: 4, name: 'token', needs: ['signature'], run: token },
  { number: 6, name: 'algorithms', needs: ['signature', 'token', 'profile'], run: algorithms },
  { number: 7, name: 'coverage', needs: ['signature', 'profile'], run: coverage },
  { number: 8, name: 'digests', needs: ['signature'], run: digests },
  { number: 9, name: 'signature value', needs: ['signature', 'token'], run: signatureValue },
  { number: 5, name: 'certificate', needs: ['token'], run: certificate },
  { number: 10, name: 'timestamp window', needs: ['profile'], run: timestamp },
];

/** Whether a reference was resolved by the coverage step; the digest step can only run on those. */
export const isResolved = (reference: Reference): boolean => reference.target !== undefined;
