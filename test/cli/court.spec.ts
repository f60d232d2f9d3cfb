import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { momentOf, personasOf, withCourt } from '../../src/cli/court.js';
import { reset } from '../../src/cli/reset.js';
import { capture, openPlace, REFERENCE } from './captured.js';

describe('the court of a command', () => {
  it('uses the world of the files when there is no database, makes none, and says so', async () => {
    const place = openPlace();
    const { call, err } = capture({ config: { ...place.config, ...REFERENCE } });
    const count = await withCourt(call, async ({ store, world }) => {
      expect(world.partnerByNaam('ocmw-gent')?.Ondernemingsnummer).to.equal('0212214125');
      return personasOf(store).length;
    });
    expect(count).to.be.greaterThan(25);
    expect(err()).to.contain('the world of the files is used');
    expect(existsSync(place.db)).to.equal(false);
    await place.close();
  });
  it('reads the database that is there, at its own clock, and cannot write it', async () => {
    const place = openPlace();
    await place.run(reset, { options: { yes: true }, config: REFERENCE });
    const { call, err } = capture({ config: place.config });
    const thrown: unknown = await withCourt(call, async ({ store, now }) => {
      expect(new Date(now).toISOString()).to.equal('2012-09-03T07:00:00.000Z');
      await store.loader.setting('x', 'y');
    }).catch((error: unknown) => error);
    expect(String(thrown)).to.match(/readonly/i);
    expect(err()).to.equal('');
    await place.close();
  });
  it('speaks of noon of a day', () => {
    expect(new Date(momentOf('2012-09-03', 0)).toISOString()).to.equal('2012-09-03T10:00:00.000Z');
    expect(momentOf(undefined, 42)).to.equal(42);
  });
});
