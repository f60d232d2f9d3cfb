// The flat forms in which registrations, leefloon and light dossiers come out of a spreadsheet (docs/import.md).
// Each column is a place in the row: the same check then judges a CSV row and a JSON row, and speaks of the column.
import type { Soort } from '../shapes/rows.js';

/** `path`: where the cell goes. `as`: how spreadsheets are forgiven. */
export type Column = { readonly path: string; readonly as: 'text' | 'number' | 'date' | 'INSZ' | 'boolean' };

const text = (path: string): Column => ({ path, as: 'text' });
const date = (path: string): Column => ({ path, as: 'date' });

const periode = { Begin: date('Periode.Begin'), Einde: date('Periode.Einde') };
const traject = 'dossier.Trajecten[0]';
const aanmelding = 'dossier.Aanmeldingen[0]';

/** The columns of each kind of CSV; only the kinds named here exist as CSV. */
export const COLUMNS: Partial<Readonly<Record<Soort, Readonly<Record<string, Column>>>>> = {
  inschrijving: {
    INSZ: { path: 'INSZ', as: 'INSZ' },
    OCMW: text('OCMW'),
    Hoedanigheidscode: { path: 'Hoedanigheidscode', as: 'number' },
    ...periode,
  },
  leefloonrecht: {
    INSZ: { path: 'INSZ', as: 'INSZ' },
    OCMW: text('OCMW'),
    Soort: text('Soort'),
    ...periode,
    OntvangenOp: date('OntvangenOp'),
  },
  verblijfsgemeente: {
    INSZ: { path: 'INSZ', as: 'INSZ' },
    NIS: text('NIS'),
    ...periode,
  },
  persona: {
    INSZ: { path: 'INSZ', as: 'INSZ' },
    Verhaal: text('verhaal'),
    Hoedanigheid: text('dossier.Hoedanigheden[0].Code'),
    Begin: date('dossier.Hoedanigheden[0].Periode.Begin'),
    Einde: date('dossier.Hoedanigheden[0].Periode.Einde'),
    Regie: text('dossier.Regie[0].Partner'),
    RegieSinds: date('dossier.Regie[0].Sinds'),
    Taal: text('dossier.Talen[0].Taal'),
    TaalNiveau: text('dossier.Talen[0].Niveau'),
    Contacttaal: { path: 'dossier.Talen[0].Contacttaal', as: 'boolean' },
    Alfabetisering: text('dossier.Alfabetisering'),
    AttestType: text('dossier.Attesten[0].Type'),
    AttestStatus: text('dossier.Attesten[0].Status'),
    AttestDatum: date('dossier.Attesten[0].Datum'),
    AanmeldingDatum: date(`${aanmelding}.Datum`),
    AanmeldingType: text(`${aanmelding}.Type`),
    AanmeldingKBISleutel: text(`${aanmelding}.KBIVestiging.KBISleutel`),
    AanmeldingTypeCentrum: text(`${aanmelding}.KBIVestiging.TypeCentrum`),
    DoelgroepDatum: date('dossier.Doelgroepbepalingen[0].Datum'),
    DoelgroepType: text('dossier.Doelgroepbepalingen[0].Type'),
    DoelgroepSoort: text('dossier.Doelgroepbepalingen[0].Soort'),
    NiveauERK: text('dossier.BehaaldeNiveaus[0].Niveau'),
    NiveauHerkomst: text('dossier.BehaaldeNiveaus[0].Herkomst'),
    NiveauDatum: date('dossier.BehaaldeNiveaus[0].Datum'),
    TrajectType: text(`${traject}.Type`),
    TrajectBegin: date(`${traject}.Periode.Begin`),
    TrajectEinde: date(`${traject}.Periode.Einde`),
  },
};

const DATE_BE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const BOOLEANS: Readonly<Record<string, boolean>> = {
  true: true,
  ja: true,
  '1': true,
  false: false,
  nee: false,
  '0': false,
};

/** A cell as the row wants it; a cell that cannot be read stays text, for the check to refuse. */
export const readCell = (cell: string, as: Column['as']): string | number | boolean => {
  switch (as) {
    case 'number':
      return /^\d{1,9}$/.test(cell) ? Number(cell) : cell;
    case 'boolean':
      return BOOLEANS[cell.toLowerCase()] ?? cell;
    case 'INSZ':
      return cell.replace(/[.\- ]/g, '');
    case 'date':
      return cell.replace(DATE_BE, (_, day: string, month: string, year: string) =>
        [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
      );
    default:
      return cell;
  }
};

/** Puts a value at a path like `dossier.Regie[0].Sinds`, making what lies on the way. Only index 0 exists. */
export const putAt = (row: Record<string, unknown>, path: string, value: unknown): void => {
  const steps = path.split('.');
  let holder = row;
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const name = step.endsWith('[0]') ? step.slice(0, -3) : step;
    if (last) {
      holder[name] = value;
      return;
    }
    if (name !== step) holder[name] ??= [{}];
    else holder[name] ??= {};
    const held = holder[name];
    holder = (Array.isArray(held) ? held[0] : held) as Record<string, unknown>;
  }
};
