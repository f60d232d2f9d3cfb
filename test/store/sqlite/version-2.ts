// A database of version 2, frozen: version 1 with what that program added to it. Never edited.
import { VERSION_1 } from './version-1.js';

export const VERSION_2 = `${VERSION_1}
CREATE TABLE persona (INSZ TEXT PRIMARY KEY, verhaal TEXT, bewijst TEXT, herkomst TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX audit_INSZ ON audit (INSZ, tijdstip) WHERE INSZ IS NOT NULL;
INSERT INTO persona VALUES ('84722492046', 'everything present', NULL, 'fixture');
PRAGMA user_version = 2;
`;
