// The fixtures of the house and an empty store, for the specs of the world.
import { fileURLToPath } from 'node:url';
import type { Persona, WorldRows } from '../../src/domain/kbi/World.js';
import type { Loader, LoadRow } from '../../src/store/port.js';
import { openSqlite, type SqliteStore } from '../../src/store/sqlite/open.js';
import { readPersonas, readWorld } from '../../src/world/read.js';

// Works from the sources and from dist/: fixtures stand in the working folder of the test run.
const at = (folder: string): string => fileURLToPath(new URL(`file://${process.cwd()}/fixtures/${folder}`));

export const FOLDERS = { worldFolder: at('world'), personasFolder: at('personas') };
export const GENT = '0212214125';

export const worldRows = (): readonly LoadRow[] => [...readWorld(FOLDERS.worldFolder)];

export const cast = (): readonly Persona[] =>
  [...readPersonas(FOLDERS.personasFolder)].flatMap((row) => (row.soort === 'persona' ? [row.rij] : []));

const pick = <S extends LoadRow['soort']>(rows: readonly LoadRow[], soort: S) =>
  rows.filter((row) => row.soort === soort).map(({ rij }) => rij as Extract<LoadRow, { soort: S }>['rij']);

/** Rows by kind, as the store gives them. */
export const toWorldRows = (rows: readonly LoadRow[]): WorldRows => ({
  partners: pick(rows, 'partner'),
  gronden: pick(rows, 'grond'),
  codelijsten: pick(rows, 'codelijst'),
  vestigingen: pick(rows, 'vestiging'),
  bronvertragingen: pick(rows, 'bronvertraging'),
});

/** Runs with a store in memory and closes it. */
export const withStore = async (run: (store: SqliteStore) => Promise<void>): Promise<void> => {
  const store = openSqlite(':memory:');
  try {
    await run(store);
  } finally {
    store.close();
  }
};

export const allRows = (loader: Loader): readonly LoadRow[] => [...loader.rows()];

/** The key and detail of the Fault that something throws; empty when it throws none. */
export const faultOf = async (work: () => unknown): Promise<{ key: string; detail: string }> => {
  try {
    await work();
    return { key: '', detail: '' };
  } catch (error) {
    const { key = String(error), detail = '' } = error as { key?: string; detail?: string };
    return { key, detail };
  }
};

/** Every place of a JSON value that holds no object and no list, as a path `a.b[0].c`, with the value broken there. */
export function* breakLeaves(value: unknown): Generator<{ readonly path: string; readonly broken: unknown }> {
  if (typeof value !== 'object' || value === null) {
    yield { path: '', broken: { geen: 'blad' } };
    return;
  }
  for (const [name, held] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${name}]` : name;
    for (const { path, broken } of breakLeaves(held)) {
      const copy = Array.isArray(value) ? value.with(Number(name), broken) : { ...value, [name]: broken };
      yield { path: path === '' || path.startsWith('[') ? `${step}${path}` : `${step}.${path}`, broken: copy };
    }
  }
}

/** Refusals of a check for a value broken in one leaf after the other: the paths it missed. */
export const missedLeaves = (
  check: (value: unknown) => { path: string } | undefined,
  value: unknown,
): readonly string[] =>
  [...breakLeaves(value)]
    .filter(({ path, broken }) => !path.startsWith(check(broken)?.path ?? '?'))
    .map(({ path }) => path);
