// XML for human eyes [door of fast-xml-parser]: indented, and as JSON. Never to decide anything: what is indented cannot be verified.
import { XMLBuilder, XMLParser } from 'fast-xml-parser';

const SETTINGS = { ignoreAttributes: false, processEntities: false, commentPropName: '#comment' } as const;

/** The document without the Security header, which is long and tells a reader nothing; for eyes only. */
export const withoutSecurity = (xml: string): string =>
  xml.replace(
    /<((?:[\w.-]+:)?)Security\b[\s\S]*<\/\1Security>/,
    '<!-- $1Security left out: verbose shows it, raw shows every octet -->',
  );

/** The document, indented by two spaces. Text that is no XML comes back as it is. */
export const indentXml = (xml: string): string => {
  if (!xml.trimStart().startsWith('<')) return xml;
  try {
    const tree: unknown = new XMLParser({
      ...SETTINGS,
      preserveOrder: true,
      trimValues: true,
      parseTagValue: false,
    }).parse(xml);
    const built: unknown = new XMLBuilder({
      ...SETTINGS,
      preserveOrder: true,
      format: true,
      indentBy: '  ',
      suppressEmptyNode: true,
    }).build(tree);
    return String(built).trim();
  } catch {
    return xml;
  }
};

/** The document as an object, prefixes left out, attributes as `@naam`: a convenience for scripts. */
export const xmlToObject = (xml: string): unknown =>
  new XMLParser({
    ...SETTINGS,
    processEntities: true,
    removeNSPrefix: true,
    attributeNamePrefix: '@',
    parseTagValue: false,
  }).parse(xml);
