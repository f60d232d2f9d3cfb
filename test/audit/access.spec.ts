// Who can consult: every reason why not, each alone, as the gateway would find it.
import { expect } from 'chai';
import { type AccessQuestion, accessOf } from '../../src/audit/access.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { WorldRows } from '../../src/domain/kbi/World.js';
import { createWorld } from '../../src/world/world.js';
import { FIXTURES } from '../gateway-kit.js';

const rows = <S extends (typeof FIXTURES)[number]['soort']>(soort: S) =>
  FIXTURES.flatMap((row) => (row.soort === soort ? [row.rij] : []));
const WORLD: WorldRows = {
  partners: rows('partner') as WorldRows['partners'],
  gronden: rows('grond') as WorldRows['gronden'],
  ...{ codelijsten: [], vestigingen: [], bronvertragingen: [] },
};
const NOW = Date.parse('2012-09-03T09:00:00+02:00');

const question = (meer: Partial<AccessQuestion> = {}, world: WorldRows = WORLD): AccessQuestion => ({
  ...{ world: createWorld(world), stream: 'KBIDossiers', dag: '2012-09-03', now: NOW },
  certificate: () => NOW + 1,
  registered: () => new Set(WORLD.partners.map(({ Ondernemingsnummer }) => Ondernemingsnummer)),
  ...meer,
});
const partner = (naam: string): Partner => WORLD.partners.find((one) => one.naam === naam) as Partner;
const reasons = (naam: string, meer: Partial<AccessQuestion> = {}, world = WORLD): readonly string[] =>
  accessOf(partner(naam), question(meer, world)).redenen;
const withStatus = (status: 'CONCEPT' | 'GEVALIDEERD', Begin = '2012-07-25'): WorldRows => ({
  ...WORLD,
  gronden: WORLD.gronden.map((grond) => ({ ...grond, status, geldig: { Begin } })),
});

describe('accessOf', () => {
  it('lets an OCMW of the Vlaams Gewest with ground, certificate and clients consult', () => {
    expect(accessOf(partner('ocmw-gent'), question())).to.deep.equal({
      ...{ partner: 'ocmw-gent', soort: 'OCMW', omschrijving: 'OCMW Gent', toegang: true, grond: '002', redenen: [] },
    });
  });
  const CASES: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    'a certificate that nobody knows': [
      reasons('ocmw-gent', { certificate: () => undefined }),
      /^no certificate known$/,
    ],
    'a certificate that ended': [
      reasons('ocmw-gent', { certificate: () => NOW - 1 }),
      /certificate ended on 2012-09-03$/,
    ],
    'the place it lies': [reasons('ocmw-brussel'), /outside the Vlaams Gewest/],
    'nobody registered': [
      reasons('ocmw-gent', { registered: () => new Set() }),
      /nobody registered today under code 1, 2, 3$/,
    ],
    'a ground for others': [reasons('agii'), /^no ground: those of this stream are for others$/],
    'a stream without ground': [reasons('ocmw-gent', { stream: 'Nothing' }), /^no ground opens this stream$/],
    'a ground that is a concept': [reasons('ocmw-gent', {}, withStatus('CONCEPT')), /^ground 002 is not GEVALIDEERD$/],
    'a ground that begins tomorrow': [
      reasons('ocmw-gent', {}, withStatus('GEVALIDEERD', '2012-09-04')),
      /^ground 002 is not in force today$/,
    ],
  };
  for (const [title, [found, expected]] of Object.entries(CASES))
    it(`says ${title}`, () => {
      expect(found).to.have.length(1);
      expect(found[0]).to.match(expected);
    });
  it('says all that stands in the way', () => {
    expect(reasons('ocmw-brussel', { certificate: () => undefined, registered: () => new Set() })).to.have.length(3);
  });
  it('asks no registrations where the ground asks none', () => {
    expect(reasons('gemeente-beersel', { stream: 'LijstInburgeraars', registered: () => new Set() })).to.deep.equal([]);
  });
});
