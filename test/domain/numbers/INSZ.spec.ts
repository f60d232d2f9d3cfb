// INSZ: form, ranges of months, and check digits of both centuries; oracle: the rule computed with big integers.
import { expect } from 'chai';
import fc from 'fast-check';
import { completeINSZ, findINSZ, isINSZ, isTestINSZ } from '../../../src/domain/numbers/INSZ.js';

const check = (nine: string, born2000: boolean): string =>
  String(97n - (BigInt(born2000 ? `2${nine}` : nine) % 97n)).padStart(2, '0');

const nineOf = (month: number, day = 1, serial = 1): string =>
  `85${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`;

describe('isINSZ', () => {
  it('takes the published test persons', () => {
    for (const insz of ['85631490132', '79710290230', '90662190343', '84722492046', '77622690971']) {
      expect(isINSZ(insz), insz).to.equal(true);
    }
  });

  it('takes a person born from 2000, whose check digits count a 2 in front', () => {
    expect(isINSZ('01683090579')).to.equal(true);
    expect(isINSZ(`016830905${check('016830905', false)}`)).to.equal(true);
  });

  it('takes the check digits 97 and those with a leading zero', () => {
    const all = Array.from({ length: 97 }, (_, serial) => nineOf(61, 1, serial)).map(
      (nine) => nine + check(nine, false),
    );
    expect(all.some((insz) => insz.endsWith('97'))).to.equal(true);
    expect(all.some((insz) => insz.slice(9, 10) === '0')).to.equal(true);
    expect(all.filter((insz) => !isINSZ(insz))).to.deep.equal([]);
  });

  it('takes the months of citizens, bis numbers and test persons, and no other', () => {
    const taken = Array.from({ length: 100 }, (_, month) => month).filter((month) => {
      const nine = nineOf(month);
      return isINSZ(nine + check(nine, false));
    });
    const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
    expect(taken).to.deep.equal([...range(0, 12), ...range(20, 32), ...range(40, 52), ...range(61, 72)]);
  });

  it('takes day 00 and day 31, and refuses day 32', () => {
    for (const [day, taken] of [
      [0, true],
      [31, true],
      [32, false],
    ] as const) {
      const nine = nineOf(63, day);
      expect(isINSZ(nine + check(nine, false))).to.equal(taken);
    }
  });

  for (const [title, text] of [
    ['check digits one too high', '85631490133'],
    ['ten digits', '8563149013'],
    ['twelve digits', '856314901320'],
    ['dots and dashes', '85.63.14-901.32'],
    ['white space around', ' 85631490132'],
    ['a line end', '85631490132\n'],
    ['letters', '8563149013O'],
    ['digits of another script', '٨٥٦٣١٤٩٠١٣٢'],
    ['check digits 00', '85631490100'],
    ['nothing', ''],
  ] as const) {
    it(`refuses ${title}`, () => {
      expect(isINSZ(text)).to.equal(false);
      expect(findINSZ(text)).to.equal(undefined);
    });
  }

  it('refuses every number of which one digit was mistyped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.nat(10),
        fc.integer({ min: 1, max: 9 }),
        (serial, place, add) => {
          const nine = nineOf(64, 15, serial);
          const good = nine + check(nine, false);
          const digit = (Number(good[place]) + add) % 10;
          const wrong = good.slice(0, place) + digit + good.slice(place + 1);
          // The one pass that remains is the number of a person of the other century.
          if (wrong.slice(9) === check(wrong.slice(0, 9), true)) return;
          expect(isINSZ(wrong)).to.equal(false);
        },
      ),
    );
  });
});

describe('findINSZ', () => {
  it('gives the number back', () => expect(findINSZ('85631490132')).to.equal('85631490132'));
});

describe('isTestINSZ', () => {
  for (const [month, test] of [
    [0, false],
    [12, false],
    [21, false],
    [52, false],
    [61, true],
    [72, true],
  ] as const) {
    it(`says ${test} for month ${month}`, () => {
      expect(isTestINSZ(completeINSZ(nineOf(month), false))).to.equal(test);
    });
  }
});

describe('completeINSZ', () => {
  it('puts the check digits of the right century behind', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 72 }),
        fc.integer({ min: 0, max: 999 }),
        fc.boolean(),
        (month, serial, late) => {
          const nine = nineOf(month, 1, serial);
          const insz = completeINSZ(nine, late);
          expect(insz).to.equal(nine + check(nine, late));
          expect(isINSZ(insz)).to.equal(true);
        },
      ),
    );
  });
});
