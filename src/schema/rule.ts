// Turns a message of libxml2 into the rule that was broken, in words of the schema only: never the value.
// Trusts the fixed sentences of libxml2 2.x. Wherever a sentence quotes the value, only what follows the last fixed part of
// it is read, because that part comes from the schema; an unknown sentence becomes a general one.

/** The rule, and the attribute it is about when it is about one. */
export type BrokenRule = { readonly attribute: string | undefined; readonly rule: string };

const GENERAL = 'does not fit the schema';
const LONGEST_NAME = 64;
const HEAD = /^Element '[^']*'(?:, attribute '(?:\{[^}]*\})?([^']*)')?: /;

/** The part of the message after the last occurrence of a fixed phrase, without the closing quote and stop. */
const after = (message: string, phrase: string): string => {
  const at = message.lastIndexOf(phrase);
  return at === -1 ? '' : message.slice(at + phrase.length).replace(/['.\s]+$/, '');
};

const withoutNamespaces = (names: string): string => names.replace(/\{[^}]*\}/g, '');

const expected = (rest: string): string => {
  const names = /Expected is(?: one of)? \( (.*?) \)\.\s*$/s.exec(rest)?.[1];
  return names === undefined ? '' : withoutNamespaces(names);
};

const FACETS: Readonly<Record<string, (rest: string) => string>> = {
  minLength: (rest) => `the value is shorter than ${after(rest, "minimum length of '")}`,
  maxLength: (rest) => `the value is longer than ${after(rest, "maximum length of '")}`,
  pattern: (rest) => `the value does not match the pattern ${after(rest, "accepted by the pattern '")}`,
  enumeration: (rest) => `the value is none of ${after(rest, 'an element of the set ').replace(/[{}']/g, '')}`,
};

type Sentence = readonly [start: string, rule: (rest: string) => string];
const SENTENCES: readonly Sentence[] = [
  [
    'This element is not expected.',
    (rest) => {
      const names = expected(rest);
      return names === '' ? 'is not expected here' : `is not expected here; expected: ${names}`;
    },
  ],
  ['Missing child element(s).', (rest) => `a child element is missing; expected: ${expected(rest)}`],
  ['Element content is not allowed', () => 'may hold text only, no elements'],
  ['Character content', () => 'may hold elements only, no text'],
  ["The element is not 'nillable'", () => 'may not be nil; leave it out instead'],
  ['The type definition is abstract', () => 'has an abstract type'],
  ['No matching global declaration', () => 'is not an element of the schema'],
];

const attributeRule = (rest: string): string | undefined => {
  if (rest.endsWith('is not allowed.')) return 'is not allowed';
  if (rest.startsWith('The QName value ')) return 'names no type of the schema';
  if (rest.startsWith('The type definition ')) return 'names a type that may not stand here';
  return undefined;
};

const valueRule = (rest: string): string => {
  const type = withoutNamespaces(after(rest, "type '"));
  return type === '' || !rest.includes(' is not a valid value of the ')
    ? GENERAL
    : `the value does not fit the type ${type}`;
};

const ruleOf = (rest: string): string => {
  const facet = /^\[facet '(\w+)'\]/.exec(rest)?.[1];
  if (facet !== undefined) return FACETS[facet]?.(rest) ?? 'the value is outside the limits of its type';
  const sentence = SENTENCES.find(([start]) => rest.startsWith(start));
  return sentence === undefined ? valueRule(rest) : sentence[1](rest);
};

/** Reads the broken rule out of one message of libxml2. */
export const readRule = (message: string): BrokenRule => {
  const head = HEAD.exec(message);
  if (head === null) return { attribute: undefined, rule: GENERAL };
  const rest = message.slice(head[0].length).trimEnd();
  const missing = /^The attribute '(?:\{[^}]*\})?([^']*)' is required but missing\.$/.exec(rest)?.[1];
  if (missing !== undefined) return { attribute: missing, rule: 'is missing' };
  const attribute = head[1]?.slice(0, LONGEST_NAME);
  return { attribute, rule: (attribute === undefined ? undefined : attributeRule(rest)) ?? ruleOf(rest) };
};
