// The element Toeleiding of a question, in the order of `xsd/Toeleiding-01.00.xsd`: what a relay says again of what it read.
// Trusts its values; what is absent stays absent, so that the same content has the same hash at the other side.
import type { ToeleidingAdres, ToeleidingPartij, ToeleidingVraag } from '../domain/kbi/Toeleiding.js';
import { record, text } from './element-writer.js';

type Present<T> = Exclude<T, undefined>;
type Gegevens = Omit<ToeleidingVraag, 'INSZ' | 'Personalia'>;

const adres = record<ToeleidingAdres>({
  straat: record<Present<ToeleidingAdres['straat']>>({ code: text, Naam: text }),
  Huisnummer: text,
  Busnummer: text,
  Gemeente: record<Present<ToeleidingAdres['Gemeente']>>({ Niscode: text, postcode: text, naam: text }),
});
const partij = record<ToeleidingPartij>({
  KboNummer: text,
  IdentificatieNr: text,
  TypePartner: text,
  Naam: text,
  Adres: adres,
  ContactPersoon: record<Present<ToeleidingPartij['ContactPersoon']>>({
    Naam: text,
    Voornaam: text,
    Telefoon: text,
    Email: text,
  }),
});
const gegevens = record<Gegevens>({
  Id: text,
  Van: partij,
  Naar: partij,
  RedenToeleiding: text,
  RedenOmschrijving: text,
  AfspraakMoment: record<Present<ToeleidingVraag['AfspraakMoment']>>({ StartTijd: text, EindTijd: text }),
  Commentaar: text,
})('Toeleiding');
const personalia = record<ToeleidingVraag['Personalia'] & { readonly INSZ: string }>({
  INSZ: text,
  Naam: text,
  Voornaam: text,
  Geboortedatum: text,
  Geslacht: text,
})('Personalia');

/** The element `Toeleiding` in canonical form. */
export const writeToeleiding = (vraag: Gegevens): string => gegevens(vraag);

/** The element `Personalia` in canonical form. */
export const writePersonalia = ({ INSZ, Personalia }: Pick<ToeleidingVraag, 'INSZ' | 'Personalia'>): string =>
  personalia({ INSZ, ...Personalia });
