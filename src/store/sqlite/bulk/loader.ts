// Bulk writing on SQLite: one call is one transaction, so that nothing is ever half loaded; rows are streamed, never collected.
// A persona replaces everything that belongs to the person, and what stood there is kept in the same transaction until the OCMWs that
// watch the person were told (callbacks/announce.ts). Refusals name the row, never the number.
import { isAangemeld } from '../../../domain/kbi/Toeleiding.js';
import type { Persona } from '../../../domain/kbi/World.js';
import { Fault } from '../../../faults/fault.js';
import type { Herkomst, Loader, LoadNote, LoadRow, RowWatch } from '../../port.js';
import type { Trail } from '../audit/trail.js';
import { type Database, describe, prepare } from '../database.js';
import type { Replay } from '../replay.js';
import { TOUCHED, type Waarden, WORLD_VERSION, type Writer } from '../writes.js';
import { exportRows } from './export.js';

const TABLES = [
  ...['partner', 'grond', 'codelijst', 'vestiging', 'bronvertraging', 'bewaarregel'],
  ...[
    'persona',
    'dossier',
    'inschrijving',
    'leefloonrecht',
    'verblijfsgemeente',
    'identiteit',
    'replay',
    'beslissing',
    'toeleiding',
    'invalidatie',
    'volgnummer',
    'aankondiging',
    'verzoekBetrokkene',
  ],
];

type Los = Exclude<LoadRow, { readonly soort: 'persona' }>;

/** JSON in ASCII: what SQLite hands back in ASCII is no work to decode, and dossiers are read far more often than written. */
const writeAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const world = (sleutel: string, rij: Los['rij']): Waarden => ({ sleutel, document: JSON.stringify(rij) });

/** The values of one row, under the names of its columns. */
const waardenOf = (row: Los): Waarden => {
  switch (row.soort) {
    case 'partner':
    case 'codelijst':
      return world(row.rij.naam, row.rij);
    case 'grond':
    case 'bewaarregel':
      return world(row.rij.nummer, row.rij);
    case 'vestiging':
      return world(row.rij.KBISleutel, row.rij);
    case 'bronvertraging':
      return world(row.rij.INSZ, row.rij);
    case 'inschrijving': {
      const { INSZ, OCMW, Hoedanigheidscode, Periode } = row.rij;
      return { INSZ, OCMW, Hoedanigheidscode, Begin: Periode.Begin, Einde: Periode.Einde ?? null };
    }
    case 'leefloonrecht': {
      const { INSZ, OCMW, Soort, Periode, OntvangenOp } = row.rij;
      return { INSZ, OCMW, Soort, Begin: Periode.Begin, Einde: Periode.Einde ?? null, OntvangenOp };
    }
    case 'verblijfsgemeente': {
      const { INSZ, NIS, Periode } = row.rij;
      return { INSZ, NIS, Begin: Periode.Begin, Einde: Periode.Einde ?? null };
    }
  }
};

/** Writes the rows of one persona, after removing what the person had, which is kept when somebody may have to hear of it. */
const writePersona = (writer: Writer, persona: Persona, herkomst: Herkomst, announce: boolean): void => {
  const { INSZ, verhaal = null, bewijst = null, identiteit, dossier } = persona;
  if (announce) writer.write('aankondiging.onthoud', { INSZ }, herkomst);
  writer.write('persona.zet', { INSZ, verhaal, bewijst }, herkomst);
  for (const soort of ['identiteit.wis', 'inschrijving.wis', 'leefloonrecht.wis', 'verblijfsgemeente.wis']) {
    writer.write(soort, { INSZ }, herkomst);
  }
  if (identiteit !== undefined) {
    writer.write('identiteit.zet', { INSZ, status: identiteit.status, door: identiteit.door ?? null }, herkomst);
  }
  for (const rij of persona.inschrijvingen ?? []) {
    writeRow(writer, { soort: 'inschrijving', rij: { ...rij, INSZ } }, herkomst);
  }
  for (const rij of persona.leefloonrechten ?? []) {
    writeRow(writer, { soort: 'leefloonrecht', rij: { ...rij, INSZ } }, herkomst);
  }
  for (const rij of persona.verblijfsgemeenten ?? []) {
    writeRow(writer, { soort: 'verblijfsgemeente', rij: { ...rij, INSZ } }, herkomst);
  }
  if (dossier === undefined) writer.write('dossier.wis', { INSZ }, herkomst);
  else writer.write('dossier.zet', { INSZ, document: writeAscii({ ...dossier, INSZ }) }, herkomst);
  if (dossier !== undefined && isAangemeld(dossier)) writer.write('toeleiding.verwerk', { INSZ }, herkomst);
};

