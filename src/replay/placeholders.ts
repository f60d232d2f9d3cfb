// Placeholders in an expected message: what differs from run to run and is not the point. The complete list.
// `{{*}}` as the only content of an element stands for any content, elements included.
// In a question the same names are filled in, so that a file can be sent twice and is not a replay.
import { completeINSZ } from '../domain/numbers/INSZ.js';
import { brusselsTime } from '../domain/time.js';

const FORM: Readonly<Record<string, string>> = {
  uuid: '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
  datum: '\\d{4}-\\d{2}-\\d{2}',
  tijd: '\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?',
  dateTime: '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?:Z|[+-]\\d{2}:\\d{2})',
  base64: '[A-Za-z0-9+/\\s]+={0,2}\\s*',
  getal: '-?\\d+',
  '*': '[\\s\\S]*',
};

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** The placeholders that exist, without braces. */
export const placeholderNames: readonly string[] = Object.keys(FORM);

/** The placeholders in a text that do not exist: typing errors in an expected file. */
export const unknownPlaceholders = (expected: string): readonly string[] =>
  [...expected.matchAll(PLACEHOLDER)].map((match) => match[0]).filter((name) => FORM[name.slice(2, -2)] === undefined);

/** Whether the found text is the expected one, placeholders counted. */
export const matches = (expected: string, found: string): boolean => {
  if (!expected.includes('{{')) return expected === found;
  const literal = expected.split(PLACEHOLDER);
  const pattern = literal.map((part, at) =>
    at % 2 === 1 ? (FORM[part] ?? '(?!)') : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^${pattern.join('')}$`).test(found);
};

/** Whether the text is the placeholder for any content. */
export const isAnything = (expected: string): boolean => expected.trim() === '{{*}}';

/** A moment and a source of ids to fill a question with. */
export type Filling = { readonly now: number; readonly uuid: () => string };

/**
 * Numbers outside the range of test persons, with sound check digits: no file may hold one, so they are computed here.
 * Order number 999 is given to nobody.
 */
const NUMBERS = { burgernummer: completeINSZ('850314999', false), bisnummer: completeINSZ('852314999', false) };

/**
 * A question with `{{uuid}}` (a new one each), `{{datum}}`, `{{tijd}}` (Brussels), `{{dateTime}}` (UTC), `{{burgernummer}}` and
 * `{{bisnummer}}` filled in; other octets stay as they are.
 */
export const fillPlaceholders = (octets: Buffer, { now, uuid }: Filling): Buffer => {
  if (!octets.includes('{{')) return octets;
  const { Datum, Tijd } = brusselsTime(now);
  const fill: Readonly<Record<string, () => string>> = {
    uuid,
    datum: () => Datum,
    tijd: () => Tijd,
    dateTime: () => new Date(now).toISOString(),
    burgernummer: () => NUMBERS.burgernummer,
    bisnummer: () => NUMBERS.bisnummer,
  };
  return Buffer.from(octets.toString('utf8').replace(PLACEHOLDER, (whole, name: string) => fill[name]?.() ?? whole));
};
