// Every named write with its statement: one table for the loader and for the commit units, so that both keep the same guard.
// The guard (ADR 0009): a number that could be a citizen's is refused unless the store was opened for real numbers.
import { isINSZ, isTestINSZ } from '../../domain/numbers/INSZ.js';
import { Fault } from '../../faults/fault.js';
import type { Herkomst } from '../port.js';
import { collision, type Database, prepare, type Statement } from './database.js';
import { OUTBOX_WRITES } from './outbox/writes.js';
import { RECHTEN_WRITES, VANAF } from './rechten/writes.js';

/** Values of one write, by name. */
export type Waarden = Readonly<Record<string, string | number | null>>;

/** `nummers`: values that are an INSZ. `werk`: what the write changes besides its row. */
type WriteKind = {
  readonly sql: string;
  readonly nummers?: readonly string[];
  readonly werk?: 'world' | 'settings' | 'log';
  /** A write that changes no row found something else stored than it was decided on. */
  readonly must?: true;
  /** A question in place of a change: it must give a row. */
  readonly reads?: true;
};

/** Every number of the person, through the chain of replacements in both directions. */
const NUMMERS = `WITH RECURSIVE nummers(INSZ) AS (
  SELECT @INSZ
  UNION SELECT identiteit.INSZ FROM identiteit JOIN nummers ON identiteit.door = nummers.INSZ
  UNION SELECT identiteit.door FROM identiteit JOIN nummers ON identiteit.INSZ = nummers.INSZ WHERE identiteit.door IS NOT NULL)`;

const worldKind = (tabel: string, nummers: readonly string[] = []): WriteKind => ({
  sql: `INSERT INTO ${tabel} (sleutel, document, herkomst) VALUES (@sleutel, @document, @herkomst)
        ON CONFLICT (sleutel) DO UPDATE SET document = excluded.document, herkomst = excluded.herkomst`,
  nummers,
  werk: 'world',
});

/** The first version of a dossier: above every one that an erased person had, so that no version ever comes twice. */
const NEXT = `1 + COALESCE((SELECT CAST(value AS INTEGER) FROM settings WHERE name = '${VANAF}'), 0)`;

