// Orders over a store in memory: what is stored, what the trail says, what is refused, and what happens when two come at once.
import Sqlite from 'better-sqlite3';
import { expect } from 'chai';
import { createBatcher } from '../../src/commit/batcher.js';
import type { Committer } from '../../src/commit/unit.js';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import { createGrondOffice, type GrondOrder } from '../../src/gronden/office.js';
import { createClock } from '../../src/process/clock.js';
import { createIds } from '../../src/process/ids.js';
import { type SqliteStore, storeOn } from '../../src/store/sqlite/open.js';
import { VERSION_6 } from '../store/sqlite/version-6.js';
import { faultOf, withStore } from '../world/cast.js';
import { GROND, NOW } from './sample.js';

const withOffice = (
  run: (order: (order: GrondOrder) => Promise<Grond>, store: SqliteStore) => Promise<void>,
  wrap: (committer: Committer, store: SqliteStore) => Committer = (committer) => committer,
): Promise<void> =>
  withStore(async (store) => {
    await store.loader.load([{ soort: 'grond', rij: { ...GROND, status: 'ONDERTEKEND' } }], 'fixture');
    const committer = createBatcher({ apply: store.applyUnits });
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const parts = { worlds: store.worlds, committer: wrap(committer, store), clock, ids: createIds('frozen', 'g') };
    await run(createGrondOffice(parts), store);
  });

const trailOf = (store: SqliteStore): readonly string[] =>
  store.audit
    .page(0, 100)
    .map(({ stroom, afzender, grond, uitkomst, doeleinde }) =>
      [stroom, afzender, grond, uitkomst, doeleinde ?? '-'].join(' '),
    );

describe('the office of grounds', () => {
  it('takes a step, stores it, and says so in the trail in the same unit', () =>
    withOffice(async (order, store) => {
      const { status } = await order({ action: 'valideer', nummer: '003-GENT', door: 'an', reden: 'publicatie' });
      expect(status).to.equal('GEVALIDEERD');
      const [stored] = (await store.worlds.load()).gronden;
      expect(stored?.status).to.equal('GEVALIDEERD');
      expect(stored?.levensloop?.map(({ door, naar }) => `${door} ${naar}`)).to.deep.equal(['an GEVALIDEERD']);
      expect(trailOf(store)).to.deep.equal(['GROND an 003-GENT ONDERTEKEND>GEVALIDEERD publicatie']);
      expect(await store.worlds.version(), 'processes read the world again').to.be.greaterThan(1);
    }));

  it('adds a ground as CONCEPT whatever it says of itself, and never over another', () =>
    withOffice(async (order, store) => {
      const nieuw = { ...GROND, nummer: '003-AALST', status: 'GEVALIDEERD' };
      expect((await order({ action: 'add', grond: nieuw })).status).to.equal('CONCEPT');
      expect((await faultOf(() => order({ action: 'add', grond: nieuw }))).key).to.equal('GROND_OVERGANG');
      expect(trailOf(store)).to.deep.equal(['GROND operator 003-AALST >CONCEPT -']);
    }));

  it('notes the evidence of a condition', () =>
    withStore(async (store) => {
      const voorwaarden = [{ nummer: 'plan', wie: 'x', wat: 'x', paragraaf: '002 §95' }];
      await store.loader.load([{ soort: 'grond', rij: { ...GROND, voorwaarden } }], 'fixture');
      const clock = createClock({ modus: 'frozen', instant: NOW });
      const committer = createBatcher({ apply: store.applyUnits });
      const office = createGrondOffice({ worlds: store.worlds, committer, clock, ids: createIds('frozen', 'g') });
      const order = { action: 'voldoe', nummer: '003-GENT', voorwaarde: 'plan', bewijs: 'brief', door: 'an' };
      expect((await office(order)).voorwaarden?.[0]?.bewijs).to.deep.equal({ op: '2012-09-03', wat: 'brief' });
      expect((await office({ ...order, op: '2012-08-01' })).voorwaarden?.[0]?.bewijs?.op).to.equal('2012-08-01');
      expect(trailOf(store)[0]).to.equal('GROND an 003-GENT VOLDAAN plan brief');
    }));

  it('takes a step with a ground of an older database too', async () => {
    const db = new Sqlite(':memory:');
    db.exec(VERSION_6);
    const store = storeOn(db);
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const committer = createBatcher({ apply: store.applyUnits });
    const office = createGrondOffice({ worlds: store.worlds, committer, clock, ids: createIds('frozen', 'g') });
    const ended = await office({ action: 'beeindig', nummer: 'KBIDossiers-17001' });
    expect(ended).to.deep.include({ status: 'BEEINDIGD', geldig: { Begin: '2012-07-25', Einde: '2012-09-03' } });
    store.close();
  });

  const refusals: readonly (readonly [string, GrondOrder, string])[] = [
    ['a step that does not follow', { action: 'advies', nummer: '003-GENT' }, 'GROND_OVERGANG'],
    ['a ground that is not there', { action: 'valideer', nummer: '003-BRUGGE' }, 'GROND_ONBEKEND'],
    ['a step without a ground', { action: 'valideer' }, 'ORDER_INVALID'],
    ['what is no step', { action: 'constructor', nummer: '003-GENT' }, 'ORDER_INVALID'],
    [
      'a condition that is not there',
      { action: 'voldoe', nummer: '003-GENT', voorwaarde: 'x', bewijs: 'y' },
      'GROND_ONBEKEND',
    ],
  ];
  for (const [title, asked, key] of refusals)
    it(`refuses ${title}, and leaves no trace`, () =>
      withOffice(async (order, store) => {
        expect((await faultOf(() => order(asked))).key).to.equal(key);
        expect(trailOf(store)).to.deep.equal([]);
        expect((await store.worlds.load()).gronden[0]?.status).to.equal('ONDERTEKEND');
      }));

  it('decides again when another step came between, so that no step is taken twice', () => {
    let raced = false;
    return withOffice(
      async (order, store) => {
        const late = await faultOf(() => order({ action: 'valideer', nummer: '003-GENT' }));
        expect(late.key, 'it had ended meanwhile').to.equal('GROND_OVERGANG');
        expect((await store.worlds.load()).gronden[0]?.status).to.equal('BEEINDIGD');
      },
      (committer, store) => ({
        commit: async (unit) => {
          if (!raced) {
            raced = true;
            await store.loader.load([{ soort: 'grond', rij: { ...GROND, status: 'BEEINDIGD' } }], 'user');
          }
          return committer.commit(unit);
        },
      }),
    );
  });
});
