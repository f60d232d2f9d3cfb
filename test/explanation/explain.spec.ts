// What is explained and what went over the wire never differ: every test person, asked by every partner, both ways; and a planted difference is seen.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { hoedanigheidOf } from '../../src/cli/question.js';
import type { Views } from '../../src/disclosure/views.js';
import type { Partner } from '../../src/domain/kbi/Partner.js';
import { explain } from '../../src/explanation/explain.js';
import { pathsOfText } from '../../src/explanation/fields.js';
import type { Rij } from '../../src/explanation/row.js';
import { codeOf } from '../../src/explanation/stations.js';
import type { FaultKey } from '../../src/faults/catalogue.js';
import { Fault } from '../../src/faults/fault.js';
import { createWorld, type World } from '../../src/world/world.js';
import { ask, type Kit, NOW, openKit, ROOT, read } from '../gateway-kit.js';

const SLOW = '93711191937';
const PERSONS = [
  ...readdirSync(join(ROOT, 'fixtures', 'personas')).map((file) => file.replace('.json', '')),
  // A wrong check digit, and a number that could be a citizen's.
  ...['85631490133', '85231490154'],
];
const ASKING = [
  ...['ocmw-gent', 'ocmw-antwerpen', 'ocmw-beersel', 'ocmw-aalst', 'ocmw-brussel'],
  ...['vdab', 'vmsw', 'actiris', 'agii', 'opgroeien', 'gemeente-beersel', 'ksz', 'pod-mi'],
];

const canonical = (pad: string): string => pad.replaceAll('[1]', '');

/** Paths that one of both has and the other has not: elements of the answer, and lines that give. */
const differences = (dossier: string | undefined, rijen: readonly Rij[]): readonly string[] => {
  const wire = new Set(dossier === undefined ? [] : pathsOfText(dossier).map(canonical));
  const lines = rijen.filter(({ pad }) => /^[A-Z]/.test(pad) && pad !== 'KBIDossier');
  const given = new Set(lines.filter(({ besluit }) => besluit === 'gegeven').map(({ pad }) => canonical(pad)));
  return [
    ...[...wire].filter((pad) => !given.has(pad)).map((pad) => `${pad} without a line that gives it`),
    ...[...given].filter((pad) => !wire.has(pad)).map((pad) => `${pad} is given and not there`),
    ...lines
      .filter(({ pad, besluit }) => besluit === 'onthouden' && wire.has(canonical(pad)))
      .map(({ pad }) => `${pad} is withheld and there`),
  ];
};

/** The codes that an explanation says the answer carries, warnings first. */
const codesIn = (rijen: readonly Rij[], uitkomst: string): readonly string[] => [
  ...rijen.filter(({ regel }) => regel === 'INSZ_VERVANGEN').map(() => '30004'),
  ...(uitkomst === 'DATA' ? [] : [codeOf(uitkomst as FaultKey)]),
];

