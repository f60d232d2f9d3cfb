// The shape of the database, as a list of steps that are only ever added to: `PRAGMA user_version` counts the steps taken.
// All steps that are due run in one transaction at start; a database of a newer program is left untouched.
import { fingerprintOf } from '../../commit/replay-memory.js';
import { Fault } from '../../faults/fault.js';
import { adoptRows } from './audit/adopt.js';
import { type Database, prepare } from './database.js';

/** A table of the world: one JSON document a row, under its key. */
const worldTable = (naam: string): string =>
  `CREATE TABLE ${naam} (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);`;

const BASE = `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  ${['partner', 'machtiging', 'codelijst', 'vestiging', 'bronvertraging'].map(worldTable).join('\n')}
  -- A removed dossier keeps its row without document, so that a version never comes twice.
  CREATE TABLE dossier (INSZ TEXT PRIMARY KEY NOT NULL, document TEXT, versie INTEGER NOT NULL, herkomst TEXT NOT NULL);
  CREATE TABLE inschrijving (
    INSZ TEXT NOT NULL, OCMW TEXT NOT NULL, Hoedanigheidscode INTEGER NOT NULL,
    Begin TEXT NOT NULL, Einde TEXT, herkomst TEXT NOT NULL,
    PRIMARY KEY (INSZ, OCMW, Hoedanigheidscode, Begin)
  ) WITHOUT ROWID;
  CREATE TABLE leefloonrecht (
    INSZ TEXT NOT NULL, OCMW TEXT NOT NULL, Soort TEXT NOT NULL,
    Begin TEXT NOT NULL, Einde TEXT, OntvangenOp TEXT NOT NULL, herkomst TEXT NOT NULL,
    PRIMARY KEY (INSZ, OCMW, Soort, Begin)
  ) WITHOUT ROWID;
  CREATE TABLE identiteit (INSZ TEXT PRIMARY KEY, status TEXT NOT NULL, door TEXT, herkomst TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX identiteit_door ON identiteit (door) WHERE door IS NOT NULL;
  CREATE TABLE replay (key TEXT PRIMARY KEY, tot INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX replay_tot ON replay (tot);
  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    messageId TEXT NOT NULL, tijdstip INTEGER NOT NULL, stroom TEXT NOT NULL, richting TEXT NOT NULL,
    afzender TEXT NOT NULL, instelling TEXT, Referte TEXT, Hoedanigheid TEXT, grond TEXT, doeleinde TEXT,
    INSZ TEXT, inszHash TEXT, periodeBegin TEXT, periodeEinde TEXT, mutatiesContext INTEGER NOT NULL,
    uitkomst TEXT NOT NULL, clusters TEXT NOT NULL, beslissingen TEXT
  );`;

/** The story of a test person, for catalogues and export; and who saw a person, without reading the whole trail. */
const STORIES = `
  CREATE TABLE persona (INSZ TEXT PRIMARY KEY, verhaal TEXT, bewijst TEXT, herkomst TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX audit_INSZ ON audit (INSZ, tijdstip) WHERE INSZ IS NOT NULL;`;

/** Explanations of decisions by their hash: an audit row names one, and equal ones are kept once. */
const DECISIONS = 'CREATE TABLE beslissing (hash TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL);';

/** Persons that were referred; one Id and one Vraag/Referte of an OCMW each. */
const TOELEIDINGEN = `
  CREATE TABLE toeleiding (
    Id TEXT PRIMARY KEY NOT NULL, OCMW TEXT NOT NULL, VraagReferte TEXT NOT NULL, INSZ TEXT NOT NULL,
    Status TEXT NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL,
    UNIQUE (OCMW, VraagReferte)
  );
  CREATE INDEX toeleiding_INSZ ON toeleiding (INSZ);`;

/** What is owed to OCMWs. One letter a person and OCMW waits; the number of a letter is never given twice. */
const INVALIDATIES = `
  CREATE TABLE invalidatie (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    GebeurtenisId TEXT NOT NULL UNIQUE, INSZ TEXT NOT NULL, OCMW TEXT NOT NULL,
    aangemaakt INTEGER NOT NULL, wachtTot INTEGER NOT NULL, status TEXT NOT NULL DEFAULT 'WACHT', Volgnummer INTEGER,
    pogingen INTEGER NOT NULL DEFAULT 0, volgendePoging INTEGER NOT NULL, eerstePoging INTEGER, laatsteFout TEXT,
    samengevoegd INTEGER NOT NULL DEFAULT 0, vervangenDoor TEXT, afgehandeld INTEGER,
    ingehaald INTEGER NOT NULL DEFAULT 0, herkomst TEXT NOT NULL
  );
  CREATE UNIQUE INDEX invalidatie_wacht ON invalidatie (INSZ, OCMW) WHERE status = 'WACHT';
  CREATE UNIQUE INDEX invalidatie_volgnummer ON invalidatie (OCMW, Volgnummer) WHERE Volgnummer IS NOT NULL;
  CREATE INDEX invalidatie_open ON invalidatie (OCMW, volgendePoging, id) WHERE status IN ('WACHT', 'VERZONDEN');
  CREATE INDEX invalidatie_persoon ON invalidatie (INSZ, OCMW, id) WHERE status IN ('WACHT', 'VERZONDEN');
  CREATE INDEX invalidatie_status ON invalidatie (status, id);
  CREATE TABLE volgnummer (OCMW TEXT PRIMARY KEY, laatste INTEGER NOT NULL) WITHOUT ROWID;`;

