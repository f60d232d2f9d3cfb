// Station 4 of the route, magda dialect: from a valid Body to a Verzoek.
// Trusts the schema for presence and form; an element that the schema requires and the tree lacks is our bug.
import type { Verzoek } from '../../domain/kbi/Verzoek.js';
import { brusselsInstant } from '../../domain/time.js';
import { Fault } from '../../faults/fault.js';
import type { ValidBody } from '../../schema/check.js';
import type { XmlElement } from '../../xml/tree.js';
import { fieldsOf, optional, required } from './fields.js';
import { readVraag } from './vragen.js';

/** The instant of Context/Tijdstip; its pattern also lets pass what no calendar or clock shows. */
const readTijdstip = (tijdstip: XmlElement | undefined): number => {
  const fields = fieldsOf(tijdstip);
  const datum = required(fields, 'Datum');
  const tijd = required(fields, 'Tijd');
  const text = `${datum}T${tijd.length === 5 ? `${tijd}:00` : tijd}`;
  if (!Number.isNaN(Date.parse(`${text}Z`))) return brusselsInstant(datum, text.slice(11));
  throw new Fault('SCHEMA_INVALID', 'Tijdstip is no moment', {
    element: 'Tijdstip',
    pad: 'Tijdstip',
    line: String(tijdstip?.line),
    regel: 'is no day and time that exist',
  });
};

/** The Verzoek of a valid Body. */
export const readVerzoek = ({ question, dienst }: ValidBody): Verzoek => {
  const verzoek = fieldsOf(fieldsOf(question).get('Verzoek'));
  const bericht = fieldsOf(fieldsOf(verzoek.get('Context')).get('Bericht'));
  const afzender = fieldsOf(bericht.get('Afzender'));
  const vraag = fieldsOf(fieldsOf(verzoek.get('Vragen')).get('Vraag'));
  return {
    dienst,
    Afzender: {
      Identificatie: required(afzender, 'Identificatie'),
      Referte: required(afzender, 'Referte'),
      ...optional(afzender, 'Naam', 'OrganisatieEenheid', 'Hoedanigheid', 'Gebruiker'),
    },
    Tijdstip: readTijdstip(bericht.get('Tijdstip')),
    VraagReferte: required(vraag, 'Referte'),
    vraag: readVraag(dienst, fieldsOf(vraag.get('Inhoud'))),
  };
};
