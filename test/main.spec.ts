// A whole start: database, keys, ports, and several processes. Signed messages over real sockets; a clock that stands still.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Fault } from '../src/faults/fault.js';
import { close, listen } from '../src/http/listen.js';
import { type RunningGateway, startGateway } from '../src/main.js';
import { holderFile } from '../src/management/holder.js';
import { createIds } from '../src/process/ids.js';
import { openSqlite } from '../src/store/sqlite/open.js';
import { ABDUL, configOf, messageOf, NOW, PATH, ROOT, saysOf } from './gateway-kit.js';
import { connectRaw, rawRequest } from './http/raw-client.js';

const FROZEN = '2012-09-03T09:00:00+02:00,frozen';
const SLOW = '93711191937';
const REPLAY = 'soap:Client ERR_025: Verification failure';

/** Posts on a connection of its own, so that the cluster may choose another worker each time. */
const post = async (url: string, octets: Buffer) => {
  const client = connectRaw(url);
  const headers = { 'Content-Type': 'text/xml; charset=utf-8', Connection: 'close' };
  client.write(rawRequest('POST', PATH, headers, octets.toString()));
  const { status, headers: answered, body } = await client.answer();
  client.destroy();
  return { status, body: Buffer.from(body), messageId: answered['x-kbi-message-id'] ?? '' };
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = Number(new URL(await listen(server, '127.0.0.1', 0)).port);
  await close(server);
  return port;
};