/** Persons that a user loaded, whose letters are still to be made: what stood there before. Older programs kept their numbers in a setting. */
const AANKONDIGINGEN = `
  CREATE TABLE aankondiging (INSZ TEXT PRIMARY KEY, voor TEXT, beurt INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID;
  INSERT INTO aankondiging (INSZ)
    SELECT DISTINCT json_each.value FROM settings, json_each(NULLIF(settings.value, '')) WHERE settings.name = 'aankondiging';
  DELETE FROM settings WHERE name = 'aankondiging';`;

/** A ground is one row with all its streams; before, each stream of a ground was a row of its own and stays one. */
const GRONDEN = `
  ALTER TABLE machtiging RENAME TO grond;
  UPDATE grond SET document = json_object(
    'nummer', json_extract(document, '$.nummer'), 'soort', 'MACHTIGING', 'omschrijving', json_extract(document, '$.nummer'),
    'bron', json_extract(document, '$.bron'), 'paragraaf', json_extract(document, '$.bron'),
    'ontvangers', json_extract(document, '$.ontvangers'),
    'stromen', json_array(json_patch(
      json_object(
        'stroom', json_extract(document, '$.stroom'), 'Hoedanigheden', json_array(json_extract(document, '$.Hoedanigheid')),
        'clusters', json_extract(document, '$.clusters'),
        'doeleinden', (SELECT json_group_array(json_object('code', 'oud', 'nl', value, 'en', value, 'paragraaf', '-'))
                       FROM json_each(document, '$.doeleinden'))),
      json_object('repertoriumcodes', json_extract(document, '$.repertoriumcodes')))),
    'status', json_extract(document, '$.status'), 'geldig', json_extract(document, '$.geldig'));`;

/** Audit rows as links of a chain (docs/audit.md), and persons of whom only a hash is kept, without reading the whole trail. */
const CHAIN = (db: Database): void => {
  for (const column of ['concerns', 'salt', 'contentHash', 'hash'])
    db.exec(`ALTER TABLE audit ADD COLUMN ${column} TEXT`);
  db.exec('CREATE INDEX audit_inszHash ON audit (inszHash, tijdstip) WHERE inszHash IS NOT NULL');
  db.exec("CREATE INDEX audit_own ON audit (id) WHERE stroom = 'AUDIT'");
  adoptRows(db);
};

/** Rules of retention, as rows of the world. */
const BEWAARREGELS = worldTable('bewaarregel');

/** Where persons live: the search key of lists for gemeenten, and of nothing else. */
const GEMEENTEN = `
  CREATE TABLE verblijfsgemeente (
    INSZ TEXT NOT NULL, NIS TEXT NOT NULL, Begin TEXT NOT NULL, Einde TEXT, herkomst TEXT NOT NULL,
    PRIMARY KEY (INSZ, Begin)
  ) WITHOUT ROWID;
  CREATE INDEX verblijfsgemeente_NIS ON verblijfsgemeente (NIS, INSZ);`;

/** Requests of persons about their own data. */
const VERZOEKEN = `
  CREATE TABLE verzoekBetrokkene (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    Soort TEXT NOT NULL, INSZ TEXT, Ontvangen TEXT NOT NULL, Termijn TEXT NOT NULL, Verlenging TEXT,
    Uitkomst TEXT, Toelichting TEXT, Afgehandeld TEXT, herkomst TEXT NOT NULL
  );
  CREATE INDEX invalidatie_van ON invalidatie (INSZ);`;

/** Replay keys as fingerprints, one row a transaction: the committer holds them in memory and searches no index (ADR 0021). */
const FINGERPRINTS = (db: Database): void => {
  const old = prepare<{ key: string; tot: number }>(db, 'SELECT key, tot FROM replay').all();
  db.exec('DROP TABLE replay; CREATE TABLE replay (id INTEGER PRIMARY KEY, tot INTEGER NOT NULL, keys BLOB NOT NULL)');
  const insert = prepare(db, 'INSERT INTO replay (keys, tot) VALUES (?, ?)');
  for (const key of old) insert.run(fingerprintOf(key), key.tot);
};

/** The version of a dossier beside the dossier: who saw that version need not read it again. */
const VERSIES = 'CREATE INDEX dossier_versie ON dossier (INSZ, versie) WHERE document IS NOT NULL;';

const STEPS: readonly (string | ((db: Database) => void))[] = [
  BASE,
  STORIES,
  DECISIONS,
  TOELEIDINGEN,
  INVALIDATIES,
  AANKONDIGINGEN,
  GRONDEN,
  CHAIN,
  BEWAARREGELS,
  GEMEENTEN,
  VERZOEKEN,
  FINGERPRINTS,
  VERSIES,
];

/** The version this program writes and reads. */
export const VERSION = STEPS.length;

const versionOf = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/** Brings a database to this version. Throws INTERNE_FOUT for a newer one, and for an older one that may only be read. */
export const migrate = (db: Database): void => {
  if (versionOf(db) === VERSION) return;
  const upgrade = db.transaction(() => {
    const found = versionOf(db);
    if (found > VERSION) {
      throw new Fault(
        'INTERNE_FOUT',
        `database ${db.name} has version ${found}; this program knows ${VERSION}: use a newer kbi-gateway, or another --db`,
      );
    }
    for (const step of STEPS.slice(found)) {
      if (typeof step === 'string') db.exec(step);
      else step(db);
    }
    db.pragma(`user_version = ${VERSION}`);
  });
  if (db.readonly && versionOf(db) < VERSION) {
    throw new Fault('INTERNE_FOUT', `database ${db.name} is older than this program and opened for reading only`);
  }
  upgrade.immediate();
};
