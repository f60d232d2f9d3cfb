// Station 4 of the route, magda dialect: from a valid Body to a Verzoek (magda.md §1.1, §1.3).
// Trusts the schema for presence and form; an element that the schema requires and the tree lacks is our bug.
import type { KBIDossiersVraag, Verzoek } from '../../domain/kbi/Verzoek.js';
import { brusselsInstant } from '../../domain/time.js';
import { Fault } from '../../faults/fault.js';
import type { ValidBody } from '../../schema/check.js';
import { childElements, leafText } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';

type Fields = ReadonlyMap<string, XmlElement>;

/** Children by name; frame elements occur once each. */
const fieldsOf = (element: XmlElement | undefined): Fields => {
  const fields = new Map<string, XmlElement>();
  if (element !== undefined) for (const child of childElements(element)) fields.set(child.local, child);
  return fields;
};

/** The text of a simple element; comments inside a value do not change it. */
const textOf = (element: XmlElement | undefined): string | undefined =>
  element === undefined
    ? undefined
    : (leafText(element) ?? element.children.filter((child) => typeof child === 'string').join(''));

const required = (fields: Fields, name: string): string => {
  const text = textOf(fields.get(name));
  if (text === undefined) throw new Fault('INTERNE_FOUT', `${name} is absent after validation`);
  return text;
};

const optional = <K extends string>(fields: Fields, ...names: readonly K[]): { readonly [P in K]?: string } => {
  const found: { [P in K]?: string } = {};
  for (const name of names) {
    const text = textOf(fields.get(name));
    if (text !== undefined) found[name] = text;
  }
  return found;
};

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

/** xs:date and xs:boolean are white-space collapsed. */
const collapse = (text: string): string => text.trim();

const readKBIDossiers = (inhoud: Fields): KBIDossiersVraag => {
  const periode = inhoud.get('Periode');
  const { Begin, Einde } = optional(fieldsOf(periode), 'Begin', 'Einde');
  const mutaties = collapse(textOf(inhoud.get('MutatiesContext')) ?? 'false');
  return {
    INSZ: required(inhoud, 'INSZ'),
    Periode:
      Begin === undefined
        ? undefined
        : { Begin: collapse(Begin), ...(Einde === undefined ? {} : { Einde: collapse(Einde) }) },
    MutatiesContext: mutaties === 'true' || mutaties === '1',
  };
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
    vraag: readKBIDossiers(fieldsOf(vraag.get('Inhoud'))),
  };
};
