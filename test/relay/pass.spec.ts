// Two relays that pass on between a customer and a gateway, over real HTTP, with a hop between them that may meddle.
import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { forward } from '../../src/client/post.js';
import { close, listen } from '../../src/http/listen.js';
import { digestsOf } from '../../src/relay/digests.js';
import { createPassThrough, type PassedOn } from '../../src/relay/pass.js';
import { createPassPort } from '../../src/relay/pass-port.js';
import { ABDUL, messageOf, PATH, read } from '../gateway-kit.js';
import { type House, openEnd } from './chain.js';

type Meddle = { question: (text: string) => string; answer: (text: string) => string };
const same = (text: string): string => text;
/** What an ESB does that "pretty prints". */
const reformat = (text: string): string =>
  text.replace(/<soap:Body[\s\S]*<\/soap:Body>/, (body) => body.replace(/></g, '>\n  <'));

describe('relays that pass on', function () {
  this.timeout(60_000);
  let end: House;
  const servers: Server[] = [];
  const lines: { one: PassedOn[]; two: PassedOn[] } = { one: [], two: [] };
  const meddle: Meddle = { question: same, answer: same };
  let url = '';
  const hop = async (upstream: string, heard: (passed: PassedOn) => void, timeout = 5000): Promise<string> => {
    const pass = createPassThrough({ upstream, heard, forward: (to, passing) => forward(to, passing, timeout) });
    const server = createPassPort({ pass, maxBody: 1_048_576, headersTimeout: 5, requestTimeout: 5 });
    servers.push(server);
    return listen(server, '127.0.0.1', 0);
  };
  /** A hop of somebody else: takes the message, changes what it likes, and knows nothing of trails but to keep headers. */
  const stranger = async (upstream: string): Promise<string> => {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const { host, 'content-length': length, connection, ...headers } = request.headers;
        const octets = Buffer.from(meddle.question(Buffer.concat(chunks).toString('utf8')));
        const back = await forward(upstream + request.url, { method: request.method ?? 'GET', headers, octets }, 5000);
        const { 'content-length': _, connection: __, 'transfer-encoding': ___, ...said } = back.headers;
        response.writeHead(back.status, said);
        response.end(meddle.answer(back.octets.toString('utf8')));
      });
    });
    servers.push(server);
    return listen(server, '127.0.0.1', 0);
  };
  before(async () => {
    end = await openEnd();
    const two = await hop(end.url, (passed) => lines.two.push(passed));
    url = await hop(await stranger(two), (passed) => lines.one.push(passed));
  });
  after(async () => {
    for (const server of servers.reverse()) {
      server.closeAllConnections();
      await close(server);
    }
    await end.close();
  });
  afterEach(() => {
    meddle.question = same;
    meddle.answer = same;
  });

  const ask = async (octets: Buffer = messageOf(), to = url): Promise<Response> =>
    fetch(to + PATH, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', soapaction: '""' },
      body: new Uint8Array(octets),
    });

  it('give the very octets to the gateway and back, proved by the digests of every hop', async () => {
    const question = messageOf();
    const response = await ask(question);
    const answer = Buffer.from(await response.arrayBuffer());
    expect(read(answer).gekend).to.equal('true');
    const [one, two] = [lines.one.at(-1), lines.two.at(-1)];
    expect([one?.question.octets, two?.question.octets]).to.deep.equal([
      digestsOf(question).octets,
      digestsOf(question).octets,
    ]);
    expect([two?.answer?.octets, one?.answer?.octets]).to.deep.equal([
      digestsOf(answer).octets,
      digestsOf(answer).octets,
    ]);
    expect([one?.hop, two?.hop, one?.status]).to.deep.equal([1, 2, 200]);
    expect([one, two].flatMap((passed) => [passed?.question.change, passed?.answer?.change])).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(response.headers.get('x-kbi-message-id')).to.match(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('x-kbi-hops-changed')).to.equal(null);
    expect(end.kit.audit().at(-1)).to.deep.include({ afzender: 'ocmw-gent', uitkomst: 'DATA' });
  });

  it('name a hop between them that reformats the question, whose signature then does not hold', async () => {
    meddle.question = reformat;
    const response = await ask();
    expect(read(Buffer.from(await response.arrayBuffer())).fault?.text).to.equal('ERR_025: Verification failure');
    expect(end.kit.journal.at(-1)?.uitkomst).to.equal('DIGEST_MISMATCH');
    expect(lines.two.at(-1)?.question.change).to.equal('Body changed between hop 1 and hop 2, white space only');
    expect(response.headers.get('x-kbi-hops-changed')).to.contain('white space only');
  });

  it('name a hop between them that reformats the answer', async () => {
    meddle.answer = reformat;
    await ask();
    expect(lines.one.at(-1)?.answer?.change).to.equal('Body changed between hop 2 and hop 1, white space only');
  });

  it('tell another value from another layout, and the envelope from the Body', async () => {
    meddle.question = (text) => text.replace(ABDUL, '85631490133');
    await ask();
    expect(lines.two.at(-1)?.question.change).to.equal('Body changed between hop 1 and hop 2');
    meddle.question = (text) => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;
    const harmless = await ask();
    expect(harmless.status).to.equal(200);
    expect(lines.two.at(-1)?.question.change).to.equal('Octets changed between hop 1 and hop 2, Body not');
  });

  it('pass on refusals, other methods and what is no SOAP with their status', async () => {
    const wsdl = await fetch(`${url}${PATH}?wsdl`);
    expect([wsdl.status, (await wsdl.text()).includes('wsdl:definitions')]).to.deep.equal([200, true]);
    expect((await fetch(`${url}/nowhere`)).status).to.equal(404);
    const text = await fetch(url + PATH, { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } });
    expect(text.status).to.equal(415);
    const head = await fetch(`${url}${PATH}?wsdl`, { method: 'HEAD' });
    expect([head.status, head.headers.get('x-kbi-now')?.slice(0, 10)]).to.deep.equal([200, '2012-09-03']);
    const large = await fetch(url + PATH, {
      method: 'POST',
      body: 'x'.repeat(1_100_000),
      headers: { 'content-type': 'text/xml' },
    });
    expect(large.status).to.equal(413);
  });

  it('say 502 when nobody is there and 504 when nobody answers in time', async () => {
    const silent = createServer(() => undefined);
    servers.push(silent);
    const heard: PassedOn[] = [];
    const nobody = await hop('http://127.0.0.1:9', (passed) => heard.push(passed));
    const late = await hop(await listen(silent, '127.0.0.1', 0), (passed) => heard.push(passed), 200);
    for (const [to, status, key] of [
      [nobody, 502, 'BRON_ONBESCHIKBAAR'],
      [late, 504, 'BRON_TRAAG'],
    ] as const) {
      const response = await ask(messageOf(), to);
      expect([response.status, (await response.text()).includes(key)]).to.deep.equal([status, true]);
    }
    expect(heard.map(({ status, answer }) => [status, answer])).to.deep.equal([
      [502, undefined],
      [504, undefined],
    ]);
  });
});
