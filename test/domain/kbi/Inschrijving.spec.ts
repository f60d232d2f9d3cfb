// `telt`: code 1 (sociaal onderzoek) counts two calendar months, the last day included; other codes count as they stand.
import { expect } from 'chai';
import { type Inschrijving, telt } from '../../../src/domain/kbi/Inschrijving.js';
import { completeINSZ } from '../../../src/domain/numbers/INSZ.js';
import { bevat, type Periode } from '../../../src/domain/numbers/Periode.js';

const inschrijving = (Hoedanigheidscode: number, Periode: Periode): Inschrijving => ({
  INSZ: completeINSZ('856314901', false),
  OCMW: '0212214125',
  Hoedanigheidscode,
  Periode,
});

describe('telt', () => {
  const cases: readonly (readonly [string, number, Periode, Periode])[] = [
    ['cuts an open code 1 after two months', 1, { Begin: '2012-07-03' }, { Begin: '2012-07-03', Einde: '2012-09-03' }],
    [
      'cuts a longer code 1 after two months',
      1,
      { Begin: '2012-07-03', Einde: '2012-12-31' },
      { Begin: '2012-07-03', Einde: '2012-09-03' },
    ],
    [
      'keeps a code 1 that ends earlier',
      1,
      { Begin: '2012-07-03', Einde: '2012-09-02' },
      { Begin: '2012-07-03', Einde: '2012-09-02' },
    ],
    [
      'falls back to the last day of a shorter month',
      1,
      { Begin: '2011-12-31' },
      { Begin: '2011-12-31', Einde: '2012-02-29' },
    ],
    ['keeps an open leefloon', 2, { Begin: '2010-01-01' }, { Begin: '2010-01-01' }],
    [
      'keeps the end of an equivalent leefloon',
      3,
      { Begin: '2010-01-01', Einde: '2012-09-03' },
      { Begin: '2010-01-01', Einde: '2012-09-03' },
    ],
  ];
  for (const [title, code, periode, counted] of cases) {
    it(title, () => expect(telt(inschrijving(code, periode))).to.deep.equal(counted));
  }

  it('counts on the day two months later and not on the day after', () => {
    const counted = telt(inschrijving(1, { Begin: '2012-07-03' }));
    expect(bevat(counted, '2012-09-03')).to.equal(true);
    expect(bevat(counted, '2012-09-04')).to.equal(false);
  });
});
