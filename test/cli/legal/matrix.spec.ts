import { expect } from 'chai';
import { legal } from '../../../src/cli/legal.js';
import { openPlace, type Place, REFERENCE } from '../captured.js';

const insz = '84722492046,88671492205,79710290230';

describe('kbi legal matrix', () => {
  let place: Place;
  before(() => {
    place = openPlace(REFERENCE);
  });
  after(() => place.close());
  const run = async (options: Record<string, unknown>, json = false) =>
    (await place.run(legal, { args: ['matrix'], options: { insz, ...options }, json })).out;

  it('shows clusters for persons, and the conditions behind them', async () => {
    const out = await run({ partner: ['ocmw-gent', 'vdab'] });
    expect(out).to.match(/^partner +INSZ +1 +2 .* 17 +outcome$/m);
    expect(out).to.match(/^ocmw-gent +88671492205 +\+ +- .* DATA$/m);
    expect(out).to.match(/^vdab +84722492046 .* x +DATA$/m);
    expect(out).to.match(/^ocmw-gent +79710290230 +( *\.){17} +NIET_IN_REPERTORIUM$/m);
    expect(out).to.match(/^16 +leefloon-vereist +002 §61\.16 +0 +1$/m);
  });
  it('gives the same as CSV, a line a person and cluster, and as JSON', async () => {
    const lines = (await run({ csv: true })).trim().split('\n');
    expect(lines[0]).to.equal('partner,INSZ,uitkomst,cluster,stand,voorwaarden');
    expect(lines).to.have.length(1 + 3 * 17);
    expect(lines).to.include('ocmw-gent,88671492205,DATA,2,ONTHOUDEN,leefloon-vereist');
    const { personen, voorwaarden } = JSON.parse(await run({}, true));
    expect([personen.length, personen[0].cellen.length]).to.deep.equal([3, 17]);
    expect(voorwaarden.map(({ regel }: { regel: string }) => regel)).to.include('leefloon-vereist');
  });
});
