// Finds numbers of persons in whatever was written, however they are written there: the eye of the privacy specs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isINSZ } from '../../src/domain/numbers/INSZ.js';
import { ROOT } from '../gateway-kit.js';

const walk = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** Every valid number in the test persons and the scenarios: their own, replaced ones, and those that are asked about in vain. */
export const everyNumber = (): readonly string[] => {
  const found = ['personas', 'scenarios'].flatMap((folder) =>
    walk(join(ROOT, 'fixtures', folder)).flatMap((file) => [
      ...file.matchAll(/\d{11}/g),
      ...readFileSync(file, 'utf8').matchAll(/(?<!\d)\d{11}(?!\d)/g),
    ]),
  );
  return [...new Set(found.map(([number]) => number))].filter(isINSZ);
};

const decoded = (text: string, decode: (text: string) => string): string => {
  try {
    return decode(text);
  } catch {
    return '';
  }
};

/** The text as it stands, and as it would read when its escapes are undone. */
const readings = (text: string): readonly string[] => [
  text,
  text.replace(/%[0-9A-Fa-f]{2}/g, (octet) => decoded(octet, decodeURIComponent)),
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  text.replace(/\\u([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  text.replace(/\\[nrt]/g, ' '),
  ...[...text.matchAll(/[A-Za-z0-9+/_-]{15,}={0,2}/g)].map(([token]) =>
    Buffer.from(token, 'base64').toString('latin1'),
  ),
];

/** Any separators, or none, between any two digits. */
const patternOf = (number: string): RegExp => new RegExp(`(?<!\\d)${[...number].join('[^0-9A-Za-z]{0,4}')}(?!\\d)`);

/** The numbers that stand in a text. */
export const numbersIn = (text: string, numbers: readonly string[]): readonly string[] => {
  const all = readings(text);
  // Most texts hold none of the digits in that order: looked at without separators first.
  const digits = all.map((reading) => reading.replace(/[^0-9A-Za-z]/g, ''));
  return numbers.filter(
    (number) => digits.some((bare) => bare.includes(number)) && all.some((reading) => patternOf(number).test(reading)),
  );
};

/** What was written, by where it was written. */
export type Written = Readonly<Record<string, readonly string[]>>;

/** Where numbers stand, with the text around them; nothing when the house is clean. */
export const leaksIn = (written: Written, numbers: readonly string[]): readonly string[] =>
  Object.entries(written).flatMap(([where, texts]) =>
    texts.flatMap((text) => numbersIn(text, numbers).map((number) => `${where}: ${number} in ${text.slice(0, 200)}`)),
  );

/** An answer without the annotations that a contract asks to carry a number (contract: 30004, the old and the new one). */
export const withoutAnnotations = (answer: string): string =>
  answer.replace(/<Annotatie>\s*<Naam>(?:Oud|Nieuw) INSZ<\/Naam>\s*<Waarde>[^<]*<\/Waarde>\s*<\/Annotatie>/g, '');

/** An answer without what the sender said of itself and gets back as it was: Ontvanger, and the Referte of its own Vraag (contract: "echoes"). */
export const withoutEcho = (answer: string): string =>
  answer.replace(/<Ontvanger>[\s\S]*?<\/Ontvanger>/g, '').replace(/<Referte>[^<]*<\/Referte>/g, '');
