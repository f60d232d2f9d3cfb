// A folder of archives as one stretch of the chain: its files in order, its rows one after the other, one file in memory at a time.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ChainedRow } from '../../commit/chain.js';
import { OWN_STREAM } from '../../commit/chain.js';
import { Fault } from '../../faults/fault.js';
import type { AuditTrail, Counted } from '../../store/audit.js';
import { allRows } from '../../store/audit.js';
import type { Claims } from '../verify.js';
import { rangeOf, readArchive } from './file.js';

/** One file by its name. */
export type ArchiveFile = { readonly path: string; readonly name: string; readonly from: number; readonly to: number };

/** The files of a folder in the order of their rows. Throws AUDIT_ARCHIVE when the folder cannot be read. */
export const listArchives = (folder: string): readonly ArchiveFile[] => {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new Fault('AUDIT_ARCHIVE', `the folder ${folder} cannot be read`, {}, error);
  }
  return names.sort().flatMap((name) => {
    const range = rangeOf(name);
    return range === undefined ? [] : [{ path: join(folder, name), name, ...range }];
  });
};

/** Every row of the folder. A row that two files hold comes once: the second file was written after the first was left behind. */
export function* archivedRows(folder: string): Generator<ChainedRow> {
  let last = Number.MIN_SAFE_INTEGER;
  for (const { path } of listArchives(folder)) {
    for (const row of readArchive(path).rows) {
      if (row.id <= last) continue;
      last = row.id;
      yield row;
    }
  }
}

/** The rows of each file, with a turn for others before the next: for a process that answers meanwhile. */
export async function* archivedFiles(folder: string): AsyncGenerator<readonly ChainedRow[]> {
  if (!existsSync(folder)) return;
  for (const { path } of listArchives(folder)) {
    yield readArchive(path).rows;
    await breathe();
  }
}

/** Archives and database as one chain; rows that both hold, after a crash between the two, are those of the archive. */
export function* rowsAcross(folder: string | undefined, trail: Pick<AuditTrail, 'page'>): Generator<ChainedRow> {
  let last = Number.MIN_SAFE_INTEGER;
  if (folder !== undefined)
    for (const row of archivedRows(folder)) {
      last = row.id;
      yield row;
    }
  yield* allRows(trail, last);
}

/** What `verifyChain` needs of a trail with its archives. */
export const claimsOf = (folder: string | undefined, trail: AuditTrail): Claims => {
  const own: ChainedRow[] = [];
  if (folder !== undefined) for (const row of archivedRows(folder)) if (row.stroom === OWN_STREAM) own.push(row);
  return { rows: () => rowsAcross(folder, trail), own: [...own, ...trail.own()], given: trail.given() };
};

/** Messages of archives and database for counting, one by one; those that the trail wrote about itself are not among them. */
export function* countedAcross(
  folder: string,
  trail: AuditTrail,
  van = Number.MIN_SAFE_INTEGER,
  tot = Number.MAX_SAFE_INTEGER,
): Generator<Counted> {
  for (const row of rowsAcross(folder, trail)) {
    if (row.stroom === OWN_STREAM || row.tijdstip < van || row.tijdstip >= tot) continue;
    yield { ...row, uur: Math.floor(row.tijdstip / 3_600_000), aantal: 1 };
  }
}
