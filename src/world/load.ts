// Loads the world and its test persons as fixtures, all or nothing, and remembers by how many days they were moved.
// Re-basing loads the same rows over the old ones, so that the audit trail of an untouched demo world stays whole;
// only when the old world held rows that the new one lacks is the database emptied first. Persons of a user that were there before
// any world get one around them, without the test persons: theirs are never overwritten.

import { dagenTussen } from '../domain/numbers/Datum.js';
import type { Datum } from '../domain/time.js';
import type { Loader, LoadRow, Settings } from '../store/port.js';
import { decideWorld, type WorldClock, type WorldDecision } from './decide.js';
import { createFindNummer, readPersonas, readWorld } from './read.js';
import { REFERENCE_DAY, shiftRow } from './shift.js';

/** `personasFolder` undefined: a world without persons. */
export type WorldFolders = {
  readonly worldFolder: string;
  readonly personasFolder: string | undefined;
  /** What of a row this database holds; undefined: nothing of it. Absent: everything. */
  readonly keep?: ((row: LoadRow) => LoadRow | undefined) | undefined;
};

/** Names of the settings in which the database remembers its world. */
export const WORLD_SETTINGS = { shift: 'shift', world: 'world', clock: 'world.clock' } as const;

/** Every row of the folders, moved by a number of days. Throws WORLD_INVALID. */
export const readRows = ({ worldFolder, personasFolder, keep }: WorldFolders, shift: number): readonly LoadRow[] => {
  const world = [...readWorld(worldFolder)];
  const find = createFindNummer(world.flatMap((row) => (row.soort === 'partner' ? [row.rij] : [])));
  const personas = personasFolder === undefined ? [] : [...readPersonas(personasFolder, find)];
  const rows = [...world, ...personas].flatMap((row) => (keep === undefined ? row : (keep(row) ?? [])));
  return rows.map((row) => shiftRow(row, shift));
};

/** Loads the folders; `shifted`: moved so that the reference day is today. Gives the rows loaded and the shift in days. */
export const loadWorld = async (
  loader: Loader,
  options: WorldFolders & { readonly vandaag: Datum; readonly shifted: boolean },
): Promise<{ readonly rows: number; readonly shift: number }> => {
  const shift = options.shifted ? dagenTussen(REFERENCE_DAY, options.vandaag) : 0;
  const rows = await loader.load(readRows(options, shift), 'fixture');
  await loader.setting(WORLD_SETTINGS.shift, String(shift));
  await loader.setting(WORLD_SETTINGS.world, options.worldFolder);
  await loader.setting(WORLD_SETTINGS.clock, options.shifted ? 'system' : 'explicit');
  return { rows, shift };
};

const keyOf = (row: LoadRow): string => {
  const rij: { naam?: string; nummer?: string; KBISleutel?: string; INSZ?: string } = row.rij;
  return `${row.soort} ${rij.naam ?? rij.nummer ?? rij.KBISleutel ?? rij.INSZ}`;
};

/** Whether the database holds a row that the folders no longer do. */
const holdsMore = (loader: Loader, folders: WorldFolders): boolean => {
  const known = new Set(readRows(folders, 0).map(keyOf));
  for (const row of loader.rows()) if (!known.has(keyOf(row))) return true;
  return false;
};

/** What stands in the database: rows of a world come before persons, so that the first row tells. */
const heldBy = (loader: Loader): 'nothing' | 'persons' | 'world' => {
  for (const { soort } of loader.rows()) return soort === 'persona' ? 'persons' : 'world';
  return 'nothing';
};

const parseClock = (text: string | undefined): WorldClock | undefined =>
  text === 'system' || text === 'explicit' ? text : undefined;

/** Everything a start needs to bring the database and its world together. */
export type StartWorld = WorldFolders & {
  readonly loader: Loader;
  readonly settings: Settings;
  /** Undefined: no --clock was given, and the database decides, also after a reset; a new one follows the system. */
  readonly wantedClock: WorldClock | undefined;
  readonly vandaag: Datum;
};

/** Decides and does: the world is loaded, re-based or kept. Throws CLOCK_MODE_CONFLICT and WORLD_INVALID. */
export const startWorld = async (start: StartWorld): Promise<WorldDecision> => {
  const { loader, settings, vandaag } = start;
  const storedShift = await settings.get(WORLD_SETTINGS.shift);
  const storedClock = parseClock(await settings.get(WORLD_SETTINGS.clock));
  const wantedClock = start.wantedClock ?? storedClock ?? 'system';
  const held = heldBy(loader);
  // Persons imported into a database that never had a world: without one nobody could ask about them.
  const withoutWorld = held === 'persons' && storedShift === undefined;
  const decision = decideWorld({
    empty: held === 'nothing' || withoutWorld,
    touched: await loader.touched(),
    storedShift: storedShift === undefined ? undefined : Number(storedShift),
    storedClock,
    wantedClock,
    vandaag,
  });
  if (decision.action === 'keep') return decision;
  if (decision.action === 'rebase' && holdsMore(loader, start)) await loader.clear();
  const personasFolder = withoutWorld ? undefined : start.personasFolder;
  await loadWorld(loader, { ...start, personasFolder, shifted: wantedClock === 'system' });
  return decision;
};
