// Character references and the five predefined entities (XML 1.0 §4.1, §4.6). Without a DTD no other entity exists.
// A replacement is data, never markup: the result is not scanned again.
import type { XmlLimits } from '../limits.js';
import { isChar } from './characters.js';
import { refusal } from './position.js';

/** What one parse has spent of its references. */
export type ReferenceBudget = { readonly limits: XmlLimits; references: number };

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
const DECIMAL = /^#[0-9]+$/;
const HEXADECIMAL = /^#x[0-9A-Fa-f]+$/;

const replacementOf = (name: string): string | undefined => {
  const predefined = PREDEFINED.get(name);
  if (predefined !== undefined) return predefined;
  // More digits than fit a double become Infinity, which is no Char either.
  const code = HEXADECIMAL.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : DECIMAL.test(name)
      ? Number.parseInt(name.slice(1), 10)
      : Number.NaN;
  return isChar(code) ? String.fromCodePoint(code) : undefined;
};

/**
 * The characters from offset `from` to `to` with every reference replaced. Literal tabs and line feeds become
 * spaces when `inAttribute` (§3.3.3, CDATA type); those that a reference names stay.
 * @throws Fault XML_NOT_WELL_FORMED or XML_LIMIT
 */
export const expandReferences = (
  text: string,
  from: number,
  to: number,
  budget: ReferenceBudget,
  inAttribute: boolean,
): string => {
  let expanded = '';
  let done = from;
  const literal = (end: number): string => {
    const run = text.slice(done, end);
    return inAttribute ? run.replace(/[\t\n]/g, ' ') : run;
  };
  for (let at = text.indexOf('&', from); at !== -1 && at < to; at = text.indexOf('&', done)) {
    budget.references += 1;
    if (budget.references > budget.limits.references) throw refusal(text, at, 'too many references', 'XML_LIMIT');
    const semicolon = text.indexOf(';', at);
    if (semicolon === -1 || semicolon >= to) throw refusal(text, at, 'an ampersand that begins no reference');
    const replacement = replacementOf(text.slice(at + 1, semicolon));
    if (replacement === undefined) throw refusal(text, at, 'a reference to an unknown entity or character');
    expanded += literal(at) + replacement;
    done = semicolon + 1;
  }
  return expanded + literal(to);
};
