// The commands that change what is stored, under one roof: the outbox, retention, the rights of the person. One table for the running
// gateway and for a command that opens the database itself. Wiring only.
import { createOffice, type OfficeCommand, type OfficeParts } from './callbacks/office.js';
import { retentionOffice } from './retention/office.js';
import type { RetentionParts } from './retention/run.js';
import { rightsOffice } from './rights/office.js';
import type { RightsParts } from './rights/parts.js';
import { dossier } from './world/shapes/dossier.js';

/** Everything the commands need. */
export type OfficesParts = OfficeParts & RetentionParts & Omit<RightsParts, 'findProblem'>;

/** The commands by name. */
export const createOffices = (parts: OfficesParts): ReadonlyMap<string, OfficeCommand> =>
  new Map<string, OfficeCommand>([
    ...createOffice(parts),
    ['bewaring', retentionOffice(parts)],
    ['rechten', rightsOffice({ ...parts, findProblem: dossier })],
  ]);
