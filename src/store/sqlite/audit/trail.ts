// The end of the audit chain, and the only writer of its rows: one link behind the other, inside the caller's transaction.
// The head is kept in memory and read again when it cannot be trusted: at the start, and after whatever was rolled back.
// A tail that does not fit refuses every write (no log, no answer) until it fits again; reading it again is all it takes.
import {
  type ChainedRow,
  contentHashOf,
  expectedHash,
  FIRST,
  type Head,
  hashContent,
  hashRow,
  OWN_STREAM,
  startOf,
  writeRanges,
} from '../../../commit/chain.js';
import type { AuditRow } from '../../../commit/unit.js';
import { Fault } from '../../../faults/fault.js';
import { type Database, prepare, type Statement } from '../database.js';

/** Columns of a row that its writer gives, in the order of the table. */
export const AUDIT_COLUMNS = [
  'messageId',
  'tijdstip',
  'stroom',
  'richting',
  'afzender',
  'instelling',
  'Referte',
  'Hoedanigheid',
  'grond',
  'doeleinde',
  'INSZ',
  'inszHash',
  'periodeBegin',
  'periodeEinde',
  'mutatiesContext',
  'uitkomst',
  'clusters',
  'beslissingen',
] as const satisfies readonly (keyof AuditRow)[];

/** The values of a row in that order; written out, because it is done for every message. */
const valuesOf = (row: Omit<AuditRow, 'erases'>): readonly unknown[] => [
  row.messageId,
  row.tijdstip,
  row.stroom,
  row.richting,
  row.afzender,
  row.instelling,
  row.Referte,
  row.Hoedanigheid,
  row.grond,
  row.doeleinde,
  row.INSZ,
  row.inszHash,
  row.periodeBegin,
  row.periodeEinde,
  Number(row.mutatiesContext),
  row.uitkomst,
  row.clusters,
  row.beslissingen,
];

/** Every column of a chained row. */
export const CHAIN_COLUMNS = ['id', ...AUDIT_COLUMNS, 'concerns', 'salt', 'contentHash', 'hash'] as const;

const INSERT = ['id', ...AUDIT_COLUMNS, 'concerns', 'salt', 'hash'];

/** What the trail did to itself. */
export type OwnRow = 'CHAINED' | 'EMPTIED' | 'ARCHIVED' | 'REMOVED';

/** The trail of one connection. Everything but `head` must run inside a transaction. */
export type Trail = {
  /** The last link. Throws AUDIT_UNWRITABLE when the tail does not fit. */
  head(): Head;
  /** Adds a link; erases first what the row says. Throws `MOVED` when another connection added links meanwhile. */
  append(row: AuditRow): void;
  /** Adds a row about the trail itself, at the moment of the last row: the store reads no clock. */
  own(uitkomst: OwnRow, concerns: object, tijdstip?: number): void;
  /** Goes back to a head: what came after it was rolled back. */
  back(head: Head): void;
  /** The head may be another one than is remembered. */
  forget(): void;
  /** Removes every row and leaves one that says so; nothing when there was none. */
  empty(): void;
};

/** Another connection wrote behind our head: the transaction must be tried again. */
export const MOVED = new Fault('AUDIT_UNWRITABLE', 'another process wrote to the audit trail');

const SALTS = 256;

/** Salts of 16 octets out of SQLite's own generator, which the operating system seeds: one question for many. */
const createSalts = (db: Database): (() => string) => {
  const draw = prepare<{ octets: Buffer }>(db, `SELECT randomblob(${SALTS * 16}) AS octets`);
  let octets: Buffer = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at >= octets.length) {
      octets = draw.get()?.octets ?? octets;
      at = 0;
    }
    at += 16;
    return octets.toString('base64url', at - 16, at);
  };
};

/** A row of the table as a row of the chain. */
export const readChained = (rij: ChainedRow): ChainedRow => ({ ...rij, mutatiesContext: Boolean(rij.mutatiesContext) });

const broken = (detail: string): Fault => new Fault('AUDIT_UNWRITABLE', `the audit chain is broken: ${detail}`);

