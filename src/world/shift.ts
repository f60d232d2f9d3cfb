// Shifting: fixtures are written around one reference day and are moved by whole days, so that every case holds on any day (docs/world.md).
// Moved is any text that is exactly a calendar date or an instant with offset; sentences, codes and labels are never touched.
// Sources stay where they are: `bron` cites legal acts, and code lists hold no dates at all.
import { isDatum, plusDagen } from '../domain/numbers/Datum.js';
import { brusselsInstant, brusselsTime, type Datum } from '../domain/time.js';
import type { LoadRow } from '../store/port.js';

/** The day around which the fixtures are written. */
export const REFERENCE_DAY: Datum = '2012-09-03';

const TIJDSTIP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The same wall-clock time in Brussels, whole days later, with the offset of that day. */
export const shiftTijdstip = (tijdstip: string, days: number): string => {
  const wall = brusselsTime(Date.parse(tijdstip));
  const instant = brusselsInstant(plusDagen(wall.Datum, days), wall.Tijd);
  // Read back: a time that does not exist on the night of the summer hour becomes one that does.
  const { Datum, Tijd } = brusselsTime(instant);
  const offset = Math.round((Date.parse(`${Datum}T${Tijd}Z`) - instant) / 60_000);
  const fraction = TIJDSTIP.exec(tijdstip)?.[1] === undefined ? '' : Tijd.slice(8);
  return `${Datum}T${Tijd.slice(0, 8)}${fraction}+${twoDigits(Math.floor(offset / 60))}:${twoDigits(offset % 60)}`;
};

const shiftText = (text: string, days: number): string => {
  if (text.length === 10) return isDatum(text) ? plusDagen(text, days) : text;
  return text.length > 19 && text.length < 30 && TIJDSTIP.test(text) ? shiftTijdstip(text, days) : text;
};

const shiftValue = (value: unknown, days: number): unknown => {
  if (typeof value === 'string') return shiftText(value, days);
  if (Array.isArray(value)) return value.map((entry) => shiftValue(entry, days));
  if (typeof value !== 'object' || value === null) return value;
  const shifted: Record<string, unknown> = {};
  for (const [name, held] of Object.entries(value)) shifted[name] = name === 'bron' ? held : shiftValue(held, days);
  return shifted;
};

/** The row a number of days later; negative is earlier. The row itself is not changed. */
export const shiftRow = (row: LoadRow, days: number): LoadRow =>
  days === 0 || row.soort === 'codelijst' ? row : ({ soort: row.soort, rij: shiftValue(row.rij, days) } as LoadRow);
