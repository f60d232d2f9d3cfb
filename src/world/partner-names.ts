// Rows may name a partner as `--as` does: here the name becomes the Ondernemingsnummer that the store keeps.
// Works on freshly parsed JSON, before it is checked; a name that is unknown is left for the check to refuse.

import type { Soort } from './shapes/rows.js';
import { isRecord } from './shapes/shape.js';

/** The Ondernemingsnummer of a partner by its name. */
export type FindNummer = (naam: string) => string | undefined;

const replaceIn = (holder: unknown, field: string, find: FindNummer): void => {
  if (!isRecord(holder)) return;
  const value = holder[field];
  // A number starts with a digit and a name never does: most rows stop here.
  if (typeof value !== 'string' || value < 'a') return;
  const nummer = find(value);
  if (nummer !== undefined) holder[field] = nummer;
};

const listIn = (holder: unknown, field: string): readonly unknown[] => {
  const value = isRecord(holder) ? holder[field] : undefined;
  return Array.isArray(value) ? value : [];
};

/** Replaces names of partners in one row, in place. */
export const replacePartnerNames = (soort: Soort, rij: unknown, find: FindNummer): void => {
  switch (soort) {
    case 'partner':
      for (const mandaat of listIn(rij, 'mandaten')) replaceIn(mandaat, 'voor', find);
      return;
    case 'inschrijving':
    case 'leefloonrecht':
      replaceIn(rij, 'OCMW', find);
      return;
    case 'persona':
      for (const field of ['inschrijvingen', 'leefloonrechten']) {
        for (const inschrijving of listIn(rij, field)) replaceIn(inschrijving, 'OCMW', find);
      }
      for (const traject of listIn(isRecord(rij) ? rij.dossier : undefined, 'Trajecten')) {
        for (const wie of listIn(traject, 'Sanctioneringsbevoegdheden')) replaceIn(wie, 'OCMW', find);
      }
      return;
    default:
  }
};
