// `telt`: code 1 (sociaal onderzoek) counts two calendar months, the last day included; other codes count as they stand.
import { expect } from 'chai';
import {
  bestaat,
  codeInHoedanigheid,
  type Inschrijving,
  schrijfIn,
  schrijfUit,
  telt,
} from '../../../src/domain/kbi/Inschrijving.js';
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

describe('codeInHoedanigheid', () => {
  for (const [tekst, code] of [
    ['17-2', 2],
    ['17-40', 40],
    ['17001', undefined],
    ['17-', undefined],
    ['17-x', undefined],
    ['18-2', undefined],
  ] as const)
    it(`reads ${code} in ${tekst}`, () => expect(codeInHoedanigheid(tekst)).to.equal(code));
});

/** `2012-09-03..2012-09-10`, or an open end. */
const rijen = (code: number, ...perioden: readonly string[]): readonly Inschrijving[] =>
  perioden.map((tekst) => {
    const [Begin = '', Einde = ''] = tekst.split('..');
    return inschrijving(code, { Begin, ...(Einde === '' ? {} : { Einde }) });
  });
const tekst = (alle: readonly Inschrijving[]): readonly string[] =>
  alle.map(({ Periode: { Begin, Einde = '' } }) => `${Begin}..${Einde}`).sort();
const een = (code: number, periode: string): Inschrijving =>
  rijen(code, periode)[0] ?? inschrijving(code, { Begin: '' });

describe('bestaat', () => {
  const cases: readonly (readonly [string, number, readonly string[], string, boolean])[] = [
    ['a part of an open one', 2, ['2012-01-01..'], '2012-05-01..2012-06-01', true],
    ['an open one in an open one', 2, ['2012-01-01..'], '2012-05-01..', true],
    ['an open one in one that ends', 2, ['2012-01-01..2030-01-01'], '2012-05-01..', false],
    ['a stretch over two that touch', 2, ['2012-01-01..2012-03-31', '2012-04-01..'], '2012-03-01..2012-05-01', true],
    ['a stretch over a gap', 2, ['2012-01-01..2012-03-30', '2012-04-01..'], '2012-03-01..2012-05-01', false],
    ['a code 1 within its two months', 1, ['2012-07-03..'], '2012-08-01..2012-09-03', true],
    ['a code 1 that counts longer than the old one', 1, ['2012-07-03..'], '2012-08-01..', false],
    ['a code 1 of which only two months could count', 1, ['2012-07-03..'], '2012-07-03..2013-01-01', true],
  ];
  for (const [wat, code, is, nieuw, verwacht] of cases)
    it(`says ${verwacht} for ${wat}`, () => expect(bestaat(rijen(code, ...is), een(code, nieuw))).to.equal(verwacht));
});

describe('schrijfIn', () => {
  const cases: readonly (readonly [string, readonly string[], string, readonly string[]])[] = [
    ['a row of its own', ['2012-01-01..2012-02-01'], '2012-01-15..', ['2012-01-01..2012-02-01', '2012-01-15..']],
    [
      'the later end on the same Begin',
      ['2012-01-01..2012-02-01'],
      '2012-01-01..2012-03-01',
      ['2012-01-01..2012-03-01'],
    ],
    ['the open end on the same Begin', ['2012-01-01..2012-02-01'], '2012-01-01..', ['2012-01-01..']],
    ['nothing shorter', ['2012-01-01..'], '2012-01-01..2012-03-01', ['2012-01-01..']],
  ];
  for (const [wat, is, nieuw, wordt] of cases)
    it(`gives ${wat}`, () => expect(tekst(schrijfIn(rijen(2, ...is), een(2, nieuw)))).to.deep.equal(wordt));
});

describe('schrijfUit', () => {
  const cases: readonly (readonly [
    string,
    number,
    readonly string[],
    string | undefined,
    string | undefined,
    readonly string[],
  ])[] = [
    ['ends what runs', 2, ['2012-01-01..'], '2012-09-03', undefined, ['2012-01-01..2012-09-02']],
    ['leaves what ended', 2, ['2012-01-01..2012-02-01'], '2012-09-03', undefined, ['2012-01-01..2012-02-01']],
    ['removes what has yet to begin', 2, ['2012-10-01..'], '2012-09-03', undefined, []],
    ['splits', 2, ['2012-01-01..'], '2012-03-01', '2012-03-31', ['2012-01-01..2012-02-29', '2012-04-01..']],
    ['takes all before a day', 2, ['2012-01-01..'], undefined, '2012-03-31', ['2012-04-01..']],
    [
      'keeps one row a Begin, the longer',
      2,
      ['2012-01-01..2012-06-30', '2012-04-01..'],
      '2012-03-01',
      '2012-03-31',
      ['2012-01-01..2012-02-29', '2012-04-01..'],
    ],
    [
      'starts no new two months behind a gap',
      1,
      ['2012-07-03..'],
      '2012-08-01',
      '2012-08-10',
      ['2012-07-03..2012-07-31', '2012-08-11..2012-09-03'],
    ],
    ['keeps nothing that could not count', 1, ['2012-07-03..'], '2012-08-01', '2012-09-20', ['2012-07-03..2012-07-31']],
  ];
  for (const [wat, code, is, van, tot, wordt] of cases)
    it(wat, () => expect(tekst(schrijfUit(rijen(code, ...is), van, tot))).to.deep.equal(wordt));
});
