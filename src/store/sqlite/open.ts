// Opens the embedded store (ADR 0005): migrates, prepares, and hands out reading, loading and committing as separate objects.
// One writing connection a database: the committer's. Workers open it `readonly`.
import type { CommitUnit, UnitOutcome } from '../../commit/unit.js';
import type { AuditMoves, AuditTrail } from '../audit.js';
import type { Bewaring, Loader, Outbox, Rechten } from '../port.js';
import { createMoves } from './audit/moves.js';
import { createAuditReader } from './audit/reader.js';
import { createTrail } from './audit/trail.js';
import { createBewaring } from './bewaring.js';
import { createLoader } from './bulk/loader.js';
import { type Database, openDatabase } from './database.js';
import { migrate } from './migrations.js';
import { createOutbox } from './outbox/reader.js';
import { createReaders, type Readers } from './readers.js';
import { createRechten } from './rechten/reader.js';
import { createReplay } from './replay.js';
import { createSnapshot } from './snapshot.js';
import { createUnits } from './units.js';
import { createWriter } from './writes.js';

/** `readonly`: for workers; writing then fails. `realNumbers`: numbers that could be a citizen's are taken too (ADR 0009). */
export type SqliteOptions = { readonly readonly?: boolean; readonly realNumbers?: boolean };

/** The store with its bulk loader and the function behind the committer. */
export type SqliteStore = Readers & {
  readonly path: string;
  readonly loader: Loader;
  readonly outbox: Outbox;
  readonly bewaring: Bewaring;
  readonly rechten: Rechten;
  readonly audit: AuditTrail;
  readonly auditMoves: AuditMoves;
  /** One transaction for all units; throws AUDIT_UNWRITABLE when it cannot be made durable. */
  applyUnits(units: readonly CommitUnit[]): readonly UnitOutcome[];
  /** Moves everything into the file itself and empties the log of changes: what was deleted stands nowhere any more. */
  settle(): void;
  close(): void;
};

/** The store on an open connection, which it closes with itself. Throws INTERNE_FOUT for a database of a newer program. */
export const storeOn = (db: Database, options: SqliteOptions = {}): SqliteStore => {
  migrate(db);
  const writer = createWriter(db, options.realNumbers ?? false);
  const trail = createTrail(db);
  const replay = createReplay(db);
  const { look, ending } = createSnapshot(db);
  const loader = createLoader(db, writer, trail, replay);
  const audit = createAuditReader(db);
  const moves = createMoves(db, trail);
  return {
    ...createReaders(db, look),
    path: db.name,
    loader: { ...loader, load: ending(loader.load), clear: ending(loader.clear), setting: ending(loader.setting) },
    outbox: createOutbox(db),
    bewaring: createBewaring(db),
    rechten: createRechten(db),
    audit: { ...audit, steady: ending(audit.steady) },
    auditMoves: { archived: ending(moves.archived), removed: ending(moves.removed) },
    applyUnits: ending(createUnits(db, writer, trail, replay)),
    settle: ending(() => {
      db.pragma('wal_checkpoint(TRUNCATE)');
    }),
    close: () => {
      db.close();
    },
  };
};

/** Opens a file, or `:memory:`. Throws INTERNE_FOUT when it cannot be opened or belongs to a newer program. */
export const openSqlite = (path: string, options: SqliteOptions = {}): SqliteStore => {
  const db = openDatabase(path, options.readonly);
  try {
    return storeOn(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
};
