// A database of version 4, frozen: version 3 with what that program added to it. Never edited.
import { VERSION_3 } from './version-3.js';

export const VERSION_4 = `${VERSION_3}
CREATE TABLE toeleiding (
  Id TEXT PRIMARY KEY NOT NULL, OCMW TEXT NOT NULL, VraagReferte TEXT NOT NULL, INSZ TEXT NOT NULL,
  Status TEXT NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL,
  UNIQUE (OCMW, VraagReferte)
);
CREATE INDEX toeleiding_INSZ ON toeleiding (INSZ);
PRAGMA user_version = 4;
`;
