// Toeleiding: an OCMW refers a person to an onthaalbureau (A054); it becomes a wachtdossier. Shapes of `magda.md` §2.2.
import type { Datum } from '../time.js';

/** A party: KboNummer or IdentificatieNr names it; TypePartner cannot be derived from the number. */
export type ToeleidingPartij = {
  readonly KboNummer?: string;
  readonly IdentificatieNr?: string;
  readonly TypePartner: string;
  readonly Naam?: string;
  readonly ContactPersoon?: {
    readonly Naam: string;
    readonly Voornaam?: string;
    readonly Telefoon?: string;
    readonly Email?: string;
  };
};

/** What the sender asks. `Id`: UUID, the idempotency key. Times RFC 3339. */
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

/** A toeleiding as the store keeps it. `inhoudHash`: of the question, so that the same Id with other content is seen. */
export type Toeleiding = {
  readonly Id: string;
  readonly INSZ: string;
  readonly OCMW: string;
  readonly VraagReferte: string;
  readonly KBISleutel: string;
  readonly Status: ToeleidingStatus;
  readonly OntvangenOp: Datum;
  readonly UiterlijkeAanmelding: Datum;
  readonly inhoudHash: string;
  readonly vraag: ToeleidingVraag;
};
