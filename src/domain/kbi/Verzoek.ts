// The question as every dialect reads it: who asks, for whom, in which Hoedanigheid, what.
// Values are what the sender wrote; whether they are true or allowed is for authorise.
import type { Datum } from '../time.js';
import type { DossierKBI, DossierKBIAanvulling } from './DossierKBI.js';
import type { ToeleidingVraag } from './Toeleiding.js';

/** Inhoud of a KBIDossiers question. `INSZ` is text until authorise made it one. */
export type KBIDossiersVraag = {
  readonly INSZ: string;
  readonly Periode: { readonly Begin: Datum; readonly Einde?: Datum } | undefined;
  readonly MutatiesContext: boolean;
};

/** Inhoud of a GeefDossierKBI question, the public service. */
export type GeefDossierKBIVraag = { readonly INSZ: string; readonly MutatiesContext: boolean };

/** Criteria of a GeefKBIVestiging question: exactly one must be there, which is checked at level 3. */
export type GeefKBIVestigingVraag = {
  readonly Postcode?: string;
  readonly Ondernemingsnummer?: string;
  readonly KBISleutel?: string;
};

/** Inhoud of RegistreerInschrijving. Identificatie and Hoedanigheid must be those of the Context (20005). */
export type RegistreerInschrijvingVraag = {
  readonly INSZ: string;
  readonly Identificatie: string;
  readonly Hoedanigheid: string;
  readonly Begin: Datum;
  readonly Einde?: Datum;
};

/** Inhoud of RegistreerUitschrijving; without period every inschrijving of the code ends. */
export type RegistreerUitschrijvingVraag = Omit<RegistreerInschrijvingVraag, 'Begin'> & { readonly Begin?: Datum };

/** Inhoud of RegistreerMutatieDossierKBI: the changed dossier; `Aanvulling` absent leaves those fields as they are. */
export type RegistreerMutatieVraag = {
  readonly INSZ: string;
  readonly Metadata: { readonly Referte: string; readonly Type: string; readonly Datum: Datum };
  readonly DossierKBI: DossierKBI;
  readonly Aanvulling: DossierKBIAanvulling | undefined;
};

/** Every question by its service. */
export type Vragen = {
  readonly KBIDossiers: KBIDossiersVraag;
  readonly GeefKBIVestiging: GeefKBIVestigingVraag;
  readonly Toeleiding: ToeleidingVraag;
  readonly RegistreerInschrijving: RegistreerInschrijvingVraag;
  readonly RegistreerUitschrijving: RegistreerUitschrijvingVraag;
  readonly RegistreerMutatieDossierKBI: RegistreerMutatieVraag;
  readonly GeefDossierKBI: GeefDossierKBIVraag;
  readonly RegistreerToeleiding: ToeleidingVraag;
};
export type Dienst = keyof Vragen;

/** One question. `Referte`: of the message, empty where the dialect lets it out; `VraagReferte`: of the question, echoed in the answer. */
export type Verzoek<D extends Dienst = Dienst> = {
  readonly dienst: D;
  readonly Afzender: {
    readonly Identificatie: string;
    /** The institution that the question is for, where the dialect names it by number (ksz); empty when it names none. */
    readonly Ondernemingsnummer?: string;
    readonly Naam?: string;
    readonly Referte: string;
    readonly OrganisatieEenheid?: string;
    readonly Hoedanigheid?: string;
    readonly Gebruiker?: string;
  };
  /** When the sender says it sent, milliseconds: the freshness of a message without Timestamp. */
  readonly Tijdstip: number;
  readonly VraagReferte: string;
  readonly vraag: Vragen[D];
  /** Blocks that the answer repeats before and after its own (ksz), canonical XML. */
  readonly herhaling?: { readonly voor: string; readonly na: string };
};

/** Whether a question belongs to a service; narrows it. */
export const isVerzoek = <D extends Dienst>(verzoek: Verzoek, dienst: D): verzoek is Verzoek & Verzoek<D> =>
  verzoek.dienst === dienst;

/** The person a question is about and the period of a consultation; nothing for a question about no person. */
export const persoonOf = ({
  dienst,
  vraag,
}: Verzoek): { readonly INSZ: string; readonly Periode: KBIDossiersVraag['Periode'] } | undefined => {
  if (!('INSZ' in vraag)) return undefined;
  return {
    INSZ: vraag.INSZ,
    Periode: dienst === 'KBIDossiers' && 'MutatiesContext' in vraag && 'Periode' in vraag ? vraag.Periode : undefined,
  };
};
