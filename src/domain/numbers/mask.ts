// The mask of personal numbers for everything that is written about the house itself: log, reports of bugs. Wider than the guard on free text
// (domain/vrije-tekst.ts): any eleven digits go, for they may be a mistyped number, however people write them and also inside JSON text.

/** What people put between the groups of a number. */
export const TUSSEN = '[\\s./_\\u2010-\\u2015-]{0,3}';

const MASK = '***********';

/** A separator, or one that JSON wrote as two characters. */
const TUSSEN_JSON = '(?:[\\s./_\\u2010-\\u2015-]|\\\\[nrt]){0,3}';

/** A UUID is taken first and kept: its last group may hold eleven digits. */
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const UUID_LENGTH = 36;

/** A day with its time is no number of a person, though it has the digits. */
const MOMENT = '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?';

const NUMMER = new RegExp(
  `${UUID}|${MOMENT}|(?<!\\d)${['\\d\\d', '\\d\\d', '\\d\\d', '\\d{3}', '\\d\\d'].join(TUSSEN_JSON)}(?!\\d)`,
  'g',
);

const isKept = (match: string): boolean => match.length === UUID_LENGTH || (match[4] === '-' && match[13] === ':');

/** The text with everything masked that could be an INSZ. */
export const maskINSZ = (text: string): string => text.replace(NUMMER, (match) => (isKept(match) ? match : MASK));
