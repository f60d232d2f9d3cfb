// A database of version 10, frozen: version 9 with where persons live. Never edited.
import { VERSION_9 } from './version-9.js';

export const VERSION_10 = `${VERSION_9}
CREATE TABLE verblijfsgemeente (
  INSZ TEXT NOT NULL, NIS TEXT NOT NULL, Begin TEXT NOT NULL, Einde TEXT, herkomst TEXT NOT NULL,
  PRIMARY KEY (INSZ, Begin)
) WITHOUT ROWID;
CREATE INDEX verblijfsgemeente_NIS ON verblijfsgemeente (NIS, INSZ);
PRAGMA user_version = 10;
`;
