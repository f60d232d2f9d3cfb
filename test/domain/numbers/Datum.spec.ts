// Calendar dates: what is one, and arithmetic at the edges of months and years.
import { expect } from 'chai';
import fc from 'fast-check';
import { dagenTussen, isDatum, plusDagen, plusMaanden } from '../../../src/domain/numbers/Datum.js';

const anyDatum = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2100, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));

describe('isDatum', () => {
  for (const text of ['2012-09-03', '2012-02-29', '2000-02-29', '1999-12-31', '9999-12-31']) {
    it(`takes ${text}`, () => expect(isDatum(text)).to.equal(true));
  }
  for (const text of [
    '2011-02-29',
    '1900-02-29',
    '2012-02-30',
    '2012-04-31',
    '2012-13-01',
    '2012-00-10',
    '2012-01-00',
    '2012-1-1',
    '0000-01-01',
    '20120903',
    '2012-09-03Z',
    '2012-09-03+02:00',
    '2012-09-03T00:00:00',
    '2012-09-03\n',
    ' 2012-09-03',
    '-2012-09-03',
    '٢٠١٢-٠٩-٠٣',
    '',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => expect(isDatum(text)).to.equal(false));
  }
});

describe('plusDagen', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['2012-02-28', 1, '2012-02-29'],
    ['2011-02-28', 1, '2011-03-01'],
    ['2012-12-31', 1, '2013-01-01'],
    ['2012-03-01', -1, '2012-02-29'],
    ['2012-03-24', 2, '2012-03-26'],
    ['2012-10-27', 2, '2012-10-29'],
    ['2012-09-03', 0, '2012-09-03'],
  ];
  for (const [datum, dagen, result] of cases) {
    it(`makes ${datum} and ${dagen} days ${result}`, () => expect(plusDagen(datum, dagen)).to.equal(result));
  }
});

describe('dagenTussen', () => {
  it('counts the days that plusDagen added', () => {
    fc.assert(
      fc.property(anyDatum, fc.integer({ min: -4000, max: 4000 }), (datum, dagen) => {
        expect(dagenTussen(datum, plusDagen(datum, dagen))).to.equal(dagen);
      }),
    );
  });
});

describe('plusMaanden', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['2012-07-03', 2, '2012-09-03'],
    ['2011-12-31', 2, '2012-02-29'],
    ['2012-12-31', 2, '2013-02-28'],
    ['1999-12-31', 2, '2000-02-29'],
    ['1899-12-31', 2, '1900-02-28'],
    ['2012-02-29', 12, '2013-02-28'],
    ['2012-02-29', 48, '2016-02-29'],
    ['2012-08-31', 1, '2012-09-30'],
    ['2012-10-31', 1, '2012-11-30'],
    ['2012-03-31', 1, '2012-04-30'],
    ['2012-05-31', 1, '2012-06-30'],
    ['2012-01-15', -1, '2011-12-15'],
    ['2012-03-31', -1, '2012-02-29'],
    ['2012-11-30', 1, '2012-12-30'],
    ['0001-01-01', 2, '0001-03-01'],
  ];
  for (const [datum, maanden, result] of cases) {
    it(`makes ${datum} and ${maanden} months ${result}`, () => expect(plusMaanden(datum, maanden)).to.equal(result));
  }

  it('always lands on an existing day of the asked month, never a later day of the month', () => {
    fc.assert(
      fc.property(anyDatum, fc.integer({ min: -600, max: 600 }), (datum, maanden) => {
        const result = plusMaanden(datum, maanden);
        const months = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(isDatum(result)).to.equal(true);
        expect(months(result) - months(datum)).to.equal(maanden);
        expect(result.slice(8) <= datum.slice(8)).to.equal(true);
      }),
    );
  });
});
