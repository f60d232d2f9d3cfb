// The structure of ds:Signature, read strictly: every element known, in order, once; nothing beside it.
// XML Signature 1.1 §4, BSP 1.1 R5401–R5417, R3102, R3027. A comment or stray text in a leaf refuses the message.
import { Fault } from '../faults/fault.js';
import { NS } from '../xml/namespaces.js';
import { attributeOf, leafText } from '../xml/query.js';
import { isElement, type XmlElement } from '../xml/tree.js';
import { EXC_C14N } from './algorithms.js';
import type { Reference, SignatureParts } from './evidence.js';

const refuse = (detail: string): Fault => new Fault('SECURITY_STRUCTURE', detail);

/** The element children of a structural element: only elements and white space, no comments. */
export const strictChildren = (parent: XmlElement): XmlElement[] => {
  const elements: XmlElement[] = [];
  for (const child of parent.children) {
    if (typeof child === 'string') {
      if (/[^ \t\r\n]/.test(child)) throw refuse(`text inside ${parent.local}`);
    } else if (isElement(child)) elements.push(child);
    else throw refuse(`comment inside ${parent.local}`);
  }
  return elements;
};

const expect = (element: XmlElement | undefined, ns: string, local: string): XmlElement => {
  if (element?.ns !== ns || element.local !== local)
    throw refuse(`${local} expected, ${element?.local ?? 'nothing'} found`);
  return element;
};

const onlyAttributes = (element: XmlElement, ...names: readonly string[]): void => {
  for (const { ns, local } of element.attributes) {
    if (ns !== '' || !names.includes(local)) throw refuse(`attribute ${local} on ${element.local}`);
  }
};

/** The text of a leaf without any blank, as base64 has none that count. */
const leaf = (element: XmlElement): string => {
  const text = leafText(element);
  if (text === undefined) throw refuse(`${element.local} holds more than text`);
  return text.replace(/[ \t\r\n]+/g, '');
};

const algorithmOf = (element: XmlElement): string => {
  onlyAttributes(element, 'Algorithm');
  return attributeOf(element, '', 'Algorithm') ?? '';
};

/** The PrefixList of an exclusive C14N method, in any order and with any blanks (R5414, R5415). */
const excC14n = (method: XmlElement): string[] => {
  if (algorithmOf(method) !== EXC_C14N)
    throw new Fault('ALGORITHM_REFUSED', `canonicalization or transform ${algorithmOf(method)}`);
  const [inclusive, ...more] = strictChildren(method);
  if (inclusive === undefined) return [];
  expect(inclusive, NS.ec, 'InclusiveNamespaces');
  onlyAttributes(inclusive, 'PrefixList');
  if (more.length > 0 || strictChildren(inclusive).length > 0) throw refuse('InclusiveNamespaces has company');
  const list = attributeOf(inclusive, '', 'PrefixList');
  if (list === undefined) throw refuse('InclusiveNamespaces without PrefixList'); // libxml2 and xmlsec refuse it too
  return list.split(/[ \t\r\n]+/).filter((prefix) => prefix !== '');
};

const readReference = (element: XmlElement): Reference => {
  expect(element, NS.ds, 'Reference');
  onlyAttributes(element, 'URI', 'Id', 'Type');
  if ((attributeOf(element, '', 'Type') ?? '') !== '') throw refuse('a Reference with a Type'); // Manifest (R5403)
  const uri = attributeOf(element, '', 'URI') ?? '';
  // A bare id: what another reader might take for an xpointer or decode (`(`, `%`) names nothing here.
  if (!/^#[^#\s()%]+$/.test(uri)) throw refuse('a Reference that is not to an id of this message');
  const [transforms, method, value, ...more] = strictChildren(element);
  const [transform, ...others] = strictChildren(expect(transforms, NS.ds, 'Transforms'));
  if (more.length > 0 || others.length > 0) throw refuse('more in a Reference than one transform, method and value');
  onlyAttributes(transforms as XmlElement);
  const digestMethod = expect(method, NS.ds, 'DigestMethod');
  if (strictChildren(digestMethod).length > 0) throw refuse('DigestMethod with parameters');
  return {
    element,
    id: uri.slice(1),
    prefixList: excC14n(expect(transform, NS.ds, 'Transform')),
    digestAlgorithm: algorithmOf(digestMethod),
    digestValue: leaf(expect(value, NS.ds, 'DigestValue')),
  };
};

/** Reads one ds:Signature; refuses with SECURITY_STRUCTURE or ALGORITHM_REFUSED. Counts references before reading them. */
export const readSignature = (element: XmlElement, maxReferences: number): SignatureParts => {
  onlyAttributes(element, 'Id');
  const [first, second, third, ...more] = strictChildren(element);
  if (more.length > 0) throw refuse(`${more[0]?.local} inside Signature`); // enveloping signature (R3102), second SignedInfo
  const signedInfo = expect(first, NS.ds, 'SignedInfo');
  const signatureValue = expect(second, NS.ds, 'SignatureValue');
  const keyInfo = expect(third, NS.ds, 'KeyInfo');
  onlyAttributes(signedInfo, 'Id');
  onlyAttributes(signatureValue, 'Id');
  onlyAttributes(keyInfo, 'Id');
  const [c14n, method, ...references] = strictChildren(signedInfo);
  const signatureMethod = expect(method, NS.ds, 'SignatureMethod');
  if (strictChildren(signatureMethod).length > 0) throw refuse('SignatureMethod with parameters'); // HMACOutputLength (R5401)
  if (references.length === 0) throw refuse('no Reference');
  if (references.length > maxReferences) throw refuse(`${references.length} References`);
  const [tokenReference, ...keys] = strictChildren(keyInfo);
  if (keys.length > 0) throw refuse('more than one child in KeyInfo'); // R5402
  return {
    element,
    signedInfo,
    signatureAlgorithm: algorithmOf(signatureMethod),
    prefixList: excC14n(expect(c14n, NS.ds, 'CanonicalizationMethod')),
    value: leaf(signatureValue),
    tokenReference: expect(tokenReference, NS.wsse, 'SecurityTokenReference'), // R5417, no KeyName (R3027)
    references: references.map(readReference),
  };
};