describe('an explanation', () => {
  let kit: Kit;
  let world: World;
  before(async () => {
    kit = await openKit({
      rows: [{ soort: 'bronvertraging', rij: { INSZ: SLOW, milliseconden: 2, daarna: 'BRON_TRAAG' } }],
    });
    world = createWorld(await kit.store.worlds.load());
  });
  after(() => kit.close());
  const partnerOf = (naam: string): Partner => world.partnerByNaam(naam) ?? expect.fail(`no ${naam}`);
  const explained = (naam: string, INSZ: string, views?: Views) => {
    const court = views === undefined ? kit.house : { ...kit.house, views };
    const Hoedanigheid = hoedanigheidOf(naam, 'KBIDossiers');
    return explain({ partner: partnerOf(naam), stroom: 'KBIDossiers', Hoedanigheid, INSZ, now: NOW }, { court, world });
  };

  for (const as of ASKING)
    it(`says of every person what ${as} gets, element for element`, async () => {
      const outcomes = new Set<string>();
      for (const INSZ of PERSONS) {
        const { rijen, uitkomst } = await explained(as, INSZ);
        const answer = await ask(kit, { as, INSZ, Hoedanigheid: hoedanigheidOf(as, 'KBIDossiers') });
        const { dossier, exceptions } = read(answer.body, partnerOf(as).profiel);
        expect(differences(dossier, rijen), INSZ).to.deep.equal([]);
        expect(
          exceptions.map(({ code }) => code),
          INSZ,
        ).to.deep.equal(codesIn(rijen, uitkomst));
        outcomes.add(uitkomst);
      }
      if (as === 'ocmw-gent')
        expect([...outcomes].sort()).to.deep.equal([
          ...['BRON_TRAAG', 'DATA', 'GEEN_GEGEVENS', 'INSZ_GEANNULEERD', 'INSZ_ONGELDIG', 'NIET_IN_REPERTORIUM'],
        ]);
    });

  it('compares thousands of elements, and sees one that is planted', async () => {
    const { rijen } = await explained('ocmw-gent', '84722492046');
    const { dossier = '' } = read((await ask(kit, { INSZ: '84722492046' })).body);
    expect(pathsOfText(dossier).length).to.be.greaterThan(200);
    expect(differences(dossier.replace('<Sinds>', '<Naam>X</Naam><Sinds>'), rijen)).to.deep.equal([
      'Regie/Naam without a line that gives it',
    ]);
    expect(
      differences(
        dossier,
        rijen.filter(({ pad }) => pad !== 'Attesten/Attest[2]/Type'),
      ),
    ).to.have.length(1);
    expect(differences(dossier.replace(/<Regie>.*<\/Regie>/, ''), rijen).length).to.be.greaterThan(2);
  });

  it('refuses to explain a picture that says more than its decisions', async () => {
    const views: Views = {
      of: (_, make) => {
        const made = make();
        const picture = made.picture && {
          ...made.picture,
          Regie: { ...made.picture.Regie, Partner: { code: 'X' }, Sinds: '2012-01-01' },
        };
        return { ...made, picture, decisions: made.decisions.filter(({ pad }) => pad !== 'Regie') };
      },
      generation: () => 0,
      forget: () => undefined,
    };
    const thrown: unknown = await explained('ocmw-gent', '84722492046', views).catch((error: unknown) => error);
    expect(thrown instanceof Fault && thrown.key).to.equal('TRACE_DIFFERS');
    expect(thrown instanceof Fault && thrown.detail).to.contain('Regie/Partner is in the answer');
  });

  it('writes nothing and counts for nobody', async () => {
    const before = kit.audit().length;
    await explained('ocmw-gent', '84722492046');
    expect(kit.audit().length).to.equal(before);
  });

  it('explains the ground, territory and repertorium of another stream too', async () => {
    const about = (stroom: string) =>
      explain(
        { partner: partnerOf('ocmw-gent'), stroom, Hoedanigheid: '17001', INSZ: '84722492046', now: NOW },
        { court: kit.house, world },
      );
    expect((await about('InvalidatieKBIDossier')).rijen.map(({ pad }) => pad)).to.deep.equal([
      'grond',
      'grondgebied',
      'repertorium',
    ]);
    expect((await about('Onbekend')).rijen.map(({ regel }) => regel)).to.deep.equal(['GEEN_MACHTIGING']);
  });

  it('tells of the public service what its answer carries and what it withholds, decision by decision', async () => {
    const partner = partnerOf('vmsw');
    const asked = { partner, stroom: 'GeefDossierKBI', Hoedanigheid: '3003', now: NOW };
    const context = { court: kit.house, world };
    const { rijen, uitkomst, decisions } = await explain({ ...asked, INSZ: '84722492046' }, context);
    expect(uitkomst).to.equal('DATA');
    const of = (wanted: string) => rijen.find(({ pad }) => pad === wanted);
    expect(of('Contractgegevens/Contracten/Contract[1]')?.besluit).to.equal('gegeven');
    expect([of('Inbreuken')?.besluit, of('Inbreuken')?.regel]).to.deep.equal(['onthouden', 'geen-rechtsgrond']);
    expect(of('Adviezen')?.regel).to.equal('cluster-niet-op-grond');
    expect(decisions).to.have.length(rijen.filter(({ pad }) => /^[A-Z]/.test(pad)).length);
    expect((await explain({ ...asked, INSZ: '01683090579' }, context)).uitkomst).to.equal('DOSSIER_ONBEKEND');
  });

  it('says of a person for whom there is no dossier that the source holds none', async () => {
    const { rijen } = await explained('ocmw-gent', '01683090579');
    expect(rijen.at(-1)).to.include({ pad: 'bron', besluit: 'onthouden', regel: 'GEEN_GEGEVENS' });
    const nt2 = await explained('ocmw-gent', '75630392333');
    expect(nt2.rijen.at(-1)).to.include({ pad: 'KBIDossier', besluit: 'onthouden', regel: 'enkel-inburgeraar' });
  });

  it('explains the line of a person on the list of a gemeente', async () => {
    const asked = {
      partner: partnerOf('gemeente-beersel'),
      stroom: 'LijstInburgeraars',
      Hoedanigheid: '12001',
      now: NOW,
    };
    const lines = async (INSZ: string) =>
      (await explain({ ...asked, INSZ }, { court: kit.house, world })).rijen.map(({ pad, besluit, invoer }) => [
        ...[pad, besluit, Object.values(invoer).at(-1)],
      ]);
    expect((await lines('84701391081')).slice(2)).to.deep.equal([
      ['Contract', 'gegeven', true],
      ['Attest', 'gegeven', true],
    ]);
    expect((await lines('01683090579')).at(-1)?.slice(0, 2)).to.deep.equal(['bron', 'onthouden']);
  });

  it('is about every day of a Periode when one is asked', async () => {
    const partner = partnerOf('ocmw-gent');
    const asked = { partner, stroom: 'KBIDossiers', Hoedanigheid: '17001', INSZ: '84722492046', now: NOW };
    const from = (Begin: string) => explain({ ...asked, Begin }, { court: kit.house, world });
    expect((await from('2011-09-01')).uitkomst).to.equal('DATA');
    const { uitkomst, rijen } = await from('2011-08-31');
    expect([uitkomst, rijen.at(-1)?.invoer.eersteGat, rijen.at(-1)?.invoer.aanvaardBegin]).to.deep.equal([
      ...['NIET_IN_REPERTORIUM', '2011-08-31', '2011-09-01'],
    ]);
    expect((await from('2012-09-04')).uitkomst).to.equal('PERIODE_BUITEN_BEREIK');
  });
});
