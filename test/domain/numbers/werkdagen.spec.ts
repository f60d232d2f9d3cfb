import { expect } from 'chai';
import fc from 'fast-check';
import { plusWerkdagen } from '../../../src/domain/numbers/werkdagen.js';

const NONE = (): boolean => false;
const DAY = 86_400_000;

/** Weekday by Zeller's congruence, 0 is Saturday and 1 Sunday: nothing of the machine's calendar. */
const zeller = (datum: string): number => {
  const [year = 0, month = 0, day = 0] = datum.split('-').map(Number);
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  return (day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
};

describe('plusWerkdagen', () => {
  const table: readonly (readonly [title: string, from: string, days: number, to: string])[] = [
    ['the day of receipt does not count', '2012-09-03', 1, '2012-09-04'],
    ['a weekend does not count', '2012-09-07', 1, '2012-09-10'],
    ['from a Saturday the Monday is the first', '2012-09-01', 1, '2012-09-03'],
    ['from a Sunday the Monday is the first', '2012-09-02', 1, '2012-09-03'],
    ['ten are two weeks', '2012-09-03', 10, '2012-09-17'],
    ['ten from a Saturday', '2012-09-01', 10, '2012-09-14'],
    ['ten over a leap day', '2012-02-20', 10, '2012-03-05'],
    ['none is the day itself, whatever it is', '2012-09-01', 0, '2012-09-01'],
  ];
  for (const [title, from, days, to] of table)
    it(`counts: ${title}`, () => expect(plusWerkdagen(from, days, NONE)).to.equal(to));

  it('skips a holiday on a working day, and does not mind one in a weekend', () => {
    expect(plusWerkdagen('2012-09-03', 2, (datum) => datum === '2012-09-04')).to.equal('2012-09-06');
    expect(plusWerkdagen('2012-09-07', 1, (datum) => datum === '2012-09-08')).to.equal('2012-09-10');
  });

  it('leaves as many working days behind as were asked, and ends on one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2010, 0, 1) / DAY, max: Date.UTC(2035, 11, 1) / DAY }),
        fc.integer({ min: 1, max: 30 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 6 }),
        (first, asked, offsets) => {
          const dayAt = (at: number): string => new Date(at * DAY).toISOString().slice(0, 10);
          const holidays = new Set(offsets.map((offset) => dayAt(first + offset)));
          const works = (datum: string): boolean => zeller(datum) > 1 && !holidays.has(datum);
          const to = plusWerkdagen(dayAt(first), asked, (datum) => holidays.has(datum));
          const passed: string[] = [];
          for (let at = first + 1; dayAt(at) <= to; at += 1) passed.push(dayAt(at));
          expect(passed.filter(works).length).to.equal(asked);
          expect(works(to)).to.equal(true);
        },
      ),
    );
  });
});
