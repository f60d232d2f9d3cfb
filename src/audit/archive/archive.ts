// Moves old rows into archive files, and names the files that were kept long enough: 6 months at hand, 10 years in all (domain B.6, C.4).
// A file is verified before its rows leave the database; the row that says where they went is written in the same transaction.
// Whatever is interrupted is taken up again: a file that has its name is whole, and rows that it holds may go.
import { mkdirSync, rmSync } from 'node:fs';
import type { ChainedRow } from '../../commit/chain.js';
import { expectedHash, FIRST, OWN_STREAM, readConcerns, startOf } from '../../commit/chain.js';
import { plusMaanden } from '../../domain/numbers/Datum.js';
import { brusselsInstant, vandaag } from '../../domain/time.js';
import { Fault } from '../../faults/fault.js';
import { AUDIT_PAGE, type AuditMoves, type AuditTrail } from '../../store/audit.js';
import { type ArchiveHeader, readArchive, writeArchive } from './file.js';
import { type ArchiveFile, listArchives } from './folder.js';

/** Months at hand before rows are archived, and months before an archive may be removed. */
export const AT_HAND = 6;
export const KEPT = 120;

/** Rows of one file. */
export const FILE_ROWS = 10_000;

/** The store with its trail. `breathe`: lets others have a turn between files. */
export type ArchiveParts = {
  readonly trail: AuditTrail;
  readonly moves: AuditMoves;
  readonly folder: string;
  readonly now: number;
  readonly breathe?: () => Promise<unknown>;
};

/** What was done: files that were written, rows that left, and files that are due for removal. */
export type Archived = { readonly files: readonly string[]; readonly rows: number; readonly due: readonly string[] };

/** The first moment of the day so many months ago, Brussels. */
export const monthsAgo = (now: number, months: number): number =>
  brusselsInstant(plusMaanden(vandaag(now), -months), '00:00:00.000');

/** The next rows that are old enough, at most one file of them: from the first row up to the first that is not. */
const nextSlice = (trail: AuditTrail, before: number): readonly ChainedRow[] => {
  const rows: ChainedRow[] = [];
  while (rows.length < FILE_ROWS) {
    const page = trail.page(rows.at(-1)?.id ?? 0, Math.min(AUDIT_PAGE, FILE_ROWS - rows.length));
    for (const row of page) {
      if (row.tijdstip >= before) return rows;
      rows.push(row);
    }
    if (page.length === 0) return rows;
  }
  return rows;
};

/** What stood before a row: told by the row, or by the one that says where the rows before it went. */
const previousOf = (row: ChainedRow, trail: AuditTrail): string => {
  const told = startOf(row) ?? accountOf(row, trail.own());
  if (told === undefined || expectedHash(row, told) !== row.hash)
    throw new Fault('AUDIT_ARCHIVE', `row ${row.id} does not follow what stood before it: kbi audit verify`);
  return told;
};

const accountOf = (row: ChainedRow, own: readonly ChainedRow[]): string | undefined => {
  for (const { uitkomst, ...other } of own) {
    const { from, to, hash } = readConcerns(other);
    if (uitkomst === 'CHAINED' && from === row.id) return FIRST;
    if (uitkomst === 'ARCHIVED' && to === row.id - 1) return hash;
  }
  return undefined;
};

/** Writes rows that follow each other into a file, which is verified, and lets them leave the database. Gives its name. */
const moveOut = (
  first: ChainedRow,
  last: ChainedRow,
  slice: readonly ChainedRow[],
  { trail, moves, folder, now }: ArchiveParts,
): string => {
  const { id: from, tijdstip: begin } = first;
  const { id: to, hash, tijdstip: end } = last;
  const previousFile = listArchives(folder).find((file) => file.to === from - 1)?.name ?? null;
  const previous = previousOf(first, trail);
  const header: ArchiveHeader = { archive: 'kbi-gateway audit 1', from, to, previous, hash, previousFile, begin, end };
  const name = writeArchive(folder, header, slice);
  moves.archived({ from, to, hash }, now);
  return name;
};

/**
 * Rows of a file that the database still holds leave it: the program ended between the two. Its file is written again out of them:
 * whoever can write in the folder is not believed that it holds them, and what was erased since is erased in it too.
 */
const takeUp = (parts: ArchiveParts): number => {
  const { trail, folder } = parts;
  const file = listArchives(folder).at(-1);
  const [first] = trail.page(0, 1);
  if (file === undefined || first === undefined || first.id > file.to) return 0;
  const { header } = readArchive(file.path);
  const slice = trail.page(0, Math.min(header.to - first.id + 1, FILE_ROWS));
  const last = slice.at(-1);
  if (last === undefined || header.from !== first.id || last.id !== header.to || last.hash !== header.hash)
    throw new Fault('AUDIT_ARCHIVE', `${file.name} is not the file of rows that the database still holds`);
  moveOut(first, last, slice, parts);
  return slice.length;
};

const isDue = ({ path }: ArchiveFile, now: number): boolean => readArchive(path).header.end < monthsAgo(now, KEPT);

/** Files at the start of the folder whose last row is older than ten years. */
export const findDue = (folder: string, now: number): readonly ArchiveFile[] => {
  const files = listArchives(folder);
  const kept = files.findIndex((file) => !isDue(file, now));
  return kept === -1 ? files : files.slice(0, kept);
};

/** Moves everything older than so many months. Throws AUDIT_ARCHIVE when a row does not fit, and then moves no further. */
export const archive = async (parts: ArchiveParts, months = AT_HAND): Promise<Archived> => {
  const { trail, folder, now, breathe } = parts;
  mkdirSync(folder, { recursive: true });
  const before = monthsAgo(now, months);
  const files: string[] = [];
  let rows = takeUp(parts);
  for (;;) {
    const slice = nextSlice(trail, before);
    const [first, last] = [slice[0], slice.at(-1)];
    // A stretch of nothing but what archiving itself wrote down is no reason for a file.
    if (first === undefined || last === undefined || slice.every(({ stroom }) => stroom === OWN_STREAM)) break;
    files.push(moveOut(first, last, slice, parts));
    rows += slice.length;
    await breathe?.();
  }
  return { files, rows, due: findDue(folder, now).map(({ name }) => name) };
};

/** Removes the files that are due, after a row was written that says so; gives their names. */
export const removeDue = ({ trail, moves, folder, now }: ArchiveParts): readonly string[] => {
  const due = findDue(folder, now);
  const last = due.at(-1);
  if (last === undefined) return [];
  const { header } = readArchive(last.path);
  const told = trail.own().some((row) => row.uitkomst === 'REMOVED' && readConcerns(row).to === header.to);
  if (!told) moves.removed({ from: due[0]?.from ?? header.from, to: header.to, hash: header.hash }, now);
  for (const { path } of due) rmSync(path);
  return due.map(({ name }) => name);
};
