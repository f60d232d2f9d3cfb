// One valid question, one element a line, so that the line of every refusal can be written down.
import { existsSync, readFileSync } from 'node:fs';
import { Fault, type FaultFacts } from '../../src/faults/fault.js';
import { parseXml } from '../../src/xml/parser.js';
import { isElement, type XmlElement } from '../../src/xml/tree.js';

/** Tests run from source and from `dist/`: the first parent folder with a `wsdl/` in it is the product. */
const findRoot = (folder: URL): URL =>
  existsSync(new URL('wsdl', folder)) ? folder : findRoot(new URL('../', folder));

/** Folder of the product, with a slash at the end. */
export const PRODUCT = findRoot(new URL('./', import.meta.url)).pathname;
export const XSD_FOLDER = `${PRODUCT}xsd/`;

/** Line 1 is the Body, line 2 the root, and so on: see the rows of the specs for the numbers. */
export const SAMPLE = `<e:Body xmlns:e="urn:envelope" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="urn:kbi-gateway:KBIDossiers:v01_00">
<k:KBIDossiers xmlns:k="urn:kbi-gateway:KBIDossiers:v01_00">
<Verzoek>
<Context>
<Naam>KBIDossiers</Naam>
<Versie>01.00.0000</Versie>
<Bericht>
<Type>VRAAG</Type>
<Tijdstip>
<Datum>2012-09-03</Datum>
<Tijd>09:00:00.000</Tijd>
</Tijdstip>
<Afzender>
<Identificatie>kbi-gateway.test/ocmw-gent</Identificatie>
<Referte>11111111-2222-4333-8444-555555555555</Referte>
<Hoedanigheid>17001</Hoedanigheid>
</Afzender>
</Bericht>
</Context>
<Vragen>
<Vraag>
<Referte>vraag-1</Referte>
<Inhoud>
<INSZ>84722492046</INSZ>
<Periode>
<Begin>2012-08-01</Begin>
</Periode>
<MutatiesContext>true</MutatiesContext>
</Inhoud>
</Vraag>
</Vragen>
</Verzoek>
</k:KBIDossiers>
</e:Body>`;

/** The Body's child of a text, as the envelope hands it over. */
export const bodyChild = (envelope: string): XmlElement => {
  const child = parseXml(Buffer.from(envelope)).root.children.find(isElement);
  if (child === undefined) throw new Error('no child');
  return child;
};

/** The sample with one piece replaced; the piece must be there. */
export const sampleWith = (piece: string, replacement: string): string => {
  if (!SAMPLE.includes(piece)) throw new Error(`the sample has no ${piece}`);
  return SAMPLE.replace(piece, () => replacement);
};

/** The schemas by name. */
export const schemaFile = (name: string): Uint8Array => readFileSync(XSD_FOLDER + name);

/** The refusal that an action throws. */
export const refusalOf = (
  action: () => unknown,
): { readonly key: string; readonly detail: string; readonly facts: FaultFacts } => {
  try {
    action();
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
  return { key: 'none', detail: '', facts: {} };
};
