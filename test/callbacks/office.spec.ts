import { expect } from 'chai';
import { createOffice, type OfficeCommand } from '../../src/callbacks/office.js';
import { machtigingenOf } from '../../src/domain/kbi/Grond.js';
import type { Invalidatie } from '../../src/domain/kbi/Invalidatie.js';
import { Fault } from '../../src/faults/fault.js';
import { createClock } from '../../src/process/clock.js';
import { ANTWERPEN, type CallbackKit, client, GENT, NOW, openCallbacks, person } from './kit.js';

describe('createOffice', () => {
  let kit: CallbackKit;
  let office: ReadonlyMap<string, OfficeCommand>;
  beforeEach(async () => {
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const social = { OCMW: ANTWERPEN, Hoedanigheidscode: 1, Periode: { Begin: '2012-08-01' } };
    const ended = { OCMW: ANTWERPEN, Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01', Einde: '2012-08-01' } };
    const own = { OCMW: GENT, Hoedanigheidscode: 3, Periode: { Begin: '2012-01-01' } };
    kit = await openCallbacks({
      rows: [client(1, [GENT, ANTWERPEN]), client(2, [], { inschrijvingen: [social, ended, own] }), client(3, [])],
      addresses: {},
      clock,
    });
    const machtigingen = (await kit.store.worlds.load()).gronden.flatMap(machtigingenOf);
    office = createOffice({ ...kit.store, ...kit.parts, machtigingen: () => machtigingen, wait: 900_000 });
  });
  afterEach(() => kit.close());
  const give = async (name: string, order: Record<string, unknown>): Promise<Record<string, unknown>> =>
    (await office.get(name)?.(order)) as Record<string, unknown>;
  const keyOf = (name: string, order: Record<string, unknown>): Promise<string> =>
    give(name, order).then(
      () => 'none',
      (error: unknown) => (error instanceof Fault ? error.key : String(error)),
    );
  const idsOf = async (order: Record<string, unknown>): Promise<readonly number[]> =>
    ((await give('outbox', { action: 'list', ...order })).invalidaties as Invalidatie[]).map(({ id }) => id);

  it('makes an invalidation for every OCMW that has the person as 17-2 or 17-3 today, and no other', async () => {
    expect((await give('invalidate', { INSZ: person(1) })).ocmws).to.have.members([GENT, ANTWERPEN]);
    expect((await give('invalidate', { INSZ: person(2) })).ocmws).to.deep.equal([GENT]);
    expect(await give('invalidate', { INSZ: person(3) })).to.deep.equal({ ocmws: [], invalidaties: [] });
    expect((await kit.rows()).map(({ wachtTot }) => wachtTot)).to.deep.equal(
      [NOW, NOW, NOW].map((now) => now + 900_000),
    );
  });
  it('gathers, or goes at once when asked, and takes along what was gathering', async () => {
    await give('invalidate', { INSZ: person(1) });
    await give('invalidate', { INSZ: person(1), atOnce: true });
    expect((await kit.rows()).map(({ samengevoegd, volgendePoging }) => [samengevoegd, volgendePoging])).to.deep.equal([
      [1, NOW],
      [1, NOW],
    ]);
    await give('invalidate', { INSZ: person(2), atOnce: true });
    expect((await kit.rows())[2]?.volgendePoging).to.equal(NOW);
  });
  it('lists what is owed or dead, one status, or all', async () => {
    for (const serie of [1, 2, 3, 4]) await kit.change(serie);
    await kit.commit({ soort: 'invalidatie.bevestig', waarden: { id: 1, nu: NOW } });
    await kit.commit({
      soort: 'invalidatie.verval',
      waarden: { id: 2, nu: NOW, status: 'OPGEGEVEN', laatsteFout: 'X' },
    });
    await kit.commit({ soort: 'invalidatie.schrap', waarden: { id: 4, nu: NOW } });
    expect(await idsOf({})).to.deep.equal([2, 3]);
    expect(await idsOf({ status: 'BEVESTIGD' })).to.deep.equal([1]);
    expect(await idsOf({ all: true })).to.deep.equal([1, 2, 3, 4]);
  });
  it('tries again and drops by id, or all that are dead, and says which it could not', async () => {
    for (const serie of [1, 2, 3]) await kit.change(serie);
    for (const id of [1, 2])
      await kit.commit({
        soort: 'invalidatie.verval',
        waarden: { id, nu: NOW, status: 'OPGEGEVEN', laatsteFout: 'X' },
      });
    await kit.change(1);
    expect(await give('outbox', { action: 'retry', ids: 'dead' })).to.deep.equal({ done: [2], not: [1] });
    expect(await give('outbox', { action: 'drop', ids: [1, 3, 99] })).to.deep.equal({ done: [1, 3], not: [99] });
    expect(await give('outbox', { action: 'drop', ids: [3] })).to.deep.equal({ done: [], not: [3] });
    expect((await kit.rows()).map(({ status }) => status)).to.deep.equal(['GESCHRAPT', 'WACHT', 'GESCHRAPT', 'WACHT']);
  });
  for (const [name, order, key] of [
    ['invalidate', { INSZ: '85631490133' }, 'INSZ_ONGELDIG'],
    ['invalidate', {}, 'INSZ_ONGELDIG'],
    ['outbox', { action: 'retry', ids: ['1'] }, 'ORDER_INVALID'],
    ['outbox', { action: 'drop' }, 'ORDER_INVALID'],
  ] as const)
    it(`refuses ${name} ${JSON.stringify(order)} with ${key}`, async () =>
      expect(await keyOf(name, order)).to.equal(key));
});
