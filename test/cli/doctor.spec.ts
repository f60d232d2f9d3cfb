import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { doctor } from '../../src/cli/doctor.js';
import { packageRoot } from '../../src/cli/package.js';
import { openPlace, type Place } from './captured.js';

type Report = {
  readonly findings: readonly { readonly check: string; readonly verdict: string; readonly next?: string }[];
};

describe('kbi doctor', function () {
  this.timeout(30_000);
  let place: Place;
  before(() => {
    place = openPlace({ port: 0, consolePort: 0 });
  });
  after(() => place.close());
  const failures = async (config: Record<string, unknown>): Promise<{ exit: number; checks: string[] }> => {
    const { exit, out } = await place.run(doctor, { config, json: true });
    const { findings } = JSON.parse(out) as Report;
    return {
      exit,
      checks: findings
        .filter(({ verdict, next }) => verdict === 'failed' && next !== undefined)
        .map(({ check }) => check),
    };
  };

  it('finds everything in order, keys and database yet to be made', async () =>
    expect(await failures({})).to.deep.equal({ exit: 0, checks: [] }));
  it('fails on a port that another program has', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const outcome = await failures({ port: (server.address() as AddressInfo).port });
    server.close();
    expect(outcome).to.deep.equal({ exit: 1, checks: ['gateway port'] });
  });
  it('fails on keys that do not fit', async () => {
    cpSync(join(packageRoot, 'fixtures', 'keys'), place.at('keys'), { recursive: true });
    writeFileSync(place.at('keys/gateway.key'), readFileSync(place.at('keys/ca.key')));
    expect(await failures({})).to.deep.equal({ exit: 1, checks: ['keys'] });
    writeFileSync(place.at('keys/gateway.key'), readFileSync(join(packageRoot, 'fixtures', 'keys', 'gateway.key')));
  });
  it('fails on a file that is no database, with one line and the next step', async () => {
    writeFileSync(place.at('no.sqlite'), 'this is no database, however long it may be');
    const { exit, out } = await place.run(doctor, { config: { db: place.at('no.sqlite') } });
    expect(exit).to.equal(1);
    expect(out).to.match(/✖ failed database .*\n +Next: /);
  });
});
