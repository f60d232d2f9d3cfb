// Time is an input (ADR 0008): nobody but `process/clock` reads the machine's clock.
// Calendar dates are text `YYYY-MM-DD` in Europe/Brussels; an instant is milliseconds since 1970.

/** A calendar date `YYYY-MM-DD`; text order is date order. */
export type Datum = string;

/** The one clock, handed in by `main.ts`. Unit: milliseconds since 1970-01-01T00:00:00Z. */
export type Clock = { now(): number };

/** The one source of ids, handed in by `main.ts`; under a frozen clock it is seeded, so that a run repeats itself. */
export type Ids = { uuid(): string };

const OFFSET = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const QUARTER = 900_000;
const MOST_QUARTERS = 256;
const offsets = new Map<number, number>();

const computeOffset = (quarter: number): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of OFFSET.formatToParts(quarter * QUARTER)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute) - quarter * QUARTER;
};

/** Milliseconds that Brussels is ahead of UTC at an instant. Offsets change on the quarter hour; a few quarters are remembered. */
const brusselsOffset = (instant: number): number => {
  const quarter = Math.floor(instant / QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_QUARTERS) offsets.clear();
  const offset = computeOffset(quarter);
  offsets.set(quarter, offset);
  return offset;
};

/** The wall clock of Brussels at an instant: date, and time `HH:MM:SS.mmm` without zone (MAGDA Context, A. `magda` §1.3). */
export const brusselsTime = (instant: number): { readonly Datum: Datum; readonly Tijd: string } => {
  const text = new Date(instant + brusselsOffset(instant)).toISOString();
  return { Datum: text.slice(0, 10), Tijd: text.slice(11, 23) };
};

const DAY = 86_400_000;
let latest: { readonly day: number; readonly text: Datum } = { day: Number.NaN, text: '' };

/** The calendar day of Brussels at an instant: the "today" of every rule of law. Asked often and seldom another: the last is kept. */
export const vandaag = (instant: number): Datum => {
  const day = Math.floor((instant + brusselsOffset(instant)) / DAY);
  if (day !== latest.day) latest = { day, text: brusselsTime(instant).Datum };
  return latest.text;
};

/**
 * The instant of a Brussels wall-clock date and time. In the hour that repeats, the first of the two;
 * in the hour that is skipped, the same distance past the change (02:30 is 03:30 summer time).
 */
export const brusselsInstant = (datum: Datum, tijd: string): number => {
  const wall = Date.parse(`${datum}T${tijd}Z`);
  // Two hours before is never later than the instant itself: Brussels is at most two hours ahead.
  return wall - brusselsOffset(wall - 7_200_000);
};
