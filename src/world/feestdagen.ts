// The public holidays of Belgium (law of 4 January 1974). The door of date-holidays.
// Trusts its table; a spec holds it against the law for 2010 to 2035. It is large, and few questions need it: the first that does
// loads it, within the operation that asks, and so as CommonJS.
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { Datum } from '../domain/time.js';
import type { Feestdagen } from '../store/port.js';

const MOST_YEARS = 100;

const openBelgium = (): Holidays => {
  const Calendar = createRequire(import.meta.url)('date-holidays') as typeof Holidays;
  return new Calendar('BE', { types: ['public'], timezone: 'Europe/Brussels' });
};

/** The calendar. Each year is computed once; a Sunday holiday is not moved: which day replaces it differs from employer to employer. */
export const createFeestdagen = (): Feestdagen => {
  let belgium: Holidays | undefined;
  const years = new Map<string, ReadonlySet<Datum>>();
  const findYear = (year: string): ReadonlySet<Datum> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    if (years.size >= MOST_YEARS) years.clear();
    belgium ??= openBelgium();
    const days = new Set(belgium.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)));
    years.set(year, days);
    return days;
  };
  return { isFeestdag: (datum) => findYear(datum.slice(0, 4)).has(datum) };
};
