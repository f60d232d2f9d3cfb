import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { expect } from 'chai';
import { fetchDocument, fetchNow, openChannel, post } from '../../src/client/post.js';
import { Fault } from '../../src/faults/fault.js';
import { close, listen } from '../../src/http/listen.js';

type Seen = { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string };

describe('the client', () => {
  let server: Server;
  let url: string;
  let seen: Seen[];
  let respond: (response: ServerResponse) => void;
  beforeEach(async () => {
    seen = [];
    respond = (response) => void response.end('answer');
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      respond(response);
    });
    url = await listen(server, '127.0.0.1', 0);
  });
  afterEach(async () => {
    server.closeAllConnections();
    await close(server);
  });

  it('posts SOAP 1.1 with its action in a header, quoted', async () => {
    await post(`${url}/pad`, '1.1', 'Actie-01.00', Buffer.from('<é/>'));
    expect(seen[0]).to.include({ method: 'POST', url: '/pad', body: '<é/>' });
    expect(seen[0]?.headers).to.include({ 'content-type': 'text/xml; charset=utf-8', soapaction: '"Actie-01.00"' });
  });

  it('posts SOAP 1.2 with its action in the media type', async () => {
    await post(url, '1.2', 'Actie-01.00', Buffer.from('<a/>'));
    expect(seen[0]?.headers['content-type']).to.equal('application/soap+xml; charset=utf-8; action="Actie-01.00"');
    expect(seen[0]?.headers).not.to.have.property('soapaction');
  });

  it('gives the answer as it came, whatever its status', async () => {
    for (const status of [200, 400, 500, 503]) {
      respond = (response) => void response.writeHead(status, { 'X-KBI-Message-Id': 'm' }).end('<b/>');
      const answer = await post(url, '1.1', '', Buffer.from('<a/>'));
      expect([answer.status, answer.octets.toString(), answer.headers['x-kbi-message-id']]).to.deep.equal([
        status,
        '<b/>',
        'm',
      ]);
    }
  });

  it('fetches a document as it is, whatever its status', async () => {
    respond = (response) => void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('none');
    const { status, headers, octets } = await fetchDocument(`${url}/pad?wsdl`);
    expect([status, headers['content-type'], octets.toString()]).to.deep.equal([404, 'text/plain', 'none']);
    expect(seen[0]).to.include({ method: 'GET', url: '/pad?wsdl' });
  });

  it('follows nobody elsewhere', async () => {
    respond = (response) => void response.writeHead(307, { Location: `${url}/elders` }).end();
    expect((await post(url, '1.1', '', Buffer.from('<a/>'))).status).to.equal(307);
    expect(seen.length).to.equal(1);
  });

  it('reads the clock of the gateway from the head of its WSDL', async () => {
    respond = (response) => void response.writeHead(200, { 'X-KBI-Now': '2012-09-03T07:00:00.000Z' }).end();
    expect(await fetchNow(`${url}/pad`)).to.equal(Date.parse('2012-09-03T07:00:00Z'));
    expect(seen[0]).to.include({ method: 'HEAD', url: '/pad?wsdl' });
  });

  it('knows no clock when none is told, or what is told is none', async () => {
    expect(await fetchNow(url)).to.equal(undefined);
    respond = (response) => void response.writeHead(200, { 'X-KBI-Now': 'straks' }).end();
    expect(await fetchNow(url)).to.equal(undefined);
  });

  it('says BRON_ONBESCHIKBAAR when nobody is there, or hangs up', async () => {
    const keyOf = async (asked: Promise<unknown>): Promise<unknown> =>
      asked.then(
        () => 'answered',
        (error: unknown) => (error instanceof Fault ? error.key : error),
      );
    respond = (response) => void response.destroy();
    expect(await keyOf(post(url, '1.1', '', Buffer.from('<a/>')))).to.equal('BRON_ONBESCHIKBAAR');
    await close(server);
    expect(await keyOf(post(url, '1.1', '', Buffer.from('<a/>')))).to.equal('BRON_ONBESCHIKBAAR');
    expect(await keyOf(fetchNow(url))).to.equal('BRON_ONBESCHIKBAAR');
    expect(await keyOf(fetchDocument(url))).to.equal('BRON_ONBESCHIKBAAR');
    expect(await keyOf(post('geen adres', '1.1', '', Buffer.from('')))).to.equal('BRON_ONBESCHIKBAAR');
  });

  describe('through a channel of its own', () => {
    const tls = { cert: '', key: '', ca: [], isReceiver: () => false };
    const keyOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'none',
        (error: unknown) => (error instanceof Fault ? error.key : String(error)),
      );

    it('posts SOAP 1.1 with headers of the caller, and follows nobody', async () => {
      const channel = openChannel(tls, 2_000);
      respond = (response) => void response.writeHead(302, { Location: `${url}/elders` }).end('x');
      const answer = await channel.post(`${url}/pad`, 'Actie', Buffer.from('<a/>'), { 'X-KBI-Now': 'n' });
      expect([answer.status, answer.octets.toString(), seen.length]).to.deep.equal([302, 'x', 1]);
      expect(seen[0]?.headers).to.include({ soapaction: '"Actie"', 'x-kbi-now': 'n' });
      await channel.close();
    });
    it('gives up on a receiver that is silent or drips, when the time is up for the whole', async () => {
      const channel = openChannel(tls, 100);
      respond = () => undefined;
      expect(await keyOf(channel.post(url, '', Buffer.from('<a/>')))).to.equal('BRON_TRAAG');
      let drips: NodeJS.Timeout | undefined;
      respond = (response) => {
        response.writeHead(200);
        drips = setInterval(() => response.write('.'), 20);
      };
      expect(await keyOf(channel.post(url, '', Buffer.from('<a/>')))).to.equal('BRON_TRAAG');
      clearInterval(drips);
      await channel.close();
    });
    it('takes no endless answer', async () => {
      const channel = openChannel(tls, 5_000);
      respond = (response) => void response.end(Buffer.alloc(1_100_000, 'x'));
      expect(await keyOf(channel.post(url, '', Buffer.from('<a/>')))).to.equal('BRON_ONBESCHIKBAAR');
      await channel.close();
    });
    it('breaks off what is under way when it is closed', async () => {
      const channel = openChannel(tls, 60_000);
      respond = () => undefined;
      const outcome = keyOf(channel.post(url, '', Buffer.from('<a/>')));
      while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      await channel.close();
      expect(await outcome).to.equal('BRON_ONBESCHIKBAAR');
    });
    it('posts nothing once it is closed, though nothing was posted before', async () => {
      const channel = openChannel(tls, 5_000);
      respond = (response) => void response.end();
      await channel.close();
      expect(await keyOf(channel.post(url, '', Buffer.from('<a/>')))).to.equal('BRON_ONBESCHIKBAAR');
      expect(seen).to.deep.equal([]);
    });
  });
});
