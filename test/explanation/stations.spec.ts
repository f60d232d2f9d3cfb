// The stations as lines: which one refuses, its paragraph and code, and what a partner can do about it.
import { expect } from 'chai';
import { completeINSZ } from '../../src/domain/numbers/INSZ.js';
import { explain } from '../../src/explanation/explain.js';
import { factsSentence } from '../../src/explanation/sentences.js';
import { createWorld, type World } from '../../src/world/world.js';
import { type Kit, NOW, openKit } from '../gateway-kit.js';

describe('the stations of an explanation', () => {
  let kit: Kit;
  let world: World;
  before(async () => {
    kit = await openKit();
    world = createWorld(await kit.store.worlds.load());
  });
  after(() => kit.close());
  const last = async (naam: string, INSZ: string, Hoedanigheid = '17001') => {
    const partner = world.partnerByNaam(naam) ?? expect.fail(naam);
    const { rijen } = await explain(
      { partner, stroom: 'KBIDossiers', Hoedanigheid, INSZ, now: NOW },
      { court: kit.house, world },
    );
    return rijen.at(-1) ?? expect.fail('no line');
  };

  const refusals: readonly (readonly [string, string, string, string, string, string])[] = [
    ['ocmw-gent', '84722492046', '9999', 'grond', 'GEEN_MACHTIGING', '002 §23'],
    ['ocmw-gent', '84722492046', '', 'grond', 'HOEDANIGHEID_ONTBREEKT', '002 §23'],
    ['ocmw-brussel', '84722492046', '17001', 'grondgebied', 'BUITEN_VLAAMS_GEWEST', '002 §11'],
    ['ocmw-gent', '85631490133', '17001', 'vraag', 'INSZ_ONGELDIG', '002 §28'],
    ['ocmw-gent', '79710290230', '17001', 'repertorium', 'NIET_IN_REPERTORIUM', '002 §85'],
  ];
  for (const [naam, INSZ, Hoedanigheid, pad, regel, paragraaf] of refusals)
    it(`end with ${regel} at ${pad}`, async () => {
      const rij = await last(naam, INSZ, Hoedanigheid);
      expect(rij).to.include({ pad, regel, paragraaf, besluit: 'onthouden' });
      expect(rij.invoer.code).to.match(/^\d{5}$/);
    });

  it('do not promise anything for a number that could be a citizen’s', async () => {
    const rij = await last('ocmw-gent', completeINSZ('840724001', false));
    expect(rij).to.deep.include({
      pad: 'repertorium',
      regel: 'NIET_IN_REPERTORIUM',
      invoer: { code: '40003', testnummer: false },
    });
    expect(factsSentence(rij)).to.contain('could be the number of a citizen');
  });

  it('say why there is no ground, and which comes closest', async () => {
    expect((await last('actiris', '84722492046', '3005')).invoer).to.include({
      waarom: 'NOT_VALIDATED',
      status: 'CONCEPT',
    });
    expect((await last('ocmw-gent', '84722492046', '3001')).invoer).to.include({ code: '13001', Hoedanigheid: '3001' });
    expect((await last('ocmw-brussel', '84722492046')).invoer).to.include({ gewest: 'BRUSSELS', code: '40006' });
  });

  it('say from which day and under which code a person would be accepted, and it is so', async () => {
    const { invoer } = await last('ocmw-gent', '79710290230');
    expect(invoer).to.include({ aanvaardVanaf: '2012-10-01', metCode: '17-2', eersteGat: '2012-09-03' });
    const partner = world.partnerByNaam('ocmw-gent') ?? expect.fail();
    const asked = { partner, stroom: 'KBIDossiers', Hoedanigheid: '17001', INSZ: '79710290230' };
    const on = (dag: string) => explain({ ...asked, now: Date.parse(`${dag}T10:00:00Z`) }, { court: kit.house, world });
    expect((await on('2012-09-30')).uitkomst).to.equal('NIET_IN_REPERTORIUM');
    expect((await on('2012-10-01')).uitkomst).to.not.equal('NIET_IN_REPERTORIUM');
  });
});
