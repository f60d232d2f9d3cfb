// The court is put together of the world of the moment: what changes there is seen by the next question.
import { expect } from 'chai';
import { createViews } from '../src/disclosure/views.js';
import { createCourt } from '../src/judging.js';
import { KBIDossiers } from '../src/operations/KBIDossiers.js';
import { createIds } from '../src/process/ids.js';
import { createWorld } from '../src/world/world.js';
import { configOf, NOW, openKit } from './gateway-kit.js';

describe('the court', () => {
  it('asks the world of the moment, also for sources that fail', async () => {
    const kit = await openKit();
    const rows = await kit.store.worlds.load();
    let world = createWorld({ ...rows, bronvertragingen: [] });
    const court = createCourt({
      ...{ config: configOf(), store: kit.store, ids: createIds('frozen'), world: () => world, views: createViews(0) },
      ...{ quota: { take: () => undefined }, feestdagen: { isFeestdag: () => false } },
    });
    const slow = '93711191937' as Parameters<typeof kit.store.dossiers.find>[0];
    expect(await court.sources(NOW).dossiers.find(slow)).to.not.equal(undefined);
    expect(court.beschrijf('AttestStatus', 'BEHAALD')).to.equal('Behaald');
    expect(court.authorisation(NOW, KBIDossiers)).to.include({
      vandaag: '2012-09-03',
      persoon: 'consult',
      realNumbers: false,
    });
    world = createWorld({
      ...rows,
      codelijsten: [],
      bronvertragingen: [{ INSZ: slow, milliseconden: 1, daarna: 'BRON_TRAAG' }],
    });
    expect(court.beschrijf('AttestStatus', 'BEHAALD')).to.equal(undefined);
    const thrown: unknown = await court
      .sources(NOW)
      .dossiers.find(slow)
      .catch((error: unknown) => error);
    expect(thrown).to.include({ key: 'BRON_TRAAG' });
    await kit.close();
  });
});
