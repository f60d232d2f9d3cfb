// Canonical octets of an element: Exclusive XML Canonicalization 1.0 (2002-07-18) on top of Canonical XML 1.0 (2001-03-15).
// What is digested is this string in UTF-8, so a wrong character is a wrong verdict; proved against libxml2 and xmllint.
// Trusts the tree: it is namespace-well-formed. Namespaces are looked up in maps, whose cost no nesting can raise.
import { Fault } from '../faults/fault.js';
import { NS } from './namespaces.js';
import { namespacesInScope } from './query.js';
import { tagsOf } from './tags.js';
import type { XmlAttribute, XmlElement } from './tree.js';
import { escapeAttribute, escapeText } from './writer.js';

/** `prefixList`: the InclusiveNamespaces PrefixList, `#default` for the default namespace. Comments are left out unless asked for. */
export type C14nOptions = { readonly prefixList?: readonly string[]; readonly withComments?: boolean };

/** What one canonicalisation carries along: the namespaces that output ancestors rendered, and which prefixes need not be used to be rendered. */
type Pass = {
  readonly rendered: Map<string, string>;
  readonly inclusive: (prefix: string) => boolean;
  readonly withComments: boolean;
};

// Code points sort as UTF-8 octets do; UTF-16 code units do not, for surrogates stand below U+E000..U+FFFF.
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** Order of two strings by code point (C14N §2.2 asks for it in document order of attributes and namespaces). */
export const compareCodePoints = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
  }
  return left.length - right.length;
};

const byExpandedName = (left: XmlAttribute, right: XmlAttribute): number =>
  compareCodePoints(left.ns, right.ns) || compareCodePoints(left.local, right.local);

const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/** C14N 1.0 §1.3: a relative namespace URI is a failure, not something to canonicalise; used or not. */
const checkAbsolute = (uri: string, line: number): void => {
  if (uri !== '' && !SCHEME.test(uri)) throw new Fault('XML_NOT_WELL_FORMED', `line ${line}: a relative namespace URI`);
};

/** Whether attributes stand in their order already, as most senders write them. */
const isOrdered = (attributes: readonly XmlAttribute[]): boolean => {
  for (let index = 1; index < attributes.length; index += 1) {
    if (byExpandedName(attributes[index - 1] as XmlAttribute, attributes[index] as XmlAttribute) > 0) return false;
  }
  return true;
};

const writeAttributes = (attributes: readonly XmlAttribute[]): string => {
  const ordered = isOrdered(attributes) ? attributes : [...attributes].sort(byExpandedName);
  let out = '';
  for (const { prefix, local, value } of ordered) {
    out += ` ${prefix === '' ? local : `${prefix}:${local}`}="${escapeAttribute(value)}"`;
  }
  return out;
};

/** Renders a namespace unless the nearest output ancestor did; notes in `fresh` what it was before. */
const render = (pass: Pass, fresh: Map<string, string | undefined>, prefix: string, uri: string): void => {
  const before = pass.rendered.get(prefix);
  if (prefix === 'xml' || before === uri || (uri === '' && before === undefined)) return;
  fresh.set(prefix, before);
  pass.rendered.set(prefix, uri);
};

const NOTHING: ReadonlyMap<string, string | undefined> = new Map();

/** The namespaces that this element has to render, already noted as rendered. */
const renderNamespaces = (pass: Pass, element: XmlElement): ReadonlyMap<string, string | undefined> => {
  const { rendered } = pass;
  let fresh: Map<string, string | undefined> | undefined;
  if ((rendered.get(element.prefix) ?? '') !== element.ns) {
    fresh = new Map();
    render(pass, fresh, element.prefix, element.ns);
  }
  for (const { prefix, ns } of element.attributes) {
    if (prefix === '' || rendered.get(prefix) === ns) continue;
    fresh ??= new Map();
    render(pass, fresh, prefix, ns);
  }
  // Above the apex all inclusive prefixes in scope were rendered, so below only a declaration can change one.
  for (const { prefix, uri } of element.declarations) {
    checkAbsolute(uri, element.line);
    if (!pass.inclusive(prefix)) continue;
    fresh ??= new Map();
    render(pass, fresh, prefix, uri);
  }
  return fresh ?? NOTHING;
};

