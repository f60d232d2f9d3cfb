// A database of version 12, frozen: version 11 with replay keys as fingerprints, one row a transaction. Never edited.
import { VERSION_11 } from './version-11.js';

export const VERSION_12 = `${VERSION_11}
DROP TABLE replay;
CREATE TABLE replay (id INTEGER PRIMARY KEY, tot INTEGER NOT NULL, keys BLOB NOT NULL);
PRAGMA user_version = 12;
`;
