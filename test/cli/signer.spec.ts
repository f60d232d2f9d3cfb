import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Halt } from '../../src/cli/exit.js';
import { importRows } from '../../src/cli/import.js';
import { packageRoot } from '../../src/cli/package.js';
import { reset } from '../../src/cli/reset.js';
import { openSigner, readPartners, worldFolder } from '../../src/cli/signer.js';
import type { Config } from '../../src/config.js';
import { capture, openPlace, type Place, REFERENCE } from './captured.js';

describe('who signs', () => {
  let place: Place;
  let config: Config;
  before(() => {
    place = openPlace();
    config = capture({ config: place.config }).call.config;
    cpSync(join(packageRoot, 'fixtures', 'keys'), place.at('keys'), { recursive: true });
  });
  after(() => place.close());
  const refused = (work: Promise<unknown>): Promise<Halt> =>
    work.then(
      () => expect.fail('went on'),
      (error: unknown) => (error instanceof Halt ? error : expect.fail(String(error))),
    );

  it('has the profile of its row, unless another is asked', async () => {
    expect((await openSigner(config, 'vdab', undefined)).profile).to.equal('magda-classic');
    expect((await openSigner(config, 'vdab', 'strict')).profile).to.equal('strict');
  });
  it('may be named by its number, as a ksz question names who asks', async () => {
    const { partner, key } = await openSigner(config, '0212345668', undefined);
    expect([partner.naam, key.certificate.organizationIdentifier]).to.deep.equal(['ocmw-beersel', 'NTRBE-0212345668']);
  });
  it('is looked for in the files of the world when there is no database', async () => {
    expect((await readPartners(config)).map(({ naam }) => naam)).to.include('ocmw-gent');
    expect(await readPartners({ ...config, world: 'none' })).to.deep.equal([]);
    expect(worldFolder({ ...config, world: 'mine' })).to.equal('mine');
  });
  it('is looked for in the database when there is one', async () => {
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
    const partner = {
      naam: 'ocmw-nieuw',
      soort: 'OCMW',
      Ondernemingsnummer: '0212214125',
      omschrijving: 'x',
      profiel: 'strict',
    };
    writeFileSync(place.at('partners.ndjson'), JSON.stringify(partner));
    await place.run(importRows, { args: [place.at('partners.ndjson')] });
    expect((await readPartners(config)).map(({ naam }) => naam)).to.include('ocmw-nieuw');
  });
  it('must be a partner, with a key, in a folder with keys', async () => {
    expect((await refused(openSigner(config, 'gent', undefined))).exit).to.equal(2);
    expect((await refused(openSigner({ ...config, keys: place.at('none') }, 'vdab', undefined))).exit).to.equal(3);
    rmSync(place.at('keys/vdab.key'));
    expect((await refused(openSigner(config, 'vdab', undefined))).message).to.contain('no key of vdab');
  });
});
