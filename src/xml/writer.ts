// Writing straight to canonical form: what we send needs no C14N pass, so escaping must be C14N's own.
// C14N 1.0 §2.3: text escapes & < > and CR; attribute values & < " TAB LF CR; empty elements are start and end tag.

const TEXT = /[&<>\r]/;
const TEXT_ALL = /[&<>\r]/g;
const ATTRIBUTE = /[&<"\t\n\r]/;
const ATTRIBUTE_ALL = /[&<"\t\n\r]/g;

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
const entity = (character: string): string => ENTITY[character] ?? character;

/** Character data in canonical form. */
export const escapeText = (text: string): string => (TEXT.test(text) ? text.replace(TEXT_ALL, entity) : text);

/** An attribute value in canonical form, without its quotes. */
export const escapeAttribute = (value: string): string =>
  ATTRIBUTE.test(value) ? value.replace(ATTRIBUTE_ALL, entity) : value;

/** An unqualified element holding text. */
export const textElement = (name: string, text: string): string => `<${name}>${escapeText(text)}</${name}>`;

/** Canonical XML: text, or text around one part that stands encoded already (UTF-8) because it is written more than once. */
export type Content = string | { readonly before: string; readonly octets: Buffer; readonly after: string };

/** Puts canonical text around canonical content. */
export const around = (before: string, inner: Content, after: string): Content =>
  typeof inner === 'string'
    ? before + inner + after
    : { before: before + inner.before, octets: inner.octets, after: inner.after + after };

/** The content as one text. */
export const textOf = (content: Content): string =>
  typeof content === 'string' ? content : content.before + content.octets.toString('utf8') + content.after;
