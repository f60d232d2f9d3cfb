// The security token: which certificate the signer names, by BinarySecurityToken, SubjectKeyIdentifier or IssuerSerial.
// X.509 Certificate Token Profile 1.1 §3; BSP R3027, R5205 (token before its reference). Proves nothing yet: trust comes later.
import { Fault } from '../faults/fault.js';
import { NS } from '../xml/namespaces.js';
import { attributeOf, leafText } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { BASE64_BINARY, X509_PKI_PATH, X509_SKI, X509V3 } from './algorithms.js';
import { matchesIssuer, readCertificate, readPKIPath } from './certificate.js';
import type { Evidence, ParsedToken, SecurityLimits, Token, TokenCache, TokenKind } from './evidence.js';
import { strictChildren } from './signature.js';

const refuse = (detail: string): Fault => new Fault('TOKEN_INVALID', detail);

/** A bounded memory of parsed tokens: the oldest entry goes first. */
export const createTokenCache = (size: number): TokenCache => {
  const entries = new Map<string, { readonly kind: TokenKind; readonly parsed: ParsedToken }>();
  return {
    get: (kind, text) => {
      const entry = entries.get(text);
      return entry?.kind === kind ? entry.parsed : undefined;
    },
    keep: (kind, text, parsed) => {
      entries.delete(text);
      if (entries.size >= size) entries.delete(entries.keys().next().value ?? '');
      entries.set(text, { kind, parsed });
    },
  };
};

/** Strict base64: the canonical text of the octets it decodes to. */
const decode = (text: string): Buffer => {
  const octets = Buffer.from(text, 'base64');
  if (octets.toString('base64') !== text) throw refuse('not canonical base64');
  return octets;
};

const leaf = (element: XmlElement): string => {
  const text = leafText(element);
  if (text === undefined) throw refuse(`${element.local} holds more than text`);
  return /[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, '') : text;
};

const base64Binary = (element: XmlElement): void => {
  const encoding = attributeOf(element, '', 'EncodingType');
  if (encoding !== undefined && encoding !== BASE64_BINARY) throw refuse(`EncodingType ${encoding}`);
};

const readBinarySecurityToken = (element: XmlElement, cache: TokenCache, limits: SecurityLimits): Token => {
  base64Binary(element);
  const kind = { [X509V3]: 'X509v3' as const, [X509_PKI_PATH]: 'PKIPath' as const }[
    attributeOf(element, '', 'ValueType') ?? ''
  ];
  if (kind === undefined) throw refuse('ValueType is neither X509v3 nor X509PKIPathv1');
  // As it stands first: whoever was here before mostly writes it the same, and no look at each of its characters is needed.
  const known = cache.get(kind, leafText(element) ?? '');
  if (known !== undefined) return { kind, element, certificate: known.certificate, others: known.others };
  const text = leaf(element);
  if (text.length > limits.token) throw refuse('token too large');
  // Broken into lines, as many write it.
  const same = cache.get(kind, text);
  if (same !== undefined) return { kind, element, certificate: same.certificate, others: same.others };
  const octets = decode(text);
  // Written anew: a piece of the message would keep all of the message in memory.
  const fresh = octets.toString('base64');
  if (kind === 'X509v3') return { kind, element, certificate: readCertificate(octets), others: [], fresh };
  const path = readPKIPath(octets);
  const signer = path.at(-1);
  if (signer === undefined || path.length > limits.certificates) throw refuse(`PKIPath of ${path.length} certificates`);
  return { kind, element, certificate: signer, others: path.slice(0, -1), fresh };
};

const byReference = (reference: XmlElement, evidence: Evidence, tokens: readonly XmlElement[]): Token => {
  const uri = attributeOf(reference, '', 'URI') ?? '';
  const target = uri.startsWith('#') ? evidence.envelope.document.ids.get(uri.slice(1)) : undefined;
  const token = tokens.find((candidate) => candidate === target);
  if (token === undefined) throw refuse('the reference does not lead to a BinarySecurityToken of this header');
  const claimedType = attributeOf(reference, '', 'ValueType');
  if (claimedType !== undefined && claimedType !== attributeOf(token, '', 'ValueType'))
    throw refuse('ValueType differs from the token');
  return readBinarySecurityToken(token, evidence.directory.tokens, evidence.limits);
};

const byKeyIdentifier = (identifier: XmlElement, { directory, now }: Evidence): Token => {
  base64Binary(identifier);
  if (attributeOf(identifier, '', 'ValueType') !== X509_SKI)
    throw refuse('KeyIdentifier is not a SubjectKeyIdentifier');
  const wanted = decode(leaf(identifier));
  const found = directory.registered.filter(
    ({ subjectKeyIdentifier }) => subjectKeyIdentifier?.equals(wanted) === true,
  );
  // In rotation a partner may keep its key: two certificates then bear one identifier, and the one that is valid counts.
  const certificate = found.find(({ notBefore, notAfter }) => notBefore <= now && now <= notAfter) ?? found[0];
  if (
    certificate === undefined ||
    found.some(({ organizationIdentifier }) => organizationIdentifier !== certificate.organizationIdentifier)
  )
    throw refuse(`${found.length} registered certificates have this key identifier`);
  return { kind: 'SubjectKeyIdentifier', element: undefined, certificate, others: [] };
};

const isDs = (element: XmlElement | undefined, local: string): element is XmlElement =>
  element?.ns === NS.ds && element.local === local;

const byIssuerSerial = (data: XmlElement, { directory }: Evidence): Token => {
  const [issuerSerial, ...more] = strictChildren(data);
  const [issuer, serial, ...rest] = issuerSerial === undefined ? [] : strictChildren(issuerSerial);
  const shape =
    isDs(issuerSerial, 'X509IssuerSerial') && isDs(issuer, 'X509IssuerName') && isDs(serial, 'X509SerialNumber');
  if (!shape || more.length > 0 || rest.length > 0) throw refuse('X509Data is not one X509IssuerSerial');
  const name = leafText(issuer) ?? '';
  const found = directory.registered.filter((candidate) => matchesIssuer(candidate, name, leaf(serial)));
  const [certificate] = found;
  if (certificate === undefined || found.length > 1)
    throw refuse(`${found.length} registered certificates have this issuer and serial`);
  return { kind: 'IssuerSerial', element: undefined, certificate, others: [] };
};

/** The token that KeyInfo names; refuses with TOKEN_INVALID. `tokens`: BinarySecurityTokens of our Security header. */
export const readToken = (reference: XmlElement, evidence: Evidence, tokens: readonly XmlElement[]): Token => {
  const [child, ...more] = strictChildren(reference);
  if (child === undefined || more.length > 0) throw refuse('SecurityTokenReference must hold one child');
  if (child.ns === NS.wsse && child.local === 'Reference') return byReference(child, evidence, tokens);
  if (tokens.length > 0) throw refuse('a BinarySecurityToken that nothing refers to');
  if (child.ns === NS.wsse && child.local === 'KeyIdentifier') return byKeyIdentifier(child, evidence);
  if (child.ns === NS.ds && child.local === 'X509Data') return byIssuerSerial(child, evidence);
  throw refuse(`SecurityTokenReference by ${child.local}`);
};
