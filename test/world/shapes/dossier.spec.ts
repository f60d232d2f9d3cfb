import { expect } from 'chai';
import { dossier } from '../../../src/world/shapes/dossier.js';
import { cast, missedLeaves } from '../cast.js';

const full = {
  ...cast().find(({ INSZ }) => INSZ === '84722492046')?.dossier,
  AfsluitenDossier: { Datum: '2012-01-01', Reden: 'R' },
};

describe('dossier', () => {
  it('looks at every field of the fullest dossier', () => {
    expect(dossier(full)).to.equal(undefined);
    expect(missedLeaves(dossier, full)).to.deep.equal([]);
  });

  it('takes every dossier of the house', () => {
    for (const person of cast()) if (person.dossier !== undefined) expect(dossier(person.dossier)).to.equal(undefined);
  });

  it('takes a dossier with a Hoedanigheid alone, and none without', () => {
    const Hoedanigheden = [{ Code: 'NT2_CURSIST', Periode: { Begin: '2012-01-01' } }];
    expect(dossier({ Hoedanigheden })).to.equal(undefined);
    expect(dossier({})).to.deep.equal({ path: 'Hoedanigheden', reason: 'is missing' });
  });

  for (const field of ['Naam', 'Adres', 'Nationaliteit', 'Geboortedatum', 'Telefoon', 'INSZ']) {
    it(`refuses ${field} of the person: it has no place in a dossier (A087)`, () => {
      expect(dossier({ ...full, [field]: 'x' })).to.deep.equal({ path: field, reason: 'unknown field' });
    });
  }
});
