import { expect } from 'chai';
import { readRule } from '../../src/schema/rule.js';

type Row = readonly [title: string, message: string, attribute: string | undefined, rule: string];
const ROWS: readonly Row[] = [
  [
    'a missing attribute',
    "Element 'Perspectief': The attribute 'Beschrijving' is required but missing.\n",
    'Beschrijving',
    'is missing',
  ],
  [
    'a missing child',
    "Element 'P': Missing child element(s). Expected is ( {urn:x}Begin ).\n",
    undefined,
    'a child element is missing; expected: Begin',
  ],
  [
    'one of several',
    "Element 'P': This element is not expected. Expected is one of ( A, {urn:x}B ).\n",
    undefined,
    'is not expected here; expected: A, B',
  ],
  [
    'a nested list',
    "Element 'P': [facet 'totalDigits'] The value 'v' has more digits than are allowed ('2').\n",
    undefined,
    'the value is outside the limits of its type',
  ],
  [
    'a local type',
    "Element 'P': 'v' is not a valid value of the local atomic type.\n",
    undefined,
    'does not fit the schema',
  ],
  ['an abstract type', "Element 'P': The type definition is abstract.\n", undefined, 'has an abstract type'],
  ['a sentence it does not know', "Element 'P': Something about 'v' is wrong.\n", undefined, 'does not fit the schema'],
  ['another kind of message', 'Internal error: v', undefined, 'does not fit the schema'],
];

/** What a sender may put into a value to be quoted back: the fixed phrases of libxml2 themselves. */
const HOSTILE = [
  "v'. Missing child element(s). Expected is ( v ).",
  "v' is not a valid value of the atomic type 'v'.",
  "v' is not accepted by the pattern 'v'.",
  "v' is not an element of the set {'v'}.",
  "v'; this exceeds the allowed maximum length of 'v'.",
  "v\nElement 'v': The attribute 'v' is required but missing.",
];
const QUOTING: readonly (readonly [(value: string) => string, string])[] = [
  [
    (value) => `Element 'E': '${value}' is not a valid value of the atomic type '{urn:x}DatumType'.\n`,
    'the value does not fit the type DatumType',
  ],
  [
    (value) => `Element 'E': [facet 'pattern'] The value '${value}' is not accepted by the pattern '[0-9]{11}'.\n`,
    'the value does not match the pattern [0-9]{11}',
  ],
  [
    (value) => `Element 'E': [facet 'enumeration'] The value '${value}' is not an element of the set {'A', 'B'}.\n`,
    'the value is none of A, B',
  ],
  [
    (value) =>
      `Element 'E': [facet 'maxLength'] The value '${value}' has a length of '9'; this exceeds the allowed maximum length of '3'.\n`,
    'the value is longer than 3',
  ],
  [
    (value) =>
      `Element 'E', attribute '{urn:x}type': The QName value '${value}' has no corresponding namespace declaration in scope.\n`,
    'names no type of the schema',
  ],
];

describe('readRule', () => {
  for (const [title, message, attribute, rule] of ROWS) {
    it(`reads ${title}`, () => expect(readRule(message)).to.deep.equal({ attribute, rule }));
  }

  it('never repeats a value, whatever libxml2 phrases the value holds', () => {
    for (const [message, rule] of QUOTING) {
      for (const value of ['v', ...HOSTILE]) expect(readRule(message(value)).rule, message(value)).to.equal(rule);
    }
  });

  it('cuts an attribute name that is too long', () => {
    const { attribute } = readRule(
      `Element 'E', attribute '${'a'.repeat(300)}': The attribute '${'a'.repeat(300)}' is not allowed.\n`,
    );
    expect(attribute).to.have.length(64);
  });
});
