// Where a refusal says that it happened.
import { expect } from 'chai';
import { lineAt, refusal } from '../../../src/xml/scan/position.js';

describe('lineAt', () => {
  it('counts the line feeds before an offset', () => {
    const text = 'a\nb\n\nc';
    expect([0, 1, 2, 3, 4, 5].map((at) => lineAt(text, at))).to.deep.equal([1, 1, 2, 2, 3, 4]);
  });
});

describe('refusal', () => {
  it('is a Fault with the key and the line, not well-formed by default', () => {
    expect(refusal('a\nb', 2, 'a thing')).to.include({ key: 'XML_NOT_WELL_FORMED', detail: 'line 2: a thing' });
    expect(refusal('a', 0, 'a thing', 'XML_LIMIT').key).to.equal('XML_LIMIT');
  });
});
