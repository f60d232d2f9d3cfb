// A database of version 8, frozen: version 7 with the columns of the audit chain, and no rows. Never edited.
import { VERSION_7 } from './version-7.js';

export const VERSION_8 = `${VERSION_7}
DELETE FROM audit;
DELETE FROM sqlite_sequence WHERE name = 'audit';
ALTER TABLE audit ADD COLUMN concerns TEXT;
ALTER TABLE audit ADD COLUMN salt TEXT;
ALTER TABLE audit ADD COLUMN contentHash TEXT;
ALTER TABLE audit ADD COLUMN hash TEXT;
CREATE INDEX audit_inszHash ON audit (inszHash, tijdstip) WHERE inszHash IS NOT NULL;
CREATE INDEX audit_own ON audit (id) WHERE stroom = 'AUDIT';
PRAGMA user_version = 8;
`;
