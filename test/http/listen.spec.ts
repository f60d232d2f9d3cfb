import { createServer, type Server, type ServerResponse } from 'node:http';
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { close, listen, retire } from '../../src/http/listen.js';
import { connectRaw, rawRequest } from './raw-client.js';

describe('listen', () => {
  it('gives the address it has, also of any free port', async () => {
    const server = createServer((_, response) => response.end('ok'));
    const url = await listen(server, '127.0.0.1', 0);
    expect(url).to.match(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await (await fetch(url)).text()).to.equal('ok');
    await close(server);
  });

  it('refuses a port that another has with PORT_UNAVAILABLE', async () => {
    const first = createServer();
    const port = Number(new URL(await listen(first, '127.0.0.1', 0)).port);
    const refusal = await listen(createServer(), '127.0.0.1', port).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Fault);
    expect(refusal).to.include({ key: 'PORT_UNAVAILABLE' });
    await close(first);
  });
});

describe('close', () => {
  const holding = async (): Promise<{ server: Server; url: string; held: ServerResponse[] }> => {
    const held: ServerResponse[] = [];
    const server = createServer((_, response) => held.push(response));
    server.keepAliveTimeout = 30_000;
    return { server, url: await listen(server, '127.0.0.1', 0), held };
  };

  it('lets an answer under way finish, then closes its connection, and takes no new ones', async () => {
    const { server, url, held } = await holding();
    const client = connectRaw(url);
    client.write(rawRequest('GET', '/'));
    while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
    let closed = false;
    const closing = close(server).then(() => {
      closed = true;
    });
    const late = connectRaw(url);
    await late.closed;
    expect(closed).to.equal(false);
    held[0]?.setHeader('Content-Length', 4).end('done');
    expect((await client.answer()).body).to.equal('done');
    await closing;
    await client.closed;
  });

  it('does not wait for connections on which nothing happens', async () => {
    const { server, url } = await holding();
    const client = connectRaw(url);
    await new Promise<void>((resolve) => server.once('connection', () => resolve()));
    await close(server);
    await client.closed;
  });

  it('answers in the lull whoever asks on a connection that was kept, and says that it is the last time', async () => {
    const { server, url, held } = await holding();
    const client = connectRaw(url);
    client.write(rawRequest('GET', '/'));
    while (held.length === 0) await new Promise((resolve) => setImmediate(resolve));
    held[0]?.setHeader('Content-Length', 5).end('first');
    expect((await client.answer()).headers.connection).to.equal('keep-alive');
    const closing = close(server, 10_000);
    await connectRaw(url).closed;
    client.write(rawRequest('GET', '/'));
    while (held.length === 1) await new Promise((resolve) => setImmediate(resolve));
    held[1]?.setHeader('Content-Length', 4).end('last');
    const { headers, body } = await client.answer();
    expect([headers.connection, body]).to.deep.equal(['close', 'last']);
    await client.closed;
    await closing;
  });

  it('ends the lull when it is called again', async () => {
    const { server, url } = await holding();
    const client = connectRaw(url);
    await new Promise<void>((resolve) => server.once('connection', () => resolve()));
    const patient = close(server, 10_000);
    await Promise.all([close(server), patient, client.closed]);
  });

  it('resolves for a server that never listened', async () => {
    await close(createServer());
  });
});

describe('retire', () => {
  it('leaves idle connections to the time that clients were told', async () => {
    const server = createServer((_, response) => response.end('ok'));
    server.keepAliveTimeout = 50;
    const url = await listen(server, '127.0.0.1', 0);
    const client = connectRaw(url);
    client.write(rawRequest('GET', '/'));
    const { headers } = await client.answer();
    expect(headers['keep-alive']).to.match(/^timeout=/);
    await Promise.all([retire(server), client.closed]);
  });
});
