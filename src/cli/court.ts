// The court for commands: the world and the persons of the database, read only; without a database those of the world's files.
// Explaining changes nothing, so a running gateway is not disturbed and need not be asked.
import { existsSync } from 'node:fs';
import { createViews } from '../disclosure/views.js';
import { brusselsInstant, type Datum } from '../domain/time.js';
import type { Court } from '../judge.js';
import { createCourt } from '../judging.js';
import { openClock, prepareStore } from '../prepare.js';
import { createIds } from '../process/ids.js';
import { openSqlite, type SqliteStore } from '../store/sqlite/open.js';
import { createFeestdagen } from '../world/feestdagen.js';
import { createWorld, type World } from '../world/world.js';
import type { Call } from './command.js';
import { packageRoot, version } from './package.js';

/** `now`: by the clock of the database. */
export type CliCourt = {
  readonly court: Court;
  readonly world: World;
  readonly store: SqliteStore;
  readonly now: number;
};

/** The moment a command speaks of: noon of a day, else now. */
export const momentOf = (dag: Datum | undefined, now: number): number =>
  dag === undefined ? now : brusselsInstant(dag, '12:00:00');

/** Opens a court for work, and closes it whatever happens. */
export const withCourt = async <T>(call: Call, work: (opened: CliCourt) => Promise<T>): Promise<T> => {
  const { config, terminal } = call;
  const there = existsSync(config.db);
  const store = openSqlite(there ? config.db : ':memory:', { readonly: there, realNumbers: config.realNumbers });
  try {
    if (!there) terminal.say(`There is no database ${config.db}: the world of the files is used.`);
    const options = { root: packageRoot, version: version(), say: terminal.say };
    const clock = there ? await openClock(config, store.settings) : await prepareStore(config, store, options);
    const world = createWorld(await store.worlds.load());
    const court = createCourt({
      config,
      store,
      ids: createIds('system'),
      world: () => world,
      quota: { take: () => undefined },
      feestdagen: createFeestdagen(),
      views: createViews(0),
    });
    return await work({ court, world, store, now: clock.now() });
  } finally {
    store.close();
  }
};

/** Numbers of the persons that the database tells a story of: the test persons, and what was imported with one. */
export const personasOf = (store: SqliteStore): readonly string[] => {
  const found: string[] = [];
  for (const row of store.loader.rows())
    if (row.soort === 'persona' && row.rij.verhaal !== undefined) found.push(row.rij.INSZ);
  return found;
};
