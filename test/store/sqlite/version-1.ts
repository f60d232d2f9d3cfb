// A database of version 1, frozen: its shape and a few rows as that program wrote them. Never edited.
export const VERSION_1 = `
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE partner (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);
CREATE TABLE machtiging (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);
CREATE TABLE codelijst (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);
CREATE TABLE vestiging (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);
CREATE TABLE bronvertraging (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);
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
);
INSERT INTO settings VALUES ('clock', 'system'), ('world.version', '3');
INSERT INTO partner VALUES ('ocmw-gent', '{"naam":"ocmw-gent"}', 'fixture');
INSERT INTO dossier VALUES ('84722492046', '{"Hoedanigheden":[],"INSZ":"84722492046"}', 4, 'user');
INSERT INTO inschrijving VALUES ('84722492046', '0212214125', 2, '2012-01-01', NULL, 'user');
INSERT INTO replay VALUES ('old-message', 9000000000000);
INSERT INTO audit (messageId, tijdstip, stroom, richting, afzender, INSZ, mutatiesContext, uitkomst, clusters)
  VALUES ('m1', 1346655600000, 'KBIDossiers', 'IN', 'ocmw-gent', '84722492046', 1, 'DATA', '1,2');
PRAGMA user_version = 1;
`;
