// Random documents that are namespace-well-formed and as awkward as C14N allows: namespaces declared, redeclared, undeclared and
// unused; CDATA, references, all line ends; comments; names and URIs beyond the BMP, where UTF-16 order differs from code point order.
import type { Dice } from './prng.js';

const PREFIXES = ['', '', 'a', 'b', 'c', 'p1', 'P', 'é', '\u{10400}', '\uf900'] as const;
// No & in a URI: libxml2 forgets to escape it in a canonical declaration; c14n.spec.ts holds that case by the letter of C14N §2.3.
const URIS = [
  'urn:a',
  'urn:b',
  'urn:c',
  'http://www.w3.org/2000/09/xmldsig#',
  'urn:x?a=1;b=2',
  'urn:A',
  "urn:o'k",
] as const;
const LOCALS = ['a', 'b', 'Id', 'B', 'a-b', 'a.b', 'ab', 'é', '\u{10000}', '\uf900', '\u{1f600}', '\ufdf0'];
const PIECES = [
  'x',
  'tekst',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '&#13;',
  '&#xD;',
  '&#10;',
  '&#9;',
  '&amp;',
  '&lt;',
  '&gt;',
  '>',
  ']]&gt;',
] as const;
const WIDE = ['é', '\u{10ffff}', '\ufffd', '&#x10000;', '\u2028', '\u0085', '&quot;', '&apos;', '"'] as const;
const RAW = ['<a>&amp;</a>', ']]', '\r\n', '', 'x', '"<![CDATA[', '&#13;', '\u{10400}'] as const;

/** A document, its number of elements, and the prefixes it may be asked to treat inclusively. */
export type RandomDocument = { readonly xml: string; readonly elements: number };

/** The tokens of a PrefixList worth trying; some are never bound. */
export const PREFIX_TOKENS = ['#default', 'a', 'b', 'c', 'p1', 'P', 'é', '\u{10400}', 'unbound', 'xml'] as const;

type Scope = ReadonlyMap<string, string>;

const characters = (dice: Dice, pieces: number): string => {
  let text = '';
  for (let left = dice.below(pieces); left > 0; left -= 1) text += dice.oneIn(4) ? dice.pick(WIDE) : dice.pick(PIECES);
  return text;
};

const attributeValue = (dice: Dice): string => {
  const quote = dice.pick(['"', "'"]);
  const value = characters(dice, 4).replaceAll(quote, quote === '"' ? '&quot;' : '&#39;');
  return `${dice.pick(['=', '=', ' = ', '\n='])}${quote}${value}${quote}`;
};

const declarations = (dice: Dice, scope: Map<string, string>): string[] => {
  const written: string[] = [];
  const chosen = new Set<string>();
  for (let left = dice.below(4); left > 0; left -= 1) chosen.add(dice.pick(PREFIXES));
  for (const prefix of chosen) {
    const uri = prefix === '' && dice.oneIn(3) ? '' : dice.pick(URIS);
    scope.set(prefix, uri);
    written.push(prefix === '' ? `xmlns="${uri}"` : `xmlns:${prefix}="${uri}"`);
  }
  if (dice.oneIn(40)) written.push('xmlns:xml="http://www.w3.org/XML/1998/namespace"');
  return written;
};

const attributes = (dice: Dice, scope: Scope): string[] => {
  const written: string[] = [];
  const names = new Set<string>();
  const bound = [...scope.keys()].filter((prefix) => prefix !== '');
  for (let left = dice.below(5); left > 0; left -= 1) {
    const prefix = bound.length > 0 && dice.oneIn(2) ? dice.pick(bound) : '';
    const local = dice.pick(LOCALS);
    const expanded = `${prefix === '' ? '' : scope.get(prefix)} ${local}`;
    if (names.has(expanded)) continue;
    names.add(expanded);
    written.push(`${prefix === '' ? '' : `${prefix}:`}${local}${attributeValue(dice)}`);
  }
  if (dice.oneIn(10)) written.push(`xml:lang="${dice.pick(['nl', 'fr', ''])}"`);
  if (dice.oneIn(20)) written.push('xml:space="preserve"');
  return written;
};

const shuffled = (dice: Dice, values: readonly string[]): string[] => {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = dice.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
};

/** A random document of at most some twenty elements. */
export const randomDocument = (dice: Dice): RandomDocument => {
  let elements = 0;
  const write = (above: Scope, depth: number): string => {
    elements += 1;
    const scope = new Map(above);
    const declared = dice.oneIn(2) || depth === 0 ? declarations(dice, scope) : [];
    const prefix = dice.pick([...scope.keys(), '']);
    const name = `${prefix === '' ? '' : `${prefix}:`}${dice.pick(LOCALS)}`;
    const parts = shuffled(dice, [...declared, ...attributes(dice, scope)]);
    const start = `<${[name, ...parts].join(dice.pick([' ', ' ', '\n', '\t ']))}`;
    const contents: string[] = [];
    for (let left = dice.below(depth > 4 ? 2 : 5) + (depth === 0 ? 2 : 0); left > 0; left -= 1) {
      const kind = dice.below(8);
      if (kind < 3 && elements < 20) contents.push(write(scope, depth + 1));
      else if (kind === 3) contents.push(`<![CDATA[${dice.pick(RAW)}]]>`);
      else if (kind === 4) contents.push(`<!--${dice.pick(['', ' c ', '<a>&x;', '\r\n', '- - '])}-->`);
      else contents.push(characters(dice, 5));
    }
    if (contents.length === 0 && dice.oneIn(2)) return `${start}${dice.pick(['/>', ' />'])}`;
    return `${start}>${contents.join('')}</${name}${dice.pick(['>', '>', ' >'])}`;
  };
  const declaration = dice.oneIn(3)
    ? dice.pick(['<?xml version="1.0"?>\r\n', "<?xml version='1.0' encoding='UTF-8'?>"])
    : '';
  const xml = `${declaration}${write(new Map(), 0)}${dice.pick(['', '\n', '\r\n'])}`;
  return { xml, elements };
};
