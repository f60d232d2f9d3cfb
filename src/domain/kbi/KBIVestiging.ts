// An establishment of KBI: centrum, vestiging or loket. Each field knows its origin:
// GeefKBIVestiging may only show what KBI staff entered (A057), so nothing of origin BRON is ever projected.
import { bevat, type Periode } from '../numbers/Periode.js';
import type { Datum } from '../time.js';

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

/** What may be shown of an establishment: fields of origin KBI only, no name and no postal address (A057, docs/contract.md). */
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

/** Staff can be reached by name, phone and mail; nothing else that a row might hold. */
const projectContactpersoon = ({ Achternaam, Voornaam, Type, Telefoon, Email }: Contactpersoon): Contactpersoon => ({
  Achternaam,
  ...(Voornaam === undefined ? {} : { Voornaam }),
  ...(Type === undefined ? {} : { Type }),
  ...(Telefoon === undefined ? {} : { Telefoon }),
  ...(Email === undefined ? {} : { Email }),
});

/** Whether its last day lies before a day: from then on others have taken over. */
export const isBeeindigd = ({ Geldigheid: { Einde } }: KBIVestiging, dag: Datum): boolean =>
  Einde !== undefined && Einde < dag;

/** The fields of origin KBI, each named here: a field that is added to the row does not leave by itself (A057). Successors only once it has ended. */
export const projectKBIVestiging = (vestiging: KBIVestiging, dag: Datum): KBIVestigingBeeld => {
  const { KBISleutel, Ondernemingsnummer, TypeCentrum, Telefoon, Email, Contactpersonen, Toelichting, Opvolgers } =
    vestiging;
  return {
    KBISleutel,
    ...(Ondernemingsnummer === undefined ? {} : { Ondernemingsnummer }),
    TypeCentrum,
    ...(Telefoon === undefined ? {} : { Telefoon }),
    ...(Email === undefined ? {} : { Email }),
    ...(Contactpersonen === undefined ? {} : { Contactpersonen: Contactpersonen.map(projectContactpersoon) }),
    ...(Toelichting === undefined ? {} : { Toelichting }),
    ...(Opvolgers === undefined || !isBeeindigd(vestiging, dag) ? {} : { Opvolgers }),
  };
};

/** The order in which establishments are given and chosen: open on the day, then a CENTRUM, then the lowest KBISleutel. */
export const rankKBIVestigingen = (vestigingen: readonly KBIVestiging[], dag: Datum): readonly KBIVestiging[] => {
  const rank = ({ Geldigheid, TypeCentrum }: KBIVestiging): number =>
    (bevat(Geldigheid, dag) ? 0 : 2) + (TypeCentrum === 'CENTRUM' ? 0 : 1);
  return [...vestigingen].sort((a, b) => rank(a) - rank(b) || (a.KBISleutel < b.KBISleutel ? -1 : 1));
};
