// What a person may ask of retention: run it, or say what a run would do. The same for a running gateway and for a command on the database.
import type { OfficeCommand } from '../callbacks/office.js';
import { isDatum } from '../domain/numbers/Datum.js';
import { Fault } from '../faults/fault.js';
import { type RetentionParts, runRetention } from './run.js';

const readDag = (dag: unknown): string | undefined => {
  if (dag === undefined) return undefined;
  if (typeof dag === 'string' && isDatum(dag)) return dag;
  throw new Fault('ORDER_INVALID', 'the day must be a calendar date YYYY-MM-DD');
};

/** The order `bewaring`: `{action: 'regels'}` gives the rules, anything else runs, with `dryRun` and `dag`. */
export const retentionOffice =
  (parts: RetentionParts): OfficeCommand =>
  async ({ action, dryRun, dag }) =>
    action === 'regels'
      ? { regels: await parts.bewaring.regels() }
      : runRetention(parts, { dag: readDag(dag), dryRun: dryRun === true });
