import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { createCommands } from '../../src/management/commands.js';
import { createClock } from '../../src/process/clock.js';
import type { LoadRow } from '../../src/store/port.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { ABDUL, ask, FIXTURES, type Kit, NOW, openKit, saysOf } from '../gateway-kit.js';
import { partner, persona } from '../store/samples.js';

const bodyOf = (text: string): IncomingMessage => Readable.from([Buffer.from(text)]) as unknown as IncomingMessage;
const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('the commands', () => {
  const open = () => {
    const store = openSqlite(':memory:');
    const clock = createClock({ modus: 'frozen', instant: NOW });
    const told: string[] = [];
    const commands = createCommands({
      loader: store.loader,
      clock,
      changed: async () => void told.push('changed'),
      reset: async () => void told.push('reset'),
    });
    const run = async (name: string, text = ''): Promise<unknown> =>
      commands.get(name)?.(bodyOf(text), new URLSearchParams());
    const refusalOf = async (name: string, text: string): Promise<string | undefined> => {
      try {
        await run(name, text);
        return undefined;
      } catch (error) {
        if (error instanceof Fault) return error.key;
        throw error;
      }
    };
    return { store, clock, told, run, refusalOf };
  };

  it('set and advance the clock, keep it in the database, and tell', async () => {
    const { store, clock, told, run } = open();
    expect(await run('clock', '{"set":1000}')).to.deep.equal({ now: 1000, modus: 'frozen' });
    expect(await run('clock', '{"advance":5}')).to.deep.equal({ now: 1005, modus: 'frozen' });
    expect(await run('clock')).to.deep.equal({ now: 1005, modus: 'frozen' });
    expect(clock.now()).to.equal(1005);
    expect(JSON.parse((await store.settings.get('clock')) ?? '')).to.include({ modus: 'frozen', instant: 1005 });
    expect(told).to.deep.equal(['changed', 'changed', 'changed']);
    store.close();
  });

  it('let the clock stand still or go on, and not leave the mode of its database', async () => {
    const { store, clock, told, run, refusalOf } = open();
    expect(await run('clock', '{"modus":"ticking","set":1000}')).to.include({ modus: 'ticking' });
    expect(await run('clock', '{"modus":"frozen","set":1000}')).to.deep.equal({ now: 1000, modus: 'frozen' });
    expect(await refusalOf('clock', '{"modus":"system"}')).to.equal('CLOCK_MODE_CONFLICT');
    expect(await refusalOf('clock', '{"modus":"achteruit"}')).to.equal('ORDER_INVALID');
    expect(await refusalOf('clock', '{"modus":"ticking","set":"x"}')).to.equal('ORDER_INVALID');
    expect([clock.modus, clock.now(), told.length]).to.deep.equal(['frozen', 1000, 2]);
    store.close();
  });

  const wrong = [
    '{"set":"x"}',
    '{"set":1e400}',
    '{"advance":null}',
    '{"advance":8.65e15}',
    '{',
    `{"a":"${'x'.repeat(70_000)}"}`,
  ];
  for (const text of wrong) {
    it(`refuse the clock ${text.slice(0, 30)} and leave it where it was`, async () => {
      const { store, clock, told, refusalOf } = open();
      expect(await refusalOf('clock', text)).to.equal('ORDER_INVALID');
      expect([clock.now(), told]).to.deep.equal([NOW, []]);
      store.close();
    });
  }

  it('import rows, all or none', async () => {
    const { store, told, run, refusalOf } = open();
    expect(await run('import', lines([partner('ocmw-een'), persona(ABDUL)]))).to.deep.equal({ rows: 2 });
    expect(await refusalOf('import', `${lines([partner('ocmw-twee', 'twee')])}{half`)).to.equal('IMPORT_INVALID');
    expect((await store.worlds.load()).partners.map(({ naam }) => naam)).to.deep.equal(['ocmw-een']);
    expect(told).to.deep.equal(['changed']);
    store.close();
  });

  it('reset: empty the database, load the fixtures, tell', async () => {
    const { store, told, run } = open();
    await run('import', lines([partner('ocmw-een')]));
    expect(await run('reset')).to.deep.equal({ reset: true });
    expect((await store.worlds.load()).partners).to.deep.equal([]);
    expect(told).to.deep.equal(['changed', 'reset', 'changed']);
    store.close();
  });

  it('are these and no others', () => {
    const store = openSqlite(':memory:');
    const parts = { loader: store.loader, clock: createClock({ modus: 'system' }) };
    const commands = createCommands({ ...parts, changed: async () => undefined, reset: async () => undefined });
    expect([...commands.keys()]).to.deep.equal(['clock', 'import', 'reset']);
    store.close();
  });

  it('carry the commands of other rooms too, over the same JSON', async () => {
    const store = openSqlite(':memory:');
    const parts = { loader: store.loader, clock: createClock({ modus: 'system' }), changed: async () => undefined };
    const more = new Map([['echo', async (order: object) => ({ order })]]);
    const commands = createCommands({ ...parts, reset: async () => undefined, more });
    const ask = async (text: string): Promise<unknown> => commands.get('echo')?.(bodyOf(text), new URLSearchParams());
    expect(await ask('{"a":1}')).to.deep.equal({ order: { a: 1 } });
    expect(await ask('')).to.deep.equal({ order: {} });
    expect(await ask('{').catch((error: unknown) => error)).to.have.property('key', 'ORDER_INVALID');
    store.close();
  });
});

describe('the commands on a house that answers', () => {
  let kit: Kit;
  const run = async (name: string, text: string): Promise<void> => {
    const parts = { loader: kit.store.loader, clock: kit.clock, changed: kit.reload };
    const reset = async (): Promise<void> => void (await kit.store.loader.load(FIXTURES, 'fixture'));
    await createCommands({ ...parts, reset }).get(name)?.(bodyOf(text), new URLSearchParams());
  };
  beforeEach(async () => {
    kit = await openKit();
  });
  afterEach(() => kit.close());

  it('a person who is registered from October on is answered when the clock says October', async () => {
    const INSZ = '79710290230';
    expect(saysOf((await ask(kit, { INSZ })).body)).to.equal('40003 KSZ FOUT 3');
    await run('clock', JSON.stringify({ set: Date.parse('2012-10-01T00:00:00+02:00') }));
    const now = kit.clock.now();
    expect(saysOf((await ask(kit, { INSZ, now })).body, 'strict', now)).to.equal('Gekend true');
  });

  it('a partner that loses its region by an import is refused at once, and answered again after a reset', async () => {
    const row = FIXTURES.find((one) => one.soort === 'partner' && one.rij.naam === 'ocmw-gent');
    if (row?.soort !== 'partner') throw new RangeError('ocmw-gent');
    const moved: LoadRow = { soort: 'partner', rij: { ...row.rij, gewest: 'BRUSSELS' } };
    await run('import', lines([moved]));
    expect(saysOf((await ask(kit)).body)).to.equal('40006 MAGDA FOUT 2');
    await run('reset', '');
    expect(saysOf((await ask(kit)).body)).to.equal('Gekend true');
    expect(kit.audit().map(({ uitkomst }) => uitkomst)).to.deep.equal(['EMPTIED', 'DATA']);
  });
});
