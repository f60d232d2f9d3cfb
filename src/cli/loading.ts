// The loader of whoever holds the database: the running gateway, or this command itself.
// Rows for a gateway are gathered first: a stream that breaks off half-way could not be told from one that is done.
import { announceOwed } from '../callbacks/announce.js';
import { createBatcher } from '../commit/batcher.js';
import type { Config } from '../config.js';
import { type Clock, vandaag } from '../domain/time.js';
import { watchGronden } from '../gronden/wacht.js';
import { openClock } from '../prepare.js';
import { createIds } from '../process/ids.js';
import type { Herkomst, Loader, LoadRow } from '../store/port.js';
import type { SqliteStore } from '../store/sqlite/open.js';
import { createWorld } from '../world/world.js';
import type { Call } from './command.js';
import { withStore } from './database.js';
import { doorOf } from './grond/order.js';
import { findHolder, type Holder, postToHolder } from './holder.js';

const each = async function* (lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
};

/** A loader that hands its rows to the gateway, after all of them were checked. */
export const remoteLoader = (holder: Holder, door = 'operator'): Pick<Loader, 'load'> => ({
  load: async (rows: Iterable<LoadRow>, herkomst: Herkomst) => {
    const lines: string[] = [];
    for (const row of rows) lines.push(JSON.stringify(row));
    const answer = await postToHolder(holder, 'import', { lines: each(lines) }, { herkomst, door });
    return (answer as { rows: number }).rows;
  },
});

/** Makes the letters that the rows owe; they go when a gateway starts. */
const announce = async ({ callbackWait }: Config, store: SqliteStore, clock: Clock): Promise<void> => {
  const committer = createBatcher({ apply: store.applyUnits });
  const { machtigingen, partnerByOndernemingsnummer: partnerOf } = createWorld(await store.worlds.load());
  const ids = createIds('system');
  const wait = callbackWait * 1000;
  await announceOwed({ ...store, machtigingen: () => machtigingen, partnerOf, committer, clock, ids, wait });
  await committer.close();
};

/** Gives work the loader of whoever holds the database, and today's date by its clock. */
export const withLoader = async <T>(
  call: Call,
  work: (loader: Pick<Loader, 'load'>, today: string) => Promise<T>,
): Promise<T> => {
  const { config } = call;
  const door = doorOf(call);
  const holder = findHolder(config.db);
  if (holder !== undefined) {
    const { now } = (await postToHolder(holder, 'clock', { json: {} })) as { now: number };
    return work(remoteLoader(holder, door), vandaag(now));
  }
  return withStore(config, 'fill', async (store) => {
    const clock = await openClock(config, store.settings);
    const watch = watchGronden(clock, createIds('system'), door);
    const loader = {
      load: (rows: Iterable<LoadRow>, herkomst: Herkomst) => store.loader.load(rows, herkomst, watch),
    };
    const done = await work(loader, vandaag(clock.now()));
    await announce(config, store, clock);
    return done;
  });
};
