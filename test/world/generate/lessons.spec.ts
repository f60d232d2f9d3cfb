import { expect } from 'chai';
import { plusDagen } from '../../../src/domain/numbers/Datum.js';
import { createTrajectonderdelen } from '../../../src/world/generate/lessons.js';
import { createDraw } from '../../../src/world/generate/random.js';

const day = (days: number) => plusDagen('2012-09-03', -days);
const make = (lessons: number) => createTrajectonderdelen(lessons, createDraw(1, lessons), day);
const datesOf = (lessons: number): readonly string[] =>
  make(lessons).onderdelen.flatMap(({ Cursussen = [] }) =>
    Cursussen.flatMap(({ Participaties = [] }) => Participaties.map(({ Datum }) => Datum)),
  );

describe('createTrajectonderdelen', () => {
  for (const lessons of [1, 20, 21, 100, 180, 560]) {
    it(`makes exactly ${lessons} lesson moments, in order, on different days before today`, () => {
      const dates = datesOf(lessons);
      expect(dates).to.have.length(lessons);
      expect([...new Set(dates)].sort()).to.deep.equal(dates);
      expect((dates.at(-1) ?? '') < '2012-09-03').to.equal(true);
    });
  }

  it('begins with MO, then climbs through NT2; only the last is still running', () => {
    const { onderdelen } = make(150);
    expect(onderdelen.map(({ Type }) => Type)).to.deep.equal(['TO_OB_MO', 'TO_A1', 'TO_A2']);
    expect(onderdelen.map(({ Periode }) => Periode?.Einde !== undefined)).to.deep.equal([true, true, false]);
  });

  it('keeps each lesson within its course and its onderdeel', () => {
    for (const { Periode, Cursussen = [] } of make(300).onderdelen) {
      for (const { Datum } of Cursussen[0]?.Participaties ?? []) {
        const { Begin = '', Einde = '9' } = Periode ?? {};
        expect(Begin <= Datum && Datum <= Einde, `${Begin} ${Datum} ${Einde}`).to.equal(true);
      }
    }
  });

  it('says how long ago the first began', () => {
    const { days } = make(50);
    expect((datesOf(50)[0] ?? '') >= day(days)).to.equal(true);
  });
});
