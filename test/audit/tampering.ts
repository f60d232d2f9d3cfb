// A trail as a gateway leaves it, and the ways in which somebody with the file and a SQLite shell can change it: generated, by seed.
import Sqlite from 'better-sqlite3';
import { FIRST, type Head } from '../../src/commit/chain.js';
import type { AuditRow } from '../../src/commit/unit.js';
import { allRows } from '../../src/store/audit.js';
import { storeOn } from '../../src/store/sqlite/open.js';
import { createDraw, type Draw } from '../../src/world/generate/random.js';
import { audit, insz, unit } from '../store/samples.js';

/** How many rows the trail has. */
export const ROWS = 60;

const rowOf = (i: number, draw: Draw): AuditRow => ({
  ...audit(`m${i}`, 1_346_655_600_000 + i * 60_000),
  INSZ: draw.chance(0.8) ? insz(draw.between(1, 20)) : null,
  Referte: `R-${i}`,
  uitkomst: draw.pick(['DATA', 'NIET_IN_REPERTORIUM', 'GEEN_GEGEVENS']),
  clusters: draw.pick(['', '1,2', '1,2,3']),
  mutatiesContext: draw.chance(0.5),
});

/** The octets of a database with a whole trail, two of its rows erased, and its head. */
export const wholeTrail = (): { readonly octets: Buffer; readonly head: Head } => {
  const db = new Sqlite(':memory:');
  const store = storeOn(db);
  for (let i = 1; i <= ROWS; i += 1) {
    const row = rowOf(i, createDraw(7, i));
    const own = { ...row, INSZ: null, Referte: null, periodeBegin: null, beslissingen: null, stroom: 'Wissing' };
    store.applyUnits([unit(`m${i}`, { audit: i === 40 ? { ...own, erases: [11, 12] } : row })]);
  }
  const last = [...allRows(store.audit)].at(-1);
  const octets = db.serialize();
  store.close();
  return { octets, head: { sequence: last?.id ?? 0, hash: last?.hash ?? FIRST } };
};

/** What was done, to which row it must be traced, and under which names that may be told. */
export type Tampered = { readonly what: string; readonly row: number; readonly kinds: readonly string[] };

const COLUMNS = [
  ...[
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
  ],
  ...['INSZ', 'inszHash', 'periodeBegin', 'periodeEinde', 'mutatiesContext', 'uitkomst', 'clusters', 'beslissingen'],
  ...['concerns', 'salt', 'hash'],
];

const edit = (db: Sqlite.Database, draw: Draw): Tampered => {
  const column = draw.pick(COLUMNS);
  const row = draw.between(1, ROWS);
  const old = db.prepare(`SELECT ${column} AS value FROM audit WHERE id = ?`).get(row) as { value: unknown };
  const number = column === 'tijdstip' || column === 'mutatiesContext';
  const value = number
    ? 1 - Number(old.value)
    : old.value === null
      ? 'x'
      : draw.chance(0.3) && !isMust(column)
        ? null
        : `${old.value}x`;
  db.prepare(`UPDATE audit SET ${column} = ? WHERE id = ?`).run(value, row);
  return { what: `${column} of ${row}`, row, kinds: ['EDITED', 'ERASED'] };
};

const MUST = ['messageId', 'stroom', 'richting', 'afzender', 'uitkomst', 'clusters', 'hash'];
const isMust = (column: string): boolean => MUST.includes(column);

/** Moves the numbers of all rows from one on by a step, as somebody would who hides a gap. */
const renumber = (db: Sqlite.Database, from: number, step: number): void => {
  db.prepare('UPDATE audit SET id = -(id + ?) WHERE id >= ?').run(step, from);
  db.exec('UPDATE audit SET id = -id WHERE id < 0');
};

const setCount = (db: Sqlite.Database): void => {
  db.exec("UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM audit) WHERE name = 'audit'");
};

const remove = (db: Sqlite.Database, draw: Draw): Tampered => {
  const row = draw.between(1, ROWS - 1);
  const many = draw.between(1, Math.min(4, ROWS - row));
  db.prepare('DELETE FROM audit WHERE id BETWEEN ? AND ?').run(row, row + many - 1);
  const hidden = draw.chance(0.5);
  if (hidden) {
    renumber(db, row + many, -many);
    setCount(db);
  }
  return {
    what: `${many} from ${row}${hidden ? ', renumbered' : ''}`,
    row,
    kinds: hidden ? ['DELETED', 'EDITED'] : ['DELETED'],
  };
};

const insert = (db: Sqlite.Database, draw: Draw): Tampered => {
  const row = draw.between(1, ROWS);
  const copy = draw.between(1, ROWS);
  renumber(db, row, 1);
  const from = copy >= row ? copy + 1 : copy;
  const names = (db.pragma('table_info(audit)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id');
  db.prepare(`INSERT INTO audit (id, ${names.join(', ')}) SELECT ?, ${names.join(', ')} FROM audit WHERE id = ?`).run(
    row,
    from,
  );
  if (draw.chance(0.7))
    db.prepare('UPDATE audit SET messageId = ?, INSZ = ? WHERE id = ?').run('forged', insz(99), row);
  setCount(db);
  return { what: `a copy of ${copy} at ${row}`, row, kinds: ['INSERTED'] };
};

const reorder = (db: Sqlite.Database, draw: Draw): Tampered => {
  const a = draw.between(1, ROWS - 1);
  const b = draw.between(a + 1, ROWS);
  db.prepare('UPDATE audit SET id = -1 WHERE id = ?').run(a);
  db.prepare('UPDATE audit SET id = ? WHERE id = ?').run(a, b);
  db.prepare('UPDATE audit SET id = ? WHERE id = -1').run(b);
  return { what: `${a} and ${b} changed places`, row: a, kinds: ['REORDERED'] };
};

const truncate = (db: Sqlite.Database, draw: Draw): Tampered => {
  const row = draw.between(1, ROWS);
  db.prepare('DELETE FROM audit WHERE id >= ?').run(row);
  // Half of them hide it inside the database; the anchor outside knows.
  if (draw.chance(0.5)) setCount(db);
  return { what: `from ${row}`, row, kinds: ['TRUNCATED'] };
};

/** The five ways. */
export const TAMPERINGS: Readonly<Record<string, (db: Sqlite.Database, draw: Draw) => Tampered>> = {
  edit,
  delete: remove,
  insert,
  reorder,
  truncate,
};
