// The answer of each operation, in no dialect. `remarks` of a Repliek travel beside it.
import type { Datum } from '../time.js';
import type { KBIVestigingBeeld } from './KBIVestiging.js';
import type { ToeleidingStatus } from './Toeleiding.js';

/** Answers of operations that disclose no dossier. */
export type Antwoord =
  | { readonly dienst: 'GeefKBIVestiging'; readonly vestigingen: readonly KBIVestigingBeeld[] }
  | {
      readonly dienst: 'Toeleiding';
      readonly Id: string;
      readonly Status: ToeleidingStatus;
      readonly vestiging: KBIVestigingBeeld;
      readonly UiterlijkeAanmelding: Datum;
    }
  | { readonly dienst: 'RegistreerToeleiding'; readonly Id: string }
  /** What another house answered, canonical XML of the children of Inhoud or result: passed on as it came. */
  | { readonly dienst: 'Doorgegeven'; readonly inhoud: string }
  | { readonly dienst: 'Resultaat'; readonly geslaagd: boolean };
