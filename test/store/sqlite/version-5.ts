// A database of version 5, frozen: version 4 with what that program added to it. Never edited.
import { VERSION_4 } from './version-4.js';

export const VERSION_5 = `${VERSION_4}
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
CREATE TABLE volgnummer (OCMW TEXT PRIMARY KEY, laatste INTEGER NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 5;
`;
