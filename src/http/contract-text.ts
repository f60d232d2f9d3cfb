// The texts of the contracts as a client gets them: every import by absolute address, or all in one file (users' rule: weak importers).
// Trusts the files of `wsdl/` and `xsd/`, whose tags hold no '>' in values. Works on local names, so prefixes are free.
import { escapeAttribute } from '../xml/writer.js';

const LINK = /<((?:[\w.-]+:)?(?:import|include|redefine))\b([^>]*?)(\s*\/?>)/g;
const LOCATION = /\s(schemaLocation|location)\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const ADDRESS = /<((?:[\w.-]+:)?address)\b([^>]*?)(\s*\/?>)/g;
const TYPES = /(<(?:[\w.-]+:)?types\b[^>]*>)[\s\S]*?(<\/(?:[\w.-]+:)?types\s*>)/;
const COMMENT = /<!--[\s\S]*?-->/g;
const DECLARATION = /^\uFEFF?(?:<\?xml[^?]*\?>)?\s*/;

/** The file that a location names, without its folders. */
export const fileOf = (location: string): string => location.slice(location.lastIndexOf('/') + 1);

/** The names of the files that a WSDL or schema imports, in order. Comments are not read. */
export const importsOf = (text: string): readonly string[] =>
  [...text.replace(COMMENT, '').matchAll(LINK)].flatMap(([, , attributes = '']) => {
    const found = LOCATION.exec(attributes);
    return found === null ? [] : [fileOf(found[2] ?? found[3] ?? '')];
  });

/** The text with every import location replaced; a location that becomes undefined is left out. `location`: as it stands. */
export const relocateImports = (
  text: string,
  address: (file: string, location: string) => string | undefined,
): string =>
  text.replace(LINK, (_, name: string, attributes: string, end: string) => {
    const relocated = attributes.replace(LOCATION, (_all, attribute: string, double?: string, single?: string) => {
      const location = double ?? single ?? '';
      const target = address(fileOf(location), location);
      return target === undefined ? '' : ` ${attribute}="${escapeAttribute(target)}"`;
    });
    return `<${name}${relocated}${end}`;
  });

/** The WSDL with every service address replaced. */
export const relocateService = (text: string, address: string): string =>
  text.replace(ADDRESS, (_, name: string, attributes: string, end: string) => {
    const relocated = attributes.replace(LOCATION, () => ` location="${escapeAttribute(address)}"`);
    return `<${name}${relocated}${end}`;
  });

const withoutDeclaration = (text: string): string => text.replace(DECLARATION, '');

/** The WSDL with these schemas inside its `types`, and no location left to follow. The schemas that others need come first. */
export const flatten = (wsdl: string, schemas: readonly string[]): string => {
  const inline = schemas.map((schema) => withoutDeclaration(relocateImports(schema, () => undefined)).trimEnd());
  return wsdl.replace(TYPES, (_, open: string, close: string) => `${open}\n${inline.join('\n')}\n${close}`);
};
