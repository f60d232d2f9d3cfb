// The one strict parse of a message: XML 1.0 (5th ed.) with Namespaces 1.0, without DTD and processing instructions.
// Trusts nothing. What it accepts every conforming parser accepts, and reads in the same way; that is proved against libxml2.
// Iterative and by offsets into one string: nesting costs no stack, and text is copied once.
import { Fault } from '../faults/fault.js';
import { DEFAULT_LIMITS, type XmlLimits } from './limits.js';
import { skipSpace } from './scan/characters.js';
import { decodeXml } from './scan/decode.js';
import { collectIds, type IdCollection, openIds } from './scan/ids.js';
import { refusal } from './scan/position.js';
import { expandReferences } from './scan/references.js';
import { enterScope, findNamespace, leaveScope, openScope } from './scan/scope.js';
import { exceedsOctets, openStartTag, type Reader, readStartTag, resolveAttributes } from './scan/start-tag.js';
import type { XmlDocument, XmlElement, XmlNode } from './tree.js';

/** Limits to override, and the charset of the Content-Type when it named one. */
export type ParseOptions = { readonly limits?: Partial<XmlLimits>; readonly charset?: string | undefined };

const BANG = 0x21;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;

type Parse = Reader & { comments: number };
type OpenElement = Omit<XmlElement, 'children'> & { children: XmlNode[] };

// Shared by all elements without children; a first child replaces it by an array of one, which is what a leaf needs.
const NO_CHILDREN: XmlNode[] = [];
const append = (parent: OpenElement, child: XmlNode): void => {
  if (parent.children === NO_CHILDREN) parent.children = [child];
  else parent.children.push(child);
};

/** Reads the comment whose `<!--` stands at the reader and returns what it says. */
const readComment = (parse: Parse): string => {
  const { text, at, limits } = parse;
  parse.comments += 1;
  if (parse.comments > limits.comments) throw refusal(text, at, 'too many comments', 'XML_LIMIT');
  const end = text.indexOf('--', at + 4);
  if (end === -1 || text.charCodeAt(end + 2) !== GREATER)
    throw refusal(text, at, 'a comment with -- or without an end');
  parse.at = end + 3;
  const comment = text.slice(at + 4, end);
  if (exceedsOctets(comment, limits.text)) throw refusal(text, at, 'a comment too long', 'XML_LIMIT');
  return comment;
};

/** Passes white space and comments outside the root; anything else that begins with `<?` or `<!` is refused by name. */
const passMisc = (parse: Parse): void => {
  const { text } = parse;
  for (;;) {
    parse.at = skipSpace(text, parse.at);
    if (text.startsWith('<!--', parse.at)) readComment(parse);
    else if (text.startsWith('<?', parse.at)) throw refusal(text, parse.at, 'a processing instruction', 'XML_PI');
    else if (text.startsWith('<!DOCTYPE', parse.at)) throw refusal(text, parse.at, 'a DOCTYPE', 'XML_DTD');
    else return;
  }
};

/** Reads the CDATA section at the reader and returns its characters. */
const readCData = (parse: Parse): string => {
  const { text, at } = parse;
  if (!text.startsWith('<![CDATA[', at)) throw refusal(text, at, 'a declaration inside an element');
  const end = text.indexOf(']]>', at + 9);
  if (end === -1) throw refusal(text, at, 'a CDATA section without an end');
  parse.at = end + 3;
  return text.slice(at + 9, end);
};

/** Reads the end tag at the reader, which has to repeat the name that stands from `from` to `to`. */
const readEndTag = (parse: Parse, from: number, to: number): void => {
  const { text, at } = parse;
  let end = at + 2;
  for (let name = from; name < to; name += 1, end += 1) {
    if (text.charCodeAt(name) !== text.charCodeAt(end))
      throw refusal(text, at, 'an end tag that closes no open element');
  }
  if (text.charCodeAt(end) !== GREATER) end = skipSpace(text, end);
  if (text.charCodeAt(end) !== GREATER) throw refusal(text, at, 'an end tag that closes no open element');
  parse.at = end + 1;
};

