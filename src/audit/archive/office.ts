// Archiving on command and on a schedule: one function for the running gateway, its timer, and a command that opens the database itself.
// One run at a time: a second one waits for the first.
import { isAbsolute } from 'node:path';
import type { Clock } from '../../domain/time.js';
import { Fault } from '../../faults/fault.js';
import type { AuditMoves, AuditTrail } from '../../store/audit.js';
import { type Archived, AT_HAND, archive, removeDue } from './archive.js';

/** `check`: throws while the trail cannot be trusted; nothing leaves such a trail. */
export type ArchiveOfficeParts = {
  readonly trail: AuditTrail;
  readonly moves: AuditMoves;
  readonly clock: Clock;
  readonly check?: () => void;
  readonly breathe?: () => Promise<unknown>;
};

/** `to`: folder, an absolute path. `months`: how long rows stay at hand. `removeDue`: also remove what was kept ten years. */
export type ArchiveOrder = { readonly to: string; readonly months?: number; readonly removeDue?: boolean };

/** What was done; `removed`: names of files. */
export type ArchiveReport = Archived & { readonly removed: readonly string[] };

export type ArchiveOffice = (order: Readonly<Record<string, unknown>>) => Promise<ArchiveReport>;

const read = ({
  to,
  months = AT_HAND,
  removeDue = false,
}: Readonly<Record<string, unknown>>): Required<ArchiveOrder> => {
  if (typeof to !== 'string' || !isAbsolute(to)) throw new Fault('ORDER_INVALID', 'to must be a folder, absolute');
  if (typeof months !== 'number' || !Number.isInteger(months) || months < 0 || months > 1200)
    throw new Fault('ORDER_INVALID', 'months must be a whole number from 0 to 1200');
  return { to, months, removeDue: removeDue === true };
};

/** Makes the office of one writing connection. */
export const createArchiveOffice = (parts: ArchiveOfficeParts): ArchiveOffice => {
  let running: Promise<unknown> = Promise.resolve();
  return (order) => {
    const { to: folder, months, removeDue: remove } = read(order);
    const run = async (): Promise<ArchiveReport> => {
      parts.check?.();
      const own = { ...parts, folder, now: parts.clock.now() };
      const done = await archive(own, months);
      return { ...done, removed: remove ? removeDue(own) : [] };
    };
    const mine = running.then(run);
    running = mine.catch(() => undefined);
    return mine;
  };
};
