import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { clock } from '../../src/cli/clock.js';
import { importRows } from '../../src/cli/import.js';
import { reset } from '../../src/cli/reset.js';
import { readPartners } from '../../src/cli/signer.js';
import { capture, openPlace, type Place, REFERENCE } from './captured.js';

describe('kbi reset', function () {
  this.timeout(30_000);
  let place: Place;
  beforeEach(() => {
    place = openPlace();
  });
  afterEach(() => place.close());
  const persons = async (): Promise<number> => {
    const { openSqlite } = await import('../../src/store/sqlite/open.js');
    const store = openSqlite(place.db, { readonly: true });
    const count = [...store.loader.rows()].filter(({ soort }) => soort === 'persona').length;
    store.close();
    return count;
  };

  it('makes and fills a database, at the clock that is asked', async () => {
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
    expect((await readPartners(capture({ config: place.config }).call.config)).length).to.be.greaterThan(10);
    expect((await place.run(clock)).out).to.contain('2012-09-03 09:00:00 in Brussels, frozen');
  });
  it('forgets what users loaded, and keeps the clock', async () => {
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
    const before = await persons();
    await place.run(importRows, { options: { generate: '5' } });
    expect(await persons()).to.equal(before + 5);
    await place.run(reset, { options: { yes: true } });
    expect(await persons()).to.equal(before);
    expect((await place.run(clock)).out).to.contain('2012-09-03');
  });
  it('leaves it empty without a world', async () => {
    await place.run(reset, { options: { yes: true }, config: { world: 'none' } });
    expect(await persons()).to.equal(0);
  });
  it('does nothing when nobody is there to confirm', async () => {
    // A test runs without terminal as a rule; with one it would wait for an answer.
    if (process.stdin.isTTY && process.stderr.isTTY) return;
    expect((await place.halt(reset)).next).to.equal('kbi reset --yes');
    expect(existsSync(place.db)).to.equal(false);
  });
});
