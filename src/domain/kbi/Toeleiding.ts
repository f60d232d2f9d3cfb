// Toeleiding: an OCMW refers a person to an onthaalbureau (A054); it becomes a wachtdossier. Shapes of the public RegistreerToeleiding.
import type { Datum } from '../time.js';
import type { KBIDossier } from './KBIDossier.js';
import type { KBIVestigingBeeld } from './KBIVestiging.js';

/** A party: KboNummer or IdentificatieNr names it; TypePartner cannot be derived from the number. */
export type ToeleidingPartij = {
  readonly KboNummer?: string;
  readonly IdentificatieNr?: string;
  readonly TypePartner: string;
  readonly Naam?: string;
  /** Only carried. */
  readonly Adres?: ToeleidingAdres;
  readonly ContactPersoon?: {
    readonly Naam: string;
    readonly Voornaam?: string;
    readonly Telefoon?: string;
    readonly Email?: string;
  };
};

/** An address as the sender wrote it; names of the wire. */
export type ToeleidingAdres = {
  readonly straat?: { readonly code?: string; readonly Naam?: string };
  readonly Huisnummer?: string;
  readonly Busnummer?: string;
  readonly Gemeente?: { readonly Niscode?: string; readonly postcode?: string; readonly naam?: string };
};

/** What the sender asks. `Id`: UUID, the idempotency key. Times are xs:dateTime, without zone in Brussels. */
export type ToeleidingVraag = {
  readonly INSZ: string;
  readonly Personalia: {
    readonly Naam?: string;
    readonly Voornaam?: string;
    readonly Geboortedatum?: Datum;
    readonly Geslacht?: string;
  };
  readonly Id: string;
  readonly Van: ToeleidingPartij;
  readonly Naar: ToeleidingPartij;
  readonly RedenToeleiding: string;
  readonly RedenOmschrijving?: string;
  readonly AfspraakMoment?: { readonly StartTijd: string; readonly EindTijd?: string };
  readonly Commentaar?: string;
};

/** OP on receipt; VW once a dossier with an Aanmelding of the person arrives; NU and GW are only carried. */
export type ToeleidingStatus = 'OP' | 'VW' | 'NU' | 'GW';

/** Whether the arrival of this dossier makes open toeleidingen of its person VW: it holds an Aanmelding (docs/toeleiding.md). */
export const isAangemeld = ({ Aanmeldingen = [] }: Pick<KBIDossier, 'Aanmeldingen'>): boolean =>
  Aanmeldingen.length > 0;

/**
 * A toeleiding as the store keeps it. `Id` in lower case. `OCMW`: Ondernemingsnummer of who referred; through the public service also VDAB or VMSW. `inhoudHash`: of the question, so that the same Id with other content is seen.
 * `vestiging`: as it was answered, so that a repeated question is answered the same.
 */
export type Toeleiding = {
  readonly Id: string;
  readonly INSZ: string;
  readonly OCMW: string;
  readonly VraagReferte: string;
  readonly KBISleutel: string;
  readonly vestiging: KBIVestigingBeeld;
  readonly Status: ToeleidingStatus;
  readonly OntvangenOp: Datum;
  readonly UiterlijkeAanmelding: Datum;
  readonly inhoudHash: string;
  readonly vraag: ToeleidingVraag;
};
