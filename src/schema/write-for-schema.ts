// Writes an element of our tree out again for the schema validator: what libxml2 judges is what the signature covered.
// Every prefix in scope that is written anywhere in it is declared on the root, so that QNames in values (xsi:type) resolve as they did
// in the message; one that is written nowhere would only be read by libxml2.
// Trusts the tree of the strict parser. Leaves out comments, and xsi:schemaLocation: no sender tells us where schemas live.
import { namespacesInScope } from '../xml/query.js';
import { tagsOf } from '../xml/tags.js';
import { isElement, type XmlElement } from '../xml/tree.js';
import { escapeAttribute, escapeText } from '../xml/writer.js';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const declaration = (prefix: string, uri: string): string =>
  prefix === '' ? ` xmlns="${escapeAttribute(uri)}"` : ` xmlns:${prefix}="${escapeAttribute(uri)}"`;

const qualifiedName = ({ prefix, local }: { readonly prefix: string; readonly local: string }): string =>
  prefix === '' ? local : `${prefix}:${local}`;

const writeAttributes = (element: XmlElement): string => {
  let out = '';
  for (const attribute of element.attributes) {
    if (attribute.ns === XSI && attribute.local.toLowerCase().endsWith('schemalocation')) continue;
    out += ` ${qualifiedName(attribute)}="${escapeAttribute(attribute.value)}"`;
  }
  return out;
};

const BLANK = /^[ \t\n\r]*$/;

/** White space beside child elements: no schema of ours has mixed content, and indentation is half of what libxml2 would parse. */
const isIndentation = (text: string, element: XmlElement): boolean =>
  text.charCodeAt(0) <= 0x20 && element.children.length > 1 && BLANK.test(text) && element.children.some(isElement);

/** How the text is cut into lines: as the values have it, or one line an element, for `elementAtLine`. */
type Lines = { readonly tagEnd: string; readonly text: (text: string) => string };
const PLAIN: Lines = { tagEnd: '>', text: escapeText };
const NUMBERED: Lines = { tagEnd: '\n>', text: (text) => escapeText(text).replaceAll('\n', '&#xA;') };

/** All of an element after its name and declarations. */
const writeRest = (element: XmlElement, close: string, lines: Lines): string => {
  let out = `${writeAttributes(element)}${lines.tagEnd}`;
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (!isIndentation(child, element)) out += lines.text(child);
    } else if ('local' in child) {
      let own = '';
      for (const { prefix, uri } of child.declarations) own += declaration(prefix, uri);
      const tags = tagsOf(child);
      out += tags.open + own + writeRest(child, tags.close, lines);
    }
  }
  return out + close;
};

const MOST_LOOKED_FOR = 16;

const write = (element: XmlElement, lines: Lines): string => {
  const { open, close } = tagsOf(element);
  const rest = writeRest(element, close, lines);
  const scope = namespacesInScope(element);
  // To look for very many would cost more than to declare them.
  const few = scope.size <= MOST_LOOKED_FOR;
  let declarations = '';
  for (const [prefix, uri] of scope) {
    if (prefix === 'xml') continue;
    // Wherever a prefix is used, in a name or in a value, it stands before a colon; the default namespace shows nowhere.
    if (prefix === '' || prefix === element.prefix || !few || rest.includes(`${prefix}:`))
      declarations += declaration(prefix, uri);
  }
  return open + declarations + rest;
};

/** The element as a document of its own, equal to it in everything our schemas can judge. */
export const writeForSchema = (element: XmlElement): string => write(element, PLAIN);

/** The same with exactly one line break an element, inside its start tag: a line of this text is an element of the tree. */
export const writeNumbered = (element: XmlElement): string => write(element, NUMBERED);

/** The element whose start tag `writeNumbered` ended at `line`: the first ends at line 2. */
export const elementAtLine = (root: XmlElement, line: number): XmlElement | undefined => {
  let left = line - 2;
  const find = (element: XmlElement): XmlElement | undefined => {
    if (left === 0) return element;
    for (const child of element.children) {
      if (typeof child === 'string' || !('local' in child)) continue;
      left -= 1;
      const found = find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(root);
};
