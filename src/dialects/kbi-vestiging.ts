// What the services about KBI have in common on the wire, in the order of `xsd/kbi-01.00.xsd`: Periode, centre, contact person, establishment.
// Trusts its values: GeefKBIVestiging and the picture decide what may stand in them (A057).
import type { CentrumElement, ContactpersoonElement, PeriodeElement, VestigingElement } from '../disclosure/picture.js';
import { each, record, text } from './element-writer.js';

/** Periode: Begin and Einde, where known. */
export const periode = record<PeriodeElement>({ Begin: text, Einde: text });
/** KBICentrum: the two numbers that identify a centre. */
export const centrum = record<CentrumElement>({ Ondernemingsnummer: text, VOPEntiteitNummer: text });

/** Contactpersoon: a member of staff (A058). */
export const contactpersoon = record<ContactpersoonElement>({
  Achternaam: text,
  Voornaam: text,
  Type: text,
  Telefoon: each(text),
  Email: each(text),
});

/** KBIVestiging, without name or postal address. */
export const vestiging = record<VestigingElement>({
  KBISleutel: text,
  Ondernemingsnummer: text,
  TypeCentrum: text,
  Telefoon: each(text),
  Email: each(text),
  Contactpersoon: each(contactpersoon),
  Toelichting: text,
  Opvolger: each(text),
});

/** The element `KBIVestiging` in canonical form. Pure. */
export const writeKBIVestiging = vestiging('KBIVestiging');
