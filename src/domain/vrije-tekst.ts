// Free text of a dossier and what may not stand in it (A130, 002 §62): a number by which a person is found elsewhere, or more text than a
// remark needs. One piece for both doors: what comes in loses its numbers (import, RegistreerMutatieDossierKBI), what goes out is withheld.
// A number counts when its check digits hold, however people write it: dotted, with dashes, slashes or spaces; matches overlap.
// What else a text may say is a matter of guidelines at the writing side; a number without check digits (passport) cannot be told from any other.
import type { KBIDossier } from './kbi/KBIDossier.js';
import { isINSZ } from './numbers/INSZ.js';
import { TUSSEN } from './numbers/mask.js';

/** What is wrong with a text: too long, or the number of a person, of an identity card (eID), of a bank account (IBAN). */
export type Bezwaar = 'te-lang' | 'INSZ' | 'eID' | 'IBAN';

const LENGTE = 4000;
const digits = (groups: readonly number[]): RegExp =>
  new RegExp(`(?<!\\d)(?=(${groups.map((size) => `\\d{${size}}`).join(TUSSEN)})(?!\\d))`, 'g');

const isKaartnummer = (twelve: string): boolean =>
  (Number(twelve.slice(0, 10)) % 97 || 97) === Number(twelve.slice(10));

/** ISO 13616: the country goes behind, letters become numbers, and the whole leaves 1 of 97. */
const isIBAN = (text: string): boolean => {
  const moved = `${text.slice(4)}${text.slice(0, 4)}`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of moved) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
};

type Kind = { readonly bezwaar: Bezwaar; readonly pattern: RegExp; readonly holds: (bare: string) => boolean };
const KINDS: readonly Kind[] = [
  { bezwaar: 'INSZ', pattern: digits([2, 2, 2, 3, 2]), holds: isINSZ },
  { bezwaar: 'eID', pattern: digits([3, 7, 2]), holds: isKaartnummer },
  {
    bezwaar: 'IBAN',
    pattern: /(?<![A-Za-z0-9])(?=([A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,6}(?:[ .-]?[A-Z0-9]{1,3})?)(?![A-Za-z0-9]))/g,
    holds: isIBAN,
  },
];

/** No text without ten digits close together holds any of these; most texts end here. */
const NUMERIC = /\d(?:[^\d]{0,3}\d){9}/;

type Spot = { readonly bezwaar: Bezwaar; readonly van: number; readonly tot: number };

function* spotsIn(tekst: string): Generator<Spot> {
  if (!NUMERIC.test(tekst)) return;
  for (const { bezwaar, pattern, holds } of KINDS)
    for (const { 1: found = '', index } of tekst.matchAll(pattern))
      if (holds(found.replace(/[^A-Z0-9]/g, ''))) yield { bezwaar, van: index, tot: index + found.length };
}

/** Why a text may not leave, or nothing. */
export const objectionTo = (tekst: string): Bezwaar | undefined => {
  if (tekst.length > LENGTE) return 'te-lang';
  for (const { bezwaar } of spotsIn(tekst)) return bezwaar;
  return undefined;
};

/** What stands where a number was taken out; never longer than the number, so that no text outgrows its field. */
const markOf = (bezwaar: Bezwaar): string => `[${bezwaar} weg]`;

/** The text without the numbers it may not hold, each replaced by its mark; what was found, in order. A second time changes nothing. */
export const takeNumbersOut = (tekst: string): { readonly tekst: string; readonly bezwaren: readonly Bezwaar[] } => {
  const spots = [...spotsIn(tekst)].sort((a, b) => a.van - b.van);
  let out = '';
  let at = 0;
  const bezwaren: Bezwaar[] = [];
  for (const { bezwaar, van, tot } of spots) {
    // What overlaps a number that is gone already goes with it.
    if (van >= at) {
      out += `${tekst.slice(at, van)}${markOf(bezwaar)}`;
      bezwaren.push(bezwaar);
    }
    at = Math.max(at, tot);
  }
  return { tekst: `${out}${tekst.slice(at)}`, bezwaren };
};

