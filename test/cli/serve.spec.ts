import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { messageOf, PATH, SOAP_ACTION } from '../gateway-kit.js';
import { openPlace, type Place } from './captured.js';

const program = import.meta.url.endsWith('.js')
  ? [join(packageRoot, 'dist', 'src', 'cli', 'kbi.js')]
  : [
      '--import',
      join(packageRoot, 'node_modules', 'tsx', 'dist', 'esm', 'index.mjs'),
      join(packageRoot, 'src', 'cli', 'kbi.ts'),
    ];

type Run = { readonly child: ChildProcess; out: string; err: string; readonly ended: Promise<number | null> };

describe('kbi serve', function () {
  this.timeout(60_000);
  let place: Place;
  before(() => {
    place = openPlace();
    cpSync(join(packageRoot, 'fixtures', 'keys'), place.at('keys'), { recursive: true });
  });
  after(() => place.close());

  const start = (...words: string[]): Run => {
    const child = spawn(process.execPath, [...program, 'serve', '--console-port', '0', ...words], {
      cwd: place.folder,
      env: { PATH: process.env.PATH ?? '' },
    });
    const run: Run = { child, out: '', err: '', ended: new Promise((done) => child.on('exit', done)) };
    child.stdout?.on('data', (part) => (run.out += part));
    child.stderr?.on('data', (part) => (run.err += part));
    return run;
  };
  const ready = async (run: Run): Promise<string> => {
    const line = new Promise<void>((done) => run.child.stdout?.on('data', () => run.out.includes('\n') && done()));
    await Promise.race([line, run.ended]);
    return run.out;
  };

  it('prints the READY line and nothing else on stdout, answers, and stops cleanly', async () => {
    const run = start('--port', '0');
    const [, gateway = '', console = ''] =
      /^KBI READY gateway=(http:\S+) console=(http:\S+)\n$/.exec(await ready(run)) ?? [];
    expect((await fetch(`${gateway}/KBIDossiersDienst-01.00/soap/WebService?wsdl`)).status).to.equal(200);
    expect((await fetch(`${console}/readyz`)).status).to.equal(200);
    expect(existsSync(place.at('kbi.sqlite.serve.json'))).to.equal(true);
    run.child.kill('SIGTERM');
    expect(await run.ended).to.equal(0);
    expect(run.out.split('\n')).to.have.lengthOf(2);
    expect(existsSync(place.at('kbi.sqlite.serve.json'))).to.equal(false);
  });

  for (const engine of ['strict', 'reference']) {
    it(`answers with ${engine} as its engine`, async () => {
      const clock = ['--clock', '2012-09-03T09:00:00+02:00,frozen'];
      const run = start('--port', '0', '--db', `${engine}.sqlite`, '--engine', engine, ...clock);
      const [, gateway = ''] = /gateway=(http:\S+)/.exec(await ready(run)) ?? [];
      const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: SOAP_ACTION };
      const { status } = await fetch(gateway + PATH, { method: 'POST', headers, body: new Uint8Array(messageOf()) });
      run.child.kill('SIGTERM');
      expect([status, await run.ended, run.err.includes('INTERNE_FOUT')]).to.deep.equal([200, 0, false]);
    });
  }

  it('exits with 4 and the next step when the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const run = start('--port', String((server.address() as AddressInfo).port));
    const status = await run.ended;
    server.close();
    expect(run.err).to.match(/cannot be bound[\s\S]*Next: .*--port and --console-port; 0 takes any free/);
    expect([status, run.out]).to.deep.equal([4, '']);
  });

  it('leaves a database alone that a running gateway holds, and takes one whose gateway is gone', async () => {
    const held = ['--port', '0', '--db', place.at('held.sqlite')];
    const first = start(...held);
    expect(await ready(first)).to.contain('KBI READY');
    const holder = readFileSync(place.at('held.sqlite.serve.json'), 'utf8');
    const second = start(...held);
    expect([await second.ended, second.out]).to.deep.equal([4, '']);
    expect(second.err).to.match(/holds this database[\s\S]*Next: kbi serve --db/);
    expect(readFileSync(place.at('held.sqlite.serve.json'), 'utf8')).to.equal(holder);
    first.child.kill('SIGKILL');
    await first.ended;
    // What a crash leaves behind, naming a process that lives and is no gateway of this database.
    writeFileSync(
      place.at('held.sqlite.serve.json'),
      JSON.stringify({ ...(JSON.parse(holder) as object), pid: process.pid }),
    );
    const third = start(...held);
    expect(await ready(third)).to.contain('KBI READY');
    third.child.kill('SIGTERM');
    expect(await third.ended).to.equal(0);
  });
});
