// Over https: a server is the partner when its certificate bears the partner's number, and then whatever its name; it sees who we are.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { expect } from 'chai';
import { openPartnerChannel } from '../../src/client/partner-channel.js';
import { Fault } from '../../src/faults/fault.js';
import { KEYS } from '../gateway-kit.js';

const pemOf = (naam: string): { key: string; cert: string } => {
  const { key, certificate } = KEYS.partner(naam) ?? KEYS.gateway;
  return { key: key.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: certificate.x509.toString() };
};

describe('a channel to a partner', () => {
  const ca = KEYS.authorities.map(({ x509 }) => x509.toString());
  let seen = '';
  const server = createServer(
    { ...pemOf('ksz'), ca, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      seen = JSON.stringify((request.socket as TLSSocket).getPeerCertificate().subject);
      response.end('yes');
    },
  );
  let url = '';
  before((done) => {
    server.listen(0, '127.0.0.1', () => {
      url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it('knows the partner by its number, and shows who we are', async () => {
    const channel = openPartnerChannel(KEYS.gateway, KEYS.authorities, '0244666068', 5000);
    const { status, octets } = await channel.post(url, 'x', Buffer.from('<a/>'));
    expect([status, octets.toString()]).to.deep.equal([200, 'yes']);
    expect(seen).to.contain('NTRBE-');
    await channel.close();
  });

  it('does not talk to another partner under the same authority', async () => {
    const channel = openPartnerChannel(KEYS.gateway, KEYS.authorities, '0308660037', 5000);
    const thrown: unknown = await channel.post(url, 'x', Buffer.from('<a/>')).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(Fault).with.property('key', 'BRON_ONBESCHIKBAAR');
    await channel.close();
  });
});
