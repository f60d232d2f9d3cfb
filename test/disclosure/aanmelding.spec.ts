// Cluster 5: the most recent Aanmelding, within the past year, anniversary included (A074, C.3.2, C.3.15).
import { expect } from 'chai';
import fc from 'fast-check';
import { firstDayOutside, oneYearEarlier } from '../../src/disclosure/aanmelding.js';
import type { Aanmelding } from '../../src/domain/kbi/KBIDossier.js';
import { plusDagen } from '../../src/domain/numbers/Datum.js';
import { decisionsOn, GENT, geldigTotOf, pictureOf } from './dossier.js';

const aanmelding = (Datum: string, changes: Partial<Aanmelding> = {}): Aanmelding => ({
  Datum,
  Type: 'EA',
  KBIVestiging: GENT,
  ...changes,
});

const shown = (vandaag: string, ...Aanmeldingen: Aanmelding[]): readonly (string | undefined)[] =>
  (pictureOf({ Aanmeldingen }, { vandaag }).Aanmeldingsgegevens?.Aanmeldingen ?? []).map((one) => one.Aanmeldingsdatum);

describe('discloseAanmeldingsgegevens', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['gives an Aanmelding of today', '2012-09-03', ['2012-09-03'], ['2012-09-03']],
    ['gives an Aanmelding of 364 days ago', '2012-09-03', ['2011-09-05'], ['2011-09-05']],
    ['gives an Aanmelding exactly one year old', '2012-09-03', ['2011-09-03'], ['2011-09-03']],
    ['withholds an Aanmelding one year and a day old', '2012-09-03', ['2011-09-02'], []],
    ['withholds an Aanmelding of tomorrow', '2012-09-03', ['2012-09-04'], []],
    ['gives the latest of two', '2012-09-03', ['2012-05-01', '2012-02-01'], ['2012-05-01']],
    ['gives the latest that has happened', '2012-09-03', ['2012-05-01', '2012-09-04'], ['2012-05-01']],
    ['gives an Aanmelding of 29 February on 28 February a year later', '2013-02-28', ['2012-02-29'], ['2012-02-29']],
    ['withholds an Aanmelding of 29 February on 1 March a year later', '2013-03-01', ['2012-02-29'], []],
    ['gives an Aanmelding of 28 February on 29 February a year later', '2012-02-29', ['2011-02-28'], ['2011-02-28']],
    ['withholds an Aanmelding of 28 February on 1 March of a leap year', '2012-03-01', ['2011-02-28'], []],
  ];
  for (const [title, vandaag, data, expected] of cases) {
    it(title, () => expect(shown(vandaag, ...data.map((datum) => aanmelding(datum)))).to.deep.equal(expected));
  }

  it('prefers the later DatumLaatsteWijziging of two of the same day', () => {
    const Aanmeldingen = [
      aanmelding('2012-05-01', { Type: 'EA', DatumLaatsteWijziging: '2012-05-03' }),
      aanmelding('2012-05-01', { Type: 'HA', DatumLaatsteWijziging: '2012-05-02' }),
    ];
    expect(pictureOf({ Aanmeldingen }).Aanmeldingsgegevens?.Aanmeldingen?.[0]?.Type?.code).to.equal('EA');
  });

  it('gives when, why and where, and leaves the contact person inside', () => {
    expect(pictureOf().Aanmeldingsgegevens?.Aanmeldingen).to.deep.equal([
      {
        KBICentrum: { Ondernemingsnummer: '0543307391', VOPEntiteitNummer: '12345678' },
        Aanmeldingsdatum: '2011-10-01',
        MeestRecentVlag: true,
        Type: { code: 'EA', Beschrijving: 'AanmeldingType:EA' },
        Reden: { code: '13', Beschrijving: 'RedenAanmelding:13' },
      },
    ]);
    expect(decisionsOn('Aanmeldingsgegevens/Aanmeldingen')).to.deep.equal([
      'gegeven Aanmeldingsgegevens/Aanmeldingen/Aanmelding[1] aanmelding-binnen-een-jaar',
      'onthouden Aanmeldingsgegevens/Aanmeldingen/Aanmelding[1]/Contactpersoon contactpersoon-enkel-bij-regie-en-traject',
    ]);
  });

  it('tells which Aanmelding was too old and which was not the latest', () => {
    const Aanmeldingen = [aanmelding('2010-01-01'), aanmelding('2011-09-02'), aanmelding('2012-09-04')];
    expect(decisionsOn('Aanmeldingsgegevens/Aanmeldingen', { Aanmeldingen })).to.deep.equal([
      'onthouden Aanmeldingsgegevens/Aanmeldingen/Aanmelding[dossier 1] recentste-aanmelding',
      'onthouden Aanmeldingsgegevens/Aanmeldingen/Aanmelding[1] aanmelding-binnen-een-jaar',
      'onthouden Aanmeldingsgegevens/Aanmeldingen/Aanmelding[dossier 3] nog-niet-ingegaan',
    ]);
  });

  it('is absent, not empty, when the Aanmelding is too old and nothing was deferred', () => {
    const picture = pictureOf({ Aanmeldingen: [aanmelding('2011-09-02')], UitstellenAanmelding: [] });
    expect(picture).not.to.have.property('Aanmeldingsgegevens');
  });

  it('is withheld when the ground does not give cluster 5', () => {
    expect(pictureOf({}, { clusters: [3] })).not.to.have.property('Aanmeldingsgegevens');
  });

  const days: readonly (readonly [string, readonly string[], string | undefined])[] = [
    ['the day after the anniversary', ['2012-05-01'], '2013-05-02'],
    ['tomorrow, for an Aanmelding exactly one year old', ['2011-09-03'], '2012-09-04'],
    ['never, for an Aanmelding that is too old', ['2011-09-02'], undefined],
    ['the day of an Aanmelding to come, when that is sooner', ['2012-05-01', '2012-12-24'], '2012-12-24'],
  ];
  for (const [title, data, expected] of days) {
    it(`changes by time alone: ${title}`, () => {
      expect(geldigTotOf({ Aanmeldingen: data.map((datum) => aanmelding(datum)) })).to.equal(expected);
    });
  }
});

describe('firstDayOutside', () => {
  for (const [datum, outside] of [
    ['2012-05-01', '2013-05-02'],
    ['2012-02-29', '2013-03-01'],
    ['2011-02-28', '2012-03-01'],
    ['2012-02-28', '2013-03-01'],
    ['2011-03-01', '2012-03-02'],
  ] as const) {
    it(`is ${outside} for ${datum}`, () => expect(firstDayOutside(datum)).to.equal(outside));
  }

  it('is the first day whose past year starts after the date', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const datum = plusDagen('1990-01-01', days);
        const outside = firstDayOutside(datum);
        expect(oneYearEarlier(outside) > datum).to.equal(true);
        expect(oneYearEarlier(plusDagen(outside, -1)) > datum).to.equal(false);
      }),
    );
  });
});
