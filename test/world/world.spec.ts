import { expect } from 'chai';
import type { Grond } from '../../src/domain/kbi/Grond.js';
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
    ['an OCMW guiding a client', 'ocmw-gent', 'KBIDossiers', '17001', '002'],
    ['an OCMW judging work-willingness', 'ocmw-aalst', 'KBIDossiers', '17002', '002'],
    ['an OCMW looking for an establishment', 'ocmw-gent', 'GeefKBIVestiging', '17001', '002'],
    ['an OCMW that refers', 'ocmw-beersel', 'Toeleiding', '17003', 'KSZ-TOELEIDING'],
    ['an OCMW that registers a leefloner', 'ocmw-gent', 'RegistreerInschrijving', '17-2', 'KSZ-REPERTORIUM'],
    ['VDAB by name', 'vdab', 'GeefDossierKBI', '3001', 'VDAB-3001'],
    ['VMSW by name', 'vmsw', 'GeefDossierKBI', '3003', 'VMSW-3003'],
    ['an onthaalbureau by name', 'onthaalbureau-gent', 'GeefDossierKBI', '9002', 'ONTHAAL-9002'],
    ['KBI itself', 'agii', 'RegistreerMutatieDossierKBI', '9001', 'AGII-9001'],
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
    const [ground] = rows.gronden.filter(({ nummer }) => nummer === '002');
    const old: Grond = {
      ...(ground as Grond),
      nummer: 'A',
      geldig: { Begin: '2010-01-01', Einde: '2012-07-24' },
    };
    const changed: WorldRows = { ...rows, gronden: [old, ...rows.gronden] };
    const find = (dag: string) =>
      createWorld(changed).findMachtiging(partner('ocmw-gent'), 'KBIDossiers', '17001', dag)?.nummer;
    expect(find('2012-07-24')).to.equal('A');
    expect(find('2012-07-25')).to.equal('002');
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
    expect(world.findCode('KennisNiveau', 'Goed')).to.equal('GOED');
    expect(world.findCode('KennisNiveau', 'GOED'), 'words that are none, as they are').to.equal('GOED');
    expect(world.findCode('Onbekend', 'Goed')).to.equal('Goed');
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

describe('the world of the house', () => {
  const numbers: Readonly<Record<string, string>> = {
    'ocmw-gent': '0212214125',
    'ocmw-antwerpen': '0212123459',
    'ocmw-beersel': '0212345668',
    'ocmw-aalst': '0212567877',
    'ocmw-brussel': '0212999924',
    ksz: '0244666068',
    'pod-mi': '0308660037',
    vdab: '0887200008',
    vmsw: '0236250032',
    actiris: '0241800016',
    agii: '0543307391',
    'gemeente-beersel': '0207390057',
    opgroeien: '0886000077',
    'onthaalbureau-gent': '0199000151',
  };

  it('has its fourteen partners under their numbers and profiles', () => {
    expect(
      Object.fromEntries(rows.partners.map(({ naam, Ondernemingsnummer }) => [naam, Ondernemingsnummer])),
    ).to.deep.equal(numbers);
    for (const { naam, profiel } of rows.partners) {
      const expected = naam === 'vdab' ? 'magda-classic' : ['ksz', 'pod-mi'].includes(naam) ? 'ksz-x509' : 'strict';
      expect(profiel, naam).to.equal(expected);
    }
    expect(partner('ocmw-brussel').gewest).to.equal('BRUSSELS');
  });

  it('names in its grounds only partners and kinds that exist', () => {
    const names = new Set<string>(rows.partners.flatMap(({ naam, soort }) => [naam, soort]));
    for (const { nummer, ontvangers } of rows.gronden) {
      for (const ontvanger of ontvangers) expect(names, nummer).to.include(ontvanger);
    }
  });

  it('has grounds in force on the reference day, each with its source', () => {
    for (const { nummer, paragraaf, geldig } of rows.gronden) {
      expect(geldig.Begin < DAG, nummer).to.equal(true);
      expect(paragraaf, nummer).to.match(/00[1-4]/);
    }
  });

  const relevant: readonly (readonly [string, string, readonly number[] | undefined])[] = [
    ['KBIDossiers', '17001', [1, 2, 3]],
    ['InvalidatieKBIDossier', '17001', [2, 3]],
    ['Toeleiding', '17003', [1, 2, 3]],
    ['GeefKBIVestiging', '17002', undefined],
  ];
  for (const [stroom, hoedanigheid, codes] of relevant) {
    it(`holds ${codes?.join(', ') ?? 'no repertorium check'} for ${stroom} as ${hoedanigheid}`, () => {
      expect(world.findMachtiging(partner('ocmw-gent'), stroom, hoedanigheid, DAG)?.repertoriumcodes).to.deep.equal(
        codes,
      );
    });
  }

  it('has each key once, and successors that exist', () => {
    for (const keys of [
      rows.vestigingen.map(({ KBISleutel }) => KBISleutel),
      rows.gronden.map(({ nummer }) => nummer),
      rows.codelijsten.map(({ naam }) => naam),
    ]) {
      expect(new Set(keys).size).to.equal(keys.length);
    }
    const successors = rows.vestigingen.flatMap(({ Opvolgers = [] }) => Opvolgers);
    expect(successors).to.have.length(2);
    for (const sleutel of successors) expect(world.vestiging(sleutel)).to.not.equal(undefined);
    for (const { KBISleutel } of rows.vestigingen) expect(KBISleutel).to.match(/^[0-9a-f]{32}$/);
  });

  it('serves postcode 9000 on the reference day, and keeps a name that no answer may show', () => {
    const open = world
      .vestigingenByPostcode('9000')
      .filter(({ Geldigheid }) => Geldigheid.Begin <= DAG && (Geldigheid.Einde ?? '9') >= DAG);
    expect(open).to.have.length(2);
    expect(rows.vestigingen.some(({ bron }) => bron?.Naam !== undefined && bron.Straat !== undefined)).to.equal(true);
  });
});
