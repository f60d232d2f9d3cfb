// Cluster 17: conversations for the OCMW, in order of time (A086, C.3.8).
import { expect } from 'chai';
import { dayOf } from '../../src/disclosure/gesprekken.js';
import type { Gesprek } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, GENT, geldigTotOf, pictureOf } from './dossier.js';

const gesprek = (Tijdstip: string, changes: Partial<Gesprek> = {}): Gesprek => ({
  Tijdstip,
  KBIVestiging: GENT,
  GenoteerdDoor: { Achternaam: 'Janssens' },
  Bestemmeling: 'OCMW',
  Tekst: 'Komt stipt.',
  ...changes,
});

describe('discloseGesprekken', () => {
  for (const [bestemmeling, given] of [
    ['OCMW', true],
    ['ALGEMEEN', false],
    ['VDAB', false],
    ['VMSW', false],
  ] as const) {
    it(`${given ? 'gives' : 'withholds'} a conversation for ${bestemmeling}`, () => {
      const Gesprekken = [gesprek('2012-06-01T10:00:00+02:00', { Bestemmeling: bestemmeling })];
      expect('Gesprekken' in pictureOf({ Gesprekken })).to.equal(given);
      expect(decisionsOn('Gesprekken', { Gesprekken })[0]).to.match(
        given ? /^gegeven/ : /^onthouden .* gesprek-voor-ocmw$/,
      );
    });
  }

  it('gives moment, place, worker and text, and leaves other contact persons inside', () => {
    expect(pictureOf().Gesprekken).to.deep.equal([
      {
        Bestemmeling: { code: 'OCMW', Beschrijving: 'Bestemmeling:OCMW' },
        Datum: '2012-06-01',
        MeestRecentVlag: true,
        Opmerking: 'Werkafspraak: cursus combineren met deeltijdse job.',
        Tijdstip: '2012-06-01T10:00:00+02:00',
        KBIVestiging: { KBISleutel: 'A1B2C3D4', Ondernemingsnummer: '0543307391', TypeCentrum: 'LOKET' },
        GenoteerdDoor: { Achternaam: 'Janssens', Voornaam: 'Els' },
      },
    ]);
    expect(decisionsOn('Gesprekken')).to.include(
      'onthouden Gesprekken/Gesprek[1]/KBIVestiging/Contactpersoon contactpersoon-enkel-bij-regie-en-traject',
    );
  });

  it('orders by moment, also over different offsets, and flags the last', () => {
    const moments = [
      '2012-06-02T09:00:00+02:00',
      '2012-06-01T23:30:00-02:00',
      '2012-06-01T10:00:00+02:00',
      '2012-06-02T02:30:00+02:00',
    ];
    const given = pictureOf({ Gesprekken: moments.map((moment) => gesprek(moment)) }).Gesprekken;
    expect(given?.map(({ Tijdstip }) => Tijdstip)).to.deep.equal([moments[2], moments[3], moments[1], moments[0]]);
    expect(given?.map(({ MeestRecentVlag }) => MeestRecentVlag)).to.deep.equal([undefined, undefined, undefined, true]);
  });

  it('gives a conversation of today and withholds one of tomorrow', () => {
    const Gesprekken = [gesprek('2012-09-04T00:00:00+02:00'), gesprek('2012-09-03T23:59:59+02:00')];
    expect(pictureOf({ Gesprekken }).Gesprekken?.map(({ Datum }) => Datum)).to.deep.equal(['2012-09-03']);
    expect(geldigTotOf({ Gesprekken })).to.equal('2012-09-04');
    expect(decisionsOn('Gesprekken/Gesprek[dossier', { Gesprekken })).to.deep.equal([
      'onthouden Gesprekken/Gesprek[dossier 1] nog-niet-ingegaan',
    ]);
  });

  it('withholds a text that holds a number of a person, and still gives the moment', () => {
    const Gesprekken = [gesprek('2012-06-01T10:00:00+02:00', { Tekst: 'Broer is 85.63.14-901.32.' })];
    const [given] = pictureOf({ Gesprekken }).Gesprekken ?? [];
    expect(given).to.include({ Tijdstip: '2012-06-01T10:00:00+02:00' });
    expect(given).not.to.have.property('Opmerking');
    expect(decisionsOn('Gesprekken/Gesprek[1]/Opmerking', { Gesprekken })).to.deep.equal([
      'onthouden Gesprekken/Gesprek[1]/Opmerking vrije-tekst-voorzichtig',
    ]);
  });

  it('is withheld when the ground does not give cluster 17', () => {
    expect(pictureOf({}, { clusters: [1] })).not.to.have.property('Gesprekken');
  });
});

describe('dayOf', () => {
  for (const [tijdstip, dag] of [
    ['2012-06-01T10:00:00+02:00', '2012-06-01'],
    ['2012-06-01T00:30:00+02:00', '2012-06-01'],
    ['2012-06-01T23:30:00+01:00', '2012-06-02'],
    ['2012-01-01T00:30:00+02:00', '2011-12-31'],
    ['2012-06-01T22:30:00Z', '2012-06-02'],
    ['2012-06-01T12:00:00-11:00', '2012-06-02'],
  ] as const) {
    it(`says ${dag} for ${tijdstip}`, () => expect(dayOf(tijdstip)).to.equal(dag));
  }
});
