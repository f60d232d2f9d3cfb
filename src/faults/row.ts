// What a row of the fault catalogue says, and how one is written down.

/** Level 1: Fault, no Repliek; 2: Repliek without Antwoorden; 3: within the Antwoord. */
export type Niveau = 1 | 2 | 3;

/** One row: level, group (authentication causes share one outward text), the safe sentence, and what to try next. */
export type CatalogueRow = {
  readonly niveau: Niveau;
  readonly groep:
    | 'transport'
    | 'xml'
    | 'soap'
    | 'authentication'
    | 'schema'
    | 'access'
    | 'question'
    | 'source'
    | 'internal'
    | 'local';
  readonly diagnose: string;
  readonly next: string;
};

/** Writes a row. */
export const row = (niveau: Niveau, groep: CatalogueRow['groep'], diagnose: string, next: string): CatalogueRow => ({
  niveau,
  groep,
  diagnose,
  next,
});
