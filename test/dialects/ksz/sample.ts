// Questions and their valid bodies for the specs of the ksz dialect.
import { type Question, writeQuestion } from '../../../src/dialects/ksz/question.js';
import { readVerzoek } from '../../../src/dialects/ksz/read.js';
import type { Dienst, Verzoek } from '../../../src/domain/kbi/Verzoek.js';
import { checkSchema, type ValidBody } from '../../../src/schema/check.js';
import type { SignedBody } from '../../../src/security/authenticate.js';
import { parseXml } from '../../../src/xml/parser.js';
import { theValidator } from '../../gateway-kit.js';

export const GENT = '0212214125';
export const TICKET = '5d9e2a70-0000-4000-8000-000000000001';
export const namespaceOf = (dienst: string): string => `urn:kbi-gateway:ksz:${dienst}:v1`;

/** A question that passed the schema; throws SCHEMA_INVALID when it does not fit. */
export const validBody = async (xml: string, dienst: Dienst = 'KBIDossiers'): Promise<ValidBody> => {
  const { validate } = await theValidator();
  const signed = { question: parseXml(Buffer.from(xml)).root } as unknown as SignedBody;
  return checkSchema(signed, dienst, validate);
};

/** The child of Body of a question as OCMW Gent asks it. */
export const questionText = (fields: Partial<Question> = {}): string => {
  const dienst = fields.dienst ?? 'KBIDossiers';
  return writeQuestion({
    dienst,
    namespace: namespaceOf(dienst),
    ticket: TICKET,
    customer: GENT,
    legalContext: 'PCSA:SOCIAL_INTEGRATION',
    criteria: '<ssin>85631490132</ssin>',
    ...fields,
  });
};

/** A Verzoek as the reader makes it. */
export const verzoekOf = async (fields: Partial<Question> = {}): Promise<Verzoek> =>
  readVerzoek(await validBody(questionText(fields), (fields.dienst ?? 'KBIDossiers') as Dienst));
