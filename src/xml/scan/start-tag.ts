// One start tag: its qualified name, attributes and namespace declarations, as written (XML 1.0 §3.1, §3.3.3; Namespaces §3–§4).
// Prefixes are resolved by the parser afterwards, since a declaration may follow the attribute that needs it.
import type { XmlAttribute, XmlDeclaration } from '../tree.js';
import { endOfNCName, skipSpace } from './characters.js';
import { nameAt } from './names.js';
import { refusal } from './position.js';
import { expandReferences, type ReferenceBudget } from './references.js';
import { declarationFault, findNamespace, type Scope } from './scope.js';

/** An attribute whose namespace is still to be filled in by the parser that made it. */
export type PendingAttribute = { -readonly [K in keyof XmlAttribute]: XmlAttribute[K] };

/** The text of one parse, how far it is read, and what it has spent. */
export type Reader = ReferenceBudget & { readonly text: string; at: number };

/** A start tag as written; after it the reader stands behind its `>`. One record serves a whole parse, tag after tag. */
export type StartTag = {
  prefix: string;
  local: string;
  /** The offset after its qualified name. */
  nameEnd: number;
  attributes: PendingAttribute[];
  declarations: XmlDeclaration[];
  empty: boolean;
};

// Shared by all tags without; never pushed to.
const NO_ATTRIBUTES: PendingAttribute[] = [];
const NO_DECLARATIONS: XmlDeclaration[] = [];

const COLON = 0x3a;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const LESS = 0x3c;
const AMPERSAND = 0x26;

/** The offset of the colon in the qualified name at `reader.at`, or -1; the reader then stands after the name. */
const readQName = (reader: Reader): number => {
  const { text } = reader;
  const from = reader.at;
  let end = endOfNCName(text, from);
  if (end === from) throw refusal(text, from, 'no name where one is due');
  let colon = -1;
  if (text.charCodeAt(end) === COLON) {
    colon = end;
    end = endOfNCName(text, colon + 1);
    if (end === colon + 1 || text.charCodeAt(end) === COLON) throw refusal(text, from, 'a name that is not a QName');
  }
  if (end - from > reader.limits.name) throw refusal(text, from, 'a name too long', 'XML_LIMIT');
  reader.at = end;
  return colon;
};

/** Whether the UTF-8 form of a string is longer than `limit` octets; measured only when it could be. */
export const exceedsOctets = (value: string, limit: number): boolean =>
  value.length * 3 > limit && Buffer.byteLength(value) > limit;

const readValue = (reader: Reader): string => {
  const { text } = reader;
  const quote = text.charCodeAt(reader.at);
  if (quote !== QUOTE && quote !== APOSTROPHE) throw refusal(text, reader.at, 'an attribute value without quotes');
  const from = reader.at + 1;
  const end = text.indexOf(quote === QUOTE ? '"' : "'", from);
  if (end === -1) throw refusal(text, from, 'an attribute value without an end');
  let plain = true;
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LESS) throw refusal(text, at, 'a < in an attribute value');
    if (code === AMPERSAND || code < 0x20) plain = false;
  }
  reader.at = end + 1;
  const value = plain ? text.slice(from, end) : expandReferences(text, from, end, reader, true);
  if (exceedsOctets(value, reader.limits.text)) throw refusal(text, from, 'an attribute value too long', 'XML_LIMIT');
  return value;
};

/** Reads one attribute as it is written, whether it declares a namespace or not. */
const readAttribute = (reader: Reader): PendingAttribute => {
  const { text } = reader;
  const from = reader.at;
  const colon = readQName(reader);
  const prefix = colon === -1 ? '' : nameAt(text, from, colon);
  const local = nameAt(text, colon === -1 ? from : colon + 1, reader.at);
  reader.at = skipSpace(text, reader.at);
  if (text.charCodeAt(reader.at) !== EQUALS) throw refusal(text, from, 'an attribute without a value');
  reader.at = skipSpace(text, reader.at + 1);
  return { prefix, local, ns: '', value: readValue(reader) };
};

