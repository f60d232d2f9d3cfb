// `kbi serve` in a process of its own, on free ports, for tests that must not share a process with the gateway.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type ServedGateway = {
  readonly url: string;
  readonly console: string;
  readonly pid: number;
  readonly log: readonly string[];
  stop(signal?: NodeJS.Signals): Promise<number | null>;
};

const KBI = fileURLToPath(new URL(`../src/cli/kbi${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));

/** Starts it with its database in `folder`; resolves at KBI READY. */
export const serveGateway = async (folder: string, args: readonly string[] = []): Promise<ServedGateway> => {
  const own = [
    'serve',
    '--port',
    '0',
    '--console-port',
    '0',
    '--db',
    join(folder, 'kbi.sqlite'),
    '--log-level',
    'info',
    '--log-format',
    'json',
  ];
  const child = spawn(process.execPath, [...process.execArgv, KBI, ...own, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`kbi serve ended with ${code}: ${log.join('\n')}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const match = /^KBI READY gateway=(\S+) console=(\S+)$/.exec(line);
      if (match !== null) resolve(match);
    });
  });
  return {
    url: ready[1] ?? '',
    console: ready[2] ?? '',
    pid: child.pid ?? 0,
    log,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
        else {
          child.once('exit', (code) => resolve(code));
          child.kill(signal);
        }
      }),
  };
};
