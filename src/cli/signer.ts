// Who signs for a command: the partner by the name of `--as`, its key from the key folder, its profile from the world.
// The world is that of the database when there is one, else the files: the command need not have a gateway beside it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import type { Partner, ProfileName } from '../domain/kbi/Partner.js';
import type { Keys, SigningKey } from '../pki/key-folder.js';
import { EXIT, Halt } from './exit.js';
import { packageRoot } from './package.js';

export const PROFILE_NAMES: readonly ProfileName[] = ['strict', 'ksz-x509', 'magda-classic'];

/** Somebody to sign as. */
export type Signer = {
  readonly partner: Partner;
  readonly key: SigningKey;
  readonly profile: ProfileName;
  readonly keys: Keys;
};

/** The folder of the world that the settings name; undefined for `none`. */
export const worldFolder = (config: Config): string | undefined =>
  config.world === 'none'
    ? undefined
    : config.world === 'default'
      ? join(packageRoot, 'fixtures', 'world')
      : config.world;

/** The partners of the database, else those of the world's files. */
export const readPartners = async (config: Config): Promise<readonly Partner[]> => {
  if (existsSync(config.db)) {
    const { openSqlite } = await import('../store/sqlite/open.js');
    const store = openSqlite(config.db, { readonly: true });
    try {
      const { partners } = await store.worlds.load();
      if (partners.length > 0) return partners;
    } finally {
      store.close();
    }
  }
  const folder = worldFolder(config);
  if (folder === undefined) return [];
  const file = join(folder, 'partners.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partner[]) : [];
};

/** Opens the key folder; a folder that is not there is a Halt that says how to make it. */
export const openKeys = async (config: Config): Promise<Keys> => {
  if (!existsSync(join(config.keys, 'ca.crt')))
    throw new Halt(EXIT.config, `There are no keys in ${config.keys}.`, `kbi keys make --keys ${config.keys}`);
  const { loadKeys } = await import('../pki/key-folder.js');
  return loadKeys(config.keys);
};

/** What a partner signs with; one that is not in the folder is a Halt. */
export const keyOf = (keys: Keys, naam: string, folder: string): SigningKey => {
  const key = keys.partner(naam);
  if (key !== undefined) return key;
  throw new Halt(EXIT.config, `There is no key of ${naam} in ${folder}.`, `kbi keys make --keys ${folder}`);
};

/** The signer named by `--as`, or by its ondernemingsnummer. `profile` overrules what the world says of the partner. */
export const openSigner = async (config: Config, as: string, profile: string | undefined): Promise<Signer> => {
  const [keys, partners] = [await openKeys(config), await readPartners(config)];
  const partner = partners.find(({ naam, Ondernemingsnummer }) => naam === as || Ondernemingsnummer === as);
  if (partner === undefined) {
    const names = partners.map(({ naam }) => naam).join(', ');
    throw new Halt(EXIT.usage, `No partner is called ${as}. There are: ${names || 'none'}.`, 'kbi keys');
  }
  const key = keyOf(keys, partner.naam, config.keys);
  const named = PROFILE_NAMES.find((name) => name === profile);
  return { partner, key, keys, profile: named ?? partner.profiel };
};
