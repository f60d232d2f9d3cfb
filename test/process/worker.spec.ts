// A worker's end of the channel, with the test as the primary.

import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import type { FromPrimary, FromWorker } from '../../src/process/messages.js';
import { type Channel, connectWorker, type WorkerLink, type WorkerOptions } from '../../src/process/worker.js';
import { refusal, unit } from '../store/samples.js';

const createChannel = () => {
  const sent: FromWorker[] = [];
  let hear: (message: unknown) => void = () => undefined;
  let gone: () => void = () => undefined;
  let term: () => void = () => undefined;
  let left = 0;
  const channel: Channel = {
    send: (message) => void sent.push(message),
    onMessage: (listener) => {
      hear = listener;
    },
    onGone: (listener) => {
      gone = listener;
    },
    onTerm: (listener) => {
      term = listener;
    },
    disconnect: () => {
      left += 1;
      gone();
    },
  };
  return {
    channel,
    sent,
    tell: (message: FromPrimary | { other: true }) => hear(message),
    die: () => gone(),
    term: () => term(),
    left: () => left,
  };
};

describe('connectWorker', () => {
  let primary: ReturnType<typeof createChannel>;
  /** Connects, with the news there was before. */
  const connect = (options: Partial<WorkerOptions> = {}, news: Record<string, number> = {}): WorkerLink => {
    const link = connectWorker({ onStop: () => Promise.resolve(), channel: primary.channel, ...options });
    primary.tell({ kbi: 'welcome', news });
    return link;
  };
  const sentUnits = (): readonly (readonly [number, number])[] =>
    primary.sent.flatMap((message) =>
      message.kbi === 'units' ? [[message.nummer, message.units.length] as const] : [],
    );
  beforeEach(() => {
    primary = createChannel();
  });

  it('sends the units of one turn in one message and gives each its own outcome', async () => {
    const { committer } = connect();
    const results = ['a', 'b', 'c', 'd'].map((naam) => committer.commit(unit(naam)));
    await turn();
    expect(sentUnits()).to.deep.equal([[1, 4]]);
    primary.tell({ other: true });
    primary.tell({
      kbi: 'outcomes',
      nummer: 1,
      outcomes: [
        { kind: 'replay' },
        { kind: 'refused', key: 'INSZ_ONGELDIG', detail: 'x', facts: { rij: '1' } },
        { kind: 'durable' },
      ],
    });
    expect(await results[0]).to.deep.equal({ kind: 'replay' });
    expect(await refusal(results[1] as Promise<unknown>)).to.equal('INSZ_ONGELDIG');
    expect(await results[2]).to.deep.equal({ kind: 'durable' });
    expect(await refusal(results[3] as Promise<unknown>)).to.equal('AUDIT_UNWRITABLE');
  });
  it('matches outcomes with units by number, in whatever order they come', async () => {
    const { committer } = connect();
    const first = committer.commit(unit('a'));
    await turn();
    const second = committer.commit(unit('b'));
    await turn();
    primary.tell({ kbi: 'outcomes', nummer: 2, outcomes: [{ kind: 'replay' }] });
    primary.tell({ kbi: 'outcomes', nummer: 1, outcomes: [{ kind: 'durable' }] });
    expect([(await first).kind, (await second).kind]).to.deep.equal(['durable', 'replay']);
  });
  it('sheds load when too many units are on their way, and takes more when they have their outcome', async () => {
    const { committer } = connect({ maxQueue: 2 });
    const results = [committer.commit(unit('a')), committer.commit(unit('b'))];
    expect(await refusal(committer.commit(unit('c')))).to.equal('OVERLOADED');
    await turn();
    primary.tell({ kbi: 'outcomes', nummer: 1, outcomes: [{ kind: 'durable' }, { kind: 'durable' }] });
    await Promise.all(results);
    void committer.commit(unit('d'));
    await turn();
    expect(sentUnits()).to.deep.equal([
      [1, 2],
      [2, 1],
    ]);
  });
  it('acknowledges nothing once the primary is gone', async () => {
    const { committer } = connect();
    const results = [committer.commit(unit('a'))];
    await turn();
    results.push(committer.commit(unit('b')));
    primary.die();
    results.push(committer.commit(unit('c')));
    expect(await Promise.all(results.map(refusal))).to.deep.equal(Array(3).fill('AUDIT_UNWRITABLE'));
    await turn();
    expect(sentUnits()).to.deep.equal([[1, 1]]);
  });
  it('says hello, and knows all news only when it was made welcome', async () => {
    const { welcomed } = connectWorker({ onStop: () => Promise.resolve(), channel: primary.channel });
    let connected = false;
    void welcomed.then(() => {
      connected = true;
    });
    await turn();
    expect([primary.sent, connected]).to.deep.equal([[{ kbi: 'hello' }], false]);
    primary.tell({ kbi: 'welcome', news: {} });
    await turn();
    expect(connected).to.equal(true);
  });
  it('is never welcome when the primary goes first', async () => {
    const { welcomed } = connectWorker({ onStop: () => Promise.resolve(), channel: primary.channel });
    primary.die();
    expect(await refusal(welcomed)).to.equal('AUDIT_UNWRITABLE');
  });
  it('gives the latest news to a listener that comes late, and each later news', () => {
    const { onNews } = connect({}, { clock: 1, shift: 7 });
    primary.tell({ kbi: 'news', naam: 'clock', value: 2, nummer: 1 });
    const heard: unknown[] = [];
    onNews('clock', (value) => heard.push(value));
    onNews('world', (value) => heard.push(value));
    onNews('shift', (value) => heard.push(value));
    primary.tell({ kbi: 'news', naam: 'clock', value: 3, nummer: 2 });
    expect(heard).to.deep.equal([2, 7, 3]);
  });
  it('says so when news cannot be followed: whoever goes on would answer by what is no longer so', async () => {
    const deaf: unknown[] = [];
    const { onNews } = connect({ onDeaf: (error) => deaf.push(error) });
    onNews('changed', (value) => (value === 1 ? Promise.resolve() : Promise.reject(new RangeError('disk'))));
    primary.tell({ kbi: 'news', naam: 'changed', value: 1, nummer: 1 });
    await turn();
    expect(deaf).to.deep.equal([]);
    primary.tell({ kbi: 'news', naam: 'changed', value: 2, nummer: 2 });
    await turn();
    expect(deaf.map(String)).to.deep.equal(['RangeError: disk']);
  });

  it('tells the primary that it follows news when the listener is done, well or not', async () => {
    const { onNews } = connect();
    let done: () => void = () => undefined;
    onNews('clock', (value) => {
      if (value === 2) throw new RangeError('two');
      return new Promise<void>((resolve) => {
        done = resolve;
      });
    });
    const heard = (): readonly number[] =>
      primary.sent.flatMap((message) => (message.kbi === 'heard' ? [message.nummer] : []));
    primary.tell({ kbi: 'news', naam: 'clock', value: 1, nummer: 1 });
    await turn();
    expect(heard()).to.deep.equal([]);
    done();
    await turn();
    expect(heard()).to.deep.equal([1]);
    primary.tell({ kbi: 'news', naam: 'clock', value: 2, nummer: 2 });
    primary.tell({ kbi: 'news', naam: 'nobody', value: 3, nummer: 3 });
    await turn();
    expect(heard()).to.deep.equal([1, 2, 3]);
  });
  it('tells the primary when it serves', () => {
    connect().ready(8470);
    expect(primary.sent).to.deep.equal([{ kbi: 'hello' }, { kbi: 'ready', value: 8470 }]);
  });

  it('tells its memory once it serves, until the primary is gone', async () => {
    const { ready } = connect({ resident: () => 3 * 1_048_576, tellMs: 1 });
    const told = (): readonly number[] =>
      primary.sent.flatMap((message) => (message.kbi === 'resident' ? [message.megabytes] : []));
    await sleep(10);
    expect(told()).to.deep.equal([]);
    ready(8470);
    while (told().length < 2) await sleep(1);
    primary.die();
    const until = told().length;
    await sleep(10);
    expect([...new Set(told()), told().length]).to.deep.equal([3, until]);
  });
  it('stays, when it is asked to retire, until its clients are gone and the primary has said that it knows', async () => {
    let drain: () => void = () => undefined;
    const onRetire = (): Promise<void> =>
      new Promise((resolve) => {
        drain = resolve;
      });
    connect({ onRetire });
    primary.tell({ kbi: 'retire' });
    await turn();
    expect([primary.sent.slice(1), primary.left()]).to.deep.equal([[], 0]);
    drain();
    await turn();
    expect([primary.sent.slice(1), primary.left()]).to.deep.equal([[{ kbi: 'drained' }], 0]);
    primary.tell({ kbi: 'stop' });
    await turn();
    expect(primary.left()).to.equal(1);
  });

  const askers: readonly (readonly [string, () => void])[] = [
    ['the primary', () => primary.tell({ kbi: 'stop' })],
    ['the machine', () => primary.term()],
  ];
  for (const [who, ask] of askers) {
    it(`leaves when ${who} asks, once its requests are finished and its units have their outcome`, async () => {
      let finish: () => void = () => undefined;
      let stops = 0;
      const onStop = (): Promise<void> => {
        stops += 1;
        return new Promise((resolve) => {
          finish = resolve;
        });
      };
      const { committer } = connect({ onStop });
      const result = committer.commit(unit('a'));
      await turn();
      ask();
      ask();
      expect(primary.left()).to.equal(0);
      finish();
      await turn();
      expect(primary.left()).to.equal(0);
      primary.tell({ kbi: 'outcomes', nummer: 1, outcomes: [{ kind: 'durable' }] });
      await result;
      await turn();
      expect([primary.left(), stops]).to.deep.equal([1, 1]);
    });
  }
});
