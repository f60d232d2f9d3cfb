import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { withStore } from '../../src/cli/database.js';
import { Halt } from '../../src/cli/exit.js';
import type { Config } from '../../src/config.js';
import { capture, openPlace, type Place } from './captured.js';

describe('withStore', () => {
  let place: Place;
  let config: Config;
  beforeEach(() => {
    place = openPlace();
    config = capture({ config: place.config }).call.config;
  });
  afterEach(() => place.close());
  const set = (access: 'read' | 'change' | 'fill') =>
    withStore(config, access, ({ loader }) => loader.setting('x', '1'));
  const outcome = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: unknown) => error,
    );

  it('makes a database only to fill it', async () => {
    expect(await outcome(set('change'))).to.be.instanceOf(Halt);
    expect(await outcome(set('read'))).to.be.instanceOf(Halt);
    expect(existsSync(place.db)).to.equal(false);
    expect(await outcome(set('fill'))).to.equal('done');
    expect(await outcome(set('change'))).to.equal('done');
  });
  it('lets nobody write who wants to read', async () => {
    await set('fill');
    expect(await outcome(set('read'))).to.be.instanceOf(Error);
  });
  it('closes the database also when the work fails', async () => {
    let left: { settings: { get(name: string): Promise<unknown> } } | undefined;
    await outcome(
      withStore(config, 'fill', async (store) => {
        left = store;
        throw new TypeError('work');
      }),
    );
    const read = (async () => left?.settings.get('x'))();
    expect(await outcome(read)).to.be.instanceOf(Error);
  });
});
