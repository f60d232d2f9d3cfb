import type { Server } from 'node:http';
import { expect } from 'chai';
import { openAnswering } from '../../src/answering.js';
import type { GatewayRequest, GatewayResponse } from '../../src/house.js';
import { close, listen } from '../../src/http/listen.js';
import { createPublicPort, type PublicPort } from '../../src/http/server.js';
import { type Kit, messageOf, NOW, openKit, PATH, read, requestOf, theContracts } from '../gateway-kit.js';
import { connectRaw, type RawAnswer, type RawClient, rawRequest } from './raw-client.js';

const XML = { 'Content-Type': 'text/xml; charset=utf-8' };

/** A port over a house that answers with the length of what it was asked. */
const portWith = async (fields: Partial<PublicPort> = {}) => {
  const requests: GatewayRequest[] = [];
  const refused: number[] = [];
  let ids = 0;
  const answer = (status: number, text: string): GatewayResponse => ({
    status,
    version: '1.1',
    messageId: `message-${++ids}`,
    body: Buffer.from(text),
  });
  const server = createPublicPort({
    paths: new Set([PATH]),
    handle: async (request) => {
      requests.push(request);
      return { ...answer(200, `<octets>${request.octets.length}</octets>`), version: request.version };
    },
    contract: (await theContracts()).serve,
    shed: (version) => ({ ...answer(503, '<shed/>'), version }),
    messageId: () => `message-${++ids}`,
    now: () => NOW,
    maxBody: 10_000,
    maxInFlight: 10,
    maxHeaders: 4096,
    headersTimeout: 2,
    requestTimeout: 2,
    publicUrl: undefined,
    trustProxy: false,
    refused: (status) => refused.push(status),
    ...fields,
  });
  return { server, url: await listen(server, '127.0.0.1', 0), requests, refused };
};

