// Imports of users: JSON, NDJSON, CSV into the store, all or nothing, with every row that does not fit named.
// One pass, streaming: after the first problem nothing more is handed to the store, but the rest is still checked;
// at the end the transaction is broken off, so that nothing is ever half loaded. User rows never shift.
import { basename, extname } from 'node:path';
import type { Datum } from '../domain/time.js';
import { type Bezwaar, guardVrijeTekst } from '../domain/vrije-tekst.js';
import { Fault } from '../faults/fault.js';
import type { Loader, LoadRow } from '../store/port.js';
import { CITIZEN_REASON, findCitizen } from './guard.js';
import { readCsv } from './parse/csv.js';
import { csvRows } from './parse/csv-rows.js';
import { readLines, readText } from './parse/lines.js';
import { jsonRows, ndjsonRows, type RawRow } from './parse/raw.js';
import { type FindNummer, replacePartnerNames } from './partner-names.js';
import { checkRow, type Soort } from './shapes/rows.js';
import { isRecord } from './shapes/shape.js';

export type Format = 'json' | 'ndjson' | 'csv';

/** One problem: the row (line of NDJSON and CSV, place in a JSON list; the first is 1), its column or field, and why. */
export type RowError = { readonly row: number; readonly column?: string; readonly reason: string };

/** A free text that held a number by which a person is found (A130): row, field, kind of number. The text itself is never told. */
export type TekstBevinding = { readonly row: number; readonly column: string; readonly bezwaar: Bezwaar };

/** `loaded` is 0 when there are errors. `errors` holds at most `ERRORS_SHOWN` of the `errorCount`. */
export type ImportReport = {
  readonly read: number;
  readonly loaded: number;
  readonly errorCount: number;
  readonly errors: readonly RowError[];
  /** Rows among the errors that hold a number that could be a citizen's. */
  readonly citizens: number;
  /** Numbers in free text; at most `ERRORS_SHOWN` of the `tekstCount`. */
  readonly vrijeTekst: readonly TekstBevinding[];
  readonly tekstCount: number;
};

/** What becomes of numbers in free text: taken out (`schrap`), the row refused (`weiger`), or kept inside and only told (`houd`). */
export type VrijeTekst = 'schrap' | 'weiger' | 'houd';

/** `file`: a path, `-` for stdin. `text`: instead of a file. `soort`: of rows that do not say their own. */
export type ImportOptions = {
  readonly file?: string;
  readonly text?: string;
  readonly format: Format;
  readonly soort: Soort;
  readonly vandaag: Datum;
  /** Numbers that could be a citizen's are taken too. */
  readonly realNumbers: boolean;
  /** `schrap` unless it says otherwise. */
  readonly vrijeTekst?: VrijeTekst | undefined;
  readonly findNummer: FindNummer;
  readonly onProgress?: (rows: number) => void;
};

export const ERRORS_SHOWN = 100;

const EXTENSIONS: Readonly<Record<string, Format>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
};

/** The format a file name promises. */
export const findFormat = (file: string): Format | undefined => EXTENSIONS[extname(file).toLowerCase()];

const NAMES: readonly (readonly [string, Soort])[] = [
  ['partners', 'partner'],
  ['grond', 'grond'],
  ['codelijsten', 'codelijst'],
  ['vestigingen', 'vestiging'],
  ['bronvertragingen', 'bronvertraging'],
  ['bewaarregels', 'bewaarregel'],
  ['inschrijvingen', 'inschrijving'],
  ['leefloon', 'leefloonrecht'],
  ['verblijfsgemeenten', 'verblijfsgemeente'],
];

/** The kind of rows that a file name promises; persons when it promises nothing else. */
export const soortOf = (file: string): Soort =>
  NAMES.find(([start]) => basename(file).toLowerCase().startsWith(start))?.[1] ?? 'persona';

const readRaw = ({ file, text, format, soort }: ImportOptions): Iterable<RawRow> => {
  const pieces = text === undefined ? readText(file ?? '-') : [text];
  if (format === 'json') return jsonRows(soort, pieces);
  return format === 'csv' ? csvRows(soort, readCsv(readLines(pieces))) : ndjsonRows(soort, readLines(pieces));
};

