// The question as every dialect reads it: who asks, for whom, in which Hoedanigheid, what.
// Values are what the sender wrote; whether they are true or allowed is for authorise.
import type { Datum } from '../time.js';

/** Inhoud of a KBIDossiers question. `INSZ` is text until authorise made it one. */
export type KBIDossiersVraag = {
  readonly INSZ: string;
  readonly Periode: { readonly Begin: Datum; readonly Einde?: Datum } | undefined;
  readonly MutatiesContext: boolean;
};

/** One question. `Referte`: of the message; `VraagReferte`: of the question, echoed in the answer. */
export type Verzoek = {
  readonly dienst: string;
  readonly Afzender: {
    readonly Identificatie: string;
    readonly Naam?: string;
    readonly Referte: string;
    readonly OrganisatieEenheid?: string;
    readonly Hoedanigheid?: string;
    readonly Gebruiker?: string;
  };
  /** When the sender says it sent, milliseconds: the freshness of a message without Timestamp. */
  readonly Tijdstip: number;
  readonly VraagReferte: string;
  readonly vraag: KBIDossiersVraag;
};
