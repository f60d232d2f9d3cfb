// A database of version 11, frozen: version 10 with requests of persons about their own data. Never edited.
import { VERSION_10 } from './version-10.js';

export const VERSION_11 = `${VERSION_10}
CREATE TABLE verzoekBetrokkene (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  Soort TEXT NOT NULL, INSZ TEXT, Ontvangen TEXT NOT NULL, Termijn TEXT NOT NULL, Verlenging TEXT,
  Uitkomst TEXT, Toelichting TEXT, Afgehandeld TEXT, herkomst TEXT NOT NULL
);
CREATE INDEX invalidatie_van ON invalidatie (INSZ);
PRAGMA user_version = 11;
`;
