// One worker in a process of its own, with this test as its primary: what it asks of the primary, and what it does without.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { CommitUnit } from '../src/commit/unit.js';
import { createClock } from '../src/process/clock.js';
import type { FromPrimary, FromWorker } from '../src/process/messages.js';
import { openSqlite } from '../src/store/sqlite/open.js';
import { configOf, FIXTURES, messageOf, NOW, PATH, ROOT, read, saysOf } from './gateway-kit.js';

const WORKER = fileURLToPath(
  new URL(`../src/worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

describe('the worker', () => {
  let folder: string;
  let worker: ChildProcess;
  let left: Promise<unknown>;
  const heard: FromWorker[] = [];
  const say = (message: FromPrimary): void => void worker.send(message);
  const hear = async <Tag extends FromWorker['kbi']>(tag: Tag): Promise<Extract<FromWorker, { kbi: Tag }>> => {
    for (;;) {
      const found = heard.findIndex(({ kbi }) => kbi === tag);
      if (found >= 0) return heard.splice(found, 1)[0] as Extract<FromWorker, { kbi: Tag }>;
      await new Promise((resolve) => worker.once('message', resolve));
    }
  };
  const post = async (url: string, octets: Buffer): Promise<{ status: number; body: Buffer }> => {
    const headers = { 'Content-Type': 'text/xml' };
    const answer = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: octets });
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-worker-'));
    const db = join(folder, 'kbi.sqlite');
    const store = openSqlite(db);
    await store.loader.load(FIXTURES, 'fixture');
    store.close();
    const clock = createClock({ modus: 'frozen', instant: NOW }).serialise();
    const keys = join(ROOT, 'fixtures', 'keys');
    const config = configOf({ db, keys, port: 0, workers: 2, logLevel: 'silent' });
    const env = { ...process.env, KBI_WORKER: JSON.stringify({ config, root: ROOT, nummer: 1, clock }) };
    worker = fork(WORKER, { env, serialization: 'json' });
    left = new Promise((resolve) => worker.once('exit', resolve));
    worker.on('message', (message) => heard.push(message as FromWorker));
  });
  after(async () => {
    worker.kill('SIGKILL');
    await left;
    rmSync(folder, { recursive: true });
  });

  it('serves under the news that it is welcomed with, and answers what its primary made durable', async () => {
    await hear('hello');
    const later = createClock({ modus: 'frozen', instant: NOW + 1000 }).serialise();
    say({ kbi: 'welcome', news: { changed: { version: 1, clock: later } } });
    const url = String((await hear('ready')).value);
    const answer = post(url, messageOf());
    const { nummer, units } = await hear('units');
    const [unit] = units as readonly CommitUnit[];
    expect(unit?.audit).to.include({ afzender: 'ocmw-gent', uitkomst: 'DATA', tijdstip: NOW + 1000 });
    say({ kbi: 'outcomes', nummer, outcomes: [{ kind: 'durable' }] });
    const { status, body } = await answer;
    expect([status, read(body, 'strict', NOW + 1000).gekend]).to.deep.equal([200, 'true']);

    const replayed = post(url, messageOf());
    say({ kbi: 'outcomes', nummer: (await hear('units')).nummer, outcomes: [{ kind: 'replay' }] });
    expect(saysOf((await replayed).body)).to.equal('soap:Client ERR_025: Verification failure');

    const last = post(url, messageOf());
    const { nummer: owed } = await hear('units');
    say({ kbi: 'stop' });
    say({ kbi: 'outcomes', nummer: owed, outcomes: [{ kind: 'durable' }] });
    expect((await last).status).to.equal(200);
    expect(await left).to.equal(0);
  });
});
