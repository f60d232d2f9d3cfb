import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { keys } from '../../src/cli/keys.js';
import { openPlace, type Place } from './captured.js';

describe('kbi keys', function () {
  this.timeout(60_000);
  let place: Place;
  before(() => {
    place = openPlace();
  });
  after(() => place.close());

  it('says how to make keys when there are none', async () =>
    expect((await place.halt(keys)).next).to.contain('kbi keys make'));
  it('makes a CA and keys for every partner, and touches nothing the second time', async () => {
    const made = await place.run(keys, { args: ['make'] });
    expect(existsSync(place.at('keys/ocmw-gent.p12'))).to.equal(true);
    expect(made.err).to.contain('changeit-dev');
    expect((await place.run(keys, { args: ['make'] })).err).to.contain('Nothing was absent');
  });
  it('lists partners with what they have', async () => {
    type Row = { naam: string; organisation: string; files: string; to: string };
    const rows = JSON.parse((await place.run(keys, { json: true })).out) as Row[];
    expect(rows.find(({ naam }) => naam === 'ocmw-gent')).to.deep.include({
      organisation: 'NTRBE-0212214125',
      files: '.crt .key .p12',
      to: '2049-12-31',
    });
    expect((await place.run(keys)).out).to.match(/name +organisation[\s\S]*ocmw-gent +NTRBE-0212214125/);
  });
});
