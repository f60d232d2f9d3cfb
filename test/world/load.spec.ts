import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { INSZ } from '../../src/domain/numbers/INSZ.js';
import type { SqliteStore } from '../../src/store/sqlite/open.js';
import { loadWorld, readRows, startWorld } from '../../src/world/load.js';
import { allRows, FOLDERS, faultOf, GENT, withStore } from './cast.js';

const start = (store: SqliteStore, vandaag: string, wantedClock?: 'system' | 'explicit') =>
  startWorld({ loader: store.loader, settings: store.settings, wantedClock, vandaag, ...FOLDERS });

const aanmelding = async (store: SqliteStore): Promise<string | undefined> =>
  (await store.dossiers.find('75720590653' as INSZ))?.dossier.Aanmeldingen?.[0]?.Datum;

describe('loadWorld', () => {
  it('loads every row of the folders and remembers shift, folder and clock', () =>
    withStore(async (store) => {
      const { rows, shift } = await loadWorld(store.loader, { ...FOLDERS, vandaag: '2012-09-13', shifted: true });
      expect(shift).to.equal(10);
      expect(allRows(store.loader)).to.have.length(rows);
      expect(await store.settings.get('shift')).to.equal('10');
      expect(await store.settings.get('world')).to.equal(FOLDERS.worldFolder);
      expect(await store.settings.get('world.clock')).to.equal('system');
      expect(await aanmelding(store)).to.equal('2011-09-10');
    }));

  it('does not touch: fixtures are not the work of a user', () =>
    withStore(async (store) => {
      await loadWorld(store.loader, { ...FOLDERS, vandaag: '2026-01-01', shifted: true });
      expect(await store.loader.touched()).to.equal(false);
    }));

  it('leaves dates as written when not shifted', () =>
    withStore(async (store) => {
      const { shift } = await loadWorld(store.loader, { ...FOLDERS, vandaag: '2026-01-01', shifted: false });
      expect(shift).to.equal(0);
      expect(await aanmelding(store)).to.equal('2011-08-31');
    }));

  it('reads a world without persons', () => {
    expect(readRows({ ...FOLDERS, personasFolder: undefined }, 0).map(({ soort }) => soort)).to.not.include('persona');
  });
});

describe('startWorld', () => {
  it('loads, keeps the same day, re-bases the next, and moves registrations with the dossiers', () =>
    withStore(async (store) => {
      expect(await start(store, '2026-11-22')).to.include({ action: 'load' });
      expect(await start(store, '2026-11-22')).to.include({ action: 'keep' });
      expect(await start(store, '2026-11-23')).to.include({ action: 'rebase' });
      expect(await aanmelding(store)).to.equal('2025-11-19');
      const inschrijvingen = await store.repertorium.inschrijvingen(GENT, ['79710290230' as INSZ]);
      expect(inschrijvingen.map(({ Periode }) => Periode)).to.deep.equal([{ Begin: '2026-12-21' }]);
    }));

  it('keeps what a user changed', () =>
    withStore(async (store) => {
      await start(store, '2026-11-22');
      await store.loader.load([{ soort: 'persona', rij: { INSZ: '90662190343' } }], 'user');
      const decision = await start(store, '2026-11-23');
      expect(decision.action).to.equal('keep');
      expect(decision.warning).to.include('kbi reset');
      expect(await store.dossiers.find('90662190343' as INSZ)).to.equal(undefined);
    }));

  it('loads the world under persons that were imported before it, and leaves those as they are', () =>
    withStore(async (store) => {
      await store.loader.load([{ soort: 'persona', rij: { INSZ: '90662190343', verhaal: 'mine' } }], 'user');
      expect(await start(store, '2026-11-22')).to.include({ action: 'load' });
      const rows = allRows(store.loader);
      expect(rows.some(({ soort }) => soort === 'partner')).to.equal(true);
      expect(rows.filter(({ soort }) => soort === 'persona')).to.deep.equal([
        { soort: 'persona', rij: { INSZ: '90662190343', verhaal: 'mine' } },
      ]);
      const next = await start(store, '2026-11-23');
      expect(next).to.include({ action: 'keep' });
      expect(next.warning).to.include('kbi reset');
    }));

  it('follows the clock of the database when none is asked, also after a reset', () =>
    withStore(async (store) => {
      await start(store, '2012-09-03', 'explicit');
      expect(await start(store, '2026-11-22')).to.include({ action: 'keep', shift: 0 });
      await store.loader.clear();
      expect(await start(store, '2026-11-22')).to.include({ action: 'load', shift: 0 });
    }));

  it('refuses another clock mode', () =>
    withStore(async (store) => {
      await start(store, '2012-09-03', 'explicit');
      expect(await faultOf(() => start(store, '2026-11-22', 'system'))).to.include({ key: 'CLOCK_MODE_CONFLICT' });
    }));

  it('empties the database when it re-bases to folders that lost a row', () =>
    withStore(async (store) => {
      await start(store, '2026-11-22');
      const folder = mkdtempSync(join(tmpdir(), 'kbi-world-'));
      try {
        writeFileSync(join(folder, 'partners.json'), '[]');
        const small = { worldFolder: folder, personasFolder: undefined };
        await startWorld({
          loader: store.loader,
          settings: store.settings,
          wantedClock: 'system',
          vandaag: '2026-11-23',
          ...small,
        });
        expect(allRows(store.loader)).to.deep.equal([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }));
});
