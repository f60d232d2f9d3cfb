// The stage of the demo: a temporary folder, a gateway in a process of its own, and other commands each in theirs.
// Everything it starts it ends; the folder goes with it.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Fault } from '../faults/fault.js';

/** What another process said. */
export type Said = { readonly exit: number | null; readonly out: string; readonly err: string };

export type DemoStage = {
  readonly folder: string;
  readonly url: string;
  /** Runs one command of this program against the gateway of the stage. */
  kbi(...words: readonly string[]): Said;
  close(): Promise<void>;
};

const KBI = fileURLToPath(new URL(`./kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
const START_WITHIN = 20_000;

/** Starts the gateway and waits for its READY line. Throws BRON_ONBESCHIKBAAR with what it complained about. */
export const openDemoStage = async (): Promise<DemoStage> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-demo-'));
  const own = ['--db', join(folder, 'kbi.sqlite'), '--keys', join(folder, 'keys')];
  const command = [...process.execArgv, KBI];
  const gateway = spawn(
    process.execPath,
    [...command, 'serve', '--port', '0', '--console-port', '0', '--log-level', 'warn', ...own],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const complaints: string[] = [];
  createInterface({ input: gateway.stderr }).on('line', (line) => complaints.push(line));
  const close = async (): Promise<void> => {
    if (gateway.exitCode === null && gateway.signalCode === null) {
      const gone = new Promise((resolve) => gateway.once('exit', resolve));
      gateway.kill('SIGTERM');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const ready = new Promise<string>((resolve, reject) => {
    const failed = (): void =>
      reject(new Fault('BRON_ONBESCHIKBAAR', `the gateway did not start: ${complaints.join(' ')}`));
    gateway.once('exit', failed);
    setTimeout(failed, START_WITHIN).unref();
    createInterface({ input: gateway.stdout }).on('line', (line) => {
      const url = /^KBI READY gateway=(\S+)/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await ready.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const kbi = (...words: readonly string[]): Said => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...words, ...own], {
      encoding: 'utf8',
    });
    return { exit: status, out: stdout, err: stderr };
  };
  return { folder, url, kbi, close };
};
