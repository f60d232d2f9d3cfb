// Opens the database for a command: when no gateway holds it, the command does the work itself.
// A database that is not there is made only by what fills it (import, reset): a typing error in --db must not make an empty one.
import { existsSync } from 'node:fs';
import type { Config } from '../config.js';
import { openSqlite, type SqliteStore } from '../store/sqlite/open.js';
import { EXIT, Halt } from './exit.js';

/** `read` and `change` want a database that is there; `fill` makes one. */
export type Access = 'read' | 'change' | 'fill';

/** Runs work on the database and closes it, whatever happens. */
export const withStore = async <T>(
  config: Config,
  access: Access,
  work: (store: SqliteStore) => Promise<T>,
): Promise<T> => {
  if (access !== 'fill' && !existsSync(config.db))
    throw new Halt(EXIT.config, `There is no database ${config.db}.`, `kbi serve --db ${config.db}`);
  const store = openSqlite(config.db, { readonly: access === 'read', realNumbers: config.realNumbers });
  try {
    return await work(store);
  } finally {
    store.close();
  }
};