describe('the public port', () => {
  let server: Server;
  let url: string;
  let requests: GatewayRequest[];
  let refused: number[];
  let client: RawClient;
  const open = async (fields: Partial<PublicPort> = {}): Promise<void> => {
    ({ server, url, requests, refused } = await portWith(fields));
    client = connectRaw(url);
  };
  afterEach(async () => {
    client.destroy();
    server.closeAllConnections();
    await close(server);
  });
  const exchange = (...request: Parameters<typeof rawRequest>): Promise<RawAnswer> => {
    client.write(rawRequest(...request));
    return client.answer();
  };

  it('answers under no other Host than those it was told of', async () => {
    await open({ hosts: (host) => host === 'here' });
    expect((await exchange('POST', PATH, { ...XML, Host: 'elsewhere' }, '<a/>')).status).to.equal(421);
    expect((await exchange('POST', PATH, { ...XML, Host: 'here' }, '<a/>')).status).to.equal(200);
    expect([requests.length, refused]).to.deep.equal([1, [421]]);
  });

  it('hands over the octets with path, version, charset and action, and gives back what the house made of them', async () => {
    await open();
    const answer = await exchange(
      'POST',
      PATH,
      { 'Content-Type': 'text/xml; charset="UTF-8"', SOAPAction: '"A"' },
      '<é/>',
    );
    const { octets, ...rest } = requests[0] as GatewayRequest;
    expect(rest).to.deep.equal({ path: PATH, version: '1.1', charset: 'UTF-8', soapAction: 'A' });
    expect(Buffer.from(octets).toString()).to.equal('<é/>');
    expect([
      answer.status,
      answer.body,
      answer.headers['content-type'],
      answer.headers['x-kbi-message-id'],
    ]).to.deep.equal([200, '<octets>5</octets>', 'text/xml; charset=utf-8', 'message-1']);
  });

  it('answers SOAP 1.2 in its media type and takes its action from there', async () => {
    await open();
    const type = 'application/soap+xml; charset=utf-8; action="B"';
    const answer = await exchange('POST', PATH, { 'Content-Type': type, SOAPAction: 'A' }, '<a/>');
    expect([requests[0]?.version, requests[0]?.soapAction]).to.deep.equal(['1.2', 'B']);
    expect(answer.headers['content-type']).to.equal('application/soap+xml; charset=utf-8');
  });

  const soapActions: readonly (readonly [Record<string, string>, string])[] = [
    [{}, ''],
    [{ SOAPAction: '' }, ''],
    [{ SOAPAction: '""' }, ''],
    [{ SOAPAction: 'A' }, 'A'],
    [{ SOAPAction: ' "urn:a b" ' }, 'urn:a b'],
  ];
  for (const [headers, action] of soapActions) {
    it(`reads ${JSON.stringify(headers)} as the action "${action}"`, async () => {
      await open();
      await exchange('POST', PATH, { ...XML, ...headers }, '<a/>');
      expect(requests[0]?.soapAction).to.equal(action);
    });
  }

  const plain: readonly {
    readonly what: string;
    readonly request: Parameters<typeof rawRequest>;
    readonly status: number;
    readonly allow?: string;
  }[] = [
    { what: 'another path', request: ['POST', '/', XML, '<a/>'], status: 404 },
    { what: 'the name of something every object has', request: ['POST', '/constructor', XML, '<a/>'], status: 404 },
    { what: 'a GET that asks no contract', request: ['GET', PATH], status: 405, allow: 'POST' },
    { what: 'PUT', request: ['PUT', PATH, XML, '<a/>'], status: 405, allow: 'POST, GET, HEAD' },
    { what: 'OPTIONS', request: ['OPTIONS', PATH], status: 405, allow: 'POST, GET, HEAD' },
    { what: 'no Content-Type', request: ['POST', PATH, {}, '<a/>'], status: 415 },
    {
      what: 'a wrong Content-Type',
      request: ['POST', PATH, { 'Content-Type': 'application/xml' }, '<a/>'],
      status: 415,
    },
    {
      what: 'a Content-Type that every object has',
      request: ['POST', PATH, { 'Content-Type': 'constructor' }, '<a/>'],
      status: 415,
    },
    {
      what: 'an attachment',
      request: ['POST', PATH, { 'Content-Type': 'multipart/related; type="application/xop+xml"' }, '<a/>'],
      status: 415,
    },
    { what: 'gzip', request: ['POST', PATH, { ...XML, 'Content-Encoding': 'gzip' }, '<a/>'], status: 415 },
    { what: 'an unknown schema', request: ['GET', `${PATH}?xsd=geen.xsd`], status: 404 },
  ];
  for (const { what, request, status, allow } of plain) {
    it(`refuses ${what} with ${status} in plain text, and takes the next request on the same connection`, async () => {
      await open();
      const answer = await exchange(...request);
      expect([answer.status, answer.headers.allow]).to.deep.equal([status, allow]);
      expect(answer.headers['content-type']).to.equal('text/plain; charset=utf-8');
      expect(answer.headers['x-kbi-message-id']).to.match(/^message-/);
      expect((await exchange('POST', PATH, XML, '<a/>')).status).to.equal(200);
      expect(requests.length).to.equal(1);
    });
  }

  it('takes Content-Encoding identity and a request line with a whole address', async () => {
    await open();
    const answer = await exchange(
      'POST',
      `http://elders.test${PATH}`,
      { ...XML, 'Content-Encoding': 'identity' },
      '<a/>',
    );
    expect(answer.status).to.equal(200);
  });

  it('takes a message in chunks', async () => {
    await open();
    client.write(rawRequest('POST', PATH, { ...XML, 'Transfer-Encoding': 'chunked' }));
    for (const part of ['<a>', 'b', '</a>']) client.write(`${part.length.toString(16)}\r\n${part}\r\n`);
    client.write('0\r\n\r\n');
    expect((await client.answer()).body).to.equal('<octets>8</octets>');
  });

  it('takes a message of the largest size and refuses one octet more with 413', async () => {
    await open();
    expect((await exchange('POST', PATH, XML, 'x'.repeat(10_000))).status).to.equal(200);
    const answer = await exchange('POST', PATH, XML, 'x'.repeat(10_001));
    expect([answer.status, answer.headers.connection]).to.deep.equal([413, 'close']);
    expect(answer.headers['x-kbi-message-id']).to.match(/^message-/);
    await client.closed;
    expect(refused).to.deep.equal([413]);
  });

  it('refuses a stream that grows too large with 413, and lets the client read that before it closes', async () => {
    await open();
    client.write(rawRequest('POST', PATH, { ...XML, 'Transfer-Encoding': 'chunked' }));
    const chunk = `${(5000).toString(16)}\r\n${'x'.repeat(5000)}\r\n`;
    for (let i = 0; i < 400; i += 1) client.write(chunk);
    client.write('0\r\n\r\n');
    expect((await client.answer()).status).to.equal(413);
    await client.closed;
    expect(requests).to.deep.equal([]);
  });

  it('refuses by Content-Length before the message comes, and closes on a client that never sends it', async () => {
    await open();
    client.write(rawRequest('POST', PATH, { ...XML, 'Content-Length': '9999999' }));
    expect((await client.answer()).status).to.equal(413);
    await client.closed;
  });

  it('says 100 to a client that waits for it', async () => {
    await open();
    client.write(rawRequest('POST', PATH, { ...XML, 'Content-Length': '4', Expect: '100-continue' }));
    expect((await client.answer()).status).to.equal(100);
    client.write('<a/>');
    expect((await client.answer()).body).to.equal('<octets>4</octets>');
  });

  it('refuses a body that does not come in time with 408, and headers that do not', async () => {
    await open({ headersTimeout: 1, requestTimeout: 1 });
    client.write(rawRequest('POST', PATH, { ...XML, 'Content-Length': '4' }));
    const other = connectRaw(url);
    other.write(`POST ${PATH} HTTP/1.1\r\nHost: a\r\n`);
    for (const answer of [await client.answer(), await other.answer()]) {
      expect([answer.status, answer.headers.connection]).to.deep.equal([408, 'close']);
      expect(answer.headers['content-type']).to.equal('text/plain; charset=utf-8');
      expect(answer.headers['x-kbi-message-id']).to.match(/^message-/);
    }
    await Promise.all([client.closed, other.closed]);
    expect(refused).to.deep.equal([408, 408]);
  });

  it('refuses a flood of headers with 431 and what is no HTTP with 400', async () => {
    await open();
    expect((await exchange('POST', PATH, { ...XML, 'X-Flood': 'a'.repeat(5000) }, '<a/>')).status).to.equal(431);
    const other = connectRaw(url);
    other.write('geen http\r\n\r\n');
    expect((await other.answer()).status).to.equal(400);
    await other.closed;
    expect(refused).to.deep.equal([431, 400]);
  });

  it('sheds what is too much before it reads it: 503, Retry-After and the Fault of the house', async () => {
    const waiting: (() => void)[] = [];
    const handle = (): Promise<GatewayResponse> =>
      new Promise((resolve) =>
        waiting.push(() => resolve({ status: 200, version: '1.1', messageId: 'm', body: Buffer.from('late') })),
      );
    await open({ maxInFlight: 1, handle });
    client.write(rawRequest('POST', PATH, XML, '<a/>'));
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const other = connectRaw(url);
    other.write(rawRequest('POST', PATH, XML, '<b/>'));
    const shed = await other.answer();
    expect([shed.status, shed.headers['retry-after'], shed.body]).to.deep.equal([503, '1', '<shed/>']);
    waiting[0]?.();
    expect((await client.answer()).body).to.equal('late');
    other.write(rawRequest('POST', PATH, XML, '<c/>'));
    while (waiting.length < 2) await new Promise((resolve) => setImmediate(resolve));
    waiting[1]?.();
    expect((await other.answer()).status).to.equal(200);
    other.destroy();
    expect(refused).to.deep.equal([503]);
  });

  it('gives no place to who is still sending, and half of the places to one who does not wait for answers', async () => {
    const waiting: (() => void)[] = [];
    const handle = (): Promise<GatewayResponse> =>
      new Promise((resolve) =>
        waiting.push(() => resolve({ status: 200, version: '1.1', messageId: 'm', body: Buffer.from('late') })),
      );
    await open({ maxInFlight: 4, handle });
    const slow = Array.from({ length: 8 }, () => connectRaw(url));
    for (const one of slow) one.write(rawRequest('POST', PATH, { ...XML, 'Content-Length': '400' }, '<half'));
    while (slow.some(({ socket }) => socket.connecting)) await new Promise((resolve) => setImmediate(resolve));
    client.write(rawRequest('POST', PATH, XML, '<a/>').repeat(9));
    while (waiting.length < 2 || refused.length < 7) await new Promise((resolve) => setImmediate(resolve));
    expect([waiting.length, refused]).to.deep.equal([2, Array(7).fill(503)]);
    const other = connectRaw(url);
    other.write(rawRequest('POST', PATH, XML, '<b/>'));
    while (waiting.length < 3) await new Promise((resolve) => setImmediate(resolve));
    for (const go of waiting) go();
    expect((await other.answer()).status).to.equal(200);
    const statuses: number[] = [];
    for (let i = 0; i < 9; i += 1) statuses.push((await client.answer()).status);
    expect(statuses).to.deep.equal([200, 200, ...Array(7).fill(503)]);
    for (const one of [...slow, other]) one.destroy();
  });

  it('sheds while more is being received than it can hold', async () => {
    await open({ maxInFlight: 1, maxBody: 100 });
    const slow = connectRaw(url);
    slow.write(`${rawRequest('POST', PATH, { ...XML, 'Transfer-Encoding': 'chunked' })}64\r\n${'x'.repeat(100)}\r\n`);
    let status = 200;
    while (status === 200) status = (await exchange('POST', PATH, XML, '<a/>')).status;
    expect(status).to.equal(503);
    slow.write('0\r\n\r\n');
    expect((await slow.answer()).status).to.equal(200);
    slow.destroy();
    expect((await exchange('POST', PATH, XML, '<a/>')).status).to.equal(200);
  });

  it('forgets a client that goes away in the middle, and serves the next', async () => {
    await open({ maxInFlight: 1 });
    client.write(rawRequest('POST', PATH, { ...XML, 'Content-Length': '400' }, '<half'));
    await new Promise<void>((resolve) => server.once('request', () => resolve()));
    client.destroy();
    await client.closed;
    client = connectRaw(url);
    let status = 503;
    while (status === 503) status = (await exchange('POST', PATH, XML, '<a/>')).status;
    expect(status).to.equal(200);
    expect(requests.length).to.equal(1);
  });

  it('survives a house that fails altogether: 500 in plain text', async () => {
    await open({ handle: () => Promise.reject(new RangeError('no key')) });
    const answer = await exchange('POST', PATH, XML, '<a/>');
    expect([answer.status, answer.headers['content-type']]).to.deep.equal([500, 'text/plain; charset=utf-8']);
    expect(answer.body).not.to.include('key');
  });
});

