import { expect } from 'chai';
import { replacePartnerNames } from '../../src/world/partner-names.js';
import { GENT } from './cast.js';

const find = (naam: string) => (naam === 'ocmw-gent' ? GENT : undefined);

describe('replacePartnerNames', () => {
  const cases: readonly (readonly [string, Parameters<typeof replacePartnerNames>[0], object, object])[] = [
    ['in an inschrijving', 'inschrijving', { OCMW: 'ocmw-gent' }, { OCMW: GENT }],
    ['in a leefloonrecht', 'leefloonrecht', { OCMW: 'ocmw-gent' }, { OCMW: GENT }],
    ['in the mandates of a partner', 'partner', { mandaten: [{ voor: 'ocmw-gent' }] }, { mandaten: [{ voor: GENT }] }],
    [
      'everywhere in a persona',
      'persona',
      {
        inschrijvingen: [{ OCMW: 'ocmw-gent' }],
        leefloonrechten: [{ OCMW: 'ocmw-gent' }],
        dossier: { Trajecten: [{ Sanctioneringsbevoegdheden: [{ OCMW: 'ocmw-gent' }] }] },
      },
      {
        inschrijvingen: [{ OCMW: GENT }],
        leefloonrechten: [{ OCMW: GENT }],
        dossier: { Trajecten: [{ Sanctioneringsbevoegdheden: [{ OCMW: GENT }] }] },
      },
    ],
    ['not where the name is unknown', 'inschrijving', { OCMW: 'ocmw-nergens' }, { OCMW: 'ocmw-nergens' }],
    [
      'not in a ground, whose ontvangers are names',
      'grond',
      { ontvangers: ['ocmw-gent'] },
      { ontvangers: ['ocmw-gent'] },
    ],
    ['not in a number', 'inschrijving', { OCMW: '0212123459' }, { OCMW: '0212123459' }],
  ];
  for (const [title, soort, rij, expected] of cases) {
    it(`puts the Ondernemingsnummer ${title}`, () => {
      replacePartnerNames(soort, rij, find);
      expect(rij).to.deep.equal(expected);
    });
  }

  it('leaves what has no shape at all to the check', () => {
    for (const rij of [null, 'text', [], { inschrijvingen: 'x', dossier: 3 }]) {
      expect(() => replacePartnerNames('persona', rij, find)).to.not.throw();
    }
  });
});
