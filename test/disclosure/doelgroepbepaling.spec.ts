// Cluster 6: the most recent Doelgroepbepaling only (A075, C.3.3).
import { expect } from 'chai';
import type { Doelgroepbepaling } from '../../src/domain/kbi/KBIDossier.js';
import { decisionsOn, geldigTotOf, pictureOf } from './dossier.js';

const bepaling = (Type: string, Datum: string, DatumLaatsteWijziging?: string): Doelgroepbepaling =>
  DatumLaatsteWijziging === undefined ? { Type, Datum } : { Type, Datum, DatumLaatsteWijziging };

const shown = (...Doelgroepbepalingen: Doelgroepbepaling[]): string | undefined =>
  pictureOf({ Doelgroepbepalingen }).Doelgroepbepaling?.Type?.code;

describe('discloseDoelgroepbepaling', () => {
  const cases: readonly (readonly [string, readonly Doelgroepbepaling[], string | undefined])[] = [
    [
      'gives the latest of three',
      [bepaling('A', '2012-01-01'), bepaling('B', '2012-03-01'), bepaling('C', '2012-02-01')],
      'B',
    ],
    [
      'prefers the later DatumLaatsteWijziging of two of the same day',
      [bepaling('A', '2012-01-01', '2012-06-02'), bepaling('B', '2012-01-01', '2012-06-01')],
      'A',
    ],
    [
      'prefers a changed one over one that was never changed',
      [bepaling('A', '2012-01-01', '2012-01-01'), bepaling('B', '2012-01-01')],
      'A',
    ],
    [
      'prefers the later entry when nothing else tells',
      [bepaling('A', '2012-01-01'), bepaling('B', '2012-01-01')],
      'B',
    ],
    ['gives one of today', [bepaling('A', '2012-01-01'), bepaling('B', '2012-09-03')], 'B'],
    ['withholds one of tomorrow', [bepaling('A', '2012-01-01'), bepaling('B', '2012-09-04')], 'A'],
    ['is absent when there is only one of tomorrow', [bepaling('B', '2012-09-04')], undefined],
  ];
  for (const [title, bepalingen, expected] of cases) {
    it(title, () => expect(shown(...bepalingen)).to.equal(expected));
  }

  it('gives date, result and reasons', () => {
    const Doelgroepbepalingen = [
      {
        Datum: '2012-01-01',
        Type: 'GEEN_DOELGROEP',
        Soort: 'OUDKOMER',
        Categorieen: ['ASIEL', 'GEZIN'],
        RedenGeenDoelgroep: '01',
        RedenVrijstelling: '65PLUS',
      },
    ];
    const code = (lijst: string, waarde: string) => ({ code: waarde, Beschrijving: `${lijst}:${waarde}` });
    expect(pictureOf({ Doelgroepbepalingen }).Doelgroepbepaling).to.deep.equal({
      DatumGeldigheid: '2012-01-01',
      Type: code('DoelgroepType', 'GEEN_DOELGROEP'),
      Soort: code('DoelgroepSoort', 'OUDKOMER'),
      MeestRecentVlag: true,
      Doelgroepcategorieen: [code('Doelgroepcategorie', 'ASIEL'), code('Doelgroepcategorie', 'GEZIN')],
      RedenGeenDoelgroep: code('RedenGeenDoelgroep', '01'),
      RedenVrijstellingVanVerplichting: code('RedenVrijstelling', '65PLUS'),
    });
  });

  it('tells which were withheld', () => {
    const Doelgroepbepalingen = [bepaling('A', '2012-01-01'), bepaling('B', '2012-02-01'), bepaling('C', '2012-09-04')];
    expect(decisionsOn('Doelgroepbepaling', { Doelgroepbepalingen })).to.deep.equal([
      'onthouden Doelgroepbepaling[dossier 1] recentste-doelgroepbepaling',
      'gegeven Doelgroepbepaling recentste-doelgroepbepaling',
      'onthouden Doelgroepbepaling[dossier 3] nog-niet-ingegaan',
    ]);
  });

  it('is withheld when the ground does not give cluster 6', () => {
    expect(pictureOf({}, { clusters: [5] })).not.to.have.property('Doelgroepbepaling');
  });

  it('changes by time alone on the day of the next one', () => {
    expect(geldigTotOf({ Doelgroepbepalingen: [bepaling('A', '2012-01-01')] })).to.equal(undefined);
    expect(geldigTotOf({ Doelgroepbepalingen: [bepaling('A', '2012-10-01'), bepaling('B', '2012-09-30')] })).to.equal(
      '2012-09-30',
    );
  });
});
