import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeKBIDossier } from '../../src/dialects/kbi-dossier.js';
import { type Disclosed, disclose } from '../../src/disclosure/disclose.js';
import type { Persona } from '../../src/domain/kbi/World.js';
import { findINSZ, isTestINSZ } from '../../src/domain/numbers/INSZ.js';
import { findOutcome, writeCatalogue } from '../../src/world/catalogue.js';
import { createWorld } from '../../src/world/world.js';
import { cast, GENT, toWorldRows, worldRows } from './cast.js';
import { codesOf } from './codes-of.js';

const DAG = '2012-09-03';
const rows = toWorldRows(worldRows());
const world = createWorld(rows);
const personas = cast();
const theCast = { personas, bronvertragingen: rows.bronvertragingen };
const naamOf = (nummer: string) => world.partnerByOndernemingsnummer(nummer)?.naam ?? nummer;
const known = personas.filter(({ dossier }) => dossier?.Hoedanigheden.some(({ Code }) => Code === 'INBURGERAAR'));

const show = ({ INSZ, dossier }: Persona, repertoriumcodes: readonly number[] = [2]): Disclosed => {
  if (dossier === undefined) throw new TypeError('no dossier');
  const clusters = Array.from({ length: 17 }, (_, index) => index + 1);
  return disclose(
    { INSZ, ...dossier },
    { vandaag: DAG, clusters, ocmw: GENT, repertoriumcodes, beschrijf: world.beschrijf },
  );
};
const of = (insz: string): Persona => {
  const found = personas.find(({ INSZ }) => INSZ === insz);
  if (found === undefined) throw new TypeError(insz);
  return found;
};
const clustersOf = (disclosed: Disclosed): ReadonlySet<number> =>
  new Set(
    disclosed.decisions
      .filter(({ besluit, cluster }) => besluit === 'gegeven' && cluster > 0)
      .map(({ cluster }) => cluster),
  );
const traject = (insz: string) => show(of(insz)).picture?.Trajecten?.[0];

/** The persons of the catalogue everyone starts from, and what KBIDossiers answers to ocmw-gent. */
const EXPECTED: readonly (readonly [string, string])[] = [
  ['85631490132', 'data'],
  ['79710290230', '40003 FOUT'],
  ['90662190343', 'data'],
  ['92610990421', 'data'],
  ['01683090579', 'not known, 30001 INFORMATIE'],
  ['75720590653', 'data'],
  ['81641790753', 'data'],
  ['83670790827', 'data'],
  ['77622690971', 'data'],
  ['84701391081', 'data'],
  ['71650491142', 'data'],
  ['87692391229', 'data'],
  ['91630391388', 'data'],
  ['80621291464', 'data'],
  ['89613191563', '40003 FOUT'],
  ['79661891683', '40003 FOUT'],
  ['82690991748', '30004 WAARSCHUWING, data'],
  ['86652891818', '30002 FOUT'],
  ['93711191937', '60006 FOUT after 2000 ms'],
  ['84722492046', 'data'],
  ['88671492205', 'data'],
  ['89660892601', '40003 FOUT'],
  ['75630392333', 'not known, 30001 INFORMATIE'],
];

describe('the catalogue', () => {
  it('stands in docs/personas.md as the fixtures have it', () => {
    const page = readFileSync(join(process.cwd(), 'docs/personas.md'), 'utf8');
    expect(page).to.equal(writeCatalogue(theCast, GENT, naamOf));
  });

  for (const [insz, outcome] of EXPECTED) {
    it(`answers ${outcome} for ${insz}`, () => expect(findOutcome(theCast, insz, GENT, DAG)).to.equal(outcome));
  }

  it('follows the day and the OCMW', () => {
    expect(findOutcome(theCast, '79710290230', GENT, '2012-10-01')).to.equal('data');
    expect(findOutcome(theCast, '89613191563', '0212567877', DAG)).to.equal('data');
    expect(findOutcome(theCast, '91630792850', GENT, '2012-07-15')).to.equal('40003 FOUT');
    expect(findOutcome(theCast, '88671492205', GENT, '2012-10-14')).to.equal('40003 FOUT');
  });

  it('refuses a stranger and finds the new number of a replaced one', () => {
    expect(findOutcome(theCast, '00000000000', GENT, DAG)).to.equal('40003 FOUT');
    expect(findOutcome(theCast, of('82690991748').identiteit?.door ?? '', GENT, DAG)).to.equal('data');
  });
});

