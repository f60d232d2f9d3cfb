// How fast a gateway tells four OCMWs that ten thousand dossiers changed, and what each costs it: sign, post, verify the signed answer,
// two durable commits. The OCMWs are processes of their own; CPU is that of the gateway.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { completeINSZ } from '../src/domain/numbers/INSZ.js';
import type { LoadRow } from '../src/store/port.js';
import { openSqlite } from '../src/store/sqlite/open.js';
import { readRows } from '../src/world/load.js';
import { startBenchGateway } from './gateway.js';
import { measureYardstick } from './yardstick.js';

const OCMWS = ['ocmw-gent', 'ocmw-antwerpen', 'ocmw-beersel', 'ocmw-aalst'] as const;
const GATHER = 600_000;

export type CallbacksResult = {
  readonly invalidations: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
  readonly yardstick: number;
  /** Invalidations per CPU second of the gateway over RSA-2048 signatures per CPU second. */
  readonly ratio: number;
};

type Listener = { readonly url: string; readonly child: ChildProcess };

const listenAs = async (root: string, naam: string): Promise<Listener> => {
  const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
  const args = ['callback', 'listen', '--as', naam, '--port', '0', '--quiet', '--keys', join(root, 'fixtures', 'keys')];
  const child = spawn(process.execPath, [kbi, ...args, '--db', join(tmpdir(), 'none')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^KBI LISTENING url=(\S+)$/.exec(line);
      if (match !== null) resolve(match[1] ?? '');
    });
  });
  return { url, child };
};

/** A database with that many persons with leefloon, and a letter for each that waits. */
const fill = async (root: string, db: string, count: number): Promise<void> => {
  const world = readRows({ worldFolder: join(root, 'fixtures', 'world'), personasFolder: undefined }, 0);
  const numbers = OCMWS.map((naam) => {
    const row = world.find(({ soort, rij }) => soort === 'partner' && 'naam' in rij && rij.naam === naam);
    return row?.soort === 'partner' ? row.rij.Ondernemingsnummer : '';
  });
  const letters = Array.from({ length: count }, (_, i) => ({
    INSZ: completeINSZ(
      `${String(50 + (i % 40))}61${String(1 + (Math.floor(i / 40) % 28)).padStart(2, '0')}${String(Math.floor(i / 1120) + 1).padStart(3, '0')}`,
      false,
    ),
    OCMW: numbers[i % OCMWS.length] ?? '',
  }));
  const persons = letters.map(({ INSZ, OCMW }): LoadRow => {
    const Periode = { Begin: '2012-01-01' };
    const leefloonrechten = [{ OCMW, Soort: 'LEEFLOON' as const, Periode, OntvangenOp: '2012-01-05' }];
    return {
      soort: 'persona',
      rij: { INSZ, leefloonrechten, inschrijvingen: [{ OCMW, Hoedanigheidscode: 2, Periode }] },
    };
  });
  const store = openSqlite(db);
  await store.loader.load([...world, ...persons], 'user');
  const aangemaakt = Date.now();
  const writes = letters.map(({ INSZ, OCMW }, i) => ({
    soort: 'invalidatie.maak',
    waarden: {
      GebeurtenisId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
      ...{ INSZ, OCMW, aangemaakt, wachtTot: aangemaakt + GATHER, vervangenDoor: null },
    },
  }));
  store.applyUnits([{ replayKeys: [], writes, audit: null }]);
  store.close();
};

/** Drains them all. */
export const callbacks = async (root: string, options: { readonly count: number }): Promise<CallbacksResult> => {
  const { signsPerSecond } = measureYardstick();
  const folder = mkdtempSync(join(tmpdir(), 'kbi-bench-callbacks-'));
  const db = join(folder, 'kbi.sqlite');
  await fill(root, db, options.count);
  const listeners = await Promise.all(OCMWS.map((naam) => listenAs(root, naam)));
  const targets = OCMWS.map((naam, i) => `${naam}=${listeners[i]?.url}`).join(',');
  const gateway = await startBenchGateway(root, ['--db', db, '--world', 'none', '--callback', targets]);
  try {
    const { console: address, token } = JSON.parse(readFileSync(`${db}.serve.json`, 'utf8')) as Record<string, string>;
    const delivered = async (): Promise<number> => {
      const text = await (await fetch(`${gateway.console}/metrics`)).text();
      return Number(/kbi_callback_attempts_total\{result="acknowledged"\} (\d+)/.exec(text)?.[1] ?? 0);
    };
    const cpu = gateway.cpuSeconds();
    const start = performance.now();
    const headers = { Authorization: `Bearer ${token}` };
    await fetch(`${address}/admin/v1/clock`, { method: 'POST', headers, body: JSON.stringify({ advance: GATHER }) });
    while ((await delivered()) < options.count) await new Promise((resolve) => setTimeout(resolve, 100));
    const seconds = (performance.now() - start) / 1000;
    const each = (gateway.cpuSeconds() - cpu) / options.count;
    return {
      invalidations: options.count,
      seconds,
      perSecond: options.count / seconds,
      cpuMicroseconds: each * 1e6,
      yardstick: signsPerSecond,
      ratio: 1 / each / signsPerSecond,
    };
  } finally {
    await gateway.stop();
    for (const { child } of listeners) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
};
