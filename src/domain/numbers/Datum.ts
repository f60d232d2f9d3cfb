// Calendar arithmetic on dates `YYYY-MM-DD`, in UTC so that no summer time can move a day.
// Trusts that its input passed `isDatum` and that the result stays within the years 0000-9999; adding months keeps the day or falls back to the last day of the month.
import type { Datum } from '../time.js';

const DAG = 86_400_000;

/** The date a number of days later; negative is earlier. */
export const plusDagen = (datum: Datum, dagen: number): Datum =>
  new Date(Date.parse(datum) + dagen * DAG).toISOString().slice(0, 10);

/** Whole days from one date to a later one. */
export const dagenTussen = (van: Datum, tot: Datum): number => Math.round((Date.parse(tot) - Date.parse(van)) / DAG);

const laatsteDag = (jaar: number, maand: number): number => {
  if (maand !== 2) return maand === 4 || maand === 6 || maand === 9 || maand === 11 ? 30 : 31;
  return jaar % 4 === 0 && (jaar % 100 !== 0 || jaar % 400 === 0) ? 29 : 28;
};

const VORM = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?!00)\d{2}$/;

/** Whether a text is a full, existing calendar date `YYYY-MM-DD`; xs:date knows no year 0000. */
export const isDatum = (text: string): text is Datum =>
  VORM.test(text) && Number(text.slice(8)) <= laatsteDag(Number(text.slice(0, 4)), Number(text.slice(5, 7)));

/** The date a number of calendar months later, on the same day or the last day of a shorter month. */
export const plusMaanden = (datum: Datum, maanden: number): Datum => {
  const sinds0 = Number(datum.slice(0, 4)) * 12 + Number(datum.slice(5, 7)) - 1 + maanden;
  const jaar = Math.floor(sinds0 / 12);
  const maand = (sinds0 % 12) + 1;
  const dag = Math.min(Number(datum.slice(8, 10)), laatsteDag(jaar, maand));
  return `${String(jaar).padStart(4, '0')}-${String(maand).padStart(2, '0')}-${String(dag).padStart(2, '0')}`;
};