/** Names become numbers, and a leefloon row without OntvangenOp was received today. */
const complete = (soort: Soort, value: unknown, { findNummer, vandaag }: ImportOptions): void => {
  replacePartnerNames(soort, value, findNummer);
  const leefloon =
    soort === 'leefloonrecht' ? [value] : isRecord(value) && soort === 'persona' ? value.leefloonrechten : [];
  for (const rij of Array.isArray(leefloon) ? leefloon : []) if (isRecord(rij)) rij.OntvangenOp ??= vandaag;
};

type Tally = {
  read: number;
  errorCount: number;
  citizens: number;
  readonly errors: RowError[];
  tekstCount: number;
  readonly vrijeTekst: TekstBevinding[];
};

const refuse = (tally: Tally, error: RowError): void => {
  tally.errorCount += 1;
  if (tally.errors.length < ERRORS_SHOWN) tally.errors.push(error);
};

/** The row after the guard on free text (A130); nothing when it is refused for what a text holds. */
const guardText = (
  loaded: LoadRow,
  { row, columnAt = (path) => path }: Extract<RawRow, { value: unknown }>,
  { vrijeTekst: policy = 'schrap' }: ImportOptions,
  tally: Tally,
): LoadRow | undefined => {
  if (loaded.soort !== 'persona' || loaded.rij.dossier === undefined) return loaded;
  const { dossier, bevindingen } = guardVrijeTekst(loaded.rij.dossier);
  if (bevindingen.length === 0) return loaded;
  for (const { pad, bezwaar } of bevindingen) {
    const column = columnAt(`dossier.${pad}`);
    tally.tekstCount += 1;
    if (tally.vrijeTekst.length < ERRORS_SHOWN) tally.vrijeTekst.push({ row, column, bezwaar });
    if (policy === 'weiger')
      refuse(tally, { row, column, reason: `free text holds a number of a person (${bezwaar})` });
  }
  if (policy === 'weiger') return undefined;
  return policy === 'houd' ? loaded : { ...loaded, rij: { ...loaded.rij, dossier } };
};

/** The row of a raw one; nothing when it is refused. */
const readRow = (raw: RawRow, options: ImportOptions, tally: Tally): LoadRow | undefined => {
  const { row } = raw;
  if ('problem' in raw) {
    refuse(tally, { row, reason: raw.problem });
    return undefined;
  }
  complete(raw.soort, raw.value, options);
  const outcome = checkRow(raw.soort, raw.value);
  const columnAt = raw.columnAt ?? ((path: string) => path);
  if (outcome.kind === 'problem') {
    const { path, reason } = outcome.problem;
    refuse(tally, path === '' ? { row, reason } : { row, column: columnAt(path), reason });
    return undefined;
  }
  const citizen = options.realNumbers ? undefined : findCitizen(outcome.row);
  if (citizen === undefined) return guardText(outcome.row, raw, options, tally);
  tally.citizens += 1;
  refuse(tally, { row, column: columnAt(citizen), reason: CITIZEN_REASON });
  return undefined;
};

function* readRows(options: ImportOptions, tally: Tally, broken: Fault): Generator<LoadRow> {
  for (const raw of readRaw(options)) {
    tally.read += 1;
    const row = readRow(raw, options, tally);
    options.onProgress?.(tally.read);
    if (row !== undefined && tally.errorCount === 0) yield row;
  }
  if (tally.errorCount > 0) throw broken;
}

/** Imports, or reports what is wrong and loads nothing. Throws IMPORT_INVALID for a source that cannot be read at all. */
export const importRows = async (loader: Pick<Loader, 'load'>, options: ImportOptions): Promise<ImportReport> => {
  const tally: Tally = { read: 0, errorCount: 0, citizens: 0, errors: [], tekstCount: 0, vrijeTekst: [] };
  const broken = new Fault('IMPORT_INVALID', 'rows do not fit');
  try {
    const loaded = await loader.load(readRows(options, tally, broken), 'user');
    return { ...tally, loaded };
  } catch (error) {
    if (error === broken) return { ...tally, loaded: 0 };
    throw error;
  }
};
