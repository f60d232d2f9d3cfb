// What a change of a ground leaves in the audit trail: a row of the stream GROND, in the chain with the consultations it allowed.
// Who stands in `afzender`, the ground in `grond`, the change in `uitkomst`, the reason in `doeleinde`. No person is in it.
import { internalRow } from '../commit/internal-row.js';
import type { AuditRow } from '../commit/unit.js';
import type { Grond } from '../domain/kbi/Grond.js';
import type { Ids } from '../domain/time.js';
import { takeNumbersOut } from '../domain/vrije-tekst.js';
import type { Wie } from './levensloop.js';

/** The stream under which changes of grounds are audited. */
export const GROND_STROOM = 'GROND';

const MOST_TEXT = 300;
const MOST_NAME = 100;

/** A reason as it may be kept: without numbers of persons (A130), and no longer than a row takes. */
export const cleanReden = (reden: string | undefined): string | undefined =>
  reden === undefined || reden === '' ? undefined : takeNumbersOut(reden).tekst.slice(0, MOST_TEXT);

/** The name of whoever did it, as it may be kept. */
export const cleanDoor = (door: string): string => takeNumbersOut(door).tekst.slice(0, MOST_NAME);

/** One row. `uitkomst`: `CONCEPT>ADVIES_DPO`, `>CONCEPT` for a new ground, `GEWIJZIGD`, or `VOLDAAN <condition>`. */
export const grondRow = (
  { nummer }: Pick<Grond, 'nummer'>,
  uitkomst: string,
  { now, door, reden }: Wie,
  ids: Ids,
): AuditRow =>
  internalRow({
    ...{ ids, now, stroom: GROND_STROOM, uitkomst, INSZ: null, grond: nummer },
    ...{ afzender: door, doeleinde: reden ?? null },
  });
