// Questions and their valid bodies for the specs of the magda dialect.
import type { Verzoek } from '../../../src/domain/kbi/Verzoek.js';
import { checkSchema, type ValidBody } from '../../../src/schema/check.js';
import type { SignedBody } from '../../../src/security/authenticate.js';
import { parseXml } from '../../../src/xml/parser.js';
import { NAMESPACE, NOW, theValidator } from '../../gateway-kit.js';

/** A question that passed the schema, as the route hands it on; throws SCHEMA_INVALID when it does not fit. */
export const validBody = async (xml: string): Promise<ValidBody> => {
  const { validate } = await theValidator();
  const signed = { question: parseXml(Buffer.from(xml)).root } as unknown as SignedBody;
  return checkSchema(signed, 'KBIDossiers', validate);
};

/** The parts of a question as text, so that a test can write each of them in its own way. */
export const questionText = (parts: {
  readonly tijdstip?: string;
  readonly afzender?: string;
  readonly referte?: string;
  readonly inhoud?: string;
}): string => {
  const {
    tijdstip = '<Datum>2012-09-03</Datum><Tijd>09:00:00.000</Tijd>',
    afzender = '<Identificatie>kbi-gateway.test/ocmw-gent</Identificatie><Referte>r1</Referte>',
    referte = 'v1',
    inhoud = '<INSZ>85631490132</INSZ>',
  } = parts;
  return `<kbi:KBIDossiers xmlns:kbi="${NAMESPACE}"><Verzoek><Context><Naam>KBIDossiers</Naam><Versie>01.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip>${tijdstip}</Tijdstip><Afzender>${afzender}</Afzender></Bericht></Context><Vragen><Vraag><Referte>${referte}</Referte><Inhoud>${inhoud}</Inhoud></Vraag></Vragen></Verzoek></kbi:KBIDossiers>`;
};

/** A Verzoek as the reader makes it. */
export const verzoekOf = (fields: Partial<Verzoek> = {}): Verzoek => ({
  dienst: 'KBIDossiers',
  Afzender: { Identificatie: 'kbi-gateway.test/ocmw-gent', Referte: 'r1', Hoedanigheid: '17001' },
  Tijdstip: NOW,
  VraagReferte: 'v1',
  vraag: { INSZ: '85631490132', Periode: undefined, MutatiesContext: false },
  ...fields,
});
