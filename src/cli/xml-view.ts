// XML for human eyes [door of fast-xml-parser]: indented, and as JSON. Never to decide anything: what is indented cannot be verified.
import { XMLBuilder, XMLParser } from 'fast-xml-parser';

const SETTINGS = { ignoreAttributes: false, processEntities: false, commentPropName: '#comment' } as const;

/** The document, indented by two spaces. Text that is no XML comes back as it is. */
export const indentXml = (xml: string): string => {
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
