// `kbi relay --as` in processes of their own: a gateway, the KSZ in front of it, POD MI in front of that, and a customer that asks each.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { audit } from '../../src/cli/audit.js';
import type { Call } from '../../src/cli/command.js';
import { packageRoot } from '../../src/cli/package.js';
import { configOfRelay } from '../../src/cli/relay-as.js';
import { send } from '../../src/cli/send.js';
import { configOf } from '../gateway-kit.js';
import { ABDUL, openGateway, type Place } from './captured.js';

const KBI = fileURLToPath(
  new URL(`../../src/cli/kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

describe('kbi relay --as', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  const started: ChildProcess[] = [];
  const relayWith = async (...words: readonly string[]): Promise<string> => {
    const own = ['--port', '0', '--keys', join(packageRoot, 'fixtures', 'keys'), '--log-level', 'silent'];
    const args = [
      ...process.execArgv,
      KBI,
      'relay',
      ...own,
      ...(words.includes('--db') ? [] : ['--db', ':memory:']),
      ...words,
    ];
    const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    started.push(child);
    if (child.stdout === null) throw new RangeError('stdout');
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^KBI RELAY url=(http:\S+)$/.exec(line) ?? [];
      if (url !== undefined) return url;
    }
    throw new RangeError(`the relay ended with ${child.exitCode}`);
  };
  const relayAs = (as: string, ...words: readonly string[]): Promise<string> => relayWith('--as', as, ...words);
  before(async () => {
    place = await openGateway();
  });
  after(async () => {
    for (const child of started) child.kill('SIGKILL');
    await place.close();
  });

  it('answers an OCMW through one intermediary and through two, each signed by the one that was asked', async () => {
    const ksz = await relayAs('ksz', '--to', place.url);
    const podMi = await relayAs('pod-mi', '--dialect', 'ksz', '--to', ksz);
    for (const [to, answeredBy] of [
      [ksz, 'ksz'],
      [podMi, 'pod-mi'],
    ] as const) {
      const options = { as: 'ocmw-gent', dialect: 'ksz', insz: ABDUL, to, answeredBy };
      const sent = await place.run(send, { args: ['KBIDossiers'], options });
      expect(sent.err).to.contain('the signature of the answer holds');
      expect(sent.out).to.match(/<value>DATA_FOUND<[\s\S]*<KBIDossier>/);
      expect(sent.exit).to.equal(0);
      const { answeredBy: _, ...other } = options;
      expect((await place.run(send, { args: ['KBIDossiers'], options: other })).exit, 'not the gateway').to.equal(5);
    }
  });

  it('keeps the same audit chain as the gateway, in its own database', async () => {
    const db = place.at('ksz.sqlite');
    const ksz = await relayWith('--as', 'ksz', '--to', place.url, '--db', db);
    const options = { as: 'ocmw-gent', dialect: 'ksz', insz: ABDUL, to: ksz, answeredBy: 'ksz' };
    expect((await place.run(send, { args: ['KBIDossiers'], options })).exit).to.equal(0);
    const verified = await place.run(audit, { args: ['verify'], config: { db } });
    expect(verified.exit, verified.err).to.equal(0);
    const seen = await place.run(audit, { args: ['who-saw', ABDUL], config: { db } });
    expect(seen.out).to.contain('ocmw-gent').and.to.contain('KBIDossiers');
  });

  it('passes on octet for octet with --pass-through, so that the signature of the gateway holds', async () => {
    const hop = await relayWith('--pass-through', '--to', place.url);
    const options = { as: 'ocmw-gent', insz: ABDUL, to: hop };
    const sent = await place.run(send, { args: ['KBIDossiers'], options });
    expect([sent.exit, /signature of the answer holds/.test(sent.err)]).to.deep.equal([0, true]);
  });

  it('does not start as somebody who is no intermediary', async () => {
    const error = await relayAs('ocmw-gent', '--to', place.url).then(
      () => undefined,
      (thrown: Error) => thrown.message,
    );
    expect(error).to.match(/ended with/);
  });

  it('has a database and a console port of its own unless it is told', () => {
    const config = configOf();
    const origin = (kind: string) => ({ kind, where: '' });
    const call = (kind: string) =>
      ({ config, origins: { db: origin(kind), consolePort: origin(kind) } }) as unknown as Call;
    expect(configOfRelay(call('default'), 'ksz')).to.deep.include({ db: 'kbi-relay-ksz.sqlite', consolePort: 0 });
    expect(configOfRelay(call('flag'), 'ksz')).to.deep.include({ db: config.db, consolePort: config.consolePort });
  });
});
