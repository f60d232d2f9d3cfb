import { expect } from 'chai';
import { createGapBook } from '../../src/callbacks/gaps.js';

describe('createGapBook', () => {
  it('begins with the first number it sees, and tells what is missing until it comes', () => {
    const book = createGapBook();
    const missing = [40, 41, 44, 43, 46].map((nummer) => book.take(`g${nummer}`, nummer).missing);
    expect(missing).to.deep.equal([[], [], [42, 43], [42], [42, 45]]);
    expect(book.take('g42', 42).missing).to.deep.equal([45]);
  });
  it('knows a signal that came before by its id', () => {
    const book = createGapBook();
    expect([book.take('a', 1).repeated, book.take('a', 1).repeated, book.take('b', 2).repeated]).to.deep.equal([
      false,
      true,
      false,
    ]);
  });
  it('misses nothing when a lower number comes than the first', () => {
    const book = createGapBook();
    book.take('a', 7);
    expect(book.take('b', 3).missing).to.deep.equal([]);
  });
});
