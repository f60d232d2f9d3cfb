// The reading side of the outbox: per receiver the letters that may be sent now, never past an older one of the same person.
// Trusts the writes beside it for the statuses; every question is bounded, because a dead receiver's letters may be many.
import type { Invalidatie, InvalidatieStatus } from '../../../domain/kbi/Invalidatie.js';
import type { Outbox, Outstanding } from '../../port.js';
import { type Database, prepare } from '../database.js';

type Rij = { readonly [K in keyof Invalidatie]: Exclude<Invalidatie[K], undefined> | null };

const COLUMNS =
  'id, GebeurtenisId, INSZ, OCMW, aangemaakt, wachtTot, status, Volgnummer, pogingen, volgendePoging, eerstePoging, ' +
  'laatsteFout, samengevoegd, vervangenDoor, afgehandeld';
const OPEN = "status IN ('WACHT', 'VERZONDEN')";
/** Order per person and OCMW (docs/callbacks.md): the oldest open letter goes first, the others wait for it. */
const FIRST = `NOT EXISTS (SELECT 1 FROM invalidatie AS ouder WHERE ouder.INSZ = invalidatie.INSZ AND ouder.OCMW = invalidatie.OCMW
  AND ouder.id < invalidatie.id AND ouder.${OPEN})`;

const readRij = ({ Volgnummer, eerstePoging, laatsteFout, vervangenDoor, afgehandeld, ...rij }: Rij): Invalidatie => ({
  ...(rij as Invalidatie),
  Volgnummer: Volgnummer ?? undefined,
  eerstePoging: eerstePoging ?? undefined,
  laatsteFout: laatsteFout ?? undefined,
  vervangenDoor: vervangenDoor ?? undefined,
  afgehandeld: afgehandeld ?? undefined,
});

/** Prepares every question on one connection. */
export const createOutbox = (db: Database): Outbox => {
  const ontvangers = prepare<{ OCMW: string }>(
    db,
    `SELECT DISTINCT OCMW FROM invalidatie INDEXED BY invalidatie_open WHERE ${OPEN} ORDER BY OCMW`,
  );
  const due = prepare<Rij>(
    db,
    `SELECT ${COLUMNS} FROM invalidatie WHERE OCMW = ? AND ${OPEN} AND volgendePoging <= ? AND ${FIRST}
     ORDER BY volgendePoging, id LIMIT ?`,
  );
  const next = prepare<{ volgendePoging: number }>(
    db,
    `SELECT volgendePoging FROM invalidatie WHERE OCMW = ? AND ${OPEN} AND ${FIRST} ORDER BY volgendePoging, id LIMIT 1`,
  );
  const open = prepare<Rij>(db, `SELECT ${COLUMNS} FROM invalidatie WHERE INSZ = ? AND ${OPEN} ORDER BY id`);
  const find = prepare<Rij>(db, `SELECT ${COLUMNS} FROM invalidatie WHERE id = ?`);
  const list = prepare<Rij>(db, `SELECT ${COLUMNS} FROM invalidatie WHERE id > ? ORDER BY id LIMIT ?`);
  const listStatus = prepare<Rij>(
    db,
    `SELECT ${COLUMNS} FROM invalidatie WHERE status = ? AND id > ? ORDER BY id LIMIT ?`,
  );
  const vervallen = prepare<Rij>(
    db,
    `SELECT ${COLUMNS} FROM invalidatie WHERE status IN ('VERVALLEN_GEEN_LEEFLOON', 'OPGEGEVEN')
     AND laatsteFout = 'GEEN_LEEFLOON' AND ingehaald = 0 AND id > ? ORDER BY id LIMIT ?`,
  );
  const outstanding = prepare<{ status: InvalidatieStatus; aantal: number; oudste: number }>(
    db,
    'SELECT status, COUNT(*) AS aantal, MIN(aangemaakt) AS oudste FROM invalidatie GROUP BY status',
  );
  return {
    ontvangers: async () => ontvangers.all().map(({ OCMW }) => OCMW),
    due: async (ocmw, now, most) => due.all(ocmw, now, most).map(readRij),
    next: async (ocmw) => next.get(ocmw)?.volgendePoging,
    open: async (insz) => open.all(insz).map(readRij),
    find: async (id) => {
      const rij = find.get(id);
      return rij && readRij(rij);
    },
    list: async (na, most, status) =>
      (status === undefined ? list.all(na, most) : listStatus.all(status, na, most)).map(readRij),
    vervallen: async (na, most) => vervallen.all(na, most).map(readRij),
    outstanding: async (): Promise<readonly Outstanding[]> => outstanding.all(),
  };
};