const writeRow = (writer: Writer, row: LoadRow, herkomst: Herkomst, announce = false): void => {
  if (row.soort === 'persona') writePersona(writer, row.rij, herkomst, announce);
  else writer.write(`${row.soort}.zet`, waardenOf(row), herkomst);
};

/** The refusal of a row, with its number (the first is 1) for the one who must mend the file. */
const refuseRow = (error: unknown, rij: number): Fault =>
  error instanceof Fault
    ? new Fault(error.key, `row ${rij}: ${error.detail}`, { ...error.facts, rij: String(rij) }, error)
    : new Fault('INTERNE_FOUT', `row ${rij}: ${describe(error)}`, { rij: String(rij) }, error);

/** Makes the loader of one connection. `load` refuses with INSZ_ONGELDIG or INSZ_NIET_TOEGELATEN, and then keeps no row. */
export const createLoader = (db: Database, writer: Writer, trail: Trail, replay: Replay): Loader => {
  const somebody = prepare(db, 'SELECT 1 FROM persona LIMIT 1');
  const ground = prepare<{ document: string }>(db, 'SELECT document FROM grond WHERE sleutel = ?');
  const touched = prepare<{ value: string }>(db, `SELECT value FROM settings WHERE name = '${TOUCHED}'`);

  /** The row as it may be written, with what it leaves in the trail. */
  const watched = (row: LoadRow, watch: RowWatch | undefined): LoadRow => {
    if (row.soort !== 'grond' || watch === undefined) return row;
    const document = ground.get(row.rij.nummer)?.document;
    const { rij, audit } = watch.grond(document === undefined ? undefined : JSON.parse(document), row.rij);
    if (audit !== undefined) trail.append(audit);
    return { soort: 'grond', rij };
  };

  const loadAll = db.transaction(
    (rows: Iterable<LoadRow>, herkomst: Herkomst, watch?: RowWatch, note?: LoadNote): number => {
      // Another connection may have written to the trail since.
      if (watch !== undefined) trail.forget();
      // Fixtures are no doing of anybody; and of a database without persons nobody can have seen one.
      const announce = herkomst === 'user' && somebody.get() !== undefined;
      let rij = 0;
      for (const row of rows) {
        rij += 1;
        try {
          writeRow(writer, watched(row, watch), herkomst, announce);
        } catch (error) {
          throw refuseRow(error, rij);
        }
      }
      if (note !== undefined)
        writer.write('setting.zet', { name: note.name, value: String(note.before + rij) }, 'fixture');
      writer.finish();
      return rij;
    },
  );

  const clearAll = db.transaction(() => {
    for (const tabel of TABLES) db.exec(`DELETE FROM ${tabel}`);
    trail.empty();
    replay.forget();
    // Dossier versions start again: the version of the world moves, so that nobody mistakes a new dossier for a remembered one.
    db.exec(`DELETE FROM settings WHERE name = '${TOUCHED}';
      INSERT INTO settings (name, value) VALUES ('${WORLD_VERSION}', '1')
      ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`);
  });

  return {
    load: async (rows, herkomst, watch, note) => {
      try {
        return loadAll.immediate(rows, herkomst, watch, note);
      } catch (error) {
        writer.abandon();
        if (watch !== undefined) trail.forget();
        throw error;
      }
    },
    rows: () => exportRows(db),
    clear: async () => {
      try {
        clearAll.immediate();
      } catch (error) {
        trail.forget();
        throw error;
      }
    },
    setting: async (name, value) => writer.write('setting.zet', { name, value }, 'fixture'),
    touched: async () => touched.get() !== undefined,
  };
};
