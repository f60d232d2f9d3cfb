// The loader of whoever holds the database: the running gateway, or this command itself.
// Rows for a gateway are gathered first: a stream that breaks off half-way could not be told from one that is done.
import { createHash } from 'node:crypto';
import { announceOwed } from '../callbacks/announce.js';
import { createBatcher } from '../commit/batcher.js';
import type { Config } from '../config.js';
import { type Clock, vandaag } from '../domain/time.js';
import { watchGronden } from '../gronden/wacht.js';
import { openClock } from '../prepare.js';
import { createIds } from '../process/ids.js';
import type { Herkomst, Loader, LoadRow, RowWatch } from '../store/port.js';
import type { SqliteStore } from '../store/sqlite/open.js';
import { inPortions } from '../world/portions.js';
import { createWorld } from '../world/world.js';
import type { Call } from './command.js';
import { withStore } from './database.js';
import { EXIT, Halt } from './exit.js';
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

/** A load in portions: what tells this load from another, and rows of a portion. */
export type InPortions = { readonly load: string; readonly size: number };

/** The loader of an open database; in portions it goes on where the same load was broken off, and says so. */
const openLoader = async (
  { terminal }: Call,
  store: SqliteStore,
  watch: RowWatch,
  portions: InPortions | undefined,
): Promise<Pick<Loader, 'load'>> => {
  const { loader, settings } = store;
  if (portions === undefined) return { load: (rows, herkomst) => loader.load(rows, herkomst, watch) };
  const name = `import.${createHash('sha256').update(portions.load).digest('base64url')}`;
  const done = Number((await settings.get(name)) ?? 0);
  if (done > 0) terminal.say(`going on after row ${done}`);
  const { load, kept } = inPortions((rows, herkomst, note) => loader.load(rows, herkomst, watch, note), {
    ...{ name, done, size: portions.size },
  });
  return {
    load: async (rows, herkomst) => {
      try {
        const all = await load(rows, herkomst);
        // Begun again from here on it is another load, of the same rows.
        await loader.setting(name, '0');
        return all;
      } catch (error) {
        terminal.complain(`kbi: ${kept()} rows are in; the same command goes on after them.`);
        throw error;
      }
    },
  };
};

/** Gives work the loader of whoever holds the database, and today's date by its clock. Portions are not for a running gateway. */
export const withLoader = async <T>(
  call: Call,
  work: (loader: Pick<Loader, 'load'>, today: string) => Promise<T>,
  portions?: InPortions,
): Promise<T> => {
  const { config } = call;
  const door = doorOf(call);
  const holder = findHolder(config.db);
  if (holder !== undefined) {
    if (portions !== undefined)
      throw new Halt(EXIT.usage, 'A running gateway takes rows all or none.', 'stop it, or leave --portion out');
    const { now } = (await postToHolder(holder, 'clock', { json: {} })) as { now: number };
    return work(remoteLoader(holder, door), vandaag(now));
  }
  return withStore(config, 'fill', async (store) => {
    const clock = await openClock(config, store.settings);
    const watch = watchGronden(clock, createIds('system'), door);
    const done = await work(await openLoader(call, store, watch, portions), vandaag(clock.now()));
    await announce(config, store, clock);
    return done;
  });
};
