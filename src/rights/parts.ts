// What the rights of the person are carried out with. Everything is handed in.
import type { ChangeParts } from '../callbacks/change.js';
import type { PersonSources } from '../callbacks/person.js';
import type { ChainedRow } from '../commit/chain.js';
import type { Committer } from '../commit/unit.js';
import type { AuditTrail } from '../store/audit.js';
import type { Leefloonrechten, Mutaties, Rechten, Settings } from '../store/port.js';

/** `findProblem`: what an import would say of a dossier. `settle`: leaves nothing of what was deleted in the files of the database. */
export type RightsParts = PersonSources &
  ChangeParts & {
    readonly rechten: Rechten;
    readonly leefloonrechten: Leefloonrechten;
    readonly settings: Settings;
    readonly audit: Pick<AuditTrail, 'ofPerson'>;
    /** Rows of the trail that stand in archives, file by file; absent: none were archived. */
    readonly archived?: () => AsyncIterable<readonly ChainedRow[]>;
    readonly committer: Committer;
    readonly findProblem: Mutaties['findProblem'];
    readonly settle: () => void;
  };