describe('startGateway', () => {
  let folder: string;
  let db: string;
  let running: RunningGateway | undefined;
  const said: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-main-'));
    db = join(folder, 'kbi.sqlite');
    said.length = 0;
  });
  afterEach(async () => {
    await running?.close();
    running = undefined;
    rmSync(folder, { recursive: true });
  });

  const start = async (flags: Readonly<Record<string, unknown>> = {}): Promise<RunningGateway> => {
    const own = {
      db,
      port: 0,
      consolePort: 0,
      clock: FROZEN,
      logLevel: 'silent',
      keys: join(ROOT, 'fixtures', 'keys'),
    };
    const say = (line: string): void => void said.push(line);
    running = await startGateway(configOf({ ...own, ...flags }), { root: ROOT, version: '9.9.9', say });
    return running;
  };
  const refusalOf = async (flags: Readonly<Record<string, unknown>>): Promise<string> => {
    try {
      await start(flags);
      return 'started';
    } catch (error) {
      if (error instanceof Fault) return error.key;
      throw error;
    }
  };
  const stop = async (): Promise<void> => {
    await running?.close();
    running = undefined;
  };
  const command = async (name: string, body = ''): Promise<unknown> => {
    const { console: address, token } = JSON.parse(readFileSync(holderFile(db), 'utf8')) as Record<string, string>;
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`${address}/admin/v1/${name}`, { method: 'POST', headers, body });
    expect(answer.status).to.equal(200);
    return answer.json();
  };
  const text = async (url: string): Promise<string> => (await fetch(url)).text();
  const nowAt = async (url: string): Promise<number> =>
    Date.parse((await fetch(`${url}${PATH}?wsdl`, { method: 'HEAD' })).headers.get('x-kbi-now') ?? '');

  it('answers on one port and tells how it is on another, until it is closed', async () => {
    const { url, consoleUrl } = await start();
    const { status, body } = await post(url, messageOf());
    expect([status, saysOf(body)]).to.deep.equal([200, 'Gekend true']);
    expect(await nowAt(url)).to.equal(NOW);
    expect(await text(`${consoleUrl}/livez`)).to.equal('ok\n');
    expect(await text(`${consoleUrl}/readyz`)).to.equal('ready\n');
    const metrics = await text(`${consoleUrl}/metrics`);
    expect(metrics).to.include('kbi_requests_total{operation="KBIDossiers",verdict="answered",code="DATA"} 1');
    expect(metrics).to.include('kbi_build_info{version="9.9.9"} 1');
    expect(JSON.parse(readFileSync(holderFile(db), 'utf8'))).to.include({ pid: process.pid, console: consoleUrl });
    expect(statSync(holderFile(db)).mode & 0o777).to.equal(0o600);
    await stop();
    expect(existsSync(holderFile(db))).to.equal(false);
    for (const address of [url, consoleUrl]) {
      const server = createServer();
      await listen(server, '127.0.0.1', Number(new URL(address).port));
      await close(server);
    }
  });

  it('leaves the world untouched when it is asked whether it is ready', async () => {
    const { consoleUrl } = await start();
    await text(`${consoleUrl}/readyz`);
    await stop();
    const store = openSqlite(db);
    expect(await store.loader.touched()).to.equal(false);
    store.close();
  });

  it('refuses a message that it answered before a restart', async () => {
    const message = messageOf();
    expect((await post((await start()).url, message)).status).to.equal(200);
    await stop();
    const { url } = await start();
    expect(saysOf((await post(url, message)).body)).to.equal(REPLAY);
    expect((await post(url, messageOf())).status).to.equal(200);
  });

  it('keeps the clock that was set, also over a restart', async () => {
    const { url } = await start();
    expect(await command('clock', '{"advance":86400000}')).to.deep.equal({ now: NOW + 86_400_000, modus: 'frozen' });
    expect(await nowAt(url)).to.equal(NOW + 86_400_000);
    await stop();
    expect(await nowAt((await start({ clock: undefined })).url)).to.equal(NOW + 86_400_000);
  });

  it('refuses another clock mode on a loaded database, and leaves nothing open', async () => {
    await start();
    await stop();
    expect(await refusalOf({ clock: 'system' })).to.equal('CLOCK_MODE_CONFLICT');
    expect(existsSync(holderFile(db))).to.equal(false);
    await start();
  });

  it('refuses a port that another has, the one or the other, and leaves nothing open', async () => {
    const other = createServer();
    const taken = Number(new URL(await listen(other, '127.0.0.1', 0)).port);
    const port = await freePort();
    for (const flags of [{ port: taken }, { port, consolePort: taken }, { port: taken, workers: 2 }]) {
      expect(await refusalOf(flags), JSON.stringify(flags)).to.equal('PORT_UNAVAILABLE');
      expect(existsSync(holderFile(db))).to.equal(false);
    }
    await close(other);
    await start({ port, consolePort: taken });
    expect(running?.url).to.equal(`http://127.0.0.1:${port}`);
  });

  it('makes the keys that are absent and says so', async () => {
    const keys = join(folder, 'keys');
    await start({ keys, world: 'none' });
    expect(said).to.deep.equal([`made ${said[0]?.match(/\d+/)?.[0]} development key files in ${keys}`]);
    expect(existsSync(join(keys, 'gateway.crt'))).to.equal(true);
  });

  it('answers with two processes as with one', async () => {
    const { url, consoleUrl } = await start({ workers: 2 });
    const idsOf = (nummer: number): readonly string[] => {
      const { uuid } = createIds('frozen', `kbi-${nummer}`);
      return Array.from({ length: 200 }, uuid);
    };
    const workers = [idsOf(1), idsOf(2)];
    const workerOf = (messageId: string): number => workers.findIndex((ids) => ids.includes(messageId));

    const message = messageOf();
    const first = await post(url, message);
    expect([first.status, saysOf(first.body)]).to.deep.equal([200, 'Gekend true']);
    const seen = new Set<number>();
    for (let i = 0; i < 40 && seen.size < 2; i += 1) {
      const again = await post(url, message);
      seen.add(workerOf(again.messageId));
      expect(saysOf(again.body)).to.equal(REPLAY);
    }
    expect([...seen].sort()).to.deep.equal([0, 1]);

    const answers = await Promise.all(Array.from({ length: 10 }, () => post(url, messageOf())));
    expect(answers.map(({ status }) => status)).to.deep.equal(answers.map(() => 200));
    expect(new Set(answers.map(({ messageId }) => workerOf(messageId)))).to.deep.equal(new Set([0, 1]));
    const metrics = await text(`${consoleUrl}/metrics`);
    expect(metrics).to.include('kbi_requests_total{operation="KBIDossiers",verdict="answered",code="DATA"} 11');
    expect(metrics).to.include('kbi_build_info{version="9.9.9"} 1');

    await command('clock', '{"advance":3600000}');
    const later = NOW + 3_600_000;
    const clocks = new Set<number>();
    for (let i = 0; i < 200; i += 1) {
      const answer = await post(url, Buffer.from('geen xml'));
      const created = Date.parse(/<wsu:Created>([^<]*)/.exec(answer.body.toString())?.[1] ?? '');
      if (created === later) clocks.add(workerOf(answer.messageId));
      if (clocks.size === 2) break;
    }
    expect([...clocks].sort()).to.deep.equal([0, 1]);

    const slow = post(url, messageOf({ INSZ: SLOW, now: later }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stop();
    expect(saysOf((await slow).body, 'strict', later)).to.equal('60006 MAGDA FOUT 3');
    const store = openSqlite(db, { readonly: true });
    store.close();
    expect(existsSync(holderFile(db))).to.equal(false);
  });

  it('lets an answer under way finish when it is closed', async () => {
    const { url } = await start();
    const slow = post(url, messageOf({ INSZ: SLOW }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await stop();
    expect(saysOf((await slow).body)).to.equal('60006 MAGDA FOUT 3');
    const refused = await post(url, messageOf({ INSZ: ABDUL })).catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(RangeError);
  });
});
