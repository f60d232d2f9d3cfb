import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { findMoment } from '../../src/cli/moment.js';
import { capture, REFERENCE } from './captured.js';

describe('findMoment', () => {
  let server: Server;
  let address: string;
  before((done) => {
    server = createServer((_, response) => response.writeHead(200, { 'X-KBI-Now': '2013-01-01T00:00:00.000Z' }).end());
    server.listen(0, '127.0.0.1', () => {
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is what the user says, before anything else', async () => {
    const moment = await findMoment(capture({ config: REFERENCE }).call, address);
    expect(moment).to.deep.equal({ now: Date.parse('2012-09-03T07:00:00Z'), from: 'flag' });
  });
  it('is what the gateway says', async () => {
    expect(await findMoment(capture({}).call, address)).to.deep.equal({
      now: Date.parse('2013-01-01T00:00:00Z'),
      from: 'gateway',
    });
  });
  it('is the machine’s when the gateway does not answer, or none is asked', async () => {
    expect((await findMoment(capture({}).call, 'http://127.0.0.1:1/x')).from).to.equal('machine');
    expect((await findMoment(capture({}).call, undefined)).from).to.equal('machine');
  });
});
