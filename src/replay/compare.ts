// Compares two XML documents by meaning: names by namespace, never by prefix; order of attributes, comments and layout do not count.
// What signing adds (wsse:Security, wsu:Id) is ignored unless the expected document has it. Differences are sentences with a path.
import { NS } from '../xml/namespaces.js';
import { childElements as elements } from '../xml/query.js';
import type { XmlAttribute, XmlElement } from '../xml/tree.js';
import { isAnything, matches, unknownPlaceholders } from './placeholders.js';

/** One difference. `path`: `/Envelope/Body/…/Traject[2]/Begin`, an attribute as `/@naam`. */
export type Difference = {
  readonly path: string;
  readonly kind: 'absent' | 'unexpected' | 'value' | 'name' | 'placeholder';
  readonly expected?: string;
  readonly found?: string;
  readonly sentence: string;
};

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const SHOWN = 200;

const textOf = (element: XmlElement): string => {
  const text = element.children.filter((child) => typeof child === 'string').join('');
  // White space that holds a line end is layout, also where nothing else stands.
  return /^\s*\n\s*$/.test(text) ? '' : text;
};
const mixedText = (element: XmlElement): string =>
  element.children
    .filter((child) => typeof child === 'string' && child.trim() !== '')
    .join(' ')
    .trim();
const same = (one: XmlElement, other: XmlElement): boolean => one.local === other.local && one.ns === other.ns;

const uriOf = (element: XmlElement | null, prefix: string): string => {
  for (let at = element; at !== null; at = at.parent) {
    const found = at.declarations.find((declaration) => declaration.prefix === prefix);
    if (found !== undefined) return found.uri;
  }
  return '';
};

/** A value that is a QName in disguise, with its prefix resolved: `faultcode`, SOAP 1.2 `Value`, `xsi:type`. */
const resolved = (element: XmlElement, text: string): string => {
  const [prefix = '', local] = text.trim().split(':');
  return local === undefined ? `{${uriOf(element, '')}}${prefix}` : `{${uriOf(element, prefix)}}${local}`;
};
const holdsQName = ({ local, ns, parent }: XmlElement): boolean =>
  (local === 'faultcode' && ns === '' && parent?.ns === NS.soap11) || (local === 'Value' && ns === NS.soap12);

const shown = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
const summary = (element: XmlElement): string => {
  const children = elements(element);
  return children.length === 0
    ? shown(textOf(element).trim())
    : `with ${children
        .map((child) => child.local)
        .slice(0, 4)
        .join(', ')}`;
};
const spoken = (local: string, about: string): string => (about === '' ? `\`${local}\`` : `\`${local}\` ${about}`);

const whiteSpaceOnly = (one: string, other: string): string =>
  one.replace(/\s+/g, '') === other.replace(/\s+/g, '') ? ' (they differ in white space only)' : '';

const valueDifference = (path: string, local: string, expected: string, found: string): Difference => {
  const [unknown] = unknownPlaceholders(expected);
  if (unknown !== undefined)
    return {
      path,
      kind: 'placeholder',
      expected,
      found,
      sentence: `${unknown} in the expected file is no placeholder`,
    };
  const sentence = `\`${local}\` ${shown(expected) || 'without text'} expected, ${shown(found) || 'no text'} found${whiteSpaceOnly(expected, found)}`;
  return { path, kind: 'value', expected, found, sentence };
};

const isDeclared = (attribute: XmlAttribute, expected: XmlElement): boolean =>
  expected.attributes.some(({ ns, local }) => ns === attribute.ns && local === attribute.local);

const compareAttributes = (expected: XmlElement, found: XmlElement, path: string, out: Difference[]): void => {
  for (const want of expected.attributes) {
    const at = `${path}/@${want.local}`;
    const have = found.attributes.find(({ ns, local }) => ns === want.ns && local === want.local);
    if (have === undefined)
      out.push({
        path: at,
        kind: 'absent',
        expected: want.value,
        sentence: `attribute \`${want.local}\` ${shown(want.value)} expected, absent`,
      });
    else if (
      want.ns === XSI && want.local === 'type'
        ? resolved(expected, want.value) !== resolved(found, have.value)
        : !matches(want.value, have.value)
    )
      out.push(valueDifference(at, want.local, want.value, have.value));
  }
  for (const have of found.attributes)
    if (!isDeclared(have, expected) && !(have.ns === NS.wsu && have.local === 'Id'))
      out.push({
        path: `${path}/@${have.local}`,
        kind: 'unexpected',
        found: have.value,
        sentence: `attribute \`${have.local}\` ${shown(have.value)} found, not expected`,
      });
};