describe('the contracts on the public port', () => {
  let server: Server;
  let url: string;
  const open = async (fields: Partial<PublicPort> = {}): Promise<void> => {
    ({ server, url } = await portWith(fields));
  };
  afterEach(async () => {
    server.closeAllConnections();
    await close(server);
  });
  const addressIn = async (headers: Record<string, string> = {}): Promise<string | undefined> => {
    const client = connectRaw(url);
    client.write(rawRequest('GET', `${PATH}?wsdl`, { ...headers, Connection: 'close' }));
    const chunks: Buffer[] = [];
    client.socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await client.closed;
    return /address location="([^"]*)"/.exec(Buffer.concat(chunks).toString())?.[1];
  };

  it('are given with the clock, an ETag and a message id', async () => {
    await open();
    const answer = await fetch(`${url}${PATH}?wsdl`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([200, 'text/xml; charset=utf-8']);
    expect(answer.headers.get('x-kbi-now')).to.equal('2012-09-03T07:00:00.000Z');
    expect(answer.headers.get('x-kbi-message-id')).to.match(/^message-/);
    expect(text).to.include(`address location="${url}${PATH}"`);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).to.match(/^"/);
    const head = await fetch(`${url}${PATH}?wsdl`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag'), head.headers.get('x-kbi-now')]).to.deep.equal([
      200,
      '',
      etag,
      '2012-09-03T07:00:00.000Z',
    ]);
    const known = await fetch(`${url}${PATH}?wsdl`, { headers: { 'If-None-Match': etag } });
    expect([known.status, await known.text(), known.headers.get('x-kbi-now')]).to.deep.equal([
      304,
      '',
      '2012-09-03T07:00:00.000Z',
    ]);
    const other = await fetch(`${url}${PATH}?wsdl`, { headers: { 'If-None-Match': '"x"' } });
    expect([other.status, await other.text()]).to.deep.equal([200, text]);
  });

  it('name the address that was asked, and no more of it than an address holds', async () => {
    await open();
    expect(await addressIn({ Host: 'kbi.test:8470' })).to.equal(`http://kbi.test:8470${PATH}`);
    const injected = await addressIn({ Host: 'a"/><evil xmlns="x' });
    expect(injected).to.match(/^http:\/\/[A-Za-z0-9.:[\]-]+\/KBIDossiersDienst/);
  });

  it('believe a proxy only when told to', async () => {
    const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'poort.test, tussen.test' };
    await open();
    expect(await addressIn(forwarded)).to.equal(`http://kbi.test${PATH}`);
    await close(server);
    await open({ trustProxy: true });
    expect(await addressIn(forwarded)).to.equal(`https://poort.test${PATH}`);
    expect(await addressIn({ 'X-Forwarded-Proto': 'javascript:' })).to.equal(`http://kbi.test${PATH}`);
    expect(await addressIn()).to.equal(`http://kbi.test${PATH}`);
  });

  it('name the public address above all', async () => {
    await open({ publicUrl: 'https://kbi.example/', trustProxy: true });
    expect(await addressIn({ 'X-Forwarded-Host': 'poort.test' })).to.equal(`https://kbi.example${PATH}`);
  });
});