/** A dossier as it comes in, without its INSZ. */
type Dossier = Omit<KBIDossier, 'INSZ'>;
type Change = (tekst: string, pad: string) => string;
type Los = Readonly<Record<string, unknown>>;

/** Where free text stands: names of fields with free text, and the lists to look in. */
type Plan = { readonly tekst?: readonly string[]; readonly lijsten?: Readonly<Record<string, Plan>> };
const BESLUITEN: Plan = { tekst: ['Opmerking'] };
const ONDERDELEN: Plan = { lijsten: { Onderdelen: { tekst: ['Details'] } } };
const TEKSTEN: Plan = {
  lijsten: {
    Contracten: { lijsten: { ...ONDERDELEN.lijsten, Addenda: ONDERDELEN } },
    Testen: { tekst: ['Resultaat'] },
    Adviezen: { tekst: ['Doorverwijzing'] },
    Trajecten: {
      lijsten: {
        Besluiten: BESLUITEN,
        Trajectonderdelen: { tekst: ['Opmerking'], lijsten: { Besluiten: BESLUITEN } },
      },
    },
    Gesprekken: { tekst: ['Tekst'] },
  },
};

const walk = (held: Los, { tekst = [], lijsten = {} }: Plan, pad: string, change: Change): Los => {
  let out: Record<string, unknown> | undefined;
  const put = (naam: string, value: unknown): void => {
    if (value === held[naam]) return;
    out ??= { ...held };
    out[naam] = value;
  };
  for (const naam of tekst) {
    const value = held[naam];
    if (typeof value === 'string') put(naam, change(value, `${pad}${naam}`));
    else if (Array.isArray(value)) {
      const next = value.map((one: string, i) => change(one, `${pad}${naam}[${i}]`));
      if (next.some((one, i) => one !== value[i])) put(naam, next);
    }
  }
  for (const [naam, map] of Object.entries(lijsten)) {
    const value = held[naam];
    if (!Array.isArray(value)) continue;
    const next = value.map((one: Los, i) => walk(one, map, `${pad}${naam}[${i}].`, change));
    if (next.some((one, i) => one !== value[i])) put(naam, next);
  }
  return out ?? held;
};

/** One text that holds, or held, what it may not. `pad` as an import names fields: `Gesprekken[0].Tekst`. Never the text itself. */
export type Bevinding = { readonly pad: string; readonly bezwaar: Bezwaar };

/** The dossier without the numbers in its free text, and where they stood. The same dossier when there is nothing to say. */
export const guardVrijeTekst = <T extends Dossier>(
  dossier: T,
): { readonly dossier: T; readonly bevindingen: readonly Bevinding[] } => {
  const bevindingen: Bevinding[] = [];
  const guarded = walk(dossier, TEKSTEN, '', (text, pad) => {
    const { tekst, bezwaren } = takeNumbersOut(text);
    for (const bezwaar of bezwaren) bevindingen.push({ pad, bezwaar });
    return tekst;
  });
  return { dossier: guarded as T, bevindingen };
};

/** Every free text of a dossier that may not leave as it stands (`binnen`), or lost a number when it came in (`weggelaten`). */
export const reportVrijeTekst = (
  dossier: Dossier,
): readonly (Bevinding & { readonly gevolg: 'binnen' | 'weggelaten' })[] => {
  const found: (Bevinding & { readonly gevolg: 'binnen' | 'weggelaten' })[] = [];
  walk(dossier, TEKSTEN, '', (tekst, pad) => {
    const bezwaar = objectionTo(tekst);
    if (bezwaar !== undefined) found.push({ pad, bezwaar, gevolg: 'binnen' });
    for (const { bezwaar: kind } of KINDS)
      if (tekst.includes(markOf(kind))) found.push({ pad, bezwaar: kind, gevolg: 'weggelaten' });
    return tekst;
  });
  return found;
};
