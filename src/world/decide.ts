// What a start does with the database it finds (docs/world.md): load, re-base, or keep. Pure, so that it can be tabled.
// On the system clock fixtures follow today; under --clock they keep their dates. A database keeps the mode it was loaded in.
import { dagenTussen } from '../domain/numbers/Datum.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import { REFERENCE_DAY } from './shift.js';

/** `explicit`: any --clock with an instant, ticking or frozen. */
export type WorldClock = 'system' | 'explicit';

/** The database as found, and what is wanted. `stored…` undefined: the database never held a world of ours. */
export type WorldFacts = {
  readonly empty: boolean;
  readonly touched: boolean;
  readonly storedShift: number | undefined;
  readonly storedClock: WorldClock | undefined;
  readonly wantedClock: WorldClock;
  readonly vandaag: Datum;
};

/** `shift`: days the fixtures are, or are to be, moved. `warning`: for the user, beside READY. */
export type WorldDecision = {
  readonly action: 'load' | 'rebase' | 'keep';
  readonly shift: number;
  readonly warning?: string;
};

/** Decides. Throws CLOCK_MODE_CONFLICT when a loaded database is opened under the other clock mode. */
export const decideWorld = (facts: WorldFacts): WorldDecision => {
  const { empty, touched, storedShift, storedClock, wantedClock, vandaag } = facts;
  const shift = wantedClock === 'system' ? dagenTussen(REFERENCE_DAY, vandaag) : 0;
  if (empty) return { action: 'load', shift };
  if (storedClock === undefined || storedShift === undefined) return { action: 'keep', shift: 0 };
  if (storedClock !== wantedClock) {
    throw new Fault(
      'CLOCK_MODE_CONFLICT',
      `loaded under the ${storedClock} clock, started under the ${wantedClock} one`,
    );
  }
  if (storedShift === shift) return { action: 'keep', shift };
  if (!touched) return { action: 'rebase', shift };
  const days = Math.abs(shift - storedShift);
  return {
    action: 'keep',
    shift: storedShift,
    warning: `The test persons lie ${days} day(s) from today: this database holds changes and is left as it is; kbi reset loads them anew.`,
  };
};
