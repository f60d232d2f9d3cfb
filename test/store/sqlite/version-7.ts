// A database of version 7, frozen: version 6 with its grounds renamed, as that program left them. Never edited.
import { VERSION_6 } from './version-6.js';

export const VERSION_7 = `${VERSION_6}
ALTER TABLE machtiging RENAME TO grond;
DELETE FROM grond;
PRAGMA user_version = 7;
`;
