// A database of version 3, frozen: version 2 with what that program added to it. Never edited.
import { VERSION_2 } from './version-2.js';

export const VERSION_3 = `${VERSION_2}
CREATE TABLE beslissing (hash TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL);
INSERT INTO beslissing VALUES ('h', '[]');
PRAGMA user_version = 3;
`;