/** Reads the root element, whose `<` stands at the reader, and all in it. */
const readRoot = (parse: Parse, identities: IdCollection): XmlElement => {
  const { text, limits } = parse;
  const scope = openScope();
  const tag = openStartTag();
  // Where the names of the open elements stand, as pairs of offsets.
  const names: number[] = [];
  let open: OpenElement | null = null;
  let elements = 0;
  let pending = '';
  let line = 1;
  // Where the next of these stands; looked up again only when passed, so that no nesting makes a parse quadratic.
  let lineFeed = text.indexOf('\n');
  let ampersand = text.indexOf('&');
  let closing = text.indexOf(']]>');

  const keepText = (parent: OpenElement): void => {
    if (pending === '') return;
    if (exceedsOctets(pending, limits.text)) throw refusal(text, parse.at, 'a text too long', 'XML_LIMIT');
    append(parent, pending);
    pending = '';
  };

  for (;;) {
    const at = parse.at;
    const next = text.charCodeAt(at + 1);
    if (next === SLASH && open !== null) {
      keepText(open);
      const end = names.pop() ?? 0;
      readEndTag(parse, names.pop() ?? 0, end);
      leaveScope(scope, open.declarations);
      if (open.parent === null) return open;
      open = open.parent as OpenElement;
    } else if (next === BANG && open !== null) {
      if (text.startsWith('<!--', at)) {
        keepText(open);
        append(open, { comment: readComment(parse) });
      } else pending += readCData(parse);
    } else if (next === QUESTION) {
      throw refusal(text, at, 'a processing instruction', 'XML_PI');
    } else {
      if (open !== null) keepText(open);
      elements += 1;
      if (elements > limits.elements) throw refusal(text, at, 'too many elements', 'XML_LIMIT');
      if (names.length >= 2 * limits.depth) throw refusal(text, at, 'elements nested too deep', 'XML_LIMIT');
      readStartTag(parse, tag);
      const { prefix, local, nameEnd, attributes, declarations, empty } = tag;
      enterScope(scope, declarations);
      const ns: string | undefined = prefix === '' ? scope.fallback : findNamespace(scope, prefix);
      if (ns === undefined) throw refusal(text, at, 'an element with an unbound prefix');
      if (attributes.length > 0) resolveAttributes(parse, attributes, scope);
      for (; lineFeed !== -1 && lineFeed < at; lineFeed = text.indexOf('\n', lineFeed + 1)) line += 1;
      const element: OpenElement = {
        prefix,
        local,
        ns,
        attributes,
        declarations,
        children: NO_CHILDREN,
        parent: open,
        line,
      };
      if (attributes.length > 0) collectIds(identities, element);
      if (open !== null) append(open, element);
      if (empty) {
        leaveScope(scope, declarations);
        if (open === null) return element;
      } else {
        names.push(at + 1, nameEnd);
        open = element;
      }
    }

    const from = parse.at;
    const to = text.charCodeAt(from) === LESS ? from : text.indexOf('<', from);
    if (to === -1) throw refusal(text, from, 'the end of the document inside an element');
    parse.at = to;
    if (to === from) continue;
    if (closing !== -1 && closing < from) closing = text.indexOf(']]>', from);
    if (closing !== -1 && closing < to) throw refusal(text, closing, ']]> in character data');
    if (ampersand !== -1 && ampersand < from) ampersand = text.indexOf('&', from);
    pending +=
      ampersand !== -1 && ampersand < to ? expandReferences(text, from, to, parse, false) : text.slice(from, to);
  }
};

/**
 * Parses one document.
 * @throws Fault XML_NOT_WELL_FORMED, XML_ENCODING, XML_DTD, XML_PI or XML_LIMIT; its detail names the line
 */
export const parseXml = (octets: Uint8Array, options: ParseOptions = {}): XmlDocument => {
  const limits: XmlLimits = options.limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...options.limits };
  if (octets.length > limits.octets) throw new Fault('XML_LIMIT', `${octets.length} octets`);
  const { text, encoding, start } = decodeXml(octets, options.charset);
  const parse: Parse = { text, limits, at: start, references: 0, comments: 0 };
  const identities = openIds();
  passMisc(parse);
  if (text.charCodeAt(parse.at) !== LESS) throw refusal(text, parse.at, 'no root element');
  const root = readRoot(parse, identities);
  passMisc(parse);
  if (parse.at !== text.length) throw refusal(text, parse.at, 'something after the root element');
  return { root, encoding, ids: identities.ids, duplicateId: identities.duplicate };
};