/** A row with the same key replaces the old one. Names of values are names of columns. */
const WRITES: Readonly<Record<string, WriteKind>> = {
  ...OUTBOX_WRITES,
  ...RECHTEN_WRITES,
  'partner.zet': worldKind('partner'),
  'grond.zet': worldKind('grond'),
  'grond.nieuw': {
    sql: 'INSERT INTO grond (sleutel, document, herkomst) VALUES (@sleutel, @document, @herkomst) ON CONFLICT DO NOTHING',
    werk: 'world',
    must: true,
  },
  'grond.stap': {
    sql: 'UPDATE grond SET document = @document, herkomst = @herkomst WHERE sleutel = @sleutel AND json(document) = json(@was)',
    werk: 'world',
    must: true,
  },
  'codelijst.zet': worldKind('codelijst'),
  'vestiging.zet': worldKind('vestiging'),
  'bewaarregel.zet': worldKind('bewaarregel'),
  'bronvertraging.zet': worldKind('bronvertraging', ['sleutel']),
  'persona.zet': {
    sql: `INSERT OR REPLACE INTO persona (INSZ, verhaal, bewijst, herkomst) VALUES (@INSZ, @verhaal, @bewijst, @herkomst)`,
    nummers: ['INSZ'],
  },
  'identiteit.zet': {
    sql: `INSERT OR REPLACE INTO identiteit (INSZ, status, door, herkomst) VALUES (@INSZ, @status, @door, @herkomst)`,
    nummers: ['INSZ', 'door'],
  },
  'identiteit.wis': { sql: 'DELETE FROM identiteit WHERE INSZ = @INSZ' },
  'inschrijving.zet': {
    sql: `INSERT OR REPLACE INTO inschrijving (INSZ, OCMW, Hoedanigheidscode, Begin, Einde, herkomst)
          VALUES (@INSZ, @OCMW, @Hoedanigheidscode, @Begin, @Einde, @herkomst)`,
    nummers: ['INSZ'],
  },
  'inschrijving.wis': { sql: 'DELETE FROM inschrijving WHERE INSZ = @INSZ' },
  'leefloonrecht.zet': {
    sql: `INSERT OR REPLACE INTO leefloonrecht (INSZ, OCMW, Soort, Begin, Einde, OntvangenOp, herkomst)
          VALUES (@INSZ, @OCMW, @Soort, @Begin, @Einde, @OntvangenOp, @herkomst)`,
    nummers: ['INSZ'],
  },
  'verblijfsgemeente.zet': {
    sql: `INSERT OR REPLACE INTO verblijfsgemeente (INSZ, NIS, Begin, Einde, herkomst)
          VALUES (@INSZ, @NIS, @Begin, @Einde, @herkomst)`,
    nummers: ['INSZ'],
  },
  'verblijfsgemeente.wis': { sql: 'DELETE FROM verblijfsgemeente WHERE INSZ = @INSZ' },
  'leefloonrecht.wis': { sql: 'DELETE FROM leefloonrecht WHERE INSZ = @INSZ' },
  'dossier.zet': {
    sql: `INSERT INTO dossier (INSZ, document, versie, herkomst) VALUES (@INSZ, @document, ${NEXT}, @herkomst)
          ON CONFLICT (INSZ) DO UPDATE SET document = excluded.document, versie = versie + 1, herkomst = excluded.herkomst`,
    nummers: ['INSZ'],
  },
  'dossier.vervang': {
    sql: `UPDATE dossier SET document = @document, versie = versie + 1, herkomst = @herkomst WHERE INSZ = @INSZ AND versie = @versie`,
    nummers: ['INSZ'],
    must: true,
  },
  'dossier.nieuw': {
    sql: `INSERT INTO dossier (INSZ, document, versie, herkomst) VALUES (@INSZ, @document, ${NEXT}, @herkomst)
          ON CONFLICT (INSZ) DO UPDATE SET document = excluded.document, versie = versie + 1, herkomst = excluded.herkomst
          WHERE document IS NULL`,
    nummers: ['INSZ'],
    must: true,
  },
  // What retention leaves of a dossier: it belongs to whom it belonged, and time alone makes no changed world of a demo.
  'dossier.bewaar': {
    sql: 'UPDATE dossier SET document = @document, versie = versie + 1 WHERE INSZ = @INSZ AND versie = @versie',
    nummers: ['INSZ'],
    werk: 'log',
    must: true,
  },
  'toeleiding.zet': {
    sql: `INSERT INTO toeleiding (Id, OCMW, VraagReferte, INSZ, Status, document, herkomst)
          VALUES (@Id, @OCMW, @VraagReferte, @INSZ, @Status, @document, @herkomst)`,
    nummers: ['INSZ'],
  },
  // A dossier with an Aanmelding of the person arrived, by whatever road (docs/toeleiding.md).
  'toeleiding.verwerk': {
    sql: `${NUMMERS} UPDATE toeleiding SET Status = 'VW' WHERE Status = 'OP' AND INSZ IN (SELECT INSZ FROM nummers)`,
  },
  // Before the rows of the person are replaced. Loaded again before the letters were made: what stood there first counts.
  'aankondiging.onthoud': {
    sql: `INSERT INTO aankondiging (INSZ, voor) VALUES (@INSZ, (${NUMMERS} SELECT document FROM dossier
            WHERE INSZ IN (SELECT INSZ FROM nummers) AND document IS NOT NULL ORDER BY INSZ = @INSZ DESC LIMIT 1))
          ON CONFLICT (INSZ) DO UPDATE SET beurt = beurt + 1`,
    werk: 'log',
  },
  'aankondiging.klaar': {
    sql: 'DELETE FROM aankondiging WHERE INSZ = @INSZ AND beurt = @beurt',
    werk: 'log',
    must: true,
  },
  // What was decided on the inschrijvingen of a person holds only while they are the same.
  'repertorium.zoals': {
    sql: `SELECT 1 WHERE @rijen = (SELECT json_group_array(json_array(INSZ, OCMW, Hoedanigheidscode, Begin, Einde)) FROM
            (SELECT * FROM inschrijving WHERE INSZ IN (SELECT value FROM json_each(@nummers))
             ORDER BY INSZ, OCMW, Hoedanigheidscode, Begin))`,
    reads: true,
  },
  'inschrijving.einde': {
    sql: `UPDATE inschrijving SET Einde = @Einde, herkomst = @herkomst
          WHERE INSZ = @INSZ AND OCMW = @OCMW AND Hoedanigheidscode = @Hoedanigheidscode AND Begin = @Begin AND Einde IS @was`,
    nummers: ['INSZ'],
    must: true,
  },
  'inschrijving.nieuw': {
    sql: `INSERT INTO inschrijving (INSZ, OCMW, Hoedanigheidscode, Begin, Einde, herkomst)
          VALUES (@INSZ, @OCMW, @Hoedanigheidscode, @Begin, @Einde, @herkomst)`,
    nummers: ['INSZ'],
  },
  // Only for a row of which no day remains; what was answered on it stays in the audit.
  'inschrijving.wis-rij': {
    sql: `DELETE FROM inschrijving
          WHERE INSZ = @INSZ AND OCMW = @OCMW AND Hoedanigheidscode = @Hoedanigheidscode AND Begin = @Begin AND Einde IS @Einde`,
    nummers: ['INSZ'],
    must: true,
  },
  'dossier.wis': { sql: 'UPDATE dossier SET document = NULL, versie = versie + 1 WHERE INSZ = @INSZ' },
  'beslissing.bewaar': {
    sql: 'INSERT INTO beslissing (hash, document) VALUES (@hash, @document) ON CONFLICT (hash) DO NOTHING',
    werk: 'log',
  },
  'setting.zet': {
    sql: `INSERT INTO settings (name, value) VALUES (@name, @value)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    werk: 'settings',
  },
};

/** Settings the store keeps for itself: the version of the world, and whether users changed anything. */
export const WORLD_VERSION = 'world.version';
export const TOUCHED = 'touched';

/** Runs named writes inside the caller's transaction; `finish` settles what they change together. */
export type Writer = {
  write(soort: string, waarden: Waarden, herkomst: Herkomst): void;
  finish(): void;
  /** Forgets what was to be settled, when they are rolled back. */
  abandon(): void;
};

/** Prepares every write. `write` throws INSZ_ONGELDIG, INSZ_NIET_TOEGELATEN, or INTERNE_FOUT for an unknown kind. */
export const createWriter = (db: Database, realNumbers: boolean): Writer => {
  const statements = new Map<string, WriteKind & { readonly statement: Statement }>();
  for (const [soort, kind] of Object.entries(WRITES)) {
    statements.set(soort, { ...kind, statement: prepare(db, kind.sql) });
  }
  const bump = prepare(
    db,
    `INSERT INTO settings (name, value) VALUES ('${WORLD_VERSION}', '1')
     ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
  );
  const touch = prepare(db, `INSERT INTO settings (name, value) VALUES ('${TOUCHED}', '1') ON CONFLICT DO NOTHING`);
  const due = { bump: false, touch: false };

  const checkNummer = (nummer: string | number | null | undefined): void => {
    if (nummer === null || nummer === undefined) return;
    const text = String(nummer);
    if (!isINSZ(text)) throw new Fault('INSZ_ONGELDIG', 'form or check digits');
    if (!realNumbers && !isTestINSZ(text)) {
      throw new Fault('INSZ_NIET_TOEGELATEN', 'not the number of a test person (month 61 to 72)');
    }
  };

  return {
    write: (soort, waarden, herkomst) => {
      const kind = statements.get(soort);
      if (kind === undefined) throw new Fault('INTERNE_FOUT', `unknown write ${soort}`);
      if (kind.nummers !== undefined) for (const naam of kind.nummers) checkNummer(waarden[naam]);
      if (kind.reads === true) {
        if (kind.statement.get({ ...waarden, herkomst }) === undefined) throw collision(soort);
        return;
      }
      const { changes } = kind.statement.run({ ...waarden, herkomst });
      if (kind.must === true && changes === 0) throw collision(soort);
      if (kind.werk === 'world') due.bump = true;
      if (herkomst === 'user' && kind.werk !== 'settings' && kind.werk !== 'log') due.touch = true;
    },
    finish: () => {
      if (due.bump) bump.run();
      if (due.touch) touch.run();
      due.bump = false;
      due.touch = false;
    },
    abandon: () => {
      due.bump = false;
      due.touch = false;
    },
  };
};
