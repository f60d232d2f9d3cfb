import { expect } from 'chai';
import type { Machtiging } from '../../src/domain/kbi/Machtiging.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import type { WorldRows } from '../../src/domain/kbi/World.js';
import { createWorld } from '../../src/world/world.js';
import { GENT, toWorldRows, worldRows } from './cast.js';

const DAG = '2012-09-03';
const rows = toWorldRows(worldRows());
const world = createWorld(rows);
const partner = (naam: string): Partner => {
  const found = world.partnerByNaam(naam);
  if (found === undefined) throw new TypeError(naam);
  return found;
};

describe('createWorld', () => {
  it('finds a partner by number, name and client URI', () => {
    const gent = partner('ocmw-gent');
    expect(world.partnerByOndernemingsnummer(GENT)).to.equal(gent);
    expect(world.partnerByURI('kbi-gateway.test/ocmw-gent')).to.equal(gent);
    expect(world.partnerByURI('ocmw-gent')).to.equal(undefined);
    expect(world.partnerByNaam('constructor')).to.equal(undefined);
  });

  const grounds: readonly (readonly [string, string, string, string, string])[] = [
    ['an OCMW guiding a client', 'ocmw-gent', 'KBIDossiers', '17001', 'KBIDossiers-17001'],
    ['an OCMW judging work-willingness', 'ocmw-aalst', 'KBIDossiers', '17002', 'KBIDossiers-17002'],
    ['an OCMW looking for an establishment', 'ocmw-gent', 'GeefKBIVestiging', '17001', 'GeefKBIVestiging-17001'],
    ['an OCMW that refers', 'ocmw-beersel', 'Toeleiding', '17003', 'Toeleiding-17003'],
    [
      'an OCMW that registers a leefloner',
      'ocmw-gent',
      'RegistreerInschrijving',
      '17-2',
      'RegistreerInschrijving-17-2',
    ],
    ['VDAB by name', 'vdab', 'GeefDossierKBI', '3001', 'GeefDossierKBI-3001'],
    ['VMSW by name', 'vmsw', 'GeefDossierKBI', '3003', 'GeefDossierKBI-3003'],
    ['KBI itself', 'agii', 'RegistreerMutatieDossierKBI', '9001', 'RegistreerMutatieDossierKBI-9001'],
  ];
  for (const [title, naam, stroom, hoedanigheid, nummer] of grounds) {
    it(`finds the ground of ${title}`, () => {
      expect(world.findMachtiging(partner(naam), stroom, hoedanigheid, DAG)?.nummer).to.equal(nummer);
      expect(world.explainGround(partner(naam), stroom, hoedanigheid, DAG).kind).to.equal('held');
    });
  }

  const reasons: readonly (readonly [string, string, string, string, string, string])[] = [
    ['no such ground', 'ocmw-gent', 'KBIDossiers', '17003', DAG, 'NO_GROUND'],
    ['a ground of others', 'vdab', 'KBIDossiers', '17001', DAG, 'OTHER_RECIPIENT'],
    ['a ground that is still CONCEPT', 'actiris', 'KBIDossiers', '3005', DAG, 'NOT_VALIDATED'],
    ['a ground that has not begun', 'ocmw-gent', 'KBIDossiers', '17001', '2012-07-24', 'NOT_IN_FORCE'],
  ];
  for (const [title, naam, stroom, hoedanigheid, dag, reason] of reasons) {
    it(`finds nothing for ${title}, and says why`, () => {
      expect(world.findMachtiging(partner(naam), stroom, hoedanigheid, dag)).to.equal(undefined);
      expect(world.explainGround(partner(naam), stroom, hoedanigheid, dag)).to.include({ kind: 'none', reason });
    });
  }

  it('passes over an ended ground for the one that followed it', () => {
    const [ground] = rows.machtigingen.filter(({ nummer }) => nummer === 'KBIDossiers-17001');
    const old: Machtiging = {
      ...(ground as Machtiging),
      nummer: 'A',
      geldig: { Begin: '2010-01-01', Einde: '2012-07-24' },
    };
    const changed: WorldRows = { ...rows, machtigingen: [old, ...rows.machtigingen] };
    const find = (dag: string) =>
      createWorld(changed).findMachtiging(partner('ocmw-gent'), 'KBIDossiers', '17001', dag)?.nummer;
    expect(find('2012-07-24')).to.equal('A');
    expect(find('2012-07-25')).to.equal('KBIDossiers-17001');
  });

  it('knows who may send for whom, and since when', () => {
    expect(world.mandaat(partner('pod-mi'), GENT, DAG)).to.equal(true);
    expect(world.mandaat(partner('pod-mi'), GENT, '2011-12-31')).to.equal(false);
    expect(world.mandaat(partner('vdab'), GENT, DAG)).to.equal(false);
    expect(world.mandaat(partner('ksz'), partner('vdab').Ondernemingsnummer, DAG)).to.equal(false);
  });

  it('labels a code, and none that its list lacks', () => {
    expect(world.beschrijf('KennisNiveau', 'GOED')).to.equal('Goed');
    expect(world.beschrijf('KennisNiveau', 'toString')).to.equal(undefined);
    expect(world.beschrijf('Onbekend', 'GOED')).to.equal(undefined);
  });

  it('knows the sources that fail on purpose', () => {
    expect(world.bronvertraging('93711191937')?.daarna).to.equal('BRON_TRAAG');
    expect(world.bronvertraging('85631490132')).to.equal(undefined);
  });

  it('finds establishments by key, postcode and enterprise', () => {
    const [first] = world.vestigingenByPostcode('9000');
    expect(first).to.not.equal(undefined);
    expect(world.vestiging(first?.KBISleutel ?? '')).to.equal(first);
    expect(world.vestigingenByOndernemingsnummer(first?.Ondernemingsnummer ?? '')).to.include(first);
    expect(world.vestigingenByPostcode('1000')).to.deep.equal([]);
  });
});
