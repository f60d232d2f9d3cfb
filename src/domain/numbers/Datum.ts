// Calendar arithmetic on dates `YYYY-MM-DD`, in UTC so that no summer time can move a day.
// Trusts that its input passed `isDatum`; adding months keeps the day or falls back to the last day of the month.
import type { Datum } from '../time.js';

const DAG = 86_400_000;

/** Whether a text is a full, existing calendar date `YYYY-MM-DD`. */
export const isDatum = (text: string): text is Datum =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;

/** The date a number of days later; negative is earlier. */
export const plusDagen = (datum: Datum, dagen: number): Datum =>
  new Date(Date.parse(datum) + dagen * DAG).toISOString().slice(0, 10);

/** Whole days from one date to a later one. */
export const dagenTussen = (van: Datum, tot: Datum): number => Math.round((Date.parse(tot) - Date.parse(van)) / DAG);

/** The date a number of calendar months later, on the same day or the last day of a shorter month. */
export const plusMaanden = (datum: Datum, maanden: number): Datum => {
  const jaar = Number(datum.slice(0, 4));
  const maand = Number(datum.slice(5, 7)) - 1 + maanden;
  const dag = Number(datum.slice(8, 10));
  const laatste = new Date(Date.UTC(jaar, maand + 1, 0)).getUTCDate();
  return new Date(Date.UTC(jaar, maand, Math.min(dag, laatste))).toISOString().slice(0, 10);
};
