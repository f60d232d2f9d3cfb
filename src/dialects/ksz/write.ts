// Station 8 of the route, ksz dialect: the blocks of the question repeated, informationCBSS filled, status, dataFilters, result (docs/ksz.md).
// Everything is written straight in exclusive canonical form; the order of elements is the schema's.
import type { Dienst, Verzoek } from '../../domain/kbi/Verzoek.js';
import type { SoapFault } from '../../envelope/soap-fault.js';
import { CATALOGUE } from '../../faults/catalogue.js';
import { Fault } from '../../faults/fault.js';
import { around, type Content, textElement } from '../../xml/writer.js';
import type { Answer, FaultPlace, WriteContext } from '../dialect.js';
import { writeKBIDossier } from '../kbi-dossier.js';
import { writeAntwoord } from '../magda/antwoorden.js';
import { writeDataFilters } from './filters.js';
import { FOUND, isFaultCode, REFUSALS, type StatusCode } from './refusals.js';

/** Who says so in the detail of a Fault. */
const AUTHOR = 'kbi-gateway.test/ksz';
const LONGEST_DIAGNOSTIC = 256;

const writeInformation = (fieldName: string, fieldValue: string): string =>
  `<information>${textElement('fieldName', fieldName)}${textElement('fieldValue', fieldValue)}</information>`;

/** The new number of a person who was asked for under an old one. */
const writeNewSSIN = (remarks: readonly Fault[]): string =>
  remarks
    .flatMap(({ facts }) => facts['Nieuw INSZ'] ?? [])
    .map((insz) => writeInformation('newSSIN', insz))
    .join('');

const writeStatus = ({ value, code }: StatusCode, description: string | undefined, information: string): string =>
  `<status>${textElement('value', value)}${textElement('code', code)}` +
  `${description === undefined ? '' : textElement('description', description)}${information}</status>`;

const writeResponse = (
  { dienst, herhaling }: Verzoek,
  namespace: string,
  rest: Content,
  { messageId, now, answeredAt }: WriteContext,
): Content => {
  if (herhaling === undefined) throw new Fault('INTERNE_FOUT', 'a question without the blocks that its answer repeats');
  return around(
    `<kbi:${dienst}Response xmlns:kbi="${namespace}">${herhaling.voor}` +
      `<informationCBSS><ticketCBSS>${messageId}</ticketCBSS><timestampReceive>${new Date(now).toISOString()}</timestampReceive>` +
      `<timestampReply>${new Date(answeredAt).toISOString()}</timestampReply></informationCBSS>${herhaling.na}`,
    rest,
    `</kbi:${dienst}Response>`,
  );
};

const statusOf = (fault: Fault): StatusCode => {
  const code = REFUSALS[fault.key];
  if (isFaultCode(code)) throw new Fault('INTERNE_FOUT', `${fault.key} is a Fault, not a status`);
  return code;
};

/** Children of result, and what the ground keeps from everybody; nothing when nothing was found. */
const writeFound = (dienst: Dienst, answer: Answer, clusters: readonly number[]): Content => {
  const filters = dienst === 'KBIDossiers' ? writeDataFilters(clusters) : '';
  if ('antwoord' in answer) return `${filters}<result>${writeAntwoord(answer.antwoord)}</result>`;
  if (answer.picture === undefined) return '';
  const octets = writeKBIDossier(answer.picture);
  return { before: `${filters}<result>`, octets, after: '</result>' };
};

/** An answer with its remarks: the last one gives the status, a replaced number is told beside any (docs/contract.md). */
export const writeAnswer = (verzoek: Verzoek, namespace: string, answer: Answer, context: WriteContext): Content => {
  const { remarks } = answer;
  const last = remarks.at(-1);
  const code = last === undefined ? FOUND : statusOf(last);
  const description = last === undefined ? undefined : CATALOGUE[last.key].diagnose;
  const status = writeStatus(code, description, writeNewSSIN(remarks));
  const found = code.value === 'DATA_FOUND' ? writeFound(verzoek.dienst, answer, context.clusters) : '';
  return writeResponse(verzoek, namespace, around(status, found, ''), context);
};

/** What a missing inscription is told with (MSG00012): the numbers that were asked with, the same whoever the person is. */
const writeMissing = ({ Afzender, vraag }: Verzoek): string =>
  writeInformation('details', 'no inscription of the customer covers the period') +
  writeInformation('ssin', 'INSZ' in vraag ? vraag.INSZ : '') +
  writeInformation('cbeNumber', Afzender.Ondernemingsnummer ?? '');

/** A refusal of level 2 or 3 as a status; nothing for what this dialect answers with a Fault. */
export const writeRefusal = (
  verzoek: Verzoek,
  namespace: string,
  refusal: Fault,
  context: WriteContext,
): Content | undefined => {
  const code: StatusCode | { readonly culprit: unknown } = REFUSALS[refusal.key];
  if ('culprit' in code) return undefined;
  const missing = refusal.key === 'NIET_IN_REPERTORIUM' ? writeMissing(verzoek) : '';
  const field = code.field === undefined ? '' : writeInformation(...code.field);
  const information = missing + field + writeNewSSIN(refusal.alongside);
  const status = writeStatus(code, CATALOGUE[refusal.key].diagnose, information);
  return writeResponse(verzoek, namespace, status, context);
};

/** The declared detail, docs/ksz.md. Constant for a cause: it names neither the customer nor a ticket. */
const writeDetail = ({ key, facts }: Fault, code: string, { service, namespace }: FaultPlace): string => {
  const schema = key === 'SCHEMA_INVALID';
  const diagnostic = schema ? `line ${facts.line}: ${facts.regel}` : CATALOGUE[key].diagnose;
  const field = schema ? writeInformation('element', facts.element ?? '') : '';
  return (
    `<kbi:${service}Fault xmlns:kbi="${namespace}"><detail><severity>FATAL</severity>${textElement('reasonCode', code)}` +
    `${textElement('diagnostic', diagnostic.slice(0, LONGEST_DIAGNOSTIC))}${textElement('authorCode', AUTHOR)}${field}</detail></kbi:${service}Fault>`
  );
};

/** A refusal of level 1, or a failure of ours. One text for all authentication causes, as in the other dialect (ADR 0003). */
export const writeFaultOf = (refusal: Fault, place: FaultPlace): SoapFault => {
  const { key, facts } = refusal;
  const form = REFUSALS[key];
  const { groep, diagnose } = CATALOGUE[key];
  const security = groep === 'authentication';
  const { culprit, code } = isFaultCode(form) ? form : { culprit: 'receiver' as const, code: form.code };
  if (key === 'SIGNATURE_ABSENT') return { culprit, security, text: `ERR_025: Verification failure: ${diagnose}` };
  if (security) return { culprit, security, text: 'ERR_025: Verification failure' };
  if (code === '') return { culprit, security, text: diagnose };
  const said = key === 'SCHEMA_INVALID' ? `line ${facts.line}, element ${facts.element}: ${facts.regel}` : diagnose;
  return { culprit, security, text: `${code}: ${said}`, detail: writeDetail(refusal, code, place) };
};
