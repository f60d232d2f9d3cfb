// The commands that change what is stored, under one roof: the outbox, retention. One table for the running gateway and for a command that
// opens the database itself. Wiring only.
import { createOffice, type OfficeCommand, type OfficeParts } from './callbacks/office.js';
import { retentionOffice } from './retention/office.js';
import type { RetentionParts } from './retention/run.js';

/** Everything the commands need. */
export type OfficesParts = OfficeParts & RetentionParts;

/** The commands by name. */
export const createOffices = (parts: OfficesParts): ReadonlyMap<string, OfficeCommand> =>
  new Map<string, OfficeCommand>([...createOffice(parts), ['bewaring', retentionOffice(parts)]]);
