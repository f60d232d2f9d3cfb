// A gateway in a process of its own, on free ports and in a temporary folder, with its CPU time read from the kernel.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type BenchGateway = {
  readonly url: string;
  readonly console: string;
  readonly folder: string;
  /** CPU seconds of the process and its workers so far, user and system. */
  cpuSeconds(): number;
  /** Resident memory of the process and its workers, of the largest of them, in MB. */
  residentMB(): number;
  /** Open descriptors of the process. */
  descriptors(): number;
  /** Ends it; `use` sees the folder before that is removed. */
  stop<T = void>(use?: (folder: string) => T): Promise<T>;
};

/** `args`: of `kbi serve`. `node`: of node itself, of the folder. `db`: another database than an empty one of its own. */
export type BenchOptions = {
  readonly args?: readonly string[];
  readonly node?: (folder: string) => readonly string[];
  readonly db?: string;
};

const TICKS = 100;

const processTree = (pid: number): number[] => {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid;
      } catch {
        return false;
      }
    });
  return [pid, ...children.map(Number)];
};

/** CPU seconds of a process; nothing when it is gone. */
const cpuOf = (pid: number): number | undefined => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
};

/** Memory of a process in MB: `VmRSS` now, `VmHWM` at most so far; 0 when it is gone. */
export const memoryOf = (pid: number, what: 'VmRSS' | 'VmHWM'): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Starts `kbi serve` with the repository's fixtures and keys. */
export const startBenchGateway = async (root: string, options: BenchOptions = {}): Promise<BenchGateway> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-bench-'));
  const kbi = join(root, 'dist', 'src', 'cli', 'kbi.js');
  const own = [
    'serve',
    '--port',
    '0',
    '--console-port',
    '0',
    '--db',
    options.db ?? join(folder, 'kbi.sqlite'),
    '--keys',
    join(root, 'fixtures', 'keys'),
  ];
  const words = [...(options.node?.(folder) ?? []), kbi, ...own, '--log-level', 'error', ...(options.args ?? [])];
  const child: ChildProcess = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const match = /^KBI READY gateway=(\S+) console=(\S+)$/.exec(line);
      if (match !== null) resolve(match);
    });
  });
  const pid = child.pid ?? 0;
  // Workers come and go: one that was replaced counts for what it had when it was last seen.
  const spent = new Map<number, number>();
  return {
    url: ready[1] ?? '',
    console: ready[2] ?? '',
    folder,
    cpuSeconds: () => {
      for (const one of processTree(pid)) spent.set(one, cpuOf(one) ?? spent.get(one) ?? 0);
      return [...spent.values()].reduce((sum, one) => sum + one, 0);
    },
    residentMB: () => Math.max(...processTree(pid).map((one) => memoryOf(one, 'VmRSS'))),
    descriptors: () => readdirSync(`/proc/${pid}/fd`).length,
    stop: async <T>(use?: (folder: string) => T) => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      const seen = use?.(folder) as T;
      rmSync(folder, { recursive: true, force: true });
      return seen;
    },
  };
};

/** Gives a running gateway persons beside those of the fixtures, so that no memory of one person flatters a figure. */
export const addPersons = (root: string, { folder }: BenchGateway, count: number, seed: number): void => {
  const args = ['import', '--generate', String(count), '--seed', String(seed), '--db', join(folder, 'kbi.sqlite')];
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'src', 'cli', 'kbi.js'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the generated persons could not be loaded: ${stderr}`);
};
