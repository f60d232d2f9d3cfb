// Cluster 2: contact languages and literacy, for a person on leefloon (A071, C.3.11).
import { expect } from 'chai';
import { disclose } from '../../src/disclosure/disclose.js';
import { context, decisionsOn, dossier, INSZ, pictureOf } from './dossier.js';

describe('discloseTalenkennis', () => {
  it('gives the languages of contact and withholds the others', () => {
    expect(pictureOf().Talenkennis).to.deep.equal({
      Talen: [
        {
          Type: { code: 'GESPROKEN', Beschrijving: 'TaalType:GESPROKEN' },
          Taal: { code: 'ara', Beschrijving: 'Taal:ara' },
          Niveau: { code: 'MOEDERTAAL', Beschrijving: 'KennisNiveau:MOEDERTAAL' },
        },
      ],
      Alfabetisering: { code: 'GEALFABETISEERD', Beschrijving: 'Alfabetisering:GEALFABETISEERD' },
    });
    expect(decisionsOn('Talenkennis')).to.deep.equal([
      'gegeven Talenkennis/Talen/Taal[1] contacttaal',
      'onthouden Talenkennis/Talen/Taal[dossier 2] contacttaal',
      'gegeven Talenkennis/Alfabetisering alfabetisering',
    ]);
  });

  it('is absent, not empty, when no language is one of contact', () => {
    const bare = { INSZ, Hoedanigheden: dossier().Hoedanigheden, Talen: [{ Taal: 'fra', Contacttaal: false }] };
    expect(disclose(bare, context()).picture).to.deep.equal({ INSZ });
    const spoken = disclose(
      { ...bare, Talen: [{ Taal: 'ara', Contacttaal: true }] },
      context({ beschrijf: () => undefined }),
    );
    expect(spoken.picture?.Talenkennis).to.deep.equal({ Talen: [{ Taal: { code: 'ara' } }] });
    const literate = disclose({ ...bare, Alfabetisering: 'ANALFABEET' }, context({ beschrijf: () => undefined }));
    expect(literate.picture?.Talenkennis).to.deep.equal({ Alfabetisering: { code: 'ANALFABEET' } });
  });

  const codes: readonly (readonly [string, readonly number[] | undefined, boolean])[] = [
    ['leefloon', [2], true],
    ['equivalent leefloon', [3], true],
    ['sociaal onderzoek and leefloon', [1, 2], true],
    ['sociaal onderzoek only', [1], false],
    ['two inschrijvingen for sociaal onderzoek', [1, 1], false],
    ['a ground without repertorium check', undefined, true],
  ];
  for (const [title, repertoriumcodes, given] of codes) {
    it(`is ${given ? 'given' : 'withheld'} for ${title}`, () => {
      expect('Talenkennis' in pictureOf({}, { repertoriumcodes })).to.equal(given);
      expect(
        decisionsOn('Talenkennis', {}, { repertoriumcodes }).includes('onthouden Talenkennis leefloon-vereist'),
      ).to.equal(!given);
    });
  }

  it('is withheld when the ground does not give cluster 2', () => {
    expect(decisionsOn('Talenkennis', {}, { clusters: [1] })).to.deep.equal([
      'onthouden Talenkennis cluster-niet-op-grond',
    ]);
  });
});