/** Makes the trail; the table must have its shape. */
export const createTrail = (db: Database): Trail => {
  const columns = CHAIN_COLUMNS.join(', ');
  const tail = prepare<ChainedRow>(db, `SELECT ${columns} FROM audit ORDER BY id DESC LIMIT 2`);
  const byId = prepare<ChainedRow>(db, `SELECT ${columns} FROM audit WHERE id = ?`);
  const given = prepare<{ seq: number }>(db, "SELECT seq FROM sqlite_sequence WHERE name = 'audit'");
  const insert: Statement = prepare(
    db,
    `INSERT INTO audit (${INSERT.join(', ')}) VALUES (${INSERT.map(() => '?').join(', ')})`,
  );
  const erase = prepare(
    db,
    `UPDATE audit SET INSZ = NULL, inszHash = NULL, Referte = NULL, periodeBegin = NULL, periodeEinde = NULL,
       beslissingen = NULL, salt = NULL, contentHash = ? WHERE id = ?`,
  );
  const salt = createSalts(db);
  let head: Head | undefined;

  const read = (): Head => {
    const [last, before] = tail.all().map(readChained);
    const seq = given.get()?.seq ?? 0;
    if (last === undefined) {
      if (seq > 0) throw broken(`rows up to ${seq} are gone`);
      return { sequence: 0, hash: FIRST };
    }
    if (last.id !== seq) throw broken(`${seq} rows were written, the last one is ${last.id}`);
    const previous = before?.id === last.id - 1 ? before.hash : startOf(last);
    if (previous === undefined) throw broken(`row ${last.id - 1} is gone`);
    if (expectedHash(last, previous) !== last.hash) throw broken(`row ${last.id} is not what was written`);
    return { sequence: last.id, hash: last.hash };
  };

  const eraseRows = (ids: readonly number[]): string => {
    for (const id of ids) {
      const row = byId.get(id);
      if (row === undefined) throw new Fault('INTERNE_FOUT', `there is no audit row ${id} to erase`);
      if (row.salt !== null) erase.run(contentHashOf(row), id);
    }
    return JSON.stringify({ erased: writeRanges(ids) });
  };

  const current = (): Head => {
    head ??= read();
    return head;
  };

  const add = (row: Omit<AuditRow, 'erases'>, concerns: string | null): void => {
    const { sequence, hash: previous } = current();
    const id = sequence + 1;
    const drawn = salt();
    const hash = hashRow(previous, id, row, concerns, hashContent(drawn, row));
    try {
      insert.run(id, ...valuesOf(row), concerns, drawn, hash);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw MOVED;
      throw error;
    }
    head = { sequence: id, hash };
  };

  const own: Trail['own'] = (uitkomst, concerns, tijdstip = tail.get()?.tijdstip ?? 0) =>
    add(
      {
        ...{ messageId: `audit-${current().sequence + 1}`, tijdstip, stroom: OWN_STREAM, richting: 'INTERN' },
        ...{ afzender: 'kbi', instelling: null, Referte: null, Hoedanigheid: null, grond: null, doeleinde: null },
        ...{ INSZ: null, inszHash: null, periodeBegin: null, periodeEinde: null, mutatiesContext: false },
        ...{ uitkomst, clusters: '', beslissingen: null },
      },
      JSON.stringify(concerns),
    );

  return {
    head: current,
    append: (row) => {
      const erases = row.erases ?? [];
      add(row, erases.length === 0 ? null : eraseRows(erases));
    },
    own,
    back: (to) => {
      head = to;
    },
    forget: () => {
      head = undefined;
    },
    empty: () => {
      // Not through `read`: a broken chain may be emptied, and what was broken stays written down in its last hash.
      const last = tail.get();
      const to = Math.max(given.get()?.seq ?? 0, last?.id ?? 0);
      if (to === 0) return;
      db.exec('DELETE FROM audit');
      head = { sequence: to, hash: last?.hash ?? FIRST };
      own('EMPTIED', { to, hash: head.hash }, last?.tijdstip ?? 0);
    },
  };
};