/** Takes back what an element rendered, when it is closed. */
const forget = (pass: Pass, fresh: ReadonlyMap<string, string | undefined>): void => {
  for (const [prefix, before] of fresh) {
    if (before === undefined) pass.rendered.delete(prefix);
    else pass.rendered.set(prefix, before);
  }
};

const writeNamespaces = (pass: Pass, fresh: ReadonlyMap<string, unknown>, line: number): string => {
  let out = '';
  const prefixes = fresh.size === 1 ? fresh.keys() : [...fresh.keys()].sort(compareCodePoints);
  for (const prefix of prefixes) {
    const uri = pass.rendered.get(prefix) ?? '';
    checkAbsolute(uri, line);
    out += `${prefix === '' ? ' xmlns' : ` xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  return out;
};

/** Appends an element to `before` and returns both: one growing string costs less than many joined ones. */
const writeElement = (
  pass: Pass,
  element: XmlElement,
  fresh: ReadonlyMap<string, string | undefined>,
  attributes: readonly XmlAttribute[],
  before: string,
): string => {
  const { open, close } = tagsOf(element);
  let out = before + open;
  if (fresh.size > 0) out += writeNamespaces(pass, fresh, element.line);
  if (attributes.length > 0) out += writeAttributes(attributes);
  out += '>';
  for (const child of element.children) {
    if (typeof child === 'string') out += escapeText(child);
    else if ('local' in child) out = writeElement(pass, child, renderNamespaces(pass, child), child.attributes, out);
    else if (pass.withComments) out += `<!--${child.comment}-->`;
  }
  if (fresh.size > 0) forget(pass, fresh);
  return out + close;
};

/** The namespaces of the apex: what it uses, and each inclusive prefix that is in scope there. */
const renderApex = (pass: Pass, element: XmlElement): ReadonlyMap<string, string | undefined> => {
  const fresh = new Map(renderNamespaces(pass, element));
  for (const [prefix, uri] of namespacesInScope(element)) {
    if (pass.inclusive(prefix)) render(pass, fresh, prefix, uri);
  }
  return fresh;
};

const NO_PREFIXES: readonly string[] = [];
const never = (): boolean => false;

/**
 * The exclusive canonical form of an element and all in it, as a string to be written in UTF-8.
 * @throws Fault XML_NOT_WELL_FORMED when a relative namespace URI is declared in it, or rendered
 */
export const canonicalize = (element: XmlElement, options: C14nOptions = {}): string => {
  const list = options.prefixList ?? NO_PREFIXES;
  const withComments = options.withComments ?? false;
  if (list.length === 0) {
    const pass: Pass = { rendered: new Map(), inclusive: never, withComments };
    return writeElement(pass, element, renderNamespaces(pass, element), element.attributes, '');
  }
  const inclusive = new Set(list.map((prefix) => (prefix === '#default' ? '' : prefix)));
  const pass: Pass = { rendered: new Map(), inclusive: (prefix) => inclusive.has(prefix), withComments };
  return writeElement(pass, element, renderApex(pass, element), element.attributes, '');
};

/** The xml: attributes that an apex inherits in inclusive C14N (§2.4): the nearest of each name, those of the apex first. */
const withInherited = (element: XmlElement): readonly XmlAttribute[] => {
  const found = [...element.attributes];
  for (let at = element.parent; at !== null; at = at.parent) {
    for (const attribute of at.attributes) {
      if (attribute.ns !== NS.xml) continue;
      if (!found.some(({ ns, local }) => ns === NS.xml && local === attribute.local)) found.push(attribute);
    }
  }
  return found;
};

/** The inclusive canonical form (C14N 1.0) of an element; only to explain a digest that was made the wrong way. */
export const canonicalizeInclusive = (element: XmlElement, options: Pick<C14nOptions, 'withComments'> = {}): string => {
  const pass: Pass = { rendered: new Map(), inclusive: () => true, withComments: options.withComments ?? false };
  return writeElement(pass, element, renderApex(pass, element), withInherited(element), '');
};
