// Brussels time against the calendar of summer time: last Sunday of March and of October, at 01:00 UTC.
import { expect } from 'chai';
import fc from 'fast-check';
import { brusselsInstant, brusselsTime, vandaag } from '../../src/domain/time.js';

const at = (iso: string): number => Date.parse(iso);

describe('brusselsTime', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2012-01-15T11:22:33.444Z', '2012-01-15', '12:22:33.444'],
    ['2012-09-03T07:00:00.000Z', '2012-09-03', '09:00:00.000'],
    ['2012-12-31T23:00:00.000Z', '2013-01-01', '00:00:00.000'],
    ['2012-03-25T00:59:59.999Z', '2012-03-25', '01:59:59.999'],
    ['2012-03-25T01:00:00.000Z', '2012-03-25', '03:00:00.000'],
    ['2012-10-28T00:59:59.999Z', '2012-10-28', '02:59:59.999'],
    ['2012-10-28T01:00:00.000Z', '2012-10-28', '02:00:00.000'],
  ];
  for (const [instant, Datum, Tijd] of cases) {
    it(`reads ${instant} as ${Datum} ${Tijd}`, () => {
      expect(brusselsTime(at(instant))).to.deep.equal({ Datum, Tijd });
    });
  }

  it('answers the same whatever was asked before it', () => {
    const winter = at('2012-01-15T12:00:00Z');
    const summer = at('2012-07-15T12:00:00Z');
    const once = brusselsTime(summer);
    brusselsTime(winter);
    expect(brusselsTime(summer)).to.deep.equal(once);
    expect(brusselsTime(winter).Tijd).to.equal('13:00:00.000');
  });

  it('agrees with the time zone database of the platform at any moment', () => {
    const oracle = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Brussels',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(fc.integer({ min: at('1996-01-01T00:00:00Z'), max: at('2049-12-31T00:00:00Z') }), (instant) => {
        const { Datum, Tijd } = brusselsTime(instant);
        expect(`${Datum} ${Tijd.slice(0, 8)}`).to.equal(oracle.format(instant));
      }),
    );
  });
});

describe('vandaag', () => {
  it('turns to the next day at midnight in Brussels, not in Greenwich', () => {
    expect(vandaag(at('2012-09-03T21:59:59.999Z'))).to.equal('2012-09-03');
    expect(vandaag(at('2012-09-03T22:00:00.000Z'))).to.equal('2012-09-04');
    expect(vandaag(at('2012-12-03T22:59:59.999Z'))).to.equal('2012-12-03');
    expect(vandaag(at('2012-12-03T23:00:00.000Z'))).to.equal('2012-12-04');
  });
});

describe('brusselsInstant', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['a winter day', '2012-01-15', '12:00:00', '2012-01-15T11:00:00Z'],
    ['a summer day', '2012-09-03', '09:00:00.250', '2012-09-03T07:00:00.250Z'],
    ['the last second before summer time', '2012-03-25', '01:59:59', '2012-03-25T00:59:59Z'],
    ['the first second of summer time', '2012-03-25', '03:00:00', '2012-03-25T01:00:00Z'],
    ['the skipped hour, past the change', '2012-03-25', '02:30:00', '2012-03-25T01:30:00Z'],
    ['the repeated hour, the first of the two', '2012-10-28', '02:30:00', '2012-10-28T00:30:00Z'],
    ['the first second after the repeated hour', '2012-10-28', '03:00:00', '2012-10-28T02:00:00Z'],
    ['midnight', '2012-09-04', '00:00', '2012-09-03T22:00:00Z'],
  ];
  for (const [title, datum, tijd, instant] of cases) {
    it(`finds ${title}`, () => {
      expect(new Date(brusselsInstant(datum, tijd)).toISOString()).to.equal(new Date(instant).toISOString());
    });
  }

  it('undoes brusselsTime, except in the second of the repeated hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('1996-01-01T00:00:00Z'), max: at('2049-12-31T00:00:00Z') }), (instant) => {
        const { Datum, Tijd } = brusselsTime(instant);
        const back = brusselsInstant(Datum, Tijd);
        expect([instant, instant - 3_600_000]).to.include(back);
        expect(brusselsTime(back)).to.deep.equal({ Datum, Tijd });
      }),
    );
  });
});
