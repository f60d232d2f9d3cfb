// What an operation is: an authorised question in, an answer and the writes it needs out. It never writes (ADR 0007):
// the commit unit does, and when a unique key collides there, the operation is asked again and sees what is stored.

import type { Authorised } from '../authorisation/authorise.js';
import type { Write } from '../commit/unit.js';
import type { Antwoord } from '../domain/kbi/Antwoord.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Verzoek } from '../domain/kbi/Verzoek.js';
import type { Fault } from '../faults/fault.js';
import type { Sources } from '../store/port.js';

/** A dossier that disclose still has to look at; or an answer, ready for the dialect, with what must be stored with it. */
export type Found =
  /** `versie`: number and version of the stored row, which names its content; '' when there is none. `look`: reads it. `vorm`: how it will be shown; absent: as KBIDossiers. */
  | {
      readonly kind: 'dossier';
      readonly versie: string;
      look(): KBIDossier | undefined;
      readonly vorm?: 'publiek';
    }
  | {
      readonly kind: 'answer';
      readonly answer: { readonly antwoord: Antwoord; readonly remarks: readonly Fault[] };
      /** For the audit row: `DATA`, or the key of what was remarked. */
      readonly uitkomst: string;
      readonly writes: readonly Write[];
      /** For the journal: what was taken otherwise than it was sent. Never a value of the message. */
      readonly warnings?: readonly string[];
    };

/**
 * One operation of the contracts. `persoon`: whether it consults or writes about a person, or concerns none.
 * `check`: refuses what a question contradicts by itself (periods, criteria) after the form of its INSZ and before anything is looked up.
 */
export type Operation = {
  readonly persoon: 'consult' | 'write' | 'none';
  check?(verzoek: Verzoek): void;
  /** `message`: under which reference this house answers; nothing for an explanation. */
  run(authorised: Authorised, sources: Sources, message?: { readonly messageId: string }): Promise<Found>;
};
