import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { openAnswering } from '../src/answering.js';
import { close, listen } from '../src/http/listen.js';
import { openAuthority } from '../src/pki/authority.js';
import { createCrl } from '../src/pki/crl.js';
import { crlReader } from '../src/prepare.js';
import { KEYS, type Kit, messageOf, openKit, PATH, ROOT, read } from './gateway-kit.js';

describe('openAnswering', () => {
  let kit: Kit;
  beforeEach(async () => {
    kit = await openKit({ flags: { maxBody: 8000, publicUrl: 'https://kbi.example' } });
  });
  afterEach(() => kit.close());

  it('puts the house behind a port with the sizes, the address and the counter it was given', async () => {
    const refused: number[] = [];
    const { server, assembled } = await openAnswering(kit.parts, (status) => refused.push(status));
    const url = await listen(server, '127.0.0.1', 0);
    const headers = { 'Content-Type': 'text/xml' };
    const answer = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: messageOf() });
    expect([answer.status, read(Buffer.from(await answer.arrayBuffer())).gekend]).to.deep.equal([200, 'true']);
    const large = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: 'x'.repeat(8001) });
    expect(large.status).to.equal(413);
    expect((await fetch(`${url}/geen`)).status).to.equal(404);
    expect(await (await fetch(`${url}${PATH}?wsdl`)).text()).to.include(`https://kbi.example${PATH}`);
    expect(refused).to.deep.equal([413, 404]);
    expect(assembled.house.operations.length).to.be.greaterThan(0);
    await close(server);
  });

  it('lets nobody in who was revoked meanwhile, and keeps the list it had when the new one cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kbi-revoked-'));
    const crl = join(folder, 'revoked.crl');
    const authority = openAuthority(
      readFileSync(join(ROOT, 'fixtures/keys/ca.crt')),
      createPrivateKey(readFileSync(join(ROOT, 'fixtures/keys/ca.key'))),
    );
    const span = { thisUpdate: Date.parse('2012-01-01'), nextUpdate: Date.parse('2049-01-01'), number: 1 };
    const revoke = (...serials: readonly bigint[]): void => writeFileSync(crl, createCrl(authority, serials, span).pem);
    const gent = BigInt(`0x${KEYS.partner('ocmw-gent')?.certificate.x509.serialNumber}`);
    revoke();
    const complaints: unknown[] = [];
    const config = { ...kit.parts.config, crl: [crl] };
    const crls = crlReader(config, { error: (...said: unknown[]) => void complaints.push(said) });
    const { server } = await openAnswering({ ...kit.parts, config, crls }, () => undefined, undefined, 5);
    const url = await listen(server, '127.0.0.1', 0);
    const isKnown = async (): Promise<boolean> => {
      const headers = { 'Content-Type': 'text/xml' };
      const answer = await fetch(`${url}${PATH}`, { method: 'POST', headers, body: messageOf() });
      return read(Buffer.from(await answer.arrayBuffer())).gekend === 'true';
    };
    expect(await isKnown()).to.equal(true);
    await sleep(100);
    revoke(gent);
    while (await isKnown()) await sleep(5);
    writeFileSync(crl, 'half a list');
    while (complaints.length === 0) await sleep(5);
    expect(await isKnown()).to.equal(false);
    await close(server);
    rmSync(folder, { recursive: true });
  });
});
