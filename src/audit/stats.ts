// How often, by whom, what, and with what outcome: counts over the audit trail, by month of Brussels. No person is counted apart.
import { brusselsInstant, brusselsTime } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Counted } from '../store/audit.js';

/** What counts may be split by. */
export const SPLITS = ['month', 'partner', 'stream', 'outcome'] as const;
export type Split = (typeof SPLITS)[number];

/** Which messages count. Moments in milliseconds, `tot` not included; `partner`: the institution that was spoken for. */
export type StatsQuestion = {
  readonly by: readonly Split[];
  readonly stream?: string;
  /** Whether an institution counts, by name. */
  readonly partner: (naam: string) => boolean;
  /** A partner by its Ondernemingsnummer, or the text itself. */
  readonly nameOf: (partner: string) => string;
};

/** One line: the values it is split by, and how many. */
export type Count = Readonly<Partial<Record<Split, string>>> & { readonly aantal: number };

const HOUR = 3_600_000;

/** Counts, in the order of what they are split by. */
export const count = (rows: Iterable<Counted>, { by, stream, partner, nameOf }: StatsQuestion): readonly Count[] => {
  const months = new Map<number, string>();
  const monthOf = (uur: number): string => {
    let month = months.get(uur);
    if (month === undefined) {
      month = brusselsTime(uur * HOUR).Datum.slice(0, 7);
      months.set(uur, month);
    }
    return month;
  };
  const counts = new Map<string, { values: Partial<Record<Split, string>>; aantal: number }>();
  for (const row of rows) {
    // What was done here for no institution (a step of a ground, a day of retention) is no message of anybody.
    if (row.richting === 'INTERN' && row.instelling === null) continue;
    const naam = nameOf(row.instelling ?? row.afzender);
    if ((stream !== undefined && row.stroom !== stream) || !partner(naam)) continue;
    const all: Record<Split, string> = {
      month: by.includes('month') ? monthOf(row.uur) : '',
      ...{ partner: naam, stream: row.stroom, outcome: row.uitkomst },
    };
    const key = by.map((split) => all[split]).join('\n');
    const held = counts.get(key);
    if (held === undefined) {
      const values = Object.fromEntries(by.map((split) => [split, all[split]]));
      counts.set(key, { values, aantal: row.aantal });
    } else held.aantal += row.aantal;
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { values, aantal }]) => ({ ...values, aantal }));
};

const next = (text: string): string => {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const after = new Date(Date.UTC(year + (text.length === 4 ? 1 : 0), month - 1 + (text.length === 7 ? 1 : 0), day));
  if (text.length === 10) after.setUTCDate(day + 1);
  return after.toISOString().slice(0, 10);
};

/**
 * A year, month or day as instants of Brussels: its first, and the first that is no longer in it.
 * @throws ORDER_INVALID when it is none of these
 */
export const spanOf = (text: string): { readonly van: number; readonly tot: number } => {
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text))
    throw new Fault('ORDER_INVALID', `${text} is no year, month or day: 2016, 2016-01 or 2016-01-31`);
  const begin = `${text}-01-01`.slice(0, 10);
  return { van: brusselsInstant(begin, '00:00:00.000'), tot: brusselsInstant(next(text), '00:00:00.000') };
};
