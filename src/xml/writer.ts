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