describe('the public port of the real house', () => {
  let kit: Kit;
  let server: Server;
  let url: string;
  /** Units wait here; told when one arrives. */
  let gate = Promise.resolve();
  let arrive: () => void = () => undefined;
  before(async () => {
    kit = await openKit({
      flags: { maxQueue: 1 },
      committer: (real) => ({
        commit: async (unit) => {
          arrive();
          await gate;
          return real.commit(unit);
        },
      }),
    });
    ({ server } = await openAnswering(kit.parts, () => undefined));
    url = await listen(server, '127.0.0.1', 0);
  });
  after(async () => {
    server.closeAllConnections();
    await close(server);
    await kit.close();
  });
  const post = (body: Uint8Array, type = 'text/xml; charset=utf-8'): Promise<Response> =>
    fetch(`${url}${PATH}`, { method: 'POST', headers: { 'Content-Type': type }, body });

  it('answers a signed question with a signed answer under the id that it names', async () => {
    const answer = await post(messageOf());
    const body = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, read(body).gekend]).to.deep.equal([200, 'true']);
    expect(body.toString()).to.include(`<Referte>${answer.headers.get('x-kbi-message-id')}</Referte>`);
  });

  it('answers level 1 with 500 in SOAP 1.1 and 400 in SOAP 1.2', async () => {
    for (const [type, status] of [
      ['text/xml', 500],
      ['application/soap+xml', 400],
    ] as const) {
      const answer = await post(Buffer.from('geen xml'), type);
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([status, `${type}; charset=utf-8`]);
      expect(read(Buffer.from(await answer.arrayBuffer())).fault).not.to.equal(undefined);
    }
  });

  it('refuses UTF-16 that its charset denies', async () => {
    const answer = await post(messageOf(), 'text/xml; charset=utf-16');
    expect(read(Buffer.from(await answer.arrayBuffer())).fault?.text).to.equal(
      'The character encoding is not supported.',
    );
  });

  it('sheds with a signed 99996, while one that waits for its answer takes the only place', async () => {
    let open: () => void = () => undefined;
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const inside = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const first = post(requestOf(messageOf()).octets);
    await inside;
    const answer = await post(requestOf(messageOf()).octets);
    const body = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get('retry-after')]).to.deep.equal([503, '1']);
    expect(read(body).fault?.text).to.match(/^99996: /);
    open();
    expect((await first).status).to.equal(200);
  });
});
