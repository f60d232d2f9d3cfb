// One archive file: a stretch of the chain as gzip of NDJSON. The first line says which rows these are, the hash before the first and
// the hash of the last; every line after it is a row with all its columns. The hash of the last row is what the next file, or the
// database, begins with: so the files are links of the same chain, and erasing content in one breaks none.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ChainedRow } from '../../commit/chain.js';
import { Fault } from '../../faults/fault.js';
import { verifyChain } from '../verify.js';

/** The first line. `previous`: hash before the first row; `hash`: of the last. `begin`, `end`: their moments, in ms. */
export type ArchiveHeader = {
  readonly archive: 'kbi-gateway audit 1';
  readonly from: number;
  readonly to: number;
  readonly previous: string;
  readonly hash: string;
  /** Name of the file before, when it stood in the same folder. */
  readonly previousFile: string | null;
  readonly begin: number;
  readonly end: number;
};

export type Archive = { readonly header: ArchiveHeader; readonly rows: readonly ChainedRow[] };

const twelve = (sequence: number): string => String(sequence).padStart(12, '0');

/** The name of the file of a stretch; names in order are rows in order. */
export const archiveName = ({ from, to }: Pick<ArchiveHeader, 'from' | 'to'>): string =>
  `audit-${twelve(from)}-${twelve(to)}.ndjson.gz`;

/** First and last row by the name of a file; nothing when it is no archive. */
export const rangeOf = (name: string): { readonly from: number; readonly to: number } | undefined => {
  const [, from, to] = /^audit-(\d{12})-(\d{12})\.ndjson\.gz$/.exec(name) ?? [];
  return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) };
};

const bad = (path: string, why: string, cause?: unknown): Fault =>
  new Fault('AUDIT_ARCHIVE', `${basename(path)}: ${why}`, {}, cause);

/** Reads a file. Throws AUDIT_ARCHIVE when it is damaged or not what its name says; whether its rows fit is for `verifyChain`. */
export const readArchive = (path: string): Archive => {
  let lines: unknown[];
  try {
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    lines = text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
  } catch (error) {
    throw bad(path, 'it cannot be read', error);
  }
  const [header, ...rows] = lines as [ArchiveHeader | undefined, ...ChainedRow[]];
  if (header?.archive !== 'kbi-gateway audit 1') throw bad(path, 'it is no archive of this program');
  if (archiveName(header) !== basename(path)) throw bad(path, `it says that it is ${archiveName(header)}`);
  return { header, rows };
};

const persist = (path: string, content: Buffer | undefined): void => {
  const handle = openSync(path, content === undefined ? 'r' : 'w', 0o600);
  try {
    if (content !== undefined) writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Whether the rows of a file are the stretch that its header says; erasures may be recorded in rows that come later. */
const checkRows = (path: string, { header, rows }: Archive): void => {
  const start = { ...rows[0], id: header.from } as ChainedRow;
  const own: ChainedRow = {
    ...{ ...start, id: 0, stroom: 'AUDIT', uitkomst: 'ARCHIVED' },
    concerns: JSON.stringify({ to: header.from - 1, hash: header.previous }),
  };
  const { broken, to, hash } = verifyChain({ rows: () => rows, own: [own] });
  if (broken !== undefined && broken.kind !== 'ERASED')
    throw bad(path, `row ${broken.row}: ${broken.kind}: ${broken.detail}`);
  if (to !== header.to || hash !== header.hash) throw bad(path, 'it does not end as its first line says');
};

/** Writes a stretch, reads it back, verifies it, and only then gives it its name. Throws AUDIT_ARCHIVE when it does not hold. */
export const writeArchive = (folder: string, header: ArchiveHeader, rows: readonly ChainedRow[]): string => {
  const path = join(folder, archiveName(header));
  const text = [header, ...rows].map((line) => `${JSON.stringify(line)}\n`).join('');
  const draft = join(folder, `.${archiveName(header)}`);
  persist(draft, gzipSync(text));
  try {
    const written = gunzipSync(readFileSync(draft)).toString('utf8');
    if (written !== text) throw bad(path, 'what was written is not what was read back');
    checkRows(path, {
      header,
      rows: written
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as ChainedRow),
    });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  persist(dirname(path), undefined);
  return path;
};
