// The stage of the demo: a temporary folder, an OCMW that listens, a gateway and a relay in front of it, each in a process of its own,
// and other commands each in theirs. Everything it starts it ends; the folder goes with it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
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
  /** The relay that is the KSZ, in front of the gateway. */
  readonly ksz: string;
  /** Runs one command of this program against the gateway of the stage. */
  kbi(...words: readonly string[]): Said;
  /** The next line that the listening OCMW prints; undefined when none comes in time. */
  heard(): Promise<string | undefined>;
  close(): Promise<void>;
};

const KBI = fileURLToPath(new URL(`./kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
const COMMAND = [...process.execArgv, KBI];
const START_WITHIN = 20_000;
const HEAR_WITHIN = 10_000;

/** A process that says on stdout when it can be used, and goes on saying things. */
type Running = { readonly url: string; next(): Promise<string | undefined>; stop(): Promise<void> };

const stopChild = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
};

/** Lines as they come, each given once; those that nobody waits for are kept. */
const createLines = () => {
  const kept: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  return {
    add: (line: string): void => {
      if (waiting === undefined) kept.push(line);
      else waiting(line);
    },
    next: (within: number): Promise<string | undefined> => {
      const line = kept.shift();
      if (line !== undefined) return Promise.resolve(line);
      return new Promise((resolve) => {
        const done = (said: string | undefined): void => {
          clearTimeout(late);
          waiting = undefined;
          resolve(said);
        };
        const late = setTimeout(() => done(undefined), within);
        waiting = done;
      });
    },
  };
};

/** Starts a command and waits for its first line. Throws BRON_ONBESCHIKBAAR with what it complained about. */
const start = async (words: readonly string[], first: RegExp): Promise<Running> => {
  const child = spawn(process.execPath, [...COMMAND, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  const lines = createLines();
  createInterface({ input: child.stderr }).on('line', (line) => complaints.push(line));
  createInterface({ input: child.stdout }).on('line', lines.add);
  child.once('exit', () => lines.add(''));
  const url = first.exec((await lines.next(START_WITHIN)) ?? '')?.[1];
  if (url !== undefined) return { url, next: () => lines.next(HEAR_WITHIN), stop: () => stopChild(child) };
  await stopChild(child);
  throw new Fault('BRON_ONBESCHIKBAAR', `kbi ${words[0]} did not start: ${complaints.join(' ')}`);
};

/** Starts the OCMW, the gateway, and the KSZ in front of it. */
export const openDemoStage = async (): Promise<DemoStage> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-demo-'));
  const own = ['--db', join(folder, 'kbi.sqlite'), '--keys', join(folder, 'keys')];
  const kbi = (...words: readonly string[]): Said => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...words, ...own], {
      encoding: 'utf8',
    });
    return { exit: status, out: stdout, err: stderr };
  };
  const running: Running[] = [];
  const close = async (): Promise<void> => {
    for (const one of running.reverse()) await one.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    kbi('keys', 'make');
    const ocmw = await start(
      ['callback', 'listen', '--as', 'ocmw-gent', '--port', '0', ...own],
      /^KBI LISTENING url=(\S+)/,
    );
    running.push(ocmw);
    const callback = ['--callback', `ocmw-gent=${ocmw.url}`, '--callback-wait', '0'];
    const ports = ['--port', '0', '--console-port', '0', '--log-level', 'warn'];
    const gateway = await start(['serve', ...ports, ...callback, ...own], /^KBI READY gateway=(\S+)/);
    running.push(gateway);
    const beside = ['--db', join(folder, 'ksz.sqlite'), '--keys', join(folder, 'keys'), '--log-level', 'warn'];
    const to = ['--to', gateway.url, '--port', '0'];
    const ksz = await start(['relay', '--as', 'ksz', ...to, ...beside], /^KBI RELAY url=(\S+)/);
    running.push(ksz);
    return { folder, url: gateway.url, ksz: ksz.url, kbi, heard: ocmw.next, close };
  } catch (error) {
    await close();
    throw error;
  }
};
