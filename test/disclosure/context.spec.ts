// Which paragraph decisions cite: those of 002 for an OCMW, and for every other partner the place of its own ground.
import { expect } from 'chai';
import { citeOf } from '../../src/disclosure/context.js';
import { disclose } from '../../src/disclosure/disclose.js';
import { standenOf } from '../../src/disclosure/regelsets.js';
import { context, decisionsOn, dossier, pictureOf } from './dossier.js';

describe('the paragraph of a decision', () => {
  it('is that of 002 for an OCMW, and that of its ground for another partner', () => {
    expect(citeOf({ soort: 'OCMW' }, { paragraaf: '002 §97' })).to.equal(undefined);
    expect(citeOf({ soort: 'VDAB' }, { paragraaf: '002 §17' })).to.equal('002 §17');
    const cited = (paragraaf?: string) =>
      new Set(disclose(dossier(), context({ paragraaf })).decisions.map((decision) => decision.paragraaf));
    expect([...cited('003 a1')]).to.deep.equal(['003 a1']);
    expect(cited().size).to.be.greaterThan(15);
  });
});

describe('a rule that speaks of the OCMW', () => {
  const vdab = { standen: standenOf('vdab-2012') };
  it('does not tell another partner which OCMW may sanction', () => {
    const sanctie = pictureOf({}, vdab).Trajecten?.[0]?.Sanctioneringsbevoegdheid;
    expect([sanctie?.Partner.code, sanctie?.OCMW]).to.deep.equal(['OCMW', undefined]);
    expect(decisionsOn('Trajecten/Traject[1]/Sanctioneringsbevoegdheid/OCMW', {}, vdab)).to.deep.equal([
      'onthouden Trajecten/Traject[1]/Sanctioneringsbevoegdheid/OCMW ocmw-enkel-voor-ocmw',
    ]);
  });
  it('gives another partner the conversations that were noted for it, under a rule of its own', () => {
    const [Gesprek] = dossier().Gesprekken ?? [];
    if (Gesprek === undefined) return expect.fail();
    const Gesprekken = [Gesprek, { ...Gesprek, Bestemmeling: 'VDAB' as const }];
    expect(pictureOf({ Gesprekken }, vdab).Gesprekken?.map(({ Bestemmeling }) => Bestemmeling?.code)).to.deep.equal([
      'VDAB',
    ]);
    expect(decisionsOn('Gesprekken/Gesprek[', { Gesprekken }, vdab).slice(0, 2)).to.deep.equal([
      'onthouden Gesprekken/Gesprek[dossier 1] gesprek-voor-partner',
      'gegeven Gesprekken/Gesprek[1] gesprek-voor-partner',
    ]);
  });
});
