import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Fault } from '../src/faults/fault.js';
import { crlReader, openClock, prepareKeys, prepareStore } from '../src/prepare.js';
import { openSqlite, type SqliteStore } from '../src/store/sqlite/open.js';
import { configOf, NOW, ROOT } from './gateway-kit.js';

const FROZEN = '2012-09-03T09:00:00+02:00,frozen';

describe('prepareStore', () => {
  let store: SqliteStore;
  const said: string[] = [];
  const options = { root: ROOT, version: '0', say: (line: string) => void said.push(line) };
  const prepared = (flags: Readonly<Record<string, unknown>> = {}) =>
    prepareStore(configOf({ clock: FROZEN, ...flags }), store, options);
  beforeEach(() => {
    store = openSqlite(':memory:');
    said.length = 0;
  });
  afterEach(() => store.close());

  it('loads the world into an empty database, keeps the clock, and makes a salt', async () => {
    const clock = await prepared();
    expect(clock.now()).to.equal(NOW);
    expect((await store.worlds.load()).partners.length).to.be.greaterThan(12);
    expect(await store.settings.get('clock')).to.include('"frozen"');
    expect((await store.settings.get('salt'))?.length).to.be.greaterThan(20);
    expect(said).to.deep.equal([]);
  });

  it('keeps salt and clock of a database that has them', async () => {
    (await prepared()).advance(5000);
    const salt = await store.settings.get('salt');
    await store.loader.setting('clock', JSON.stringify({ modus: 'frozen', instant: NOW + 5000, machine: 0 }));
    const clock = await prepared({ clock: undefined });
    expect([clock.modus, clock.now(), await store.settings.get('salt')]).to.deep.equal(['frozen', NOW + 5000, salt]);
  });

  it('loads nothing with world none', async () => {
    await prepared({ world: 'none' });
    expect((await store.worlds.load()).partners).to.deep.equal([]);
  });

  it('refuses another clock mode on a loaded database', async () => {
    await prepared();
    const refusal = await prepared({ clock: 'system' }).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Fault).and.to.include({ key: 'CLOCK_MODE_CONFLICT' });
  });

  it('follows the machine when neither the settings nor the database name a clock', async () => {
    expect((await openClock(configOf(), store.settings)).modus).to.equal('system');
  });
});

describe('prepareKeys', () => {
  it('makes the keys of every partner of the world, once, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kbi-prepare-'));
    const store = openSqlite(':memory:');
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    const config = configOf({ keys: folder });
    await store.loader.load(
      [
        {
          soort: 'partner',
          rij: {
            naam: 'ocmw-een',
            soort: 'OCMW',
            Ondernemingsnummer: '0212214125',
            omschrijving: '',
            profiel: 'strict',
          },
        },
      ],
      'user',
    );
    const keys = await prepareKeys(config, store, say);
    expect(keys.partner('ocmw-een')?.certificate.organizationIdentifier).to.equal('NTRBE-0212214125');
    expect(existsSync(join(folder, 'ca.crt'))).to.equal(true);
    await prepareKeys(config, store, say);
    expect(said.length).to.equal(1);
    store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('crlReader', () => {
  it('reads nothing when no list is named, and refuses one that is not there', () => {
    expect(crlReader(configOf())()).to.deep.equal([]);
    expect(() => crlReader(configOf({ crl: [join(tmpdir(), 'geen.crl')] }))()).to.throw();
  });
});
