// Why a check probably failed: tries the mistakes that stacks really make, and names the one that explains the digest, the value or the
// time that was sent. Looks on after a refusal and never changes it; for people, at leisure, not for the route.
import { hash, type KeyObject } from 'node:crypto';
import type { FaultKey } from '../faults/catalogue.js';
import { canonicalize } from '../xml/c14n.js';
import { childElements, leafText, namespacesInScope } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { DIGEST_ALGORITHMS, type SignatureAlgorithm } from './algorithms.js';
import { signatureOctets, verifyOctets } from './engine.js';
import type { Evidence, Reference, SignatureParts } from './evidence.js';

/** One way to get the octets wrong. */
type Mistake = readonly [why: string, octets: string | Buffer];

/** Inclusive C14N renders every namespace in scope at the top: exclusive C14N with all of them in its PrefixList does the same. */
const inclusive = (element: XmlElement): string =>
  canonicalize(element, {
    prefixList: [...namespacesInScope(element).keys()].map((prefix) => (prefix === '' ? '#default' : prefix)),
  });

/** How a canonical text may have looked to whoever computed over it. */
const mistakesOf = (element: XmlElement, prefixList: readonly string[]): readonly Mistake[] => {
  const canonical = canonicalize(element, { prefixList });
  const rows: readonly Mistake[] = [
    ['it was computed with inclusive C14N, and exclusive C14N was named', inclusive(element)],
    ['it was computed without the PrefixList that the transform names', canonicalize(element)],
    [
      'comments were digested, and C14N without comments was named',
      canonicalize(element, { prefixList, withComments: true }),
    ],
    ['white space between the elements was put in after signing (pretty-printed)', canonical.replace(/>\s+</g, '><')],
    [
      'all white space around texts was put in after signing (pretty-printed)',
      canonical.replace(/>\s+/g, '>').replace(/\s+</g, '<'),
    ],
    ['line ends were changed after signing: it was computed over CR LF', canonical.replace(/\n/g, '&#xD;\n')],
    ['line ends were changed after signing: it was computed over LF alone', canonical.replaceAll('&#xD;', '')],
    ['it was computed over ISO-8859-1 and not over UTF-8', Buffer.from(canonical, 'latin1')],
    ['it was computed over UTF-16 and not over UTF-8', Buffer.from(canonical, 'utf16le')],
    ['the characters were decomposed or composed on the way (Unicode NFC)', canonical.normalize('NFC')],
    ['the characters were decomposed or composed on the way (Unicode NFD)', canonical.normalize('NFD')],
  ];
  return rows.filter(([, octets]) => octets !== canonical);
};

const MOST_ELEMENTS = 2_000;

/** The element and everything in and above it, nearest first. */
const relatives = (element: XmlElement): readonly XmlElement[] => {
  const found: XmlElement[] = [];
  for (let at = element.parent; at !== null; at = at.parent) found.push(at);
  const open: XmlElement[] = [...(found.at(-1) === undefined ? [element] : [found.at(-1) as XmlElement])];
  for (let next = open.shift(); next !== undefined && found.length < MOST_ELEMENTS; next = open.shift()) {
    if (next !== element && !found.includes(next)) found.push(next);
    open.push(...childElements(next));
  }
  return found;
};

const causeOfDigest = ({ target, digestAlgorithm, digestValue, prefixList }: Reference): string | undefined => {
  const algorithm = DIGEST_ALGORITHMS.get(digestAlgorithm);
  if (target === undefined || algorithm === undefined) return undefined;
  const canonical = canonicalize(target, { prefixList });
  const other = [...DIGEST_ALGORITHMS].find(([, name]) => hash(name, canonical, 'base64') === digestValue);
  if (other !== undefined) return `the digest is ${other[1]}, and ${algorithm} was named`;
  const mistake = mistakesOf(target, prefixList).find(
    ([, octets]) => hash(algorithm, octets, 'base64') === digestValue,
  );
  if (mistake !== undefined) return mistake[0];
  if (
    hash(
      algorithm,
      childElements(target)
        .map((child) => canonicalize(child))
        .join(''),
      'base64',
    ) === digestValue
  )
    return `it was computed over what stands in ${target.local}, not over ${target.local} itself`;
  const meant = relatives(target).find(
    (one) => hash(algorithm, canonicalize(one, { prefixList }), 'base64') === digestValue,
  );
  return meant === undefined
    ? undefined
    : `it is the digest of ${meant.local}, and the reference leads to ${target.local}`;
};

const holds = (octets: string, algorithm: SignatureAlgorithm, key: KeyObject, value: Buffer): boolean => {
  try {
    return verifyOctets(octets, algorithm, key, value);
  } catch {
    return false;
  }
};

const causeOfValue = (parts: SignatureParts, { algorithm, token, directory }: Evidence): string | undefined => {
  if (algorithm === undefined || token === undefined) return undefined;
  const value = signatureOctets(parts.value);
  const { signedInfo, prefixList } = parts;
  const canonical = canonicalize(signedInfo, { prefixList });
  const key = token.certificate.publicKey;
  const texts = mistakesOf(signedInfo, prefixList).filter(
    (row): row is readonly [string, string] => typeof row[1] === 'string',
  );
  const mistake = texts.find(([, octets]) => holds(octets, algorithm, key, value));
  if (mistake !== undefined) return `SignedInfo: ${mistake[0]}`;
  const others = (['sha1', 'sha256', 'sha384', 'sha512'] as const).filter((name) => name !== algorithm.hash);
  const other = others.find((name) => holds(canonical, { ...algorithm, hash: name }, key, value));
  if (other !== undefined) return `the value is made with ${other}, and ${algorithm.hash} was named`;
  const owner = directory.registered.find(({ publicKey }) => holds(canonical, algorithm, publicKey, value));
  return owner === undefined
    ? undefined
    : `it is signed with the key of ${owner.subjectName}, and the token is another certificate`;
};

const HOUR = 3_600_000;
const WINDOW = 300_000;

/** A clock of local time that is written as UTC is off by whole hours. */
const causeOfTime = ({ timestamp, now }: Evidence): string | undefined => {
  const created = timestamp === undefined ? undefined : childElements(timestamp)[0];
  const instant = created === undefined ? Number.NaN : Date.parse(leafText(created) ?? '');
  if (Number.isNaN(instant)) return undefined;
  const difference = instant - now;
  const hours = Math.round(difference / HOUR);
  if (hours !== 0 && Math.abs(hours) <= 14 && Math.abs(difference - hours * HOUR) < WINDOW)
    return `Created is ${Math.abs(hours)} h ${hours > 0 ? 'ahead' : 'behind'}: local time written as UTC, or a clock in another zone`;
  return undefined;
};

/** A sentence, when one of the known mistakes explains what was sent. `evidence`: as the steps left it. */
export const probableCause = (key: FaultKey, evidence: Evidence): string | undefined => {
  const { signature, engine } = evidence;
  if (key === 'DIGEST_MISMATCH') {
    const broken = signature?.references.find(
      (one) => one.target !== undefined && engine.digest(one, one.target, evidence) !== one.digestValue,
    );
    return broken === undefined ? undefined : causeOfDigest(broken);
  }
  if (key === 'SIGNATURE_INVALID') return signature === undefined ? undefined : causeOfValue(signature, evidence);
  return key === 'TIMESTAMP_EXPIRED' ? causeOfTime(evidence) : undefined;
};
