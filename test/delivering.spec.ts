// The delivering side of a whole gateway: what wakes it, what a restart, a changed world and late data make of it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { exportRows } from '../src/cli/export.js';
import { importRows } from '../src/cli/import.js';
import { invalidate } from '../src/cli/invalidate.js';
import { outbox } from '../src/cli/outbox.js';
import type { Config } from '../src/config.js';
import { readOutstanding } from '../src/delivering.js';
import { type RunningGateway, startGateway } from '../src/main.js';
import { openSqlite } from '../src/store/sqlite/open.js';
import { GENT, type Ocmw, openOcmw, pause } from './callbacks/kit.js';
import { ROOT } from './callbacks/schemas.js';
import { capture } from './cli/captured.js';

const PERSON = '84722492046';

describe('a gateway that owes invalidations', function () {
  this.timeout(60_000);
  let folder: string;
  let config: Partial<Config>;
  let gateway: RunningGateway | undefined;
  let gent: Ocmw | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-owes-'));
    cpSync(join(ROOT, 'fixtures', 'keys'), join(folder, 'keys'), { recursive: true });
    config = {
      db: join(folder, 'kbi.sqlite'),
      keys: join(folder, 'keys'),
      port: 0,
      consolePort: 0,
      logLevel: 'silent',
    };
  });
  afterEach(async () => {
    await gateway?.close();
    await gent?.close();
    gateway = undefined;
    gent = undefined;
    rmSync(folder, { recursive: true });
  });
  const start = async (meer: Partial<Config> = {}): Promise<RunningGateway> => {
    const { call } = capture({ config: { ...config, callbackWait: 0, clock: '2012-09-03T09:00:00+02:00', ...meer } });
    gateway = await startGateway(call.config, { root: ROOT, version: '0' });
    return gateway;
  };
  const run = async (command: typeof outbox, args: readonly string[], options: Record<string, unknown> = {}) => {
    const captured = capture({ args, options, config, json: true });
    await command.run(captured.call);
    return JSON.parse(captured.out()) as {
      invalidaties: { status: string; laatsteFout?: string; GebeurtenisId: string }[];
    };
  };
  const rows = async () => (await run(outbox, ['list'], { all: true })).invalidaties;
  const until = async (...statuses: readonly string[]): Promise<void> => {
    while ((await rows()).map(({ status }) => status).join() !== statuses.join()) await pause(10);
  };

  it('signals what a load still owed when the process died before its letters', async () => {
    gent = await openOcmw(GENT);
    await start({ callback: { 'ocmw-gent': gent.url } });
    await gateway?.close();
    gateway = undefined;
    const store = openSqlite(config.db ?? '');
    const rij = [...store.loader.rows()].flatMap((row) =>
      row.soort === 'persona' && row.rij.INSZ === PERSON ? [row.rij] : [],
    )[0];
    if (rij?.dossier === undefined) return expect.fail('the person has a dossier');
    await store.loader.load(
      [{ soort: 'persona', rij: { ...rij, dossier: { ...rij.dossier, Alfabetisering: 'ANALFABEET' } } }],
      'user',
    );
    store.close();
    await start({ callback: { 'ocmw-gent': gent.url } });
    await until('BEVESTIGD');
  });

  it('signals, once it is started, what kbi import changed while no gateway ran', async () => {
    gent = await openOcmw(GENT);
    await start();
    await gateway?.close();
    gateway = undefined;
    const persons = join(folder, 'dossiers.ndjson');
    await exportRows.run(capture({ args: ['dossiers'], options: { output: persons }, config }).call);
    const load = async (text: string): Promise<void> => {
      writeFileSync(persons, text);
      const { call } = capture({ args: ['dossiers', persons], config: { ...config, callbackWait: 0 } });
      expect(await importRows.run(call)).to.equal(0);
    };
    const lines = readFileSync(persons, 'utf8');
    await load(lines);
    expect(await rows(), 'nothing changed').to.deep.equal([]);
    const line = lines.split('\n').find((one) => one.includes(PERSON)) ?? '{}';
    const { rij } = JSON.parse(line) as { rij: { dossier: object } };
    await load(JSON.stringify({ ...rij, dossier: { ...rij.dossier, Alfabetisering: 'ANALFABEET' } }));
    expect(
      (await rows()).map(({ status }) => status),
      'the letter waits in the outbox',
    ).to.deep.equal(['WACHT']);
    await start({ callback: { 'ocmw-gent': gent.url } });
    await until('BEVESTIGD');
    expect(gent.meldingen().map(({ INSZ }) => INSZ)).to.deep.equal([PERSON]);
  });

  it('sends on when it is started again, under the same id, to where the settings say', async () => {
    await start({ callback: { 'ocmw-gent': 'http://127.0.0.1:1' } });
    await run(invalidate, [PERSON]);
    while ((await rows())[0]?.laatsteFout === undefined) await pause(10);
    const [before] = await rows();
    expect(before).to.include({ status: 'VERZONDEN', laatsteFout: 'BRON_ONBESCHIKBAAR' });
    await gateway?.close();
    gent = await openOcmw(GENT);
    await start({ callback: { 'ocmw-gent': gent.url }, clock: '2012-09-03T10:00:00+02:00' });
    await until('BEVESTIGD');
    expect(gent.meldingen().map(({ GebeurtenisId }) => GebeurtenisId)).to.deep.equal([before?.GebeurtenisId]);
  });

  it('makes up for late leefloon as soon as it is imported, and tells its figures', async () => {
    gent = await openOcmw(GENT);
    // Somebody without a dossier: one that goes with the import would be owed a letter of its own.
    const person = '01683090579';
    const none = {
      INSZ: person,
      inschrijvingen: [{ OCMW: GENT, Hoedanigheidscode: 2, Periode: { Begin: '2012-01-01' } }],
    };
    const { consoleUrl } = await start({ callback: { 'ocmw-gent': gent.url } });
    const load = async (kind: string, file: string, rijen: readonly unknown[]): Promise<void> => {
      writeFileSync(join(folder, file), JSON.stringify(rijen));
      await importRows.run(capture({ args: [kind, join(folder, file)], config }).call);
    };
    await load('dossiers', 'persons.json', [none]);
    await run(invalidate, [person]);
    await until('VERVALLEN_GEEN_LEEFLOON');
    await load('leefloon', 'leefloon.json', [
      { INSZ: person, OCMW: GENT, Soort: 'LEEFLOON', Periode: { Begin: '2012-08-01' }, OntvangenOp: '2012-09-03' },
    ]);
    await until('VERVALLEN_GEEN_LEEFLOON', 'BEVESTIGD');
    expect(gent.meldingen()).to.have.length(1);
    const figures = await (await fetch(`${consoleUrl}/metrics`)).text();
    expect(figures)
      .to.include('kbi_callback_attempts_total{result="lapsed"} 1')
      .and.to.include('kbi_callback_attempts_total{result="acknowledged"} 1')
      .and.to.include('kbi_callback_pending{status="WACHT"} 0')
      .and.to.include('kbi_callback_age_seconds 0');
  });
});

describe('readOutstanding', () => {
  it('counts by status, and the age of the oldest that is open', async () => {
    const store = openSqlite(':memory:');
    const counted = async () =>
      [
        { status: 'BEVESTIGD', aantal: 5, oudste: 1_000 },
        { status: 'WACHT', aantal: 2, oudste: 50_000 },
        { status: 'VERZONDEN', aantal: 1, oudste: 40_000 },
      ] as const;
    const { counts, age } = await readOutstanding({ ...store.outbox, outstanding: counted }, { now: () => 100_000 });
    expect([Object.fromEntries(counts), age]).to.deep.equal([{ BEVESTIGD: 5, WACHT: 2, VERZONDEN: 1 }, 60]);
    expect((await readOutstanding(store.outbox, { now: () => 5 })).age).to.equal(0);
    store.close();
  });
});
