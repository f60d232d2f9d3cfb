// Fills a database with test persons by `kbi import`, as a user would, and says how fast that went and how much memory it took.
import { spawn } from 'node:child_process';
import { statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoryOf } from './gateway.js';

export type Loaded = {
  readonly persons: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Largest resident memory of the import, MB. */
  readonly peakMB: number;
  readonly fileMB: number;
};

/** Room on the disk that so many dossiers take with their log, MB; a person of eight lessons takes about 5 kB, of the usual number 15. */
const roomFor = (persons: number): number => (persons * 18) / 1024;

/** Throws when the disk has no room for so many persons. */
export const checkRoom = (folder: string, persons: number): void => {
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / 1_048_576;
  if (free < roomFor(persons) + 1024)
    throw new Error(
      `${persons} persons need ${roomFor(persons).toFixed(0)} MB of disk, ${free.toFixed(0)} MB are free`,
    );
};

/** Runs `kbi import` with these words into a database. */
export const runImport = async (
  root: string,
  db: string,
  persons: number,
  words: readonly string[],
): Promise<Loaded> => {
  checkRoom(dirname(db), persons);
  const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
  const start = performance.now();
  const child = spawn(process.execPath, [kbi, 'import', ...words, '--db', db], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let peakMB = 0;
  const timer = setInterval(() => {
    peakMB = Math.max(peakMB, memoryOf(child.pid ?? 0, 'VmHWM'));
  }, 50);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`kbi import ended with ${code}`);
  const seconds = (performance.now() - start) / 1000;
  return { persons, seconds, perSecond: persons / seconds, peakMB, fileMB: statSync(db).size / 1_048_576 };
};
