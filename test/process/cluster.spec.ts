// A real cluster of two workers on one port, with this process as the primary and the one committer.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { createBatcher } from '../../src/commit/batcher.js';
import type { CommitOutcome, CommitUnit } from '../../src/commit/unit.js';
import { Fault } from '../../src/faults/fault.js';
import { choosePort, type Primary, type PrimaryOptions, runPrimary } from '../../src/process/cluster.js';
import { createLog } from '../../src/process/log.js';
import { openSqlite, type SqliteStore } from '../../src/store/sqlite/open.js';
import { refusal } from '../store/samples.js';

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
const SCRIPT = fileURLToPath(new URL(`./cluster-worker.${extension}`, import.meta.url));
const log = createLog({ level: 'silent' });

type Answer = { readonly worker: string; readonly outcome: string };
type Committer = PrimaryOptions['committer'];

describe('runPrimary', () => {
  let port = 0;
  let primary: Primary | undefined;

  let served: string[] = [];

  /** Starts two workers on a free port. */
  const start = async (
    committer: Committer,
    env: Record<string, string> = {},
    more: Partial<PrimaryOptions> = {},
  ): Promise<Primary> => {
    port = await choosePort(0, '127.0.0.1');
    served = [];
    primary = await runPrimary({
      workers: 2,
      script: SCRIPT,
      workerEnv: (nummer) => ({ TEST_WORKER: String(nummer), TEST_PORT: String(port), ...env }),
      committer,
      log,
      onReady: (value) => served.push(String(value)),
      ...more,
    });
    return primary;
  };
  /**
   * One request on its own connection, so that the workers take turns. Given up after a while: node:cluster forgets a
   * connection that it was handing to a worker that dies.
   */
  const ask = async (path: string): Promise<Answer> => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, timeout: 1_000 }).end();
    sent.on('timeout', () => sent.destroy());
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    const [worker = '', outcome = ''] = text.split(' ');
    return { worker, outcome };
  };
  /** Asks until the answers satisfy; gives them all. */
  const askUntil = async (
    path: string,
    enough: (answers: readonly Answer[]) => boolean,
  ): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (let i = 0; i < 500 && !enough(answers); i += 1) {
      const answer = await ask(path).catch(() => undefined);
      if (answer === undefined) await sleep(20);
      else answers.push(answer);
    }
    return answers;
  };
  const workersIn = (answers: readonly Answer[]): Set<string> => new Set(answers.map(({ worker }) => worker));
  const idle = (): Promise<void> => Promise.resolve();

  afterEach(async () => {
    await primary?.close();
    primary = undefined;
  });

  describe('with a store', () => {
    let folder: string;
    let store: SqliteStore;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'kbi-cluster-'));
      store = openSqlite(join(folder, 'kbi.sqlite'));
      await start(createBatcher({ apply: store.applyUnits }));
    });
    afterEach(async () => {
      await primary?.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const kept = (): Set<string> => new Set(store.auditRows(0, 100_000).map(({ messageId }) => messageId));

    it('refuses on one worker the replay key that another has used', async () => {
      const first = await ask('/commit/k1');
      expect(first.outcome).to.equal('durable');
      const answers = await askUntil('/commit/k1', (all) => workersIn(all).size === 2);
      expect(new Set(answers.map(({ outcome }) => outcome))).to.deep.equal(new Set(['replay']));
      expect([...workersIn(answers)])
        .to.include(first.worker)
        .and.to.have.length(2);
    });

    it('loses nothing that was acknowledged when a worker is killed, and starts another', async () => {
      const [victim = 0] = primary?.pids() ?? [];
      const acknowledged: string[] = [];
      const drive = async (naam: string): Promise<void> => {
        for (let i = 0; i < 60; i += 1) {
          const key = `${naam}-${i}`;
          const answer = await ask(`/commit/${key}`).catch(() => undefined);
          if (answer?.outcome === 'durable') acknowledged.push(key);
          if (naam === 'a' && i === 20) process.kill(victim, 'SIGKILL');
        }
      };
      await Promise.all(['a', 'b', 'c', 'd'].map(drive));
      expect(acknowledged.length).to.be.above(100);
      const rows = kept();
      expect(acknowledged.filter((key) => !rows.has(key))).to.deep.equal([]);
      const answers = await askUntil('/news', (all) => workersIn(all).has('3'));
      expect(answers.at(-1)?.worker).to.equal('3');
      expect(primary?.pids()).to.have.length(2).and.not.include(victim);
    });

    it('knows when every worker follows the news, and waits for none that died', async () => {
      await primary?.broadcast('clock', 'followed');
      const answers = await askUntil('/news', (all) => workersIn(all).size === 2);
      expect(answers.map(({ outcome }) => outcome)).to.deep.equal(answers.map(() => 'followed'));
      process.kill(primary?.pids()[0] ?? 0, 'SIGKILL');
      await primary?.broadcast('clock', 'later');
      const later = await askUntil('/news', (all) => all.length > 2);
      expect(later.map(({ outcome }) => outcome)).to.deep.equal(later.map(() => 'later'));
    });

    it('tells every worker the latest news, also one that starts later', async () => {
      void primary?.broadcast('clock', 'early');
      void primary?.broadcast('clock', 'frozen');
      const fresh = (answers: readonly Answer[]) => answers.filter(({ outcome }) => outcome === 'frozen');
      await askUntil('/news', (all) => workersIn(fresh(all)).size === 2);
      process.kill(primary?.pids()[0] ?? 0, 'SIGKILL');
      const answers = await askUntil('/news', (all) => workersIn(all).has('3'));
      expect(answers.at(-1)).to.deep.equal({ worker: '3', outcome: 'frozen' });
    });
  });

  /** A committer whose units wait until the test lets them through. */
  const createGate = () => {
    const units: CommitUnit[] = [];
    let open: (outcome: CommitOutcome) => void = () => undefined;
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const gate = new Promise<CommitOutcome>((resolve) => {
      open = resolve;
    });
    const commit = (unit: CommitUnit): Promise<CommitOutcome> => {
      units.push(unit);
      arrived();
      return gate;
    };
    return { units, arrival, open: () => open({ kind: 'durable' }), committer: { commit, idle } };
  };

  it('commits what a worker sent before it died, and does not mind that nobody waits for it', async () => {
    const gate = createGate();
    const { pids } = await start(gate.committer);
    const lost = ask('/commit/k1').catch(() => 'lost');
    await gate.arrival;
    for (const pid of pids()) process.kill(pid, 'SIGKILL');
    expect(await lost).to.equal('lost');
    gate.open();
    expect(gate.units.map(({ replayKeys }) => replayKeys[0]?.key)).to.deep.equal(['k1']);
    expect((await askUntil('/commit/k2', (all) => all.length === 1))[0]?.outcome).to.equal('durable');
  });

  it('hears from each worker that it serves before it is called started', async () => {
    await start(createGate().committer);
    expect(served).to.have.members(['1', '2']);
  });

  it('finishes the requests that are begun before it closes', async () => {
    const gate = createGate();
    const { close, pids } = await start(gate.committer);
    const answer = ask('/commit/k1');
    await gate.arrival;
    const closed = close();
    gate.open();
    expect((await answer).outcome).to.equal('durable');
    await closed;
    expect(pids()).to.deep.equal([]);
    expect(await ask('/news').catch(() => 'refused')).to.equal('refused');
  });

  it('carries the refusal of the committer to the worker', async () => {
    const commit = () => Promise.reject(new Fault('OVERLOADED', 'busy'));
    await start({ commit, idle });
    expect((await ask('/commit/k1')).outcome).to.equal('OVERLOADED');
  });

  const durable: Committer = { commit: async () => ({ kind: 'durable' }), idle };

  it('puts another in the place of a worker that grew too much, and leaves alone one that did not', async () => {
    await start(durable, { TEST_GROWS: '1' }, { growth: { mostMB: 150, settleMs: 0 } });
    const answers = await askUntil('/news', (all) => workersIn(all).has('3') && all.at(-1)?.worker === '2');
    expect([...workersIn(answers)]).to.include('3');
    while (primary?.pids().length !== 2) await sleep(10);
    expect(workersIn(await askUntil('/news', (all) => all.length === 20))).to.deep.equal(new Set(['2', '3']));
    expect(served).to.have.members(['1', '2', '3']);
  });

  it('replaces all, one at a time, and loses no question meanwhile', async () => {
    const { pids, replaceAll } = await start(durable);
    const before = pids();
    let most = 0;
    let done = false;
    const replaced = replaceAll().finally(() => {
      done = true;
    });
    const answers: Answer[] = [];
    while (!done) {
      answers.push(...(await Promise.all(['a', 'b', 'c', 'd'].map((naam) => ask(`/commit/${naam}`)))));
      most = Math.max(most, pids().length);
    }
    expect([await replaced, most]).to.deep.equal([2, 3]);
    expect(pids()).to.have.length(2);
    expect(pids().filter((pid) => before.includes(pid))).to.deep.equal([]);
    expect(new Set(answers.map(({ outcome }) => outcome))).to.deep.equal(new Set(['durable']));
  });

  it('keeps a worker when the one for its place does not come to serve', async () => {
    const { pids, replaceAll } = await start(durable, { TEST_BROKEN: '3' });
    const before = pids();
    expect(await replaceAll()).to.equal(1);
    expect(pids().filter((pid) => before.includes(pid))).to.have.length(1);
    expect(workersIn(await askUntil('/news', (all) => all.length === 20)).has('4')).to.equal(true);
  });

  for (const [whom, which] of [
    ['it is', 0],
    ['another is', 1],
  ] as const) {
    it(`has as many workers as before when one dies while the place of one is taken, whether ${whom} that one`, async () => {
      const { pids, replaceAll } = await start(durable);
      // They are replaced in the order in which they came to serve.
      const order = new Map<string, number>();
      for (const { worker, outcome } of await askUntil('/pid', (all) => workersIn(all).size === 2))
        order.set(worker, Number(outcome));
      const victim = order.get(served[which] ?? '') ?? 0;
      const replaced = replaceAll();
      while (pids().length === 2) await sleep(1);
      process.kill(victim, 'SIGKILL');
      expect(await replaced).to.equal(1);
      const fresh = await askUntil('/news', (all) => workersIn(all.slice(-20)).size === 2);
      expect([...workersIn(fresh.slice(-20))].sort()).to.deep.equal(['3', '4']);
      expect(pids()).to.have.length(2).and.not.include(victim);
    });
  }

  it('ends the clients of a replaced worker that do not leave by themselves', async () => {
    const { pids, replaceAll } = await start(createGate().committer, {}, { retireMs: 100 });
    const held = ask('/commit/k1').catch(() => 'lost');
    expect(await replaceAll()).to.equal(2);
    expect([await held, pids().length]).to.deep.equal(['lost', 2]);
  });

  it('refuses to start when a worker ends before it serves', async () => {
    const gate = createGate();
    expect(await refusal(start(gate.committer, { TEST_BROKEN: '2' }))).to.equal('INTERNE_FOUT');
  });
});

describe('choosePort', () => {
  const listen = async (port: number): Promise<Server> => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  it('gives a free port in place of 0, and a free port that was asked for', async () => {
    const port = await choosePort(0, '127.0.0.1');
    expect(await choosePort(port, '127.0.0.1')).to.equal(port);
    (await listen(port)).close();
  });
  it('refuses a port that another program has', async () => {
    const server = await listen(0);
    const { port } = server.address() as AddressInfo;
    expect(await refusal(choosePort(port, '127.0.0.1'))).to.equal('PORT_UNAVAILABLE');
    server.close();
  });
});
