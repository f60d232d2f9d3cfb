// The commands that change what is stored, under one roof: the outbox, retention, the rights of the person. One table for the running
// gateway and for a command that opens the database itself. Wiring only.
import { resolve } from 'node:path';
import { archivedFiles } from './audit/archive/folder.js';
import { createOffice, type OfficeCommand, type OfficeParts } from './callbacks/office.js';
import { retentionOffice } from './retention/office.js';
import type { RetentionParts } from './retention/run.js';
import { rightsOffice } from './rights/office.js';
import type { RightsParts } from './rights/parts.js';
import { dossier } from './world/shapes/dossier.js';

/** Everything the commands need. */
export type OfficesParts = OfficeParts &
  RetentionParts &
  Omit<RightsParts, 'findProblem' | 'archived'> & {
    /** Folder that audit rows are archived in. */
    readonly auditArchive: string | undefined;
  };

const archivesOf = ({ auditArchive }: OfficesParts): Pick<RightsParts, 'archived'> =>
  auditArchive === undefined ? {} : { archived: () => archivedFiles(resolve(auditArchive)) };

/** The commands by name. */
export const createOffices = (parts: OfficesParts): ReadonlyMap<string, OfficeCommand> =>
  new Map<string, OfficeCommand>([
    ...createOffice(parts),
    ['bewaring', retentionOffice(parts)],
    ['rechten', rightsOffice({ ...parts, ...archivesOf(parts), findProblem: dossier })],
  ]);
