// The world of one scenario: the usual rows, with what its world.json adds, replaces or removes. Pure.
import type { LoadRow } from '../store/port.js';

/** world.json: rows to add or to put in the place of rows with the same key, and rows to leave out. */
export type WorldChange = {
  readonly rows?: readonly LoadRow[];
  readonly remove?: readonly { readonly soort: LoadRow['soort']; readonly sleutel: string }[];
};

/** The key of a row within its kind, as `remove` names it. */
export const keyOf = (row: LoadRow): string => {
  switch (row.soort) {
    case 'partner':
      return row.rij.naam;
    case 'grond':
    case 'bewaarregel':
      return row.rij.nummer;
    case 'codelijst':
      return row.rij.naam;
    case 'vestiging':
      return row.rij.KBISleutel;
    case 'bronvertraging':
    case 'persona':
      return row.rij.INSZ;
    case 'leefloonrecht':
      return `${row.rij.INSZ}/${row.rij.OCMW}`;
    case 'verblijfsgemeente':
      return `${row.rij.INSZ}/${row.rij.Periode.Begin}`;
    case 'inschrijving':
      return `${row.rij.INSZ}/${row.rij.OCMW}/${row.rij.Hoedanigheidscode}`;
  }
};

/** The rows of a scenario. A key in `remove` that no row has is a mistake of the scenario: its names are given back. */
export const applyWorld = (
  rows: readonly LoadRow[],
  { rows: added = [], remove = [] }: WorldChange,
): { readonly rows: readonly LoadRow[]; readonly missing: readonly string[] } => {
  const name = (soort: string, sleutel: string): string => `${soort} ${sleutel}`;
  const gone = new Set(remove.map(({ soort, sleutel }) => name(soort, sleutel)));
  const had = new Set(rows.map((row) => name(row.soort, keyOf(row))));
  const replaced = new Set(added.map((row) => name(row.soort, keyOf(row))));
  const kept = rows.filter((row) => {
    const key = name(row.soort, keyOf(row));
    return !gone.has(key) && !replaced.has(key);
  });
  return { rows: [...kept, ...added], missing: [...gone].filter((key) => !had.has(key)) };
};
