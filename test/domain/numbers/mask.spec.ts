import { expect } from 'chai';
import { maskINSZ } from '../../../src/domain/numbers/mask.js';

const INSZ = '84722492046';

describe('maskINSZ', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['eleven digits', `person ${INSZ}.`, 'person ***********.'],
    ['a number among letters', `INSZ${INSZ}x`, 'INSZ***********x'],
    ['a number as people write it', '84.72.24-920.46', '***********'],
    ['a number with slashes', '84/72/24-920/46', '***********'],
    ['a number with dashes', '84-72-24-920-46', '***********'],
    ['a number with blanks and a long dash', '84.72.24\u00a0\u2013\u00a0920.46', '***********'],
    ['a number over two lines', '84.72.24\n920.46', '***********'],
    ['a number over two lines of JSON', '"84.72.24\\n920.46"', '"***********"'],
    ['several numbers', `${INSZ},${INSZ}`, '***********,***********'],
    ['a number that is no INSZ, for it may be a mistyped one', '00000000000', '***********'],
  ];
  for (const [title, text, expected] of cases) {
    it(`masks ${title}`, () => expect(maskINSZ(text)).to.equal(expected));
  }
  const kept = [
    '0212214125',
    '1346655600000',
    '2012-09-03T09:00:00.000+02:00',
    '2012-09-03 09:00:00',
    '127.0.0.1:8470',
    '123e4567-e89b-4d3a-a456-426614174000',
  ];
  for (const text of [...kept, 'f23e4567-e89b-4d3a-a456-a26614174000', '123456789012']) {
    it(`keeps ${text}`, () => expect(maskINSZ(text)).to.equal(text));
  }
});
