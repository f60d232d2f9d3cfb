// Keeps the anchor of a running gateway: holds the database against it before the first write, and notes the head at intervals after that.
// Before each note the rows are held against the last one: what was rewritten underneath a running gateway is never signed over.
// A database that does not fit its anchor is not written to: no log that can be trusted, no answer. It is looked at again at each attempt.
import type { KeyObject } from 'node:crypto';
import { FIRST, type Head } from '../commit/chain.js';
import type { Clock } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { AuditTrail } from '../store/audit.js';
import { findBreak, readAnchor, writeAnchor } from './anchor.js';

/** `complain`: an anchor that could not be written; the next interval tries again. */
export type AnchoringParts = {
  readonly path: string;
  readonly trail: AuditTrail;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly clock: Clock;
  readonly complain: (error: unknown) => void;
};

/** `check`: throws AUDIT_UNWRITABLE while the database does not fit the anchor. `note`: writes it when the head moved. */
export type Anchoring = {
  check(): void;
  note(): void;
  /** Notes at intervals of so many milliseconds, until closed; closing notes once more. */
  start(interval: number): void;
  close(): void;
};

/** Makes it; nothing is read or written yet. */
export const createAnchoring = ({ path, trail, key, publicKey, clock, complain }: AnchoringParts): Anchoring => {
  let fits = false;
  let noted: Head | undefined;
  let timer: NodeJS.Timeout | undefined;

  const holdAgainst = (head: Head | undefined): void => {
    const broken = head && findBreak(trail, head);
    if (broken === undefined) return;
    fits = false;
    throw new Fault('AUDIT_UNWRITABLE', `the audit trail does not fit ${path}: row ${broken.row}: ${broken.detail}`);
  };

  const check = (): void => {
    if (fits) return;
    const anchor = readAnchor(path, [publicKey]);
    holdAgainst(anchor);
    noted = anchor;
    fits = true;
  };

  const headOf = (): Head => {
    const last = trail.given();
    const [row] = last === 0 ? [] : trail.page(last - 1, 1);
    return { sequence: last, hash: row?.hash ?? FIRST };
  };

  const note = (): void => {
    try {
      check();
      holdAgainst(noted);
      const head = headOf();
      if (head.sequence === noted?.sequence) return;
      writeAnchor(path, { ...head, tijdstip: clock.now() }, key);
      noted = head;
    } catch (error) {
      complain(error);
    }
  };

  return {
    check,
    note,
    start: (interval) => {
      timer = setInterval(note, interval);
      timer.unref();
    },
    close: () => {
      clearInterval(timer);
      note();
    },
  };
};
