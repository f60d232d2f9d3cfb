// Periods of whole days, ends included; oracle for `dekt`: asking every day one by one.
import { expect } from 'chai';
import fc from 'fast-check';
import { plusDagen } from '../../../src/domain/numbers/Datum.js';
import { bevat, dekt, neemUit, type Periode } from '../../../src/domain/numbers/Periode.js';

describe('bevat', () => {
  const periode: Periode = { Begin: '2012-09-03', Einde: '2012-09-10' };
  for (const [dag, inside] of [
    ['2012-09-02', false],
    ['2012-09-03', true],
    ['2012-09-10', true],
    ['2012-09-11', false],
  ] as const) {
    it(`says ${inside} for ${dag}`, () => expect(bevat(periode, dag)).to.equal(inside));
  }

  it('holds every later day when the end is open', () => {
    expect(bevat({ Begin: '2012-09-03' }, '2999-01-01')).to.equal(true);
    expect(bevat({ Begin: '2012-09-03' }, '2012-09-02')).to.equal(false);
  });
});

describe('dekt', () => {
  const van = '2012-09-03';
  const tot = '2012-09-10';
  const cases: readonly (readonly [string, readonly Periode[], boolean])[] = [
    ['no period', [], false],
    ['exactly the stretch', [{ Begin: van, Einde: tot }], true],
    ['an open period', [{ Begin: '2012-01-01' }], true],
    ['one day short at the front', [{ Begin: '2012-09-04', Einde: tot }], false],
    ['one day short at the back', [{ Begin: van, Einde: '2012-09-09' }], false],
    [
      'two that touch',
      [
        { Begin: '2012-09-07', Einde: tot },
        { Begin: van, Einde: '2012-09-06' },
      ],
      true,
    ],
    [
      'two with a day between',
      [
        { Begin: van, Einde: '2012-09-05' },
        { Begin: '2012-09-07', Einde: tot },
      ],
      false,
    ],
    [
      'one within another and then the rest',
      [{ Begin: van, Einde: '2012-09-08' }, { Begin: '2012-09-04', Einde: '2012-09-05' }, { Begin: '2012-09-09' }],
      true,
    ],
    ['a period in the past', [{ Begin: '2011-01-01', Einde: '2012-09-02' }], false],
    ['a reversed period', [{ Begin: tot, Einde: van }], false],
  ];
  for (const [title, perioden, covered] of cases) {
    it(`says ${covered} for ${title}`, () => expect(dekt(perioden, van, tot)).to.equal(covered));
  }

  it('covers a stretch of one day', () => {
    expect(dekt([{ Begin: van, Einde: van }], van, van)).to.equal(true);
    expect(dekt([{ Begin: tot, Einde: tot }], van, van)).to.equal(false);
  });

  it('covers nothing of a reversed stretch', () => {
    expect(dekt([{ Begin: '2012-01-01', Einde: '2012-09-05' }], tot, van)).to.equal(false);
  });

  it('agrees with asking every day one by one', () => {
    const day = fc.integer({ min: 0, max: 20 });
    const periode = fc
      .record({ from: day, length: fc.integer({ min: 0, max: 8 }), open: fc.integer({ min: 0, max: 9 }) })
      .map(({ from, length, open }): Periode => {
        const Begin = plusDagen('2012-08-28', from);
        return open === 0 ? { Begin } : { Begin, Einde: plusDagen(Begin, length) };
      });
    fc.assert(
      fc.property(fc.array(periode, { maxLength: 6 }), (perioden) => {
        let covered = true;
        for (let dag = van; dag <= tot; dag = plusDagen(dag, 1)) {
          covered &&= perioden.some((one) => bevat(one, dag));
        }
        expect(dekt(perioden, van, tot)).to.equal(covered);
      }),
      { numRuns: 500 },
    );
  });
});

describe('neemUit', () => {
  const dagen = Array.from({ length: 30 }, (_, dag) => plusDagen('2012-08-20', dag));
  const dag = fc.integer({ min: 0, max: 29 }).map((at) => dagen[at] ?? '');
  const grens = fc.option(dag, { nil: undefined });

  it('leaves exactly the days outside, checked day by day', () => {
    fc.assert(
      fc.property(dag, grens, grens, grens, (Begin, einde, een, ander) => {
        const Einde = einde !== undefined && einde < Begin ? Begin : einde;
        const [van, tot] = een !== undefined && ander !== undefined && een > ander ? [ander, een] : [een, ander];
        const periode: Periode = { Begin, ...(Einde === undefined ? {} : { Einde }) };
        const rest = neemUit(periode, van, tot);
        for (const een of dagen) {
          const uit = (van === undefined || van <= een) && (tot === undefined || een <= tot);
          expect(rest.filter((stuk) => bevat(stuk, een)).length, een).to.equal(bevat(periode, een) && !uit ? 1 : 0);
        }
        expect(rest.every((stuk) => stuk.Einde === undefined || stuk.Begin <= stuk.Einde)).to.equal(true);
        expect(rest.some((stuk) => stuk.Einde === undefined)).to.equal(Einde === undefined && tot !== undefined);
      }),
    );
  });

  it('knows no day after the end of all calendars', () =>
    expect(neemUit({ Begin: '2012-09-03' }, '2012-09-05', '9999-12-31')).to.deep.equal([
      { Begin: '2012-09-03', Einde: '2012-09-04' },
    ]));
});
