// The law of 4 January 1974 (art 1) and its royal decree name ten days; Easter by Meeus, Astronomical Algorithms: an oracle beside the package.
import { expect } from 'chai';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import { createFeestdagen } from '../../src/world/feestdagen.js';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Easter Sunday of a Gregorian year (Meeus ch. 8, the anonymous computation of 1876). */
const easter = (year: number): string => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
};

const legal = (year: number): readonly string[] => [
  ...['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'].map((day) => `${year}-${day}`),
  ...[1, 39, 50].map((days) => plusDagen(easter(year), days)),
];

describe('the public holidays of Belgium', () => {
  it('are found by an oracle that knows Easter', () => {
    const known = ['2008-03-23', '2011-04-24', '2012-04-08', '2013-03-31', '2019-04-21', '2038-04-25'];
    expect(known.map((datum) => easter(Number(datum.slice(0, 4))))).to.deep.equal(known);
  });

  it('are the ten of the law, each day from 2010 to 2035, and no other', () => {
    const { isFeestdag } = createFeestdagen();
    for (let year = 2010; year <= 2035; year += 1) {
      const found: string[] = [];
      for (let datum = `${year}-01-01`; datum.startsWith(String(year)); datum = plusDagen(datum, 1))
        if (isFeestdag(datum)) found.push(datum);
      expect(found).to.deep.equal([...legal(year)].sort());
      expect(found.length).to.equal(10);
    }
  });

  it('do not move when they fall on a Sunday: the day instead differs from employer to employer', () => {
    const { isFeestdag } = createFeestdagen();
    expect(['2012-11-11', '2012-11-12'].map(isFeestdag)).to.deep.equal([true, false]);
  });

  it('stay the same when very many years were asked between', () => {
    const { isFeestdag } = createFeestdagen();
    const before = isFeestdag('2012-07-21');
    for (let year = 2100; year < 2202; year += 1) isFeestdag(`${year}-01-02`);
    expect([before, isFeestdag('2012-07-21'), isFeestdag('2012-07-20')]).to.deep.equal([true, true, false]);
  }).timeout(20_000);
});
