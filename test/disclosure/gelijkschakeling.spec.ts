// Cluster 16: support with the recognition of a diploma, yes or no (A085, C.3.11).
import { expect } from 'chai';
import { decisionsOn, pictureOf } from './dossier.js';

describe('discloseGelijkschakeling', () => {
  it('gives yes with its status, and leaves since when inside', () => {
    expect(pictureOf().OndersteuningGelijkschakeling).to.deep.equal({
      WordtGeboden: true,
      Status: { code: 'BZ', Beschrijving: 'StatusGelijkschakeling:BZ' },
    });
    expect(decisionsOn('OndersteuningGelijkschakeling')).to.deep.equal([
      'gegeven OndersteuningGelijkschakeling ondersteuning-ja-of-nee',
      'onthouden OndersteuningGelijkschakeling/Sinds geen-rechtsgrond',
    ]);
  });

  it('gives a no: that is data too', () => {
    const OndersteuningGelijkschakeling = { WordtGeboden: false };
    expect(pictureOf({ OndersteuningGelijkschakeling }).OndersteuningGelijkschakeling).to.deep.equal({
      WordtGeboden: false,
    });
  });

  it('is withheld when only sociaal onderzoek covers today', () => {
    expect(pictureOf({}, { repertoriumcodes: [1] })).not.to.have.property('OndersteuningGelijkschakeling');
    expect(decisionsOn('OndersteuningGelijkschakeling', {}, { repertoriumcodes: [1] })).to.deep.equal([
      'onthouden OndersteuningGelijkschakeling leefloon-vereist',
    ]);
  });

  it('is withheld when the ground does not give cluster 16', () => {
    expect(pictureOf({}, { clusters: [15] })).not.to.have.property('OndersteuningGelijkschakeling');
  });
});
