// References are replaced once, counted, and never read again as markup.
import { expect } from 'chai';
import { Fault } from '../../../src/faults/fault.js';
import { DEFAULT_LIMITS } from '../../../src/xml/limits.js';
import { expandReferences, type ReferenceBudget } from '../../../src/xml/scan/references.js';

const budgetOf = (references: number): ReferenceBudget => ({
  limits: { ...DEFAULT_LIMITS, references },
  references: 0,
});
const expand = (text: string, inAttribute = false): string =>
  expandReferences(text, 0, text.length, budgetOf(100), inAttribute);

describe('expandReferences', () => {
  for (const [written, expanded] of [
    ['', ''],
    ['plain', 'plain'],
    ['&lt;', '<'],
    ['a&amp;b&gt;c', 'a&b>c'],
    ['&amp;amp;', '&amp;'],
    ['&#38;#60;', '&#60;'],
    ['&#x1f600;&#128512;', '\u{1f600}\u{1f600}'],
    ['&apos;&quot;', '\'"'],
  ] as const) {
    it(`makes ${JSON.stringify(expanded)} of ${JSON.stringify(written)}`, () =>
      expect(expand(written)).to.equal(expanded));
  }

  it('makes spaces of literal white space in attributes only', () => {
    expect(expand('\t&#9;\n&#10;', true)).to.equal(' \t \n');
    expect(expand('\t&#9;\n&#10;')).to.equal('\t\t\n\n');
  });

  it('looks at its own part of the text only', () => {
    expect(expandReferences('&bad; a&lt;b &bad;', 6, 12, budgetOf(1), false)).to.equal('a<b');
    expect(() => expandReferences('&lt;', 0, 3, budgetOf(1), false))
      .to.throw(Fault)
      .with.property('key', 'XML_NOT_WELL_FORMED');
  });

  it('counts over all its calls', () => {
    const budget = budgetOf(3);
    expandReferences('&lt;&lt;', 0, 8, budget, false);
    expect(expandReferences('&lt;', 0, 4, budget, true)).to.equal('<');
    expect(() => expandReferences('&lt;', 0, 4, budget, false))
      .to.throw(Fault)
      .with.property('key', 'XML_LIMIT');
  });
});
