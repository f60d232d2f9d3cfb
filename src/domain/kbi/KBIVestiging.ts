// An establishment of KBI: centrum, vestiging or loket (domain.md C.1). Each field knows its origin:
// GeefKBIVestiging may only show what KBI staff entered (A057), so nothing of origin BRON is ever projected.
import type { Periode } from '../numbers/Periode.js';

export type TypeCentrum = 'CENTRUM' | 'VESTIGING' | 'LOKET';

/** A contact person of an establishment (A058): business data of staff, no personal data of clients. */
export type Contactpersoon = {
  readonly Achternaam: string;
  readonly Voornaam?: string;
  readonly Type?: string;
  readonly Telefoon?: readonly string[];
  readonly Email?: readonly string[];
};

/** What KBI staff entered (origin KBI). */
export type KBIVestiging = {
  readonly KBISleutel: string;
  readonly Ondernemingsnummer?: string;
  readonly VOPEntiteitNummer?: string;
  readonly TypeCentrum: TypeCentrum;
  readonly Telefoon?: readonly string[];
  readonly Email?: readonly string[];
  readonly Contactpersonen?: readonly Contactpersoon[];
  readonly Toelichting?: string;
  /** Postcodes served: a search key only, never shown. */
  readonly Bedieningsgebied: readonly string[];
  readonly Opvolgers?: readonly string[];
  readonly Geldigheid: Periode;
  /** Fields of origin BRON (name, postal address): kept apart so that no projection can reach them by accident. */
  readonly bron?: Readonly<Record<string, string>>;
};

/** What may be shown of an establishment: fields of origin KBI only, no name and no postal address (A057, contract §2). */
export type KBIVestigingBeeld = Pick<
  KBIVestiging,
  | 'KBISleutel'
  | 'Ondernemingsnummer'
  | 'TypeCentrum'
  | 'Telefoon'
  | 'Email'
  | 'Contactpersonen'
  | 'Toelichting'
  | 'Opvolgers'
>;
