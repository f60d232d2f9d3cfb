import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../../src/cli/package.js';
import { loadKeys, type SigningKey } from '../../../src/pki/key-folder.js';
import type { Stage } from '../../../src/replay/run.js';
import type { Scenario, ScenarioSettings } from '../../../src/replay/scenario.js';
import { openRunning } from '../../../src/replay/stage/running.js';

const key = loadKeys(join(packageRoot, 'fixtures', 'keys')).partner('vdab') as SigningKey;
const scenario = (settings: ScenarioSettings, world?: Scenario['world']): Scenario => ({
  name: 'x',
  operation: 'X',
  dialect: 'magda',
  folder: '',
  request: Buffer.from(''),
  before: [],
  expected: Buffer.from(''),
  as: 'vdab',
  path: '/',
  headers: {},
  world,
  settings,
});

describe('a running gateway as a stage', () => {
  let server: Server;
  let base: string;
  before((done) => {
    server = createServer((request, response) => {
      request.on('data', (part) => response.write(part));
      request.on('end', () => response.end(`|${request.url}|${request.headers['content-type']}`));
    });
    server.listen(0, '127.0.0.1', () => {
      base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const open = (asked: Scenario) =>
    openRunning({ base, signer: async () => ({ key, profile: 'magda-classic' }), now: () => 0, uuid: () => 'u' })(
      asked,
    );

  const skipped: readonly [string, Scenario][] = [
    ['a world of its own', scenario({}, { remove: [] })],
    ['a clock of its own', scenario({ clock: 'system' })],
    ['a fault on purpose', scenario({ storing: 'audit' })],
    ['a revocation list of its own', scenario({ crl: ['a.crl'] })],
  ];
  for (const [title, asked] of skipped)
    it(`skips a scenario with ${title}, and says why`, async () =>
      expect(await open(asked))
        .to.have.property('skip')
        .that.contains('--to'));

  it('sends octets as they are, to the path and with the headers of the scenario', async () => {
    const stage = (await open(scenario({}))) as Stage;
    const answer = await stage.exchange({
      path: '/p',
      headers: { 'content-type': 'text/xml' },
      body: Buffer.from([0xff, 0x00]),
    });
    expect(answer.status).to.equal(200);
    expect([...answer.body.subarray(0, 2)]).to.deep.equal([0xff, 0x00]);
    expect(answer.body.subarray(2).toString()).to.equal('|/p|text/xml');
  });

  it('signs under the profile of the partner, or under that of the scenario', async () => {
    const stage = (await open(scenario({}))) as Stage;
    const question = Buffer.from(
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><a>{{uuid}}</a></e:Body></e:Envelope>',
    );
    const classic = (await stage.sign(question, 'vdab', undefined)).toString();
    const strict = (await stage.sign(question, 'vdab', 'strict')).toString();
    expect(classic.includes('Timestamp')).to.equal(false);
    expect(strict.includes('Timestamp')).to.equal(true);
    expect(classic).to.contain('<a>u</a>');
  });
});