const declares = ({ prefix, local }: PendingAttribute): boolean =>
  prefix === 'xmlns' || (prefix === '' && local === 'xmlns');

/** The declaration that an attribute is. `from`: where it stands. */
const declarationOf = (
  { prefix, local, value }: PendingAttribute,
  before: readonly XmlDeclaration[],
  { text }: Reader,
  from: number,
): XmlDeclaration => {
  const declared = prefix === '' ? '' : local;
  const fault = declarationFault(declared, value);
  if (fault !== undefined) throw refusal(text, from, fault);
  for (const other of before) if (other.prefix === declared) throw refusal(text, from, 'a prefix declared twice');
  return { prefix: declared, uri: value };
};

/** A record for `readStartTag` to fill. */
export const openStartTag = (): StartTag => ({
  prefix: '',
  local: '',
  nameEnd: 0,
  attributes: NO_ATTRIBUTES,
  declarations: NO_DECLARATIONS,
  empty: false,
});

/** Whether white space stands at the reader, which then stands after it. */
const passSpace = (reader: Reader): boolean => {
  const after = skipSpace(reader.text, reader.at);
  const passed = after !== reader.at;
  reader.at = after;
  return passed;
};

/**
 * Reads the start tag whose `<` stands at `reader.at` into `tag`.
 * @throws Fault XML_NOT_WELL_FORMED or XML_LIMIT
 */
export const readStartTag = (reader: Reader, tag: StartTag): void => {
  const { text } = reader;
  const from = reader.at + 1;
  reader.at = from;
  const colon = readQName(reader);
  tag.prefix = colon === -1 ? '' : nameAt(text, from, colon);
  tag.nameEnd = reader.at;
  tag.local = nameAt(text, colon === -1 ? from : colon + 1, reader.at);
  // A first one makes an array of one, which is what most tags need; an empty array would make room for many.
  let attributes = NO_ATTRIBUTES;
  let declarations = NO_DECLARATIONS;
  for (;;) {
    const spaced = passSpace(reader);
    const code = text.charCodeAt(reader.at);
    const empty = code === SLASH && text.charCodeAt(reader.at + 1) === GREATER;
    if (empty || code === GREATER) {
      reader.at += empty ? 2 : 1;
      tag.attributes = attributes;
      tag.declarations = declarations;
      tag.empty = empty;
      return;
    }
    if (!spaced) throw refusal(text, reader.at, 'something else than white space or the end after a name or value');
    const at = reader.at;
    if (attributes.length + declarations.length >= reader.limits.attributes)
      throw refusal(text, at, 'too many attributes', 'XML_LIMIT');
    const one = readAttribute(reader);
    if (declares(one)) {
      const declaration = declarationOf(one, declarations, reader, at);
      if (declarations.length === 0) declarations = [declaration];
      else declarations.push(declaration);
    } else if (attributes.length === 0) attributes = [one];
    else attributes.push(one);
  }
};

/**
 * Fills in the namespaces of a start tag's attributes, once its declarations are in the scope.
 * @throws Fault XML_NOT_WELL_FORMED for an unbound prefix or two attributes of one expanded name
 */
export const resolveAttributes = (reader: Reader, attributes: readonly PendingAttribute[], scope: Scope): void => {
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index] as PendingAttribute;
    if (attribute.prefix !== '') {
      const uri = findNamespace(scope, attribute.prefix);
      if (uri === undefined) throw refusal(reader.text, reader.at, 'an attribute with an unbound prefix');
      attribute.ns = uri;
    }
    for (let before = 0; before < index; before += 1) {
      const other = attributes[before];
      if (other?.local === attribute.local && other.ns === attribute.ns) {
        throw refusal(reader.text, reader.at, 'an attribute given twice');
      }
    }
  }
};
