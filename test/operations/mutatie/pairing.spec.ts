import { expect } from 'chai';
import { compact, keyOf, pair } from '../../../src/operations/mutatie/pairing.js';

describe('compact', () => {
  it('leaves out what has no value, and empty lists; keeps false, 0 and empty text to be judged', () =>
    expect(compact({ a: undefined, b: [], c: false, d: 0, e: '', f: [1] })).to.deep.equal({
      c: false,
      d: 0,
      e: '',
      f: [1],
    }));
});

describe('pair', () => {
  const same = (text: string): string => text.charAt(0);
  const cases: readonly (readonly [
    string,
    readonly string[],
    readonly string[] | undefined,
    readonly (string | undefined)[],
  ])[] = [
    ['by key, wherever it stands', ['b', 'a'], ['a1', 'b1'], ['b1', 'a1']],
    ['each stored one once, in order', ['a', 'a', 'a'], ['a1', 'a2'], ['a1', 'a2', undefined]],
    ['nothing with nothing', ['a'], undefined, [undefined]],
    ['what is announced only', [], ['a1'], []],
  ];
  for (const [wat, read, stored, expected] of cases)
    it(`pairs ${wat}`, () => expect(pair(read, stored, same, same).map(([, found]) => found)).to.deep.equal(expected));
});

describe('keyOf', () => {
  it('tells absent fields apart by place', () => expect(keyOf('a', undefined)).not.to.equal(keyOf(undefined, 'a')));
});
