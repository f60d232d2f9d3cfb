// How fast a gateway tells four OCMWs that ten thousand dossiers changed, and what each costs it: sign, post, verify the signed answer,
// two durable commits. And what one receiver that is dead or slow costs the others (R5): the p95 of their letters, over the same without it.
// The OCMWs are processes of their own; CPU is that of the gateway.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
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
type Naam = (typeof OCMWS)[number];
/** The one that is dead or slow. */
const ODD: Naam = 'ocmw-aalst';
const OTHERS = OCMWS.filter((naam) => naam !== ODD);
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

/**
 * What became of the letters of the others beside a receiver of a kind. `ratio`: of their p95 to the runs without it just before and
 * after; `cpuRatio`: the same of the gateway's CPU, which a busy machine disturbs less.
 */
export type OddResult = {
  readonly kind: Kind;
  readonly p95: number;
  readonly without: number;
  readonly ratio: number;
  readonly cpuRatio: number;
};

type Listener = { readonly url: string; close(): void };

const listenAs = async (root: string, naam: string, more: readonly string[] = []): Promise<Listener> => {
  const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
  const args = ['callback', 'listen', '--as', naam, '--port', '0', '--quiet', '--keys', join(root, 'fixtures', 'keys')];
  const child: ChildProcess = spawn(process.execPath, [kbi, ...args, ...more, '--db', join(tmpdir(), 'none')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${naam} ended with ${code} before it listened`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const match = /^KBI LISTENING url=(\S+)$/.exec(line);
      if (match !== null) resolve(match[1] ?? '');
    });
  });
  return { url, close: () => child.kill() };
};

/** Takes every connection and never says a word. */
const listenSilently = async (): Promise<Listener> => {
  const server: Server = createServer((socket) => void socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
};

/** How the odd one is; `absent`: nothing is owed to it. */
const KINDS = {
  absent: async (): Promise<Listener> => ({ url: 'http://127.0.0.1:9', close: () => undefined }),
  silent: listenSilently,
  refusing: async (): Promise<Listener> => ({ url: 'http://127.0.0.1:9', close: () => undefined }),
  failing: (root: string) => listenAs(root, ODD, ['--fail', '503x9999']),
  slow: (root: string) => listenAs(root, ODD, ['--delay', '2000']),
} as const;
export type Kind = keyof typeof KINDS;

/** A database with that many persons with leefloon at each OCMW, and a letter for each that waits; gives the OCMWs by number. */
const fill = async (
  root: string,
  db: string,
  counts: Readonly<Partial<Record<Naam, number>>>,
): Promise<ReadonlyMap<string, Naam>> => {
  const world = readRows({ worldFolder: join(root, 'fixtures', 'world'), personasFolder: undefined }, 0);
  const numberOf = (naam: Naam): string => {
    const row = world.find(({ soort, rij }) => soort === 'partner' && 'naam' in rij && rij.naam === naam);
    return row?.soort === 'partner' ? row.rij.Ondernemingsnummer : '';
  };
  const receivers = OCMWS.flatMap((naam) => Array.from({ length: counts[naam] ?? 0 }, () => numberOf(naam)));
  const letters = receivers.map((OCMW, i) => ({
    INSZ: completeINSZ(
      `${String(50 + (i % 40))}61${String(1 + (Math.floor(i / 40) % 28)).padStart(2, '0')}${String(Math.floor(i / 1120) + 1).padStart(3, '0')}`,
      false,
    ),
    OCMW,
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
  return new Map(OCMWS.map((naam) => [numberOf(naam), naam]));
};

type Drained = { readonly seconds: number; readonly cpuSeconds: number; readonly p95: number };

/** Makes all letters due at one moment and waits until those who live have theirs; the p95 is of their waiting, in ms. */
const drain = async (root: string, each: number, kind: Kind | 'alive'): Promise<Drained> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-bench-callbacks-'));
  const db = join(folder, 'kbi.sqlite');
  const [living, owed] = kind === 'alive' ? [OCMWS, OCMWS] : [OTHERS, kind === 'absent' ? OTHERS : OCMWS];
  const names = await fill(root, db, Object.fromEntries(owed.map((naam) => [naam, each])));
  const listeners = await Promise.all(living.map((naam) => listenAs(root, naam)));
  const odd = await KINDS[kind === 'alive' ? 'absent' : kind](root);
  const targets = living.map((naam, i) => `${naam}=${listeners[i]?.url}`);
  if (kind !== 'alive') targets.push(`${ODD}=${odd.url}`);
  const gateway = await startBenchGateway(root, { db, args: ['--world', 'none', '--callback', targets.join(',')] });
  const store = openSqlite(db, { readonly: true });
  try {
    const { console: address, token } = JSON.parse(readFileSync(`${db}.serve.json`, 'utf8')) as Record<string, string>;
    const isOf = new Set<string>(living);
    const arrived = async (): Promise<readonly number[]> =>
      (await store.outbox.list(0, each * OCMWS.length + 1, 'BEVESTIGD')).flatMap(({ OCMW, afgehandeld }) =>
        isOf.has(names.get(OCMW) ?? '') ? (afgehandeld ?? 0) : [],
      );
    const cpu = gateway.cpuSeconds();
    const [start, due] = [performance.now(), Date.now() + GATHER];
    const headers = { Authorization: `Bearer ${token}` };
    await fetch(`${address}/admin/v1/clock`, { method: 'POST', headers, body: JSON.stringify({ advance: GATHER }) });
    let moments = await arrived();
    while (moments.length < each * living.length) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      moments = await arrived();
    }
    const waited = moments.map((moment) => moment - due).sort((one, other) => one - other);
    return {
      seconds: (performance.now() - start) / 1000,
      cpuSeconds: gateway.cpuSeconds() - cpu,
      p95: waited[Math.floor(waited.length * 0.95)] ?? 0,
    };
  } finally {
    store.close();
    await gateway.stop();
    for (const { close } of [...listeners, odd]) close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Drains them all. */
export const callbacks = async (root: string, options: { readonly count: number }): Promise<CallbacksResult> => {
  const { signsPerSecond } = measureYardstick();
  const each = Math.ceil(options.count / OCMWS.length);
  const count = each * OCMWS.length;
  const { seconds, cpuSeconds } = await drain(root, each, 'alive');
  return {
    invalidations: count,
    seconds,
    perSecond: count / seconds,
    cpuMicroseconds: (cpuSeconds / count) * 1e6,
    yardstick: signsPerSecond,
    ratio: count / cpuSeconds / signsPerSecond,
  };
};

/** What an odd receiver costs the others; each kind between two runs without it, so that a machine that warms up or slows down counts little. */
export const oddReceivers = async (root: string, each: number): Promise<readonly OddResult[]> => {
  const rows: OddResult[] = [];
  let before = await drain(root, each, 'absent');
  for (const kind of ['silent', 'refusing', 'failing', 'slow'] as const) {
    const { p95, cpuSeconds } = await drain(root, each, kind);
    const after = await drain(root, each, 'absent');
    const without = (before.p95 + after.p95) / 2;
    const cpuRatio = cpuSeconds / ((before.cpuSeconds + after.cpuSeconds) / 2);
    rows.push({ kind, p95, without, ratio: p95 / without, cpuRatio });
    before = after;
  }
  return rows;
};