const isSoap = (element: XmlElement): boolean => element.ns === NS.soap11 || element.ns === NS.soap12;

const isSecurity = ({ ns, local }: XmlElement): boolean => ns === NS.wsse && local === 'Security';
const isHeader = (element: XmlElement): boolean => isSoap(element) && element.local === 'Header';

/** Children found that count: not the Security header that the expected side leaves out, nor the Header that holds nothing else. */
const countedFound = (found: XmlElement, expected: XmlElement): readonly XmlElement[] =>
  elements(found).filter((child) => {
    if (elements(expected).some((want) => same(want, child))) return true;
    return !isSecurity(child) && !(isHeader(child) && elements(child).every(isSecurity));
  });

/** Children expected that count: an empty Header asks for nothing. */
const countedExpected = (expected: XmlElement): readonly XmlElement[] =>
  elements(expected).filter((child) => !(isHeader(child) && elements(child).length === 0));

const pathOf = (base: string, child: XmlElement, siblings: readonly XmlElement[]): string => {
  const alike = siblings.filter((sibling) => same(sibling, child));
  return alike.length > 1 ? `${base}/${child.local}[${alike.indexOf(child) + 1}]` : `${base}/${child.local}`;
};

const compareChildren = (expected: XmlElement, found: XmlElement, path: string, out: Difference[]): void => {
  const wanted = countedExpected(expected);
  const having = countedFound(found, expected);
  let at = 0;
  for (const [position, want] of wanted.entries()) {
    const match = having.findIndex((have, index) => index >= at && same(have, want));
    // An element that stands later is only skipped to when nothing expected here waits before it.
    const skipped = match < 0 ? [] : having.slice(at, match);
    if (match < 0 || skipped.some((have) => wanted.slice(position + 1).some((later) => same(later, have)))) {
      const elsewhere = having.some((have) => same(have, want)) && wanted.filter((one) => same(one, want)).length === 1;
      const sentence = `${spoken(want.local, summary(want))} expected, ${elsewhere ? 'found in another place' : 'absent'}`;
      out.push({ path: pathOf(path, want, wanted), kind: 'absent', expected: summary(want), sentence });
      continue;
    }
    for (const extra of skipped) out.push(unexpected(path, extra, having));
    for (const have of having.slice(match, match + 1)) compareElement(want, have, pathOf(path, want, wanted), out);
    at = match + 1;
  }
  for (const extra of having.slice(at)) out.push(unexpected(path, extra, having));
};

const unexpected = (path: string, extra: XmlElement, siblings: readonly XmlElement[]): Difference => ({
  path: pathOf(path, extra, siblings),
  kind: 'unexpected',
  found: summary(extra),
  sentence: `${spoken(extra.local, summary(extra))} found, not expected`,
});

const compareElement = (expected: XmlElement, found: XmlElement, path: string, out: Difference[]): void => {
  compareAttributes(expected, found, path, out);
  const leaf = elements(expected).length === 0;
  if (leaf && isAnything(textOf(expected))) return;
  if (leaf && elements(found).length === 0) {
    const [want, have] = [textOf(expected), textOf(found)];
    const equal = holdsQName(expected) ? resolved(expected, want) === resolved(found, have) : matches(want, have);
    if (!equal) out.push(valueDifference(path, expected.local, want, have));
    return;
  }
  if (mixedText(expected) !== mixedText(found) && !matches(mixedText(expected), mixedText(found)))
    out.push(valueDifference(path, expected.local, mixedText(expected), mixedText(found)));
  compareChildren(expected, found, path, out);
};

/** All differences between two documents, in document order; none when they mean the same. */
export const compareXml = (expected: XmlElement, found: XmlElement): readonly Difference[] => {
  const out: Difference[] = [];
  const path = `/${expected.local}`;
  if (same(expected, found)) compareElement(expected, found, path, out);
  else {
    const sentence = `root \`${expected.local}\` of namespace "${expected.ns}" expected, \`${found.local}\` of "${found.ns}" found`;
    out.push({ path, kind: 'name', expected: expected.local, found: found.local, sentence });
  }
  return out;
};
