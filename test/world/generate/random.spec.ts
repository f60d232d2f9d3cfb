import { expect } from 'chai';
import { createDraw } from '../../../src/world/generate/random.js';

const many = <T>(take: () => T, n = 20_000): readonly T[] => Array.from({ length: n }, take);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('createDraw', () => {
  it('repeats itself for a seed and an index, and for no other', () => {
    const first = many(createDraw(1, 2).next, 20);
    expect(many(createDraw(1, 2).next, 20)).to.deep.equal(first);
    expect(many(createDraw(1, 3).next, 20)).to.not.deep.equal(first);
    expect(many(createDraw(2, 2).next, 20)).to.not.deep.equal(first);
  });

  it('draws evenly between 0 and 1', () => {
    const values = many(createDraw(5, 0).next);
    expect(Math.min(...values)).to.be.at.least(0);
    expect(Math.max(...values)).to.be.below(1);
    expect(mean(values)).to.be.closeTo(0.5, 0.02);
  });

  it('is even over first draws of neighbours too', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => createDraw(5, index).next());
    expect(mean(values)).to.be.closeTo(0.5, 0.02);
  });

  it('draws whole numbers with both ends', () => {
    const draw = createDraw(9, 0);
    expect(new Set(many(() => draw.between(3, 6)))).to.deep.equal(new Set([3, 4, 5, 6]));
  });

  it('draws about normal', () => {
    const values = many(createDraw(3, 0).normal);
    expect(mean(values)).to.be.closeTo(0, 0.05);
    expect(mean(values.map((value) => value * value))).to.be.closeTo(1, 0.05);
  });

  it('picks every entry, and takes chances in their share', () => {
    const draw = createDraw(4, 0);
    expect(new Set(many(() => draw.pick(['a', 'b', 'c'])))).to.have.property('size', 3);
    expect(many(() => draw.chance(0.25)).filter(Boolean).length / 20_000).to.be.closeTo(0.25, 0.02);
  });
});
