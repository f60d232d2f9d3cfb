// One changed dossier and what it owes: letters to the OCMWs whose picture of the person differs. The one way in which a change becomes
// a letter, whoever made it: KBI, an import, retention, or a right of the person.
import type { Write } from '../commit/unit.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { type Clock, type Ids, vandaag } from '../domain/time.js';
import type { Repertorium } from '../store/port.js';
import { findConcerned, invalidatieWrites } from './concern.js';

/** `wait`: how long later changes join a letter, milliseconds. */
export type ChangeParts = {
  readonly repertorium: Repertorium;
  readonly machtigingen: () => readonly Machtiging[];
  readonly partnerOf: (ondernemingsnummer: string) => Partner | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wait: number;
};

/** A dossier before and after; absent when there was or is none. `nummers`: of the person, the one in force first. */
export type DossierChange = {
  readonly before: KBIDossier | undefined;
  readonly after: KBIDossier | undefined;
  readonly nummers: readonly INSZ[];
};

/** The letters that a change owes today. `soort`: whether somebody changed it, or time did. */
export const lettersOf = async (
  { before, after, nummers }: DossierChange,
  { repertorium, machtigingen, partnerOf, clock, ids, wait }: ChangeParts,
  soort: 'invalidatie.maak' | 'invalidatie.verloop' = 'invalidatie.maak',
): Promise<readonly Write[]> => {
  const now = clock.now();
  const dag = vandaag(now);
  const inschrijvingen = await repertorium.alle(nummers);
  const context = { nummers, inschrijvingen, machtigingen: machtigingen(), partnerOf, dag };
  const concerned = findConcerned({ dossier: before, dag }, { dossier: after, dag }, context);
  return invalidatieWrites(concerned, { ids, now, wait }, soort);
};
