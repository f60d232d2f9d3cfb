import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Halt, haltOf } from '../../src/cli/exit.js';
import { findHolder, type Holder, postToHolder } from '../../src/cli/holder.js';
import { Fault } from '../../src/faults/fault.js';

describe('findHolder', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-holder-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const holderAt = (content: string): Holder | undefined => {
    const db = join(folder, 'kbi.sqlite');
    writeFileSync(`${db}.serve.json`, content);
    return findHolder(db);
  };
  const alive = { pid: process.pid, console: 'http://127.0.0.1:1', token: 't' };

  it('finds a gateway that lives', () => expect(holderAt(JSON.stringify(alive))).to.deep.equal(alive));
  it('finds its address when it says so', () =>
    expect(holderAt(JSON.stringify({ ...alive, gateway: 'http://g' }))?.gateway).to.equal('http://g'));
  // The largest pid of Linux is 2^22; no process has one above it.
  it('finds nobody when the process is gone', () =>
    expect(holderAt(JSON.stringify({ ...alive, pid: 2 ** 30 }))).to.equal(undefined));
  it('finds nobody in a file that is half written', () => expect(holderAt('{"pid":')).to.equal(undefined));
  it('finds nobody in a file without token', () => expect(holderAt('{"pid":1,"console":"x"}')).to.equal(undefined));
  it('finds nobody without a file', () => expect(findHolder(join(folder, 'other'))).to.equal(undefined));
});

describe('postToHolder', () => {
  let server: Server;
  let holder: Holder;
  let seen: { url: string; authorization: string; body: string };
  let answer: { status: number; body: string };
  before((done) => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += part));
      request.on('end', () => {
        seen = { url: `${request.method} ${request.url}`, authorization: request.headers.authorization ?? '', body };
        response.writeHead(answer.status);
        response.end(answer.body);
      });
    });
    server.listen(0, '127.0.0.1', () => {
      holder = { pid: 1, console: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'secret' };
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const halt = async (work: Promise<unknown>): Promise<Halt> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof Halt) return error;
    }
    return expect.fail('no halt');
  };

  it('posts JSON with the token and gives the JSON that comes back', async () => {
    answer = { status: 200, body: '{"now":5}' };
    expect(await postToHolder(holder, 'clock', { json: { advance: 1 } })).to.deep.equal({ now: 5 });
    expect(seen).to.deep.equal({ url: 'POST /admin/v1/clock', authorization: 'Bearer secret', body: '{"advance":1}' });
  });
  it('streams lines, each ended', async () => {
    answer = { status: 200, body: '{"rows":2}' };
    const lines = async function* () {
      yield 'a';
      yield 'b';
    };
    await postToHolder(holder, 'import', { lines: lines() }, { herkomst: 'user' });
    expect(seen.body).to.equal('a\nb\n');
    expect(seen.url).to.equal('POST /admin/v1/import?herkomst=user');
  });
  for (const key of ['IMPORT_INVALID', 'ORDER_INVALID'] as const)
    it(`ends in the words and the code that ${key} has without a gateway`, async () => {
      answer = { status: 400, body: JSON.stringify({ key, detail: 'row 3' }) };
      const told = await halt(postToHolder(holder, 'import', { json: {} }));
      const own = haltOf(new Fault(key, 'row 3'));
      expect(told.exit).to.equal(key === 'ORDER_INVALID' ? 2 : 1);
      expect([told.exit, told.message, told.next]).to.deep.equal([own?.exit, own?.message, own?.next]);
    });
  it('shows an answer whole whose key no gateway of ours has', async () => {
    answer = { status: 400, body: '{"key":"toString"}' };
    expect((await halt(postToHolder(holder, 'import', { json: {} }))).message).to.contain('400: {"key":"toString"}');
  });
  it('halts with 1 on an answer that is no JSON', async () => {
    answer = { status: 500, body: 'broken' };
    expect((await halt(postToHolder(holder, 'reset', { json: {} }))).message).to.contain('500: broken');
  });
  it('halts with 4 when nobody answers', async () => {
    const gone = { ...holder, console: 'http://127.0.0.1:1' };
    expect((await halt(postToHolder(gone, 'reset', { json: {} }))).exit).to.equal(4);
  });
});
