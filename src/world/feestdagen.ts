// The public holidays of Belgium (law of 4 January 1974). The door of date-holidays.
// Trusts its table; a spec holds it against the law for 2010 to 2035. Loaded only by who answers questions: it is large.
import type { Datum } from '../domain/time.js';
import type { Feestdagen } from '../store/port.js';

const MOST_YEARS = 100;

/** Loads the calendar. Each year is computed once; a Sunday holiday is not moved: which day replaces it differs from employer to employer. */
export const loadFeestdagen = async (): Promise<Feestdagen> => {
  const { default: Holidays } = await import('date-holidays');
  const belgium = new Holidays('BE', { types: ['public'], timezone: 'Europe/Brussels' });
  const years = new Map<string, ReadonlySet<Datum>>();
  const findYear = (year: string): ReadonlySet<Datum> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    if (years.size >= MOST_YEARS) years.clear();
    const days = new Set(belgium.getHolidays(Number(year)).map(({ date }) => date.slice(0, 10)));
    years.set(year, days);
    return days;
  };
  return { isFeestdag: (datum) => findYear(datum.slice(0, 4)).has(datum) };
};
