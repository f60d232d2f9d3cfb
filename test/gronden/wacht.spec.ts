// Grounds in an import: the same steps, in one transaction with the rows, and each in the trail.
import { expect } from 'chai';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import { watchGronden } from '../../src/gronden/wacht.js';
import { createClock } from '../../src/process/clock.js';
import { createIds } from '../../src/process/ids.js';
import type { SqliteStore } from '../../src/store/sqlite/open.js';
import { partner } from '../store/samples.js';
import { faultOf, withStore } from '../world/cast.js';
import { GROND, NOW } from './sample.js';

const watch = watchGronden(createClock({ modus: 'frozen', instant: NOW }), createIds('frozen', 'w'), 'an');
const withGround = (run: (store: SqliteStore, load: (rij: Grond) => Promise<number>) => Promise<void>): Promise<void> =>
  withStore(async (store) => {
    await store.loader.load([{ soort: 'grond', rij: GROND }], 'fixture');
    await run(store, (rij) => store.loader.load([partner('ocmw-nieuw'), { soort: 'grond', rij }], 'user', watch));
  });
const stateOf = async (store: SqliteStore) => {
  const { gronden, partners } = await store.worlds.load();
  const trail = store.audit.page(0, 100).map(({ afzender, uitkomst }) => `${afzender} ${uitkomst}`);
  return { gronden, partners: partners.length, trail };
};

describe('grounds of an import', () => {
  it('take one step, with its audit row in the transaction of the rows', () =>
    withGround(async (store, load) => {
      await load({ ...GROND, status: 'ADVIES_DPO' });
      const { gronden, trail } = await stateOf(store);
      expect(trail).to.deep.equal(['an CONCEPT>ADVIES_DPO']);
      expect(gronden[0]?.levensloop).to.deep.equal([
        { op: '2012-09-03T07:00:00.000Z', door: 'an', van: 'CONCEPT', naar: 'ADVIES_DPO', reden: 'kbi import' },
      ]);
    }));

  it('skip no step: the whole import is refused', () =>
    withGround(async (store, load) => {
      expect((await faultOf(() => load({ ...GROND, status: 'GEVALIDEERD' }))).key).to.equal('GROND_OVERGANG');
      const { gronden, partners, trail } = await stateOf(store);
      expect([gronden[0]?.status, partners, trail]).to.deep.equal(['CONCEPT', 0, []]);
      await load({ ...GROND, status: 'ADVIES_DPO' });
      expect((await stateOf(store)).trail, 'the chain goes on').to.deep.equal(['an CONCEPT>ADVIES_DPO']);
    }));

  it('come as they stand when they are new', () =>
    withGround(async (store, load) => {
      const geldig = { Begin: '2012-01-01' };
      const levensloop = [{ op: '2011-01-01T10:00:00Z', door: 'ab', naar: 'BEEINDIGD' as const }];
      await load({ ...GROND, nummer: 'N', status: 'BEEINDIGD', geldig, levensloop });
      const { gronden, trail } = await stateOf(store);
      expect(trail).to.deep.equal(['an >BEEINDIGD']);
      expect(gronden.find(({ nummer }) => nummer === 'N')).to.deep.include({ status: 'BEEINDIGD', geldig, levensloop });
    }));

  it('say in the trail when something else of them changed, keep their life, and are silent when nothing did', () =>
    withGround(async (store, load) => {
      await load({ ...GROND, status: 'ADVIES_DPO' });
      await load({ ...GROND, status: 'ADVIES_DPO' });
      await load({ ...GROND, status: 'ADVIES_DPO', omschrijving: 'anders' });
      const { gronden, trail } = await stateOf(store);
      expect(trail).to.deep.equal(['an CONCEPT>ADVIES_DPO', 'an GEWIJZIGD']);
      expect(gronden[0]?.omschrijving).to.equal('anders');
      expect(gronden[0]?.levensloop).to.have.length(1);
    }));

  it('of a fixture are no doing of anybody', () =>
    withGround(async (store) => {
      await store.loader.load([{ soort: 'grond', rij: { ...GROND, status: 'GEVALIDEERD' } }], 'fixture');
      expect((await stateOf(store)).trail).to.deep.equal([]);
    }));
});
