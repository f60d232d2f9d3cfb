// Names used again: whatever was met before, a name is exactly the characters that stand there.
import { expect } from 'chai';
import fc from 'fast-check';
import { nameAt } from '../../../src/xml/scan/names.js';

describe('nameAt', () => {
  it('gives the characters that stand there, whatever names were met before', () => {
    // Few letters, so that names fall on one place of the table all the time.
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\u{1f600}'), maxLength: 120 });
    fc.assert(
      fc.property(text, fc.nat(120), fc.nat(120), (whole, one, other) => {
        const from = Math.min(one, other, whole.length);
        const to = Math.min(Math.max(one, other), whole.length);
        return nameAt(whole, from, to) === whole.slice(from, to);
      }),
      { numRuns: 5_000 },
    );
  });
  it('keeps lone halves of a pair apart', () => {
    expect(nameAt('x\ud83d', 0, 2)).to.equal('x\ud83d');
    expect(nameAt('x\ud83e', 0, 2)).to.equal('x\ud83e');
  });
});
