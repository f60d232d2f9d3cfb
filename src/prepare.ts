// What a start does before anything listens: clock, world, salt, keys, in that order, each kept in the database or beside it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';
import { vandaag } from './domain/time.js';
import { ensureKeys } from './pki/dev-keys.js';
import { type Keys, loadKeys } from './pki/key-folder.js';
import { createClock, type MovableClock, parseClockSpec, restoreClock } from './process/clock.js';
import type { Log } from './process/log.js';
import { createSecret } from './process/secrets.js';
import { type Crl, readCrls } from './security/crl.js';
import { strictEngine } from './security/engine.js';
import type { Engine } from './security/evidence.js';
import type { LoadRow, Settings } from './store/port.js';
import type { SqliteStore } from './store/sqlite/open.js';
import { startWorld } from './world/load.js';
import { findPersonasFolder } from './world/read.js';

/** Where the package stands on this disk, its version, and who is told what happens while starting. */
export type StartOptions = {
  readonly root: string;
  readonly version: string;
  readonly say?: (line: string) => void;
  /** What of the world's rows this database holds; absent: everything. */
  readonly keep?: (row: LoadRow) => LoadRow | undefined;
};

/** The clock that was asked for, else the one the database remembers, else the system's. */
export const openClock = async (config: Config, settings: Settings): Promise<MovableClock> => {
  if (config.clock !== undefined) return createClock(parseClockSpec(config.clock));
  const stored = await settings.get('clock');
  return stored === undefined ? createClock({ modus: 'system' }) : restoreClock(stored);
};

/** The folder of the world, or nothing with `--world none`. */
const worldFolderOf = (config: Config, root: string): string | undefined => {
  if (config.world === 'none') return undefined;
  return config.world === 'default' ? join(root, 'fixtures', 'world') : config.world;
};

/** Brings database and world together (docs/world.md); says so when they do not match. */
export const prepareWorld = async (
  config: Config,
  store: SqliteStore,
  clock: MovableClock,
  { root, say, keep }: StartOptions,
): Promise<void> => {
  const worldFolder = worldFolderOf(config, root);
  if (worldFolder === undefined) return;
  const { warning } = await startWorld({
    loader: store.loader,
    settings: store.settings,
    worldFolder,
    personasFolder: findPersonasFolder(worldFolder),
    keep,
    wantedClock: clock.modus === 'system' ? 'system' : 'explicit',
    vandaag: vandaag(clock.now()),
  });
  if (warning !== undefined) say?.(warning);
};

/** Clock, world and salt of a database that is opened for writing. */
export const prepareStore = async (
  config: Config,
  store: SqliteStore,
  options: StartOptions,
): Promise<MovableClock> => {
  const clock = await openClock(config, store.settings);
  await prepareWorld(config, store, clock, options);
  await store.loader.setting('clock', clock.serialise());
  // The salt under which numbers are hashed that may not be kept; one per database.
  if ((await store.settings.get('salt')) === undefined) await store.loader.setting('salt', createSecret(16));
  return clock;
};

/** Which start of this database this is: under a frozen clock ids come from a seed, and a later start may not give old ones again. */
export const countStart = async ({ settings, loader }: Pick<SqliteStore, 'settings' | 'loader'>): Promise<number> => {
  const starts = Number((await settings.get('starts')) ?? 0) + 1;
  await loader.setting('starts', String(starts));
  return starts;
};

/** Makes the development keys that are absent, for every partner of the world, and reads them all. */
export const prepareKeys = async (config: Config, store: SqliteStore, say: StartOptions['say']): Promise<Keys> => {
  const { partners } = await store.worlds.load();
  const { created } = ensureKeys(config.keys, partners);
  if (created.length > 0) say?.(`made ${created.length} development key files in ${config.keys}`);
  return loadKeys(config.keys);
};

/** Reads the revocation lists anew at each call. Throws when they cannot be read the first time; later the ones before count, and the log says so. */
export const crlReader = ({ crl }: Config, log?: Pick<Log, 'error'>): (() => readonly Crl[]) => {
  let good: readonly Crl[] | undefined;
  return () => {
    try {
      good = crl.flatMap((file) => [...readCrls(readFileSync(file))]);
    } catch (error) {
      if (good === undefined) throw error;
      log?.error({ err: error }, 'a list of revoked certificates cannot be read: those before it count');
    }
    return good;
  };
};

/** The engine that `--engine` names. The other one is not loaded: it brings a DOM with it. */
export const engineOf = async ({ engine }: Config): Promise<Engine> =>
  engine === 'reference' ? (await import('./security/reference-engine.js')).createReferenceEngine() : strictEngine;
