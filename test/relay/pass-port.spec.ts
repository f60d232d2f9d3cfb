import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { expect } from 'chai';
import type { Passing } from '../../src/relay/pass.js';
import { createPassPort } from '../../src/relay/pass-port.js';

describe('the port of a relay that passes on', () => {
  const seen: Passing[] = [];
  const server = createPassPort({
    pass: async (passing) => {
      seen.push(passing);
      if (passing.target === '/broken') throw new RangeError('broken');
      return { status: 207, headers: { 'x-two': ['a', 'b'], 'x-none': undefined }, octets: Buffer.from('héé') };
    },
    maxBody: 100,
    headersTimeout: 5,
    requestTimeout: 5,
  });
  let port = 0;
  before((done) => {
    server.listen(0, '127.0.0.1', () => {
      port = (server.address() as AddressInfo).port;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = (): string => `http://127.0.0.1:${port}`;

  it('hands over method, target, headers and octets, and gives back status, headers and octets', async () => {
    const response = await fetch(`${url()}/a?b=c`, {
      method: 'PUT',
      headers: { 'x-own': '1' },
      body: Buffer.from([0, 255, 10]),
    });
    expect([response.status, response.headers.get('x-two'), await response.text()]).to.deep.equal([207, 'a, b', 'héé']);
    const { method, target, headers, octets } = seen.at(-1) as Passing;
    expect([method, target, headers['x-own'], [...octets]]).to.deep.equal(['PUT', '/a?b=c', '1', [0, 255, 10]]);
  });

  it('refuses what is too large, and a target that is another address', async () => {
    expect((await fetch(url(), { method: 'POST', body: 'x'.repeat(101) })).status).to.equal(413);
    const status = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET http://elsewhere/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      socket.on('data', (data) => resolve(data.toString().slice(9, 12)));
    });
    expect(status).to.equal('404');
    expect(seen.length).to.equal(1);
  });

  it('breaks the connection off when there is nothing to say', async () => {
    const thrown: unknown = await fetch(`${url()}/broken`).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(TypeError);
  });
});
