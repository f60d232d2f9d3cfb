// The door of better-sqlite3: opens a connection with the promises the house makes (ADR 0007) and tells errors apart.
// WAL with synchronous=FULL: what was committed survives kill -9 and power loss.
import BetterSqlite3 from 'better-sqlite3';
import { Fault } from '../../faults/fault.js';

/** One connection. Synchronous: nothing else of this process runs while it works. */
export type Database = BetterSqlite3.Database;

/** A prepared statement with named or positional values. */
export type Statement<Rij = unknown> = BetterSqlite3.Statement<unknown[], Rij>;

/** How long one connection waits for the write lock of another process. The event loop stands still meanwhile. Unit: ms. */
const BUSY_TIMEOUT = 2_000;

/** Opens a file or `:memory:`. Throws INTERNE_FOUT when it cannot be opened; `readonly` needs an existing file. */
export const openDatabase = (path: string, readonly = false): Database => {
  try {
    const db = new BetterSqlite3(path, { readonly, fileMustExist: readonly, timeout: BUSY_TIMEOUT });
    if (!readonly) db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What is deleted is overwritten: an erased person may not stand in a free page.
    db.pragma('secure_delete = ON');
    // Not mapped: what is mapped counts as memory of the process, and grows with the file. The cache is bounded.
    db.pragma('mmap_size = 0');
    db.pragma('cache_size = -16384');
    return db;
  } catch (error) {
    throw new Fault('INTERNE_FOUT', `cannot open database ${path}: ${describe(error)}`, {}, error);
  }
};

/** Prepares a statement and says of which rows it answers. */
export const prepare = <Rij = unknown>(db: Database, sql: string): Statement<Rij> => db.prepare<unknown[], Rij>(sql);

/** Codes that blame the row and not the file: only then can the other units of a transaction go on. */
const OF_THE_ROW = ['SQLITE_CONSTRAINT', 'SQLITE_ERROR', 'SQLITE_MISMATCH', 'SQLITE_RANGE', 'SQLITE_TOOBIG'];

/** Whether an error means that the database cannot be written at all: full disk, lock, input/output. */
export const isUnwritable = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError && !OF_THE_ROW.some((code) => error.code.startsWith(code));

/** A write that found something else stored than its unit was decided on; the unit is decided again. */
export const collision = (soort: string): Fault => new Fault('INTERNE_FOUT', `${soort} collided`, { collision: soort });

/** Whether an error is a collision: a unique key that is taken, or a version that moved. */
export const isCollision = (error: unknown): boolean =>
  error instanceof Fault
    ? error.facts.collision !== undefined
    : error instanceof BetterSqlite3.SqliteError && /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(error.code);

/** Code and sentence of an error for the log. SQLite names columns, never values. */
export const describe = (error: unknown): string => {
  if (error instanceof BetterSqlite3.SqliteError) return `${error.code}: ${error.message}`;
  if (error instanceof Fault) return `${error.key}: ${error.detail}`;
  return error instanceof Error ? error.message : String(error);
};
