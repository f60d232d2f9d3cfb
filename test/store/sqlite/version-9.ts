// A database of version 9, frozen: version 8 with rules of retention. Never edited.
import { VERSION_8 } from './version-8.js';

export const VERSION_9 = `${VERSION_8}
CREATE TABLE bewaarregel (sleutel TEXT PRIMARY KEY NOT NULL, document TEXT NOT NULL, herkomst TEXT NOT NULL);
PRAGMA user_version = 9;
`;
