import { expect } from 'chai';
import { isINSZ, isTestINSZ } from '../../../src/domain/numbers/INSZ.js';
import { NUMBERS, numberOf } from '../../../src/world/generate/numbers.js';
import { cast } from '../cast.js';

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

describe('numberOf', () => {
  it('repeats none among three hundred thousand, and none of the house', () => {
    const seen = new Set(cast().map(({ INSZ }) => INSZ));
    const before = seen.size;
    for (let index = 0; index < 300_000; index++) seen.add(numberOf(index, 7));
    expect(seen.size - before).to.equal(300_000);
  });

  it('walks by a step that meets every number before any returns', () => {
    // The step is what neighbours differ by: found again here from the numbers themselves.
    const place = (insz: string): number => {
      const [year, month, day, serial] = [insz.slice(0, 2), insz.slice(2, 4), insz.slice(4, 6), insz.slice(6, 9)].map(
        Number,
      );
      return ((((year ?? 0) - 50) * 12 + ((month ?? 0) - 61)) * 28 + (day ?? 0) - 1) * 899 + (serial ?? 0) - 1;
    };
    const step = (place(numberOf(1, 0)) - place(numberOf(0, 0)) + NUMBERS) % NUMBERS;
    expect(gcd(step, NUMBERS)).to.equal(1);
    expect(NUMBERS).to.be.greaterThan(1_000_000);
  });

  it('gives only valid test numbers, for any seed', () => {
    for (const seed of [0, 1, 42, 2_000_000_011]) {
      for (let index = 0; index < 2000; index++) {
        const insz = numberOf(index, seed);
        expect(isINSZ(insz) && isTestINSZ(insz)).to.equal(true);
      }
    }
  });
});
