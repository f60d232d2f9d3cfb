// `kbi audit who-saw` on what a gateway wrote: under the number that was asked, under one that replaced it, and under a hash.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { audit } from '../../../src/cli/audit.js';
import { packageRoot } from '../../../src/cli/package.js';
import { send } from '../../../src/cli/send.js';
import { CITIZEN, insz } from '../../store/samples.js';
import { openGateway, type Place } from '../captured.js';

const PERSON = '84722492046';
/** A number of the fixtures that was replaced. */
const OLD = '82690991748';

type Seen = Readonly<Record<string, string>>;

describe('kbi audit who-saw', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  before(async () => {
    place = await openGateway();
    const ask = (as: string, insz: string) =>
      place.run(send, { args: ['KBIDossiers'], options: { as, insz, to: place.url } });
    await ask('ocmw-gent', PERSON);
    await ask('ocmw-aalst', PERSON);
    await ask('ocmw-gent', OLD);
    await ask('ocmw-gent', CITIZEN);
  });
  after(() => place.close());
  const seen = async (insz: string): Promise<readonly Seen[]> =>
    JSON.parse((await place.run(audit, { args: ['who-saw', insz], json: true })).out) as readonly Seen[];

  it('tells who asked, with ground, purpose, period, outcome and clusters', async () => {
    const rows = await seen(PERSON);
    expect(rows.map(({ instelling, uitkomst }) => `${instelling} ${uitkomst}`)).to.include.members([
      'ocmw-gent DATA',
      'ocmw-aalst NIET_IN_REPERTORIUM',
    ]);
    const [first] = rows;
    expect(first).to.include({ stroom: 'KBIDossiers', grond: '002', INSZ: PERSON });
    expect(first?.doeleinde).to.match(/A120/);
    expect(first?.periode).to.match(/^\d{4}-\d\d-\d\d\/\d{4}-\d\d-\d\d$/);
    expect(first?.clusters?.split(',')).to.have.length(17);
    expect(rows[1]?.clusters ?? '').to.equal(rows[1]?.uitkomst === 'DATA' ? first?.clusters : '');
  });
  it('finds a question under an old number with the new one, and the other way round', async () => {
    const door = (
      JSON.parse(readFileSync(join(packageRoot, 'fixtures', 'personas', `${OLD}.json`), 'utf8')) as {
        identiteit: { door: string };
      }
    ).identiteit.door;
    for (const asked of [OLD, door])
      expect(
        (await seen(asked)).map(({ instelling, INSZ }) => [instelling, INSZ]),
        asked,
      ).to.deep.equal([['ocmw-gent', OLD]]);
    const { out } = await place.run(audit, { args: ['who-saw', OLD] });
    expect(out).to.match(/^tijdstip +instelling/);
  });
  it('finds a number of which only the hash was kept', async () => {
    const rows = await seen(CITIZEN);
    expect(rows.map(({ INSZ, uitkomst }) => [INSZ, uitkomst])).to.deep.equal([['hash', 'NIET_IN_REPERTORIUM']]);
  });
  it('says that nobody asked, and wants a number', async () => {
    const { exit, err } = await place.run(audit, { args: ['who-saw', insz(77)] });
    expect([exit, err]).to.deep.equal([0, 'Nobody asked about this person, under no number of theirs.\n']);
    for (const args of [['who-saw'], ['who-saw', '123']]) expect((await place.halt(audit, { args })).exit).to.equal(2);
  });
  it('gives CSV', async () => {
    const { out } = await place.run(audit, { args: ['who-saw', PERSON], options: { csv: true } });
    expect(out.split('\r\n')[0]).to.equal(
      'tijdstip,instelling,intermediair,stroom,richting,uitkomst,clusters,periode,grond,INSZ,doeleinde',
    );
  });
});
