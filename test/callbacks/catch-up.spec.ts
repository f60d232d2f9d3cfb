import { expect } from 'chai';
import { createClock } from '../../src/process/clock.js';
import type { LoadRow } from '../../src/store/port.js';
import { type CallbackKit, client, DAY, GENT, NOW, type Ocmw, openCallbacks, openOcmw, person } from './kit.js';

const late = (Begin: string, Einde?: string): LoadRow => ({
  soort: 'leefloonrecht',
  rij: {
    INSZ: person(1),
    OCMW: GENT,
    Soort: 'LEEFLOON',
    Periode: { Begin, ...(Einde === undefined ? {} : { Einde }) },
    OntvangenOp: '2012-09-20',
  },
});

describe('catchUp', () => {
  let kit: CallbackKit;
  let gent: Ocmw;
  const clock = createClock({ modus: 'frozen', instant: NOW });
  beforeEach(async () => {
    clock.set(NOW);
    gent = await openOcmw(GENT);
    const rows = [client(1, [GENT], { leefloonrechten: [] })];
    kit = await openCallbacks({ rows, addresses: { [GENT]: gent.url }, clock });
  });
  afterEach(async () => {
    await kit.close();
    await gent.close();
  });
  const statuses = async (): Promise<readonly string[]> => (await kit.rows()).map(({ status }) => status);

  it('makes up, once, for what was not sent on a day that turns out to be one with leefloon', async () => {
    await kit.change(1);
    const delivery = kit.deliver();
    await kit.drained();
    expect(await statuses()).to.deep.equal(['VERVALLEN_GEEN_LEEFLOON']);
    clock.advance(17 * DAY);
    expect(await kit.makeUp()).to.equal(0);
    await kit.store.loader.load([late('2012-09-01')], 'user');
    expect(await kit.makeUp()).to.equal(1);
    expect(await kit.makeUp()).to.equal(0);
    delivery.wake();
    await kit.drained();
    expect(await statuses()).to.deep.equal(['VERVALLEN_GEEN_LEEFLOON', 'BEVESTIGD']);
    const [lapsed, sent] = await kit.rows();
    expect(sent?.Volgnummer).to.equal(1);
    expect(sent?.GebeurtenisId).not.to.equal(lapsed?.GebeurtenisId);
    expect(gent.meldingen()).to.have.length(1);
  });

  it('leaves it when the right began after the change', async () => {
    await kit.change(1);
    kit.deliver();
    await kit.drained();
    clock.advance(17 * DAY);
    await kit.store.loader.load([late('2012-09-04')], 'user');
    expect(await kit.makeUp()).to.equal(0);
  });

  it('makes a letter that lapses again when the right is over by now, and ends there', async () => {
    await kit.change(1);
    const delivery = kit.deliver();
    await kit.drained();
    clock.advance(17 * DAY);
    await kit.store.loader.load([late('2012-09-01', '2012-09-10')], 'user');
    expect(await kit.makeUp()).to.equal(1);
    delivery.wake();
    await kit.drained();
    expect(await statuses()).to.deep.equal(['VERVALLEN_GEEN_LEEFLOON', 'VERVALLEN_GEEN_LEEFLOON']);
    expect(await kit.makeUp()).to.equal(0);
    expect(gent.heard).to.deep.equal([]);
  });

  it('makes one letter for several changes that lapsed', async () => {
    const delivery = kit.deliver();
    for (let i = 0; i < 3; i += 1) {
      await kit.change(1);
      delivery.wake([GENT]);
      await kit.drained();
    }
    await kit.store.loader.load([late('2012-09-01')], 'user');
    expect(await kit.makeUp()).to.equal(3);
    expect(
      (await kit.rows()).filter(({ status }) => status === 'WACHT').map(({ samengevoegd }) => samengevoegd),
    ).to.deep.equal([2]);
  });

  it('looks at more than a page', async () => {
    for (let i = 0; i < 450; i += 1) {
      await kit.change(1);
      const [{ id } = { id: 0 }] = await kit.store.outbox.list(0, 1, 'WACHT');
      const waarden = { id, nu: NOW, status: 'VERVALLEN_GEEN_LEEFLOON', laatsteFout: 'GEEN_LEEFLOON' };
      await kit.commit({ soort: 'invalidatie.verval', waarden });
    }
    await kit.store.loader.load([late('2012-09-01')], 'user');
    expect(await kit.makeUp()).to.equal(450);
    expect((await kit.rows()).filter(({ status }) => status === 'WACHT')).to.have.length(1);
  });
});
