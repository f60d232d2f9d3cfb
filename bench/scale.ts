// How the cost of an answer grows with the number of dossiers and of workers. Persons are drawn at random, and the gateway remembers
// no disclosed dossier, so that few are not cheaper than many for that reason; the load runs five times and the median counts.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { startBenchGateway } from './gateway.js';
import { drive, presign } from './load.js';
import { runImport } from './load-database.js';
import { beside, middle } from './yardstick.js';

const GENT = '0212214125';
const CONNECTIONS = 64;
const ROUNDS = 5;

export type ScaleResult = {
  readonly dossiers: number;
  readonly workers: number;
  readonly fileMB: number;
  readonly octets: number;
  readonly failures: number;
  readonly cpuMicroseconds: number;
  /** To the first size with as many workers. */
  readonly growth: number;
  readonly answersPerSecond: number;
  readonly ratio: number;
  /** Resident memory of the largest process, MB. */
  readonly residentMB: number;
};

/** Persons whom ocmw-gent may ask about, at random. */
const draw = (db: string, most: number): string[] => {
  const database = new Sqlite(db, { readonly: true });
  try {
    return database
      .prepare('SELECT INSZ FROM inschrijving WHERE OCMW = ? AND Hoedanigheidscode IN (2, 3) ORDER BY random() LIMIT ?')
      .all(GENT, most)
      .map((row) => (row as { INSZ: string }).INSZ);
  } finally {
    database.close();
  }
};

const measure = async (root: string, db: string, workers: number, count: number) => {
  const gateway = await startBenchGateway(root, { db, args: ['--workers', String(workers), '--max-views', '0'] });
  try {
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    await drive(url, presign(root, draw(db, 8000), 8000 * workers), CONNECTIONS);
    const runs: { cpu: number; ratio: number; perSecond: number; octets: number; failures: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const messages = presign(root, draw(db, count), count);
      const { result, yardstick } = await beside(async () => {
        const before = gateway.cpuSeconds();
        const run = await drive(url, messages, CONNECTIONS);
        return { ...run, cpu: ((gateway.cpuSeconds() - before) / run.answers) * 1e6 };
      });
      const { cpu, answers, seconds, octets, failures } = result;
      const ratio = 1e6 / cpu / yardstick.signsPerSecond;
      runs.push({ cpu, ratio, perSecond: answers / seconds, octets, failures });
    }
    return { ...middle(runs, ({ ratio }) => ratio), residentMB: gateway.residentMB() };
  } finally {
    await gateway.stop();
  }
};

/** `keep`: a folder where databases stay, and are found again by the next run. */
export type ScaleOptions = {
  readonly sizes: readonly number[];
  readonly workers: readonly number[];
  readonly count: number;
  readonly keep: string | undefined;
};

/** The database of so many dossiers of the 4 kB class: made, unless a whole one was kept. */
const makeDatabase = async (root: string, folder: string, dossiers: number): Promise<string> => {
  const db = join(folder, `${dossiers}.sqlite`);
  const words = ['--generate', String(dossiers), '--lessons', '8', '--portion', '10000'];
  const done = `${db}.whole`;
  if (existsSync(done)) return db;
  await runImport(root, db, dossiers, words);
  writeFileSync(done, '');
  return db;
};

/** One row per size and number of workers. */
export const scale = async (root: string, { sizes, workers, count, keep }: ScaleOptions): Promise<ScaleResult[]> => {
  const results: ScaleResult[] = [];
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'kbi-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    for (const dossiers of sizes) {
      const db = await makeDatabase(root, folder, dossiers);
      for (const each of workers) {
        const { cpu, ratio, perSecond, residentMB, octets, failures } = await measure(root, db, each, count);
        // In signatures of the same minute, not in microseconds of different ones.
        const first = results.find((row) => row.workers === each)?.ratio ?? ratio;
        const fileMB = statSync(db).size / 1_048_576;
        results.push({
          ...{ dossiers, workers: each, fileMB, octets, failures, cpuMicroseconds: cpu, growth: first / ratio },
          ...{ answersPerSecond: perSecond, ratio, residentMB },
        });
      }
    }
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
  return results;
};
