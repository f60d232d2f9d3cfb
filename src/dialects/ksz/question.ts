// The other direction of the ksz dialect: a question as a customer writes it, in exclusive canonical form (docs/ksz.md).
// Serves `kbi send --dialect ksz` and a relay in front of another one.
import type { Datum } from '../../domain/time.js';
import { textElement } from '../../xml/writer.js';

/** A question of one service. `customer`: a cbeNumber, or sector and institution. `criteria`: canonical XML of the children of criteria. */
export type Question = {
  readonly dienst: string;
  readonly namespace: string;
  readonly ticket?: string | undefined;
  /** Milliseconds. */
  readonly sent?: number | undefined;
  readonly customer: string | { readonly sector: number; readonly institution: number };
  readonly legalContext: string;
  readonly criteria: string;
};

/** Children of criteria of a KBIDossiers question. */
export const writeKBIDossiersCriteria = (vraag: {
  readonly INSZ: string;
  readonly Begin?: Datum | undefined;
  readonly Einde?: Datum | undefined;
}): string => {
  const { INSZ, Begin, Einde } = vraag;
  const end = Einde === undefined ? '' : textElement('endDate', Einde);
  const period = Begin === undefined ? '' : `<period>${textElement('beginDate', Begin)}${end}</period>`;
  return `${textElement('ssin', INSZ)}${period}`;
};

const writeCustomer = (customer: Question['customer']): string =>
  typeof customer === 'string'
    ? textElement('cbeNumber', customer)
    : `<sector>${customer.sector}</sector><institution>${customer.institution}</institution>`;

/** The child of Body. */
export const writeQuestion = ({
  dienst,
  namespace,
  ticket,
  sent,
  customer,
  legalContext,
  criteria,
}: Question): string => {
  const reference = ticket === undefined ? '' : textElement('ticket', ticket);
  const moment = sent === undefined ? '' : `<timestampSent>${new Date(sent).toISOString()}</timestampSent>`;
  return (
    `<kbi:${dienst}Request xmlns:kbi="${namespace}"><informationCustomer>${reference}${moment}` +
    `<customerIdentification>${writeCustomer(customer)}</customerIdentification></informationCustomer>` +
    `${textElement('legalContext', legalContext)}<criteria>${criteria}</criteria></kbi:${dienst}Request>`
  );
};
