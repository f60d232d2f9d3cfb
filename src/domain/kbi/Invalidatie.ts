// Invalidatie: the signal, owed to one OCMW, that the dossier of one person changed (A052, A053). It carries no data of the dossier.
// One row of the outbox; changes of the same person for the same OCMW that nobody was told of yet are one Invalidatie.

import type { INSZ } from '../numbers/INSZ.js';

/**
 * WACHT: not numbered yet, later changes join it. VERZONDEN: numbered, attempted, not acknowledged yet. BEVESTIGD: acknowledged.
 * VERVALLEN_GEEN_LEEFLOON: at the moment of sending the person had no leefloon (any more) at that OCMW. OPGEGEVEN: dead letter.
 * GESCHRAPT: dropped by a person.
 */
export type InvalidatieStatus =
  | 'WACHT'
  | 'VERZONDEN'
  | 'BEVESTIGD'
  | 'VERVALLEN_GEEN_LEEFLOON'
  | 'OPGEGEVEN'
  | 'GESCHRAPT';

/** Why nothing was sent: which of the conditions of A052 did not hold. */
export type RedenVerval = 'GEEN_LEEFLOON' | 'GEEN_INSCHRIJVING' | 'GEEN_MACHTIGING';

/** One row. Moments in milliseconds; `GebeurtenisId` stays the same on every attempt, `Volgnummer` is given before the first. */
export type Invalidatie = {
  readonly id: number;
  readonly GebeurtenisId: string;
  readonly INSZ: INSZ;
  /** Ondernemingsnummer of the OCMW that must hear of it. */
  readonly OCMW: string;
  readonly aangemaakt: number;
  /** Until then later changes join this one. */
  readonly wachtTot: number;
  readonly status: InvalidatieStatus;
  readonly Volgnummer: number | undefined;
  readonly pogingen: number;
  readonly volgendePoging: number;
  /** When the first attempt failed or should have been made: a week later it is given up. */
  readonly eerstePoging: number | undefined;
  readonly laatsteFout: string | undefined;
  /** Changes that joined the first one. */
  readonly samengevoegd: number;
  readonly vervangenDoor: INSZ | undefined;
  /** When it came to its end, whichever. */
  readonly afgehandeld: number | undefined;
};
