// Counting: by months of Brussels, by what was asked, and a year, month or day as a span of time.
import { expect } from 'chai';
import { count, type StatsQuestion, spanOf } from '../../src/audit/stats.js';
import type { Fault } from '../../src/faults/fault.js';
import type { Counted } from '../../src/store/audit.js';

const row = (moment: string, meer: Partial<Counted> = {}): Counted => ({
  ...{ afzender: 'ksz', instelling: 'ocmw-gent', stroom: 'KBIDossiers', richting: 'IN', uitkomst: 'DATA', aantal: 1 },
  uur: Math.floor(Date.parse(moment) / 3_600_000),
  ...meer,
});
const ask = (meer: Partial<StatsQuestion> = {}): StatsQuestion => ({
  ...{ by: ['month'], partner: () => true, nameOf: (naam: string) => (naam === '0212' ? 'ocmw-aalst' : naam) },
  ...meer,
});

describe('count', () => {
  it('counts a message in the month that it was in Brussels', () => {
    const rows = [row('2016-12-31T22:59:59Z'), row('2016-12-31T23:00:00Z'), row('2016-06-30T22:00:00Z')];
    expect(count(rows, ask())).to.deep.equal([
      { month: '2016-07', aantal: 1 },
      { month: '2016-12', aantal: 1 },
      { month: '2017-01', aantal: 1 },
    ]);
  });

  const ROWS = [
    row('2017-01-02T10:00:00Z', { aantal: 5 }),
    row('2017-01-02T11:00:00Z', { uitkomst: 'GEEN_GEGEVENS', aantal: 2 }),
    row('2017-01-03T10:00:00Z', {
      instelling: '0212',
      stroom: 'InvalidatieKBIDossier',
      richting: 'UIT',
      afzender: 'kbi',
    }),
    row('2017-01-03T10:00:00Z', { instelling: null, afzender: 'vdab' }),
    row('2017-01-03T10:00:00Z', { instelling: null, afzender: 'an', stroom: 'GROND', richting: 'INTERN' }),
  ];
  it('splits by what is asked, in the order that is asked, under the institution and its name', () => {
    expect(count(ROWS, ask({ by: ['partner', 'outcome'] }))).to.deep.equal([
      { partner: 'ocmw-aalst', outcome: 'DATA', aantal: 1 },
      { partner: 'ocmw-gent', outcome: 'DATA', aantal: 5 },
      { partner: 'ocmw-gent', outcome: 'GEEN_GEGEVENS', aantal: 2 },
      { partner: 'vdab', outcome: 'DATA', aantal: 1 },
    ]);
    expect(count(ROWS, ask({ by: [] }))).to.deep.equal([{ aantal: 9 }]);
  });
  it('counts one stream or some partners', () => {
    expect(count(ROWS, ask({ stream: 'KBIDossiers' }))).to.deep.equal([{ month: '2017-01', aantal: 8 }]);
    expect(count(ROWS, ask({ partner: (naam) => naam === 'ocmw-gent' }))).to.deep.equal([
      { month: '2017-01', aantal: 7 },
    ]);
    expect(count([], ask())).to.deep.equal([]);
  });
});

describe('spanOf', () => {
  const CASES: Readonly<Record<string, readonly [string, string]>> = {
    '2016': ['2015-12-31T23:00:00.000Z', '2016-12-31T23:00:00.000Z'],
    '2017-07': ['2017-06-30T22:00:00.000Z', '2017-07-31T22:00:00.000Z'],
    '2017-12': ['2017-11-30T23:00:00.000Z', '2017-12-31T23:00:00.000Z'],
    '2016-02-29': ['2016-02-28T23:00:00.000Z', '2016-02-29T23:00:00.000Z'],
    '2017-03-26': ['2017-03-25T23:00:00.000Z', '2017-03-26T22:00:00.000Z'],
  };
  for (const [text, [van, tot]] of Object.entries(CASES))
    it(`takes ${text} as it was in Brussels`, () => {
      const span = spanOf(text);
      expect([new Date(span.van).toISOString(), new Date(span.tot).toISOString()]).to.deep.equal([van, tot]);
    });
  for (const text of ['16', '2016-13', '2016-1', '2016-01-32', 'x', ''])
    it(`refuses "${text}"`, () => {
      let key = 'none';
      try {
        spanOf(text);
      } catch (error) {
        key = (error as Fault).key;
      }
      expect(key).to.equal('ORDER_INVALID');
    });
});
