// The command in a process of its own between a client that cannot sign and a gateway: over the wire, by its own port.
import { type ChildProcess, spawn } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { relay } from '../../src/cli/relay.js';
import { openAuthority } from '../../src/pki/authority.js';
import { createCrl } from '../../src/pki/crl.js';
import { fillPlaceholders } from '../../src/replay/placeholders.js';
import { ABDUL, inEnvelope, openGateway, openPlace, type Place, questionAbout } from './captured.js';

const KBI = fileURLToPath(
  new URL(`../../src/cli/kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
const KEYS = join(packageRoot, 'fixtures', 'keys');
const PATH = '/KBIDossiersDienst-01.00/soap/WebService';

type Relay = { readonly url: string; next(): Promise<string>; stop(): Promise<number | null> };

const started: ChildProcess[] = [];

/** `kbi relay` with these words, on a free port. */
const relayAs = async (...words: readonly string[]): Promise<Relay> => {
  const args = [...process.execArgv, KBI, 'relay', '--port', '0', '--keys', KEYS, '--db', 'none.sqlite', ...words];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  if (child.stdout === null) throw new RangeError('stdout');
  createInterface({ input: child.stdout }).on('line', (line) => {
    const first = waiting.shift();
    if (first === undefined) lines.push(line);
    else first(line);
  });
  const next = (): Promise<string> => {
    const line = lines.shift();
    return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line);
  };
  const url = /^KBI RELAY url=(http:\S+)$/.exec(await next())?.[1] ?? '';
  const stop = (): Promise<number | null> =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { url, next, stop };
};

let asked = 0;
const unsigned = (insz = ABDUL): string => {
  asked += 1;
  const uuid = (): string => `10000000-0000-4000-8000-${String(asked).padStart(12, '0')}`;
  return fillPlaceholders(Buffer.from(inEnvelope(questionAbout(insz))), { now: Date.now(), uuid }).toString('utf8');
};
const ask = async (url: string, body = unsigned()): Promise<readonly [number, string]> => {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '"KBIDossiersDienst-01.00"' };
  const response = await fetch(`${url}${PATH}`, { method: 'POST', headers, body });
  return [response.status, await response.text()];
};

describe('kbi relay --sign-as', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  before(async () => {
    place = await openGateway();
  });
  after(async () => {
    for (const child of started) child.kill('SIGKILL');
    await place.close();
  });

  it('lets a client that cannot sign ask, says so in a line, and ends when it is stopped', async () => {
    const one = await relayAs('--sign-as', 'ocmw-gent', '--to', place.url);
    const [status, text] = await ask(one.url);
    expect(status).to.equal(200);
    expect(text)
      .to.contain('<Gekend>true</Gekend>')
      .and.not.match(/Security|wssecurity/);
    expect(await one.next()).to.match(/^200 {2}KBIDossiers {2}signed, answer verified {2}[-0-9a-f]{36}$/);
    const [refused, fault] = await ask(one.url, 'x');
    expect([refused, /<Key>(\w+)</.exec(fault)?.[1]]).to.deep.equal([500, 'XML_NOT_WELL_FORMED']);
    expect(await one.next()).to.contain('refused here (question): XML_NOT_WELL_FORMED');
    const wsdl = await (await fetch(`${one.url}${PATH}?wsdl`)).text();
    expect(wsdl).to.contain(`location="${one.url}${PATH}"`).and.not.contain(place.url);
    expect(await one.stop()).to.equal(0);
  });

  it('keeps the signature for who asks for it, prints JSON, and says 404 as a Fault', async () => {
    const one = await relayAs('--sign-as', 'ocmw-gent', '--to', `${place.url}/`, '--keep-security', '--json');
    expect((await ask(one.url))[1]).to.contain('<ds:SignatureValue>');
    expect(JSON.parse(await one.next())).to.include({ operation: 'KBIDossiers', status: 200, fault: false });
    const nowhere = await fetch(`${one.url}/none`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: unsigned(),
    });
    expect(await nowhere.text())
      .to.contain('<Key>ANSWER_UNUSABLE</Key>')
      .and.contain('<Status>404</Status>');
    expect(JSON.parse(await one.next())).to.include({ refusal: 'ANSWER_UNUSABLE', side: 'answer' });
    expect(await one.stop()).to.equal(0);
  });

  it('says that nobody answers, and sends to no other host than it was told', async () => {
    const one = await relayAs('--sign-as', 'ocmw-gent', '--to', 'http://127.0.0.1:1');
    expect((await ask(one.url))[1])
      .to.contain('<Key>BRON_ONBESCHIKBAAR</Key>')
      .and.contain('<Side>way</Side>');
    const { hostname, port } = new URL(one.url);
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'text/xml' };
      request({ hostname, port, method: 'POST', path: `@${new URL(place.url).host}/`, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(unsigned());
    });
    expect(status, 'no path').to.be.oneOf([400, 404]);
    // A web page whose name leads to this machine: its browser sends that name.
    const foreign = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'text/xml', host: `rebound.example:${port}` };
      request({ hostname, port, method: 'POST', path: PATH, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end(unsigned());
    });
    expect(foreign, 'another name').to.equal(421);
    expect(await one.stop()).to.equal(0);
  });

  it('passes on no answer that a revoked certificate signed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kbi-relay-crl-'));
    const read = (name: string): Buffer => readFileSync(join(KEYS, name));
    const authority = openAuthority(read('ca.crt'), createPrivateKey(read('ca.key')));
    const serial = BigInt(`0x${new X509Certificate(read('gateway.crt')).serialNumber}`);
    const span = { thisUpdate: Date.parse('2012-01-01'), nextUpdate: Date.parse('2049-01-01'), number: 1 };
    writeFileSync(join(folder, 'revoked.crl'), createCrl(authority, [serial], span).pem);
    const one = await relayAs('--sign-as', 'ocmw-gent', '--to', place.url, '--crl', join(folder, 'revoked.crl'));
    expect((await ask(one.url))[1])
      .to.contain('<Key>CERTIFICATE_REVOKED</Key>')
      .and.contain('<Side>answer</Side>')
      .and.not.contain('Gekend');
    expect(await one.stop()).to.equal(0);
    rmSync(folder, { recursive: true });
  });

  const refused: readonly (readonly [string, Record<string, unknown>, number])[] = [
    ['no kind of relay', {}, 2],
    ['a partner that is none', { signAs: 'nobody' }, 2],
    ['a port that is none', { signAs: 'ocmw-gent', port: '65536' }, 2],
    ['an upstream with a path', { signAs: 'ocmw-gent', to: 'http://h/path' }, 2],
    ['an upstream that is no http', { signAs: 'ocmw-gent', to: 'ftp://h' }, 2],
    ['an address that it cannot have', { signAs: 'ocmw-gent', port: '0', listen: '203.0.113.1' }, 0],
  ];
  for (const [what, options, exit] of refused)
    it(`refuses ${what} before it listens`, async () => {
      const here = openPlace({ keys: KEYS });
      const outcome = await here.run(relay, { options }).then(
        () => expect.fail('listens'),
        (error: unknown) => error,
      );
      expect(outcome).to.include(exit === 0 ? { key: 'PORT_UNAVAILABLE' } : { exit });
      await here.close();
    });
});
