// "Most recent": date, then rank, then last change, then place in the list (C.3.3, C.3.15).
import { expect } from 'chai';
import { flagRecentste, indexOfRecentste } from '../../src/disclosure/recentste.js';

type Row = { readonly d?: string; readonly r?: number; readonly DatumLaatsteWijziging?: string };

const indexOf = (rows: readonly Row[], telt?: (row: Row) => boolean): number =>
  indexOfRecentste(
    rows,
    { datum: ({ d }) => d, voorrang: ({ r = 0 }) => r, ...(telt === undefined ? {} : { telt }) },
    '2012-09-03',
  );

describe('indexOfRecentste', () => {
  const cases: readonly (readonly [string, readonly Row[], number])[] = [
    ['nothing in an empty list', [], -1],
    ['the latest date', [{ d: '2012-01-01' }, { d: '2012-03-01' }, { d: '2012-02-01' }], 1],
    ['the day itself', [{ d: '2012-01-01' }, { d: '2012-09-03' }], 1],
    ['not the day after', [{ d: '2012-01-01' }, { d: '2012-09-04' }], 0],
    ['nothing when all lie ahead', [{ d: '2012-09-04' }], -1],
    ['an entry without date when it is alone', [{}], 0],
    ['an entry with date before one without', [{ d: '2012-01-01' }, {}], 0],
    [
      'the higher rank of one day',
      [
        { d: '2012-01-01', r: 1 },
        { d: '2012-01-01', DatumLaatsteWijziging: '2012-09-01' },
      ],
      0,
    ],
    ['the later change of one day', [{ d: '2012-01-01', DatumLaatsteWijziging: '2012-02-02' }, { d: '2012-01-01' }], 0],
    ['the later place when nothing else tells', [{ d: '2012-01-01' }, { d: '2012-01-01' }], 1],
  ];
  for (const [title, rows, expected] of cases) {
    it(`chooses ${title}`, () => expect(indexOf(rows)).to.equal(expected));
  }

  it('passes over entries that do not count', () => {
    expect(indexOf([{ d: '2012-01-01' }, { d: '2012-02-01', r: 9 }], ({ r }) => r !== 9)).to.equal(0);
  });
});

describe('flagRecentste', () => {
  const flagged = (...dates: (string | undefined)[]): readonly (true | undefined)[] =>
    flagRecentste(
      dates.map((d): { readonly d: string | undefined; readonly MeestRecentVlag?: true } => ({ d })),
      ({ d }) => d,
    ).map(({ MeestRecentVlag }) => MeestRecentVlag);

  it('flags exactly one, the latest', () => {
    expect(flagged('2012-01-01', '2012-03-01', '2012-02-01')).to.deep.equal([undefined, true, undefined]);
  });

  it('flags the later place of one day', () => {
    expect(flagged('2012-01-01', '2012-01-01')).to.deep.equal([undefined, true]);
  });

  it('flags none when there is no date', () =>
    expect(flagged(undefined, undefined)).to.deep.equal([undefined, undefined]));
});
