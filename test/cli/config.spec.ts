import { expect } from 'chai';
import { config } from '../../src/cli/config.js';
import { settings } from '../../src/config.js';
import { openPlace, type Place } from './captured.js';

describe('kbi config', () => {
  let place: Place;
  before(() => {
    place = openPlace();
  });
  after(() => place.close());

  it('shows every setting with unit and origin', async () => {
    const { out } = await place.run(config);
    for (const { name } of settings) expect(out).to.contain(`\n${name} `);
    expect(out).to.match(/timestampTtl +300 s +default/);
  });
  it('says of a secret only that it is set', async () => {
    const { out } = await place.run(config, { config: { adminToken: 'hidden' } });
    expect(out).to.not.contain('hidden');
    expect(out).to.match(/adminToken +\(set\)/);
    expect((await place.run(config, { config: { adminToken: 'hidden' }, json: true })).out).to.not.contain('hidden');
  });
  it('gives flag, variable and value as JSON', async () => {
    const { out } = await place.run(config, { json: true });
    expect((JSON.parse(out) as Record<string, unknown>).port).to.deep.include({
      value: 8470,
      flag: '--port',
      env: 'KBI_PORT',
    });
  });
  it('gives the schema of the config file', async () => {
    const { out } = await place.run(config, { args: ['schema'] });
    expect(JSON.parse(out)).to.have.nested.property('properties.port');
  });
});
