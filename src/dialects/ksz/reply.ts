// A response or Fault of a ksz house, read as an answer to us: data, remarks, or the refusal in our own words (docs/contract.md).
// Trusts that the signature held and the schema was asked.
import type { FaultKey } from '../../faults/catalogue.js';
import { Fault } from '../../faults/fault.js';
import { canonicalize } from '../../xml/c14n.js';
import { childElements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { fieldsOf, textOf } from '../magda/fields.js';
import { type Reply, refused, UNKNOWN_CODE } from '../reply.js';

/** By code of the status. Causes that share a code are one here, and say the same again. */
export const CAUSES: Readonly<Record<string, FaultKey>> = {
  MSG00001: 'QUOTUM_OVERSCHREDEN',
  MSG00002: 'BRON_ONBESCHIKBAAR',
  MSG00007: 'INSZ_GEANNULEERD',
  MSG00008: 'CRITERIA_ONGELDIG',
  MSG00011: 'INSZ_ONGELDIG',
  MSG00012: 'NIET_IN_REPERTORIUM',
  MSG00013: 'GEEN_MACHTIGING',
};

/** The new number that a status tells, as the remark that it was when it was written. */
const readReplaced = (status: XmlElement | undefined): readonly Fault[] =>
  (status === undefined ? [] : childElements(status))
    .filter(({ local }) => local === 'information')
    .map(fieldsOf)
    .filter((fields) => textOf(fields.get('fieldName')) === 'newSSIN')
    .map((fields) => new Fault('INSZ_VERVANGEN', 'upstream', { 'Nieuw INSZ': textOf(fields.get('fieldValue')) ?? '' }));

/** The reply in a response. Refuses with ANSWER_UNUSABLE when it answers another ticket. */
export const readReply = (response: XmlElement, ticket: string): Reply => {
  const fields = fieldsOf(response);
  if (textOf(fieldsOf(fields.get('informationCustomer')).get('ticket')) !== ticket)
    throw new Fault('ANSWER_UNUSABLE', 'it answers another ticket');
  const status = fieldsOf(fields.get('status'));
  const [value, code = ''] = [textOf(status.get('value')), textOf(status.get('code'))];
  const remarks = readReplaced(fields.get('status'));
  if (value === 'NO_RESULT') return refused(CAUSES[code] ?? UNKNOWN_CODE, `upstream ${code}`, remarks);
  const warnings = ['MSG00000', 'MSG00006', 'MSG00100'].includes(code) ? [] : [`upstream says ${code}`];
  if (value === 'NO_DATA_FOUND') {
    const none = new Fault('GEEN_GEGEVENS', `upstream ${code}`);
    return { inhoud: undefined, remarks: [...remarks, none], refusal: undefined, warnings };
  }
  const result = fields.get('result');
  const inhoud =
    result === undefined
      ? undefined
      : childElements(result)
          .map((one) => canonicalize(one))
          .join('');
  return { inhoud, remarks, refusal: undefined, warnings };
};

/** The refusal in a Fault: too busy is told on; anything else means that the two houses do not understand each other. */
export const readFault = (text: string): Reply =>
  /^MSG00001\b/.test(text)
    ? refused('QUOTUM_OVERSCHREDEN', 'upstream is too busy')
    : refused('INTERNE_FOUT', `upstream Fault: ${text.slice(0, 200)}`);
