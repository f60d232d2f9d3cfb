// `kbi stats` in its forms, and who can consult.
import { join } from 'node:path';
import { expect } from 'chai';
import { generate } from '../../src/cli/generate.js';
import { packageRoot } from '../../src/cli/package.js';
import { stats } from '../../src/cli/stats.js';
import { openPlace, type Place } from './captured.js';

describe('kbi stats', function () {
  this.timeout(60_000);
  let place: Place;
  before(async () => {
    place = openPlace({ keys: join(packageRoot, 'fixtures', 'keys') });
    await place.run(generate, { args: ['history'], options: { every: '100' } });
  });
  after(() => place.close());
  const out = async (options: Record<string, unknown>, json = false): Promise<string> =>
    (await place.run(stats, { options, json })).out;
  const sum = async (options: Record<string, unknown>): Promise<number> =>
    (JSON.parse(await out(options, true)) as { aantal: number }[]).reduce((total, { aantal }) => total + aantal, 0);

  it('counts between two months, both included', async () => {
    const parts = [
      await sum({ to: '2016-06' }),
      await sum({ from: '2016-07', to: '2017-07' }),
      await sum({ from: '2017-08' }),
    ];
    expect(parts[0]).to.be.above(0);
    expect(parts.reduce((a, b) => a + b)).to.equal(await sum({}));
    expect(parts[2]).to.equal(28);
  });
  it('counts one partner, one stream, one kind', async () => {
    const autumn = { from: '2017-08' };
    const each = ['ocmw-gent', 'ocmw-antwerpen', 'ocmw-beersel', 'ocmw-aalst'].map((partner) =>
      sum({ ...autumn, partner }),
    );
    expect((await Promise.all(each)).reduce((a, b) => a + b)).to.equal(28);
    expect(await sum({ ...autumn, kind: 'OCMW', stream: 'KBIDossiers' })).to.equal(28);
    expect([await sum({ kind: 'GEMEENTE' }), await sum({ stream: 'Toeleiding' })]).to.deep.equal([0, 0]);
  });
  it('gives partner, stream, month and outcome as table, JSON and CSV', async () => {
    const [first] = JSON.parse(await out({}, true)) as Record<string, unknown>[];
    expect(Object.keys(first ?? {})).to.deep.equal(['month', 'partner', 'stream', 'outcome', 'aantal']);
    expect(await out({})).to.match(/^month +partner +stream +outcome +aantal\n2016-01 +ocmw-gent +KBIDossiers /);
    expect(await out({ csv: true })).to.match(
      /^month,partner,stream,outcome,aantal\r\n2016-01,ocmw-gent,KBIDossiers,\w+,\d+\r\n/,
    );
  });
  for (const options of [{ by: 'week' }, { partner: 'nobody' }])
    it(`refuses ${JSON.stringify(options)}`, async () =>
      expect((await place.halt(stats, { options })).exit).to.equal(2));

  it('tells which OCMWs can consult, and why the others cannot', async () => {
    const rows = JSON.parse(await out({ access: true }, true)) as {
      partner: string;
      toegang: boolean;
      redenen: string[];
    }[];
    expect(Object.fromEntries(rows.map(({ partner, toegang }) => [partner, toegang]))).to.deep.equal({
      ...{ 'ocmw-gent': true, 'ocmw-antwerpen': true, 'ocmw-beersel': true, 'ocmw-aalst': true, 'ocmw-brussel': false },
    });
    expect(rows.find(({ partner }) => partner === 'ocmw-brussel')?.redenen.join()).to.contain(
      'outside the Vlaams Gewest',
    );
    const without = await place.run(stats, { options: { access: true }, config: { keys: place.at('none') } });
    expect(without.out.match(/no certificate known/g)).to.have.length(5);
    expect(without.err).to.equal('0 of 5 can\n');
  });
  it('tells of one partner or another stream', async () => {
    expect(await out({ access: true, partner: 'agii' })).to.match(/agii +no +no ground/);
    expect(await out({ access: true, kind: 'GEMEENTE', stream: 'LijstInburgeraars' })).to.match(
      /gemeente-beersel +yes +003-BEERSEL/,
    );
  });
});
