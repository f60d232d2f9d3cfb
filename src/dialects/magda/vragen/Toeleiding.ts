// Inhoud of a Toeleiding or RegistreerToeleiding question (docs/toeleiding.md): Personalia and Toeleiding, with two parties.
// Trusts the schema for presence and form; what is absent stays absent, so that the same content gives the same hash.
import type { ToeleidingAdres, ToeleidingPartij, ToeleidingVraag } from '../../../domain/kbi/Toeleiding.js';
import type { XmlElement } from '../../../xml/tree.js';
import { collapse, type Fields, fieldsOf, optional, required, textOf } from '../fields.js';

/** What an element holds under its own name, or nothing when it is absent. */
const within = <K extends string, T>(
  fields: Fields,
  name: K,
  read: (element: XmlElement) => T,
): { readonly [P in K]?: T } => {
  const element = fields.get(name);
  return element === undefined ? {} : ({ [name]: read(element) } as { readonly [P in K]?: T });
};

const readAdres = (element: XmlElement): ToeleidingAdres => {
  const fields = fieldsOf(element);
  return {
    ...within(fields, 'straat', (straat) => optional(fieldsOf(straat), 'code', 'Naam')),
    ...optional(fields, 'Huisnummer', 'Busnummer'),
    ...within(fields, 'Gemeente', (gemeente) => optional(fieldsOf(gemeente), 'Niscode', 'postcode', 'naam')),
  };
};

const readContactPersoon = (element: XmlElement): NonNullable<ToeleidingPartij['ContactPersoon']> => {
  const fields = fieldsOf(element);
  return { Naam: required(fields, 'Naam'), ...optional(fields, 'Voornaam', 'Telefoon', 'Email') };
};

const readPartij = (element: XmlElement | undefined): ToeleidingPartij => {
  const fields = fieldsOf(element);
  // The public service spells the number in full.
  const { Identificatienummer } = optional(fields, 'Identificatienummer');
  return {
    ...optional(fields, 'KboNummer', 'IdentificatieNr', 'Naam'),
    ...(Identificatienummer === undefined ? {} : { IdentificatieNr: Identificatienummer }),
    TypePartner: required(fields, 'TypePartner'),
    ...within(fields, 'Adres', readAdres),
    ...within(fields, 'ContactPersoon', readContactPersoon),
  };
};

const readAfspraakMoment = (element: XmlElement): NonNullable<ToeleidingVraag['AfspraakMoment']> => {
  const fields = fieldsOf(element);
  return {
    StartTijd: collapse(required(fields, 'StartTijd')),
    ...within(fields, 'EindTijd', (tijd) => collapse(textOf(tijd) ?? '')),
  };
};

/** The element Toeleiding, which both dialects share. */
export const readToeleidingGegevens = (toeleiding: Fields): Omit<ToeleidingVraag, 'INSZ' | 'Personalia'> => ({
  Id: required(toeleiding, 'Id'),
  Van: readPartij(toeleiding.get('Van')),
  Naar: readPartij(toeleiding.get('Naar')),
  RedenToeleiding: required(toeleiding, 'RedenToeleiding'),
  ...optional(toeleiding, 'RedenOmschrijving', 'Commentaar'),
  ...within(toeleiding, 'AfspraakMoment', readAfspraakMoment),
});

/** The referral as it was written. */
export const readToeleiding = (inhoud: Fields): ToeleidingVraag => {
  const personalia = fieldsOf(inhoud.get('Personalia'));
  return {
    INSZ: required(personalia, 'INSZ'),
    Personalia: {
      ...optional(personalia, 'Naam', 'Voornaam', 'Geslacht'),
      ...within(personalia, 'Geboortedatum', (datum) => collapse(textOf(datum) ?? '')),
    },
    ...readToeleidingGegevens(fieldsOf(inhoud.get('Toeleiding'))),
  };
};
