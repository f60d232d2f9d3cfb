// The order in which workers are replaced, with workers that do nothing by themselves; real ones are in cluster.spec.ts.
import type { Worker } from 'node:cluster';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { createLog } from '../../src/process/log.js';
import { createReplacing } from '../../src/process/replacing.js';

describe('createReplacing', () => {
  const run = (mostMB = 0) => {
    const events: string[] = [];
    const standing = new Set<Worker>();
    let nummer = 0;
    const start = (): Worker => {
      const worker = { id: ++nummer, process: { pid: nummer } } as Worker;
      standing.add(worker);
      events.push(`start ${nummer}`);
      return worker;
    };
    const replacing = createReplacing({
      start,
      stands: (worker) => standing.has(worker),
      retire: ({ id }) => events.push(`retire ${id}`),
      retireMs: 60_000,
      growth: (_, megabytes) => megabytes > mostMB,
      log: createLog({ level: 'silent' }),
    });
    const end = (worker: Worker): boolean => {
      standing.delete(worker);
      return replacing.ended(worker);
    };
    const serving = (): Worker => {
      const worker = start();
      replacing.serves(worker);
      return worker;
    };
    const find = (id: number): Worker => [...standing].find((worker) => worker.id === id) as Worker;
    return { events, replacing, end, serving, find };
  };

  it('asks the old one to leave when the new one serves, and takes the next when the old one is gone', async () => {
    const { events, replacing, end, serving, find } = run();
    const [first, second] = [serving(), serving()];
    const all = replacing.all();
    await turn();
    expect([events.splice(0), replacing.extra()]).to.deep.equal([['start 1', 'start 2', 'start 3'], 1]);
    replacing.serves(find(3));
    await turn();
    expect([events.splice(0), replacing.extra()]).to.deep.equal([['retire 1'], 1]);
    expect(end(first)).to.equal(true);
    await turn();
    expect([events.splice(0), replacing.extra()]).to.deep.equal([['start 4'], 1]);
    replacing.serves(find(4));
    await turn();
    expect([end(second), await all, replacing.extra()]).to.deep.equal([true, 2, 0]);
  });

  it('keeps the old one when the new one ends before it serves', async () => {
    const { events, replacing, end, serving, find } = run();
    serving();
    const all = replacing.all();
    await turn();
    expect(end(find(2))).to.equal(false);
    expect([await all, replacing.extra(), events]).to.deep.equal([0, 0, ['start 1', 'start 2']]);
  });

  it('starts one for a worker that says often that it is too large, and none for one that is not or serves nobody yet', async () => {
    const { events, replacing, serving, find } = run(100);
    const large = serving();
    for (const megabytes of [90, 101, 102, 103]) replacing.resident(large, megabytes);
    await turn();
    replacing.resident(find(2), 500);
    await turn();
    expect(events).to.deep.equal(['start 1', 'start 2']);
  });
});