describe('the test persons', () => {
  it('are test persons, every one, with a story and what it proves', () => {
    for (const { INSZ, verhaal, bewijst } of personas) {
      const insz = findINSZ(INSZ);
      expect(insz !== undefined && isTestINSZ(insz), INSZ).to.equal(true);
      expect(verhaal && bewijst, INSZ)
        .to.be.a('string')
        .that.is.not.equal('');
    }
  });

  it('show at least 12 clusters wherever there is a dossier of an inburgeraar', () => {
    expect(known).to.have.length(27);
    for (const persona of known) {
      const codes = persona.INSZ === '88671492205' ? [1] : [2];
      expect(clustersOf(show(persona, codes)).size, persona.INSZ).to.be.at.least(12);
    }
  });

  it('use only codes of the code lists', () => {
    for (const { INSZ, dossier } of personas) {
      if (dossier === undefined) continue;
      for (const [lijst, code] of codesOf(dossier))
        expect(world.beschrijf(lijst, code), `${INSZ} ${lijst} ${code}`).to.be.a('string');
    }
  });

  it('refer to OCMWs, establishments and numbers that exist', () => {
    const sleutels = [...JSON.stringify(personas).matchAll(/"KBISleutel":"(\w+)"/g)].map(([, sleutel = '']) => sleutel);
    expect(sleutels.length).to.be.greaterThan(100);
    for (const sleutel of new Set(sleutels)) expect(world.vestiging(sleutel), sleutel).to.not.equal(undefined);
    const ocmws = [...JSON.stringify(personas).matchAll(/"OCMW":"(\d+)"/g)].map(([, nummer = '']) => nummer);
    for (const nummer of new Set(ocmws)) expect(naamOf(nummer)).to.match(/^ocmw-/);
    for (const { identiteit } of personas) if (identiteit?.door !== undefined) of(identiteit.door);
  });

  it('never show a text withheld for what it says', () => {
    for (const persona of known) {
      const { decisions } = show(persona);
      expect(
        decisions.filter(({ regel, besluit }) => regel === 'vrije-tekst-voorzichtig' && besluit === 'onthouden'),
        persona.INSZ,
      ).to.deep.equal([]);
    }
  });
});

describe('the stories', () => {
  it('of the fullest: 17 clusters, 12 to 16 kB with an envelope of some 5 kB, Arabic and diacritics', () => {
    const { picture, ...rest } = show(of('84722492046'));
    expect(clustersOf({ picture, ...rest }).size).to.equal(17);
    const xml = picture === undefined ? '' : Buffer.from(writeKBIDossier(picture)).toString();
    expect(Buffer.byteLength(xml)).to.be.within(9_500, 10_900);
    expect(xml)
      .to.match(/\p{Script=Arabic}/u)
      .and.match(/[ñšŁè]/);
    expect(xml).to.include('&amp;').and.include('&lt;').and.include('<Besluit>');
  });

  it('of the large one: three courses and 240 lesson moments', () => {
    const cursussen = traject('87692391229')?.Trajectonderdelen?.flatMap(({ Cursussen = [] }) => Cursussen) ?? [];
    expect(cursussen.map(({ Participaties }) => Participaties?.length)).to.deep.equal([80, 80, 80]);
  });

  const besluiten: readonly (readonly [string, string, boolean])[] = [
    ['77622690971', 'shows the Besluit', true],
    ['84701391081', 'withholds the Besluit', false],
    ['71650491142', 'withholds the Besluit while suspended', false],
  ];
  for (const [insz, title, given] of besluiten) {
    it(`of ${insz} ${title}`, () => {
      const delen = traject(insz)?.Trajectonderdelen ?? [];
      expect(
        of(insz).dossier?.Trajecten?.[0]?.Trajectonderdelen?.some(({ Besluiten }) => Besluiten !== undefined),
      ).to.equal(true);
      expect(delen.some(({ Besluiten }) => Besluiten !== undefined)).to.equal(given);
    });
  }

  it('of the Aanmelding: 369 days ago withheld, 364 days ago shown with its deferral', () => {
    expect(show(of('75720590653')).picture).to.not.have.property('Aanmeldingsgegevens');
    const { Aanmeldingen, Uitstellen } = show(of('81641790753')).picture?.Aanmeldingsgegevens ?? {};
    expect([Aanmeldingen?.length, Uitstellen?.length]).to.deep.equal([1, 1]);
  });

  it('of the contracts: the latest with its two addenda, and on equal dates the overnamecontract', () => {
    const contracten = show(of('85631490132')).picture?.Contractgegevens?.Contracten ?? [];
    expect(contracten.map(({ Datum, Addenda }) => [Datum, Addenda?.length])).to.deep.equal([['2011-12-12', 2]]);
    expect(show(of('83661193072')).picture?.Contractgegevens?.Contracten?.[0]?.Soort?.code).to.equal('OVERNAME');
  });

  it('of the conversations: three of six, each with author and place', () => {
    expect(of('80621291464').dossier?.Gesprekken).to.have.length(6);
    expect(
      show(of('80621291464')).picture?.Gesprekken?.map(({ GenoteerdDoor }) => GenoteerdDoor.Achternaam),
    ).to.deep.equal(['De Smet', 'El Amrani', 'Verhaeghe']);
  });

  it('of doelgroep, diploma and Regie: the latest, a yes, and no establishment of VDAB', () => {
    expect(show(of('83670790827')).picture?.Doelgroepbepaling?.DatumGeldigheid).to.equal('2012-01-23');
    expect(show(of('91630391388')).picture?.OndersteuningGelijkschakeling?.WordtGeboden).to.equal(true);
    expect(show(of('78620592923')).picture?.Regie)
      .to.deep.include({ Sinds: '2012-06-01' })
      .and.not.have.property('KBIVestiging');
  });

  it('of code 1 only: no languages and no diploma support', () => {
    const picture = show(of('88671492205'), [1]).picture;
    expect(picture).to.not.have.any.keys('Talenkennis', 'OndersteuningGelijkschakeling');
  });
});
