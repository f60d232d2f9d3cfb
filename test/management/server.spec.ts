import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { close, listen } from '../../src/http/listen.js';
import { type AdminCommand, createManagementPort, type ManagementPort } from '../../src/management/server.js';
import { connectRaw, rawRequest } from '../http/raw-client.js';

const TOKEN = 'geheim-token';
const AUTHORISED = { Authorization: `Bearer ${TOKEN}` };

describe('the management port', () => {
  let server: Server = createServer();
  let url = '';
  const complaints: unknown[] = [];
  const open = async (fields: Partial<ManagementPort> = {}): Promise<void> => {
    server = createManagementPort({
      ready: async () => true,
      metrics: async () => 'kbi_up 1\n',
      commands: new Map<string, AdminCommand>([
        ['echo', async (_, query) => ({ said: query.get('say') })],
        [
          'refuse',
          async () => {
            throw new Fault('IMPORT_INVALID', 'row 1', { row: '1' });
          },
        ],
        [
          'break',
          async () => {
            throw new RangeError('secret path');
          },
        ],
      ]),
      token: TOKEN,
      closed: false,
      complain: (error) => complaints.push(error),
      ...fields,
    });
    url = await listen(server, '127.0.0.1', 0);
  };
  afterEach(async () => {
    server.closeAllConnections();
    await close(server);
  });
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const answer = await fetch(`${url}${path}`, { method, headers });
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') };
  };

  it('says that it lives, that it is ready, and its figures', async () => {
    await open();
    expect(await get('/livez')).to.include({ status: 200, text: 'ok\n' });
    expect(await get('/readyz')).to.include({ status: 200, text: 'ready\n' });
    expect(await get('/metrics')).to.include({ status: 200, text: 'kbi_up 1\n' });
  });

  it('lives but is not ready when nothing can be committed, also when asking that fails', async () => {
    const failing: readonly (() => Promise<boolean>)[] = [
      async () => false,
      async () => {
        throw new RangeError('disk');
      },
    ];
    for (const ready of failing) {
      await open({ ready });
      expect(await get('/readyz')).to.include({ status: 503, text: 'not ready\n' });
      expect((await get('/livez')).status).to.equal(200);
      await close(server);
    }
  });

  it('takes a command only with the token', async () => {
    await open();
    const path = '/admin/v1/echo?say=ja';
    const wrong = [{}, { Authorization: 'Bearer x' }, { Authorization: `bearer ${TOKEN}` }, { Authorization: TOKEN }];
    for (const headers of wrong) expect((await get(path, headers, 'POST')).status).to.equal(401);
    const answer = await get(path, AUTHORISED, 'POST');
    expect(answer).to.deep.equal({ status: 200, text: '{"said":"ja"}\n', type: 'application/json' });
  });

  it('takes a command by POST only, and knows no other', async () => {
    await open();
    expect((await get('/admin/v1/echo', AUTHORISED)).status).to.equal(405);
    for (const path of ['/admin/v1/geen', '/echo', '/', '/admin/v1/', '/admin/v1/constructor'])
      expect((await get(path, AUTHORISED, 'POST')).status, path).to.equal(404);
  });

  it('asks the token for everything when it is bound elsewhere than to loopback', async () => {
    await open({ closed: true });
    for (const path of ['/livez', '/readyz', '/metrics', '/geen']) {
      expect((await get(path)).status, path).to.equal(401);
      expect((await get(path, AUTHORISED)).status, path).to.equal(path === '/geen' ? 404 : 200);
    }
  });

  it('says which refusal a command met, and nothing of a failure', async () => {
    await open();
    const refused = await get('/admin/v1/refuse', AUTHORISED, 'POST');
    expect([refused.status, JSON.parse(refused.text)]).to.deep.equal([
      400,
      { key: 'IMPORT_INVALID', detail: 'row 1', facts: { row: '1' } },
    ]);
    const broken = await get('/admin/v1/break', AUTHORISED, 'POST');
    expect(broken.status).to.equal(500);
    expect(broken.text).to.include('see the log').and.not.to.include('secret');
    expect(complaints.map(String), 'and the log has it').to.deep.equal(['RangeError: secret path']);
  });

  it('answers a strange request line like any other', async () => {
    await open();
    for (const target of ['//', '//x/', '/%', '*']) {
      const client = connectRaw(url);
      client.write(rawRequest('GET', target, { Connection: 'close' }));
      const chunks: Buffer[] = [];
      client.socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      await client.closed;
      expect(Buffer.concat(chunks).toString(), target).to.match(/^HTTP\/1\.1 404 /);
    }
  });
});
