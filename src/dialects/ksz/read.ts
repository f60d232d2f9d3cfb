// Station 4 of the route, ksz dialect: from a valid Body to a Verzoek (docs/ksz.md).
// Trusts the schema for presence and form. The customer names the institution it asks for by number; who may do that is for authorise.
import type { Dienst, Verzoek, Vragen } from '../../domain/kbi/Verzoek.js';
import { Fault } from '../../faults/fault.js';
import type { ValidBody } from '../../schema/check.js';
import { childElements } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';
import { textElement } from '../../xml/writer.js';
import { collapse, type Fields, fieldsOf, optional, required, textOf } from '../magda/fields.js';
import { readGeefKBIVestiging } from '../magda/vragen/GeefKBIVestiging.js';
import { readToeleidingGegevens } from '../magda/vragen/Toeleiding.js';
import { hoedanigheidOf } from './legal-context.js';

type Reader<D extends Dienst> = (criteria: Fields) => Vragen[D];

const READERS: { readonly [D in Dienst]?: Reader<D> } = {
  KBIDossiers: (criteria) => {
    const { beginDate, endDate } = optional(fieldsOf(criteria.get('period')), 'beginDate', 'endDate');
    const Einde = endDate === undefined ? {} : { Einde: collapse(endDate) };
    const Periode = beginDate === undefined ? undefined : { Begin: collapse(beginDate), ...Einde };
    return { INSZ: required(criteria, 'ssin'), Periode, MutatiesContext: false };
  },
  GeefKBIVestiging: readGeefKBIVestiging,
  Toeleiding: (criteria) => ({
    INSZ: required(criteria, 'ssin'),
    Personalia: {},
    ...readToeleidingGegevens(fieldsOf(criteria.get('Toeleiding'))),
  }),
};

/** A block of the question as its answer repeats it: names and values in their order, without layout or attributes. */
const repeat = (element: XmlElement): string => {
  const children = childElements(element);
  return children.length === 0
    ? textElement(element.local, textOf(element) ?? '')
    : `<${element.local}>${children.map(repeat).join('')}</${element.local}>`;
};

/** Milliseconds; without zone it is UTC. Nothing, or no moment that exists: long ago, so that it is fresh to nobody. */
const readSent = (text: string | undefined): number => {
  const moment = collapse(text ?? '');
  const sent = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(moment) ? moment : `${moment}Z`);
  return Number.isNaN(sent) ? 0 : sent;
};

const block = (fields: Fields, name: string): XmlElement => {
  const element = fields.get(name);
  if (element === undefined) throw new Fault('INTERNE_FOUT', `${name} is absent after validation`);
  return element;
};

/** The Verzoek of a valid Body. */
export const readVerzoek = ({ question, dienst }: ValidBody): Verzoek => {
  const fields = fieldsOf(question);
  const customer = block(fields, 'informationCustomer');
  const legal = block(fields, 'legalContext');
  const asked = block(fields, 'criteria');
  const { ticket = '', timestampSent } = optional(fieldsOf(customer), 'ticket', 'timestampSent');
  const { cbeNumber = '' } = optional(fieldsOf(fieldsOf(customer).get('customerIdentification')), 'cbeNumber');
  const Hoedanigheid = hoedanigheidOf(textOf(legal) ?? '');
  const read = READERS[dienst];
  if (read === undefined) throw new Fault('INTERNE_FOUT', `${dienst} has no reader`);
  const vraag = read(fieldsOf(asked));
  return {
    dienst,
    Afzender: {
      Identificatie: cbeNumber,
      Ondernemingsnummer: cbeNumber,
      Referte: ticket,
      ...(Hoedanigheid === undefined ? {} : { Hoedanigheid }),
    },
    Tijdstip: readSent(timestampSent),
    // The ticket is all the reference there is; a toeleiding without one is known by its own Id.
    VraagReferte: ticket === '' && 'Id' in vraag ? vraag.Id.toLowerCase() : ticket,
    vraag,
    herhaling: { voor: repeat(customer), na: repeat(legal) + repeat(asked) },
  };
};
