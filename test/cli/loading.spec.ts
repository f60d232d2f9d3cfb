import { writeFileSync } from 'node:fs';
import { expect } from 'chai';
import { importRows } from '../../src/cli/import.js';
import { reset } from '../../src/cli/reset.js';
import { send } from '../../src/cli/send.js';
import { openGateway, type Place } from './captured.js';

describe('import and reset while a gateway holds the database', function () {
  this.timeout(60_000);
  let place: Place & { readonly url: string };
  before(async () => {
    place = await openGateway();
  });
  after(() => place.close());
  const INSZ = '90662190343';
  const ask = async (): Promise<number> =>
    (await place.run(send, { args: ['KBIDossiers'], options: { as: 'ocmw-gent', insz: INSZ, to: place.url } })).exit;

  it('go to that gateway, which answers by the new rows at once', async () => {
    expect(await ask()).to.equal(0);
    writeFileSync(place.at('good.ndjson'), `{"INSZ":"${INSZ}","verhaal":"nobody"}\n`);
    expect((await place.run(importRows, { args: ['dossiers', place.at('good.ndjson')] })).exit).to.equal(0);
    expect(await ask(), 'no longer registered').to.equal(7);
    expect((await place.run(reset, { options: { yes: true } })).exit).to.equal(0);
    expect(await ask(), 'as in the fixtures').to.equal(0);
  });
  it('bring it nothing of an import in which a row does not fit', async () => {
    writeFileSync(place.at('bad.ndjson'), `{"INSZ":"${INSZ}","verhaal":"nobody"}\nx\n`);
    expect((await place.run(importRows, { args: ['dossiers', place.at('bad.ndjson')] })).exit).to.equal(1);
    expect(await ask()).to.equal(0);
  });
});
