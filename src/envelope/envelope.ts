// Station 1 of the route: from a parsed document to a SOAP envelope of known shape.
// Decides the version, the one Body child and the header blocks meant for us; trusts only that the octets are XML.
// SOAP 1.1 §4, SOAP 1.2 part 1 §5; BP 1.1 R9981 (one Body child); nothing after Body, nothing between.
import { Fault } from '../faults/fault.js';
import { canonicalize } from '../xml/c14n.js';
import { NS } from '../xml/namespaces.js';
import { attributeOf } from '../xml/query.js';
import { isElement, type XmlDocument, type XmlElement } from '../xml/tree.js';

export type SoapVersion = '1.1' | '1.2';

/** The words that differ between the two versions. */
export const SOAP = {
  '1.1': { ns: NS.soap11, contentType: 'text/xml', role: 'actor' },
  '1.2': { ns: NS.soap12, contentType: 'application/soap+xml', role: 'role' },
} as const;

/** A SOAP envelope whose shape holds. `security`: Security blocks addressed to us, of which authenticate wants exactly one. */
export type Envelope = {
  readonly version: SoapVersion;
  readonly document: XmlDocument;
  readonly header: XmlElement | undefined;
  readonly security: readonly XmlElement[];
  readonly body: XmlElement;
  /** The one element child of Body: names the operation (BP R1127). */
  readonly question: XmlElement;
};

const OURS: ReadonlySet<string> = new Set([
  '',
  'http://schemas.xmlsoap.org/soap/actor/next',
  `${NS.soap12}/role/next`,
  `${NS.soap12}/role/ultimateReceiver`,
]);

const structure = (detail: string): Fault => new Fault('SOAP_STRUCTURE', detail);

/** Element children; anything else but white space and comments is refused. */
const onlyElements = (parent: XmlElement): XmlElement[] => {
  const elements: XmlElement[] = [];
  for (const child of parent.children) {
    if (typeof child === 'string') {
      if (/[^ \t\r\n]/.test(child)) throw structure(`text inside ${parent.local} at line ${parent.line}`);
    } else if (isElement(child)) elements.push(child);
  }
  return elements;
};

const isForUs = (block: XmlElement, version: SoapVersion): boolean =>
  OURS.has(attributeOf(block, SOAP[version].ns, SOAP[version].role) ?? '');

const mustUnderstand = (block: XmlElement, version: SoapVersion): boolean => {
  const value = attributeOf(block, SOAP[version].ns, 'mustUnderstand')?.trim();
  return value === '1' || value === 'true';
};

/** The envelope of a document; refuses with SOAP_STRUCTURE, SOAP_VERSION, SOAP_MUST_UNDERSTAND, XML_LIMIT. */
export const readEnvelope = (document: XmlDocument, headerBlockLimit: number): Envelope => {
  const { root } = document;
  if (root.local !== 'Envelope') throw structure(`root element is ${root.local}`);
  if (root.ns !== NS.soap11 && root.ns !== NS.soap12) throw new Fault('SOAP_VERSION', `envelope namespace ${root.ns}`);
  const version: SoapVersion = root.ns === NS.soap11 ? '1.1' : '1.2';
  const parts = onlyElements(root);
  const header = parts[0]?.ns === root.ns && parts[0].local === 'Header' ? parts.shift() : undefined;
  const body = parts.shift();
  if (body?.ns !== root.ns || body.local !== 'Body') throw structure('no Body where the Body belongs');
  if (parts.length > 0) throw structure(`element ${parts[0]?.local} after Body`);
  const [question, ...more] = onlyElements(body);
  if (question === undefined || more.length > 0) throw structure('Body must hold exactly one element');
  const security: XmlElement[] = [];
  for (const block of header === undefined ? [] : onlyElements(header)) {
    const ours = isForUs(block, version);
    if (ours && block.ns === NS.wsse && block.local === 'Security') {
      security.push(block);
      continue;
    }
    if (Buffer.byteLength(canonicalize(block)) > headerBlockLimit)
      throw new Fault('XML_LIMIT', `header block ${block.local} too large`);
    if (ours && mustUnderstand(block, version)) {
      throw new Fault('SOAP_MUST_UNDERSTAND', `header {${block.ns}}${block.local} is mandatory and unknown`);
    }
  }
  return { version, document, header, security, body, question };
};
