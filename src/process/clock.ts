// The one clock of the house (ADR 0008) and the only reader of the machine's: system, ticking from a set instant, or frozen.
// Ticking uses the monotonic clock, so that a correction of the machine's clock moves nothing. Kept as text in the
// settings of the database, so that commands with `--db` stand at the same moment.
import { performance } from 'node:perf_hooks';
import type { Clock } from '../domain/time.js';
import { Fault } from '../faults/fault.js';

/** What `--clock` asks for. `instant`: ms since 1970. */
export type ClockSpec =
  | { readonly modus: 'system' }
  | { readonly modus: 'ticking'; readonly instant: number }
  | { readonly modus: 'frozen'; readonly instant: number };

export type ClockMode = ClockSpec['modus'];

/** A clock that can be moved. `set` and `advance` keep the mode: a frozen clock stands still at the new instant. */
export type MovableClock = Clock & {
  readonly modus: ClockMode;
  set(instant: number): void;
  advance(ms: number): void;
  /** Stands still, goes on, or follows the machine again; only the last moves the instant. */
  become(modus: ClockMode): void;
  /** Text for `restoreClock`, in this or another process of the same machine. */
  serialise(): string;
};

/** The machine: `wall` in ms since 1970, `monotonic` in ms since anything. */
export type Machine = { wall(): number; monotonic(): number };

const MACHINE: Machine = { wall: () => Date.now(), monotonic: () => performance.now() };

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads `system`, or an RFC 3339 instant with offset and an optional `,frozen`. Throws INTERNE_FOUT for anything else. */
export const parseClockSpec = (text: string): ClockSpec => {
  if (text === 'system') return { modus: 'system' };
  const [moment = '', modus = 'ticking', ...rest] = text.split(',');
  const instant = RFC3339.test(moment) ? Date.parse(moment) : Number.NaN;
  if (Number.isNaN(instant) || rest.length > 0 || (modus !== 'ticking' && modus !== 'frozen')) {
    throw new Fault('INTERNE_FOUT', `clock ${text}: use 2012-09-03T09:00:00+02:00, with ,frozen to stand still`);
  }
  return { modus, instant };
};

/** Starts a clock. */
export const createClock = (spec: ClockSpec, machine: Machine = MACHINE): MovableClock => {
  let modus = spec.modus;
  // The clock shows `instant` when its source shows `mark`; a frozen clock has no source.
  const SOURCES = { system: machine.wall, ticking: machine.monotonic, frozen: () => 0 };
  const source = (): number => SOURCES[modus]();
  let mark = source();
  let instant = spec.modus === 'system' ? mark : spec.instant;
  const now = (): number => instant + Math.floor(source() - mark);
  const set = (moment: number): void => {
    mark = source();
    instant = moment;
  };
  return {
    get modus() {
      return modus;
    },
    now,
    set,
    become: (next) => {
      const moment = next === 'system' ? machine.wall() : now();
      modus = next;
      set(moment);
    },
    advance: (ms) => set(now() + ms),
    serialise: () => {
      // Read once, so that an unmoved system clock is exactly where the machine is.
      const wall = machine.wall();
      return JSON.stringify({ modus, instant: modus === 'system' ? instant + wall - mark : now(), machine: wall });
    },
  };
};

const unreadable = (cause?: unknown): Fault =>
  new Fault('INTERNE_FOUT', 'the clock of the database cannot be read', {}, cause);

const parseState = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return { ...(JSON.parse(text) as Record<string, unknown>) };
  } catch (error) {
    throw unreadable(error);
  }
};

/** The clock that `serialise` described, as much later as the machine says it is. Throws INTERNE_FOUT for other text. */
export const restoreClock = (text: string, machine: Machine = MACHINE): MovableClock => {
  const { modus, instant, machine: then } = parseState(text);
  if (typeof instant !== 'number' || typeof then !== 'number') throw unreadable();
  if (modus === 'frozen') return createClock({ modus, instant }, machine);
  if (modus === 'ticking') return createClock({ modus, instant: instant + machine.wall() - then }, machine);
  if (modus !== 'system') throw unreadable();
  const clock = createClock({ modus }, machine);
  if (instant !== then) clock.advance(instant - then);
  return clock;
};
