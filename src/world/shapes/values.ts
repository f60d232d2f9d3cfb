// The values that rows are made of: numbers of persons and enterprises, dates, periods, codes, texts.
// What can end up in an answer must be writable as XML 1.0, so control characters and lone surrogates are refused here.
import { isDatum } from '../../domain/numbers/Datum.js';
import { isINSZ } from '../../domain/numbers/INSZ.js';
import { isOndernemingsnummer } from '../../domain/numbers/Ondernemingsnummer.js';
import type { Periode } from '../../domain/numbers/Periode.js';
import type { Datum } from '../../domain/time.js';
import { both, type Check, object, optional, wrong } from './shape.js';

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Text of 1 to `max` characters. */
export const text =
  (max: number): Check =>
  (value) => {
    if (typeof value !== 'string') return wrong('must be text');
    if (value === '') return wrong('is empty: leave it out');
    if (value.length > max) return wrong(`is longer than ${max} characters`);
    return NOT_XML.test(value) ? wrong('holds a character that XML does not allow') : undefined;
  };

const matching =
  (pattern: RegExp, reason: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? undefined : wrong(reason);

/** Exactly one of these texts. */
export const choice = (...of: readonly string[]): Check => {
  const known = new Set<unknown>(of);
  return (value) => (known.has(value) ? undefined : wrong(`must be one of ${of.join(', ')}`));
};

/** A code: text without white space. Whether a code list knows it is a matter of labels, not of validity. */
export const code = matching(/^[^\s\p{C}]{1,48}$/u, 'must be a code: 1 to 48 characters without white space');

export const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : wrong('must be true or false'));

/** Three decimals at most: what is written in exponents, 1e-7, is no xs:decimal. */
const isShort = (value: number): boolean => Math.round(value * 1000) / 1000 === value;

/** A number from `min` to `max`, whole unless `fraction`, which takes three decimals. */
export const number =
  (min: number, max: number, { fraction = false } = {}): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max && (fraction ? isShort(value) : Number.isInteger(value))
      ? undefined
      : wrong(
          `must be a ${fraction ? '' : 'whole '}number from ${min} to ${max}${fraction ? ', with three decimals at most' : ''}`,
        );

const seen = new Set<unknown>();
const SEEN_MAX = 40_000;

/** A calendar date. Dates of a large import repeat, so those that were found good are remembered. */
export const datum: Check = (value) => {
  if (seen.has(value)) return undefined;
  if (typeof value !== 'string' || !isDatum(value)) return wrong('must be a calendar date YYYY-MM-DD');
  if (seen.size < SEEN_MAX) seen.add(value);
  return undefined;
};

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))$/;

/** An instant with offset, of an existing day; xs:dateTime knows no offset beyond fourteen hours. */
export const tijdstip: Check = (value) =>
  typeof value === 'string' && RFC3339.test(value) && isDatum(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
    ? undefined
    : wrong('must be an instant with offset, 2012-05-03T10:00:00+02:00');

export const uur = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time HH:MM');

export const guid = matching(/^\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}$/, 'must be a GUID in braces');

export const insz: Check = (value) =>
  typeof value === 'string' && isINSZ(value)
    ? undefined
    : wrong('must be an INSZ: eleven digits with valid check digits');

export const ondernemingsnummer: Check = (value) =>
  typeof value === 'string' && isOndernemingsnummer(value)
    ? undefined
    : wrong('must be an ondernemingsnummer with valid check digits, or the name of a partner');

/** The unique key of an establishment (B.3): at most 32 characters. */
export const kbiSleutel = matching(/^[0-9A-Za-z]{1,32}$/, 'must be a KBI key: 1 to 32 letters and digits');

export const vopEntiteitNummer = matching(/^\d{8}$/, 'must be eight digits');

export const postcode = matching(/^[1-9]\d{3}$/, 'must be a postcode of four digits');

/** Code of a gemeente in the list of the statistical office. */
export const NIS = matching(/^[1-9]\d{4}$/, 'must be an NIS code of five digits');

/** The name of a partner: it also names key files and client URIs. */
export const partnerNaam = matching(/^[a-z][a-z0-9-]{0,47}$/, 'must be a name of a to z, 0 to 9 and -');

/** Inclusive days; Begin is not after Einde. */
export const periode: Check = both(object<Periode>({ Begin: datum, Einde: optional(datum) }), (value) => {
  const { Begin, Einde } = value as { readonly Begin: Datum; readonly Einde?: Datum };
  return Einde !== undefined && Einde < Begin ? { path: 'Einde', reason: 'lies before Begin' } : undefined;
});
