// The guard against citizens' numbers (ADR 0009): test persons only, unless the program was started with its explicit flag.
// The store refuses such a row as well; here all of them are found before anything is written, and counted.
// A report names the row and the field, never the number.
import { type INSZ, isINSZ, isTestINSZ } from '../domain/numbers/INSZ.js';
import type { LoadRow } from '../store/port.js';

const isCitizen = (text: string): text is INSZ => isINSZ(text) && !isTestINSZ(text);

/** The field that holds a number that could be a citizen's, if any. */
export const findCitizen = (row: LoadRow): string | undefined => {
  switch (row.soort) {
    case 'persona': {
      const { INSZ, identiteit } = row.rij;
      if (isCitizen(INSZ)) return 'INSZ';
      return identiteit?.door !== undefined && isCitizen(identiteit.door) ? 'identiteit.door' : undefined;
    }
    case 'inschrijving':
    case 'leefloonrecht':
    case 'verblijfsgemeente':
    case 'bronvertraging':
      return isCitizen(row.rij.INSZ) ? 'INSZ' : undefined;
    default:
      return undefined;
  }
};

/** What an import says of such a row. */
export const CITIZEN_REASON = 'could be the number of a citizen: use test numbers, with month 61 to 72';
