// Names of the rule sets under which a dossier can be disclosed; a ground names one of them (Grond.regelset).
// What each says stands in disclosure/regelsets.ts; the names are here, so that a row of the world can be checked against them.

export const REGELSETS = [
  'profiel-2012',
  'profiel-2012-ruim',
  'profiel-2018',
  'vdab-2012',
  'vmsw-2012',
  'vmsw-2017',
] as const;

/** Name of a rule set. */
export type RegelsetNaam = (typeof REGELSETS)[number];

/** Of a ground that names none: the authorisation of 2012. */
export const STANDAARD_REGELSET: RegelsetNaam = 'profiel-2012';
