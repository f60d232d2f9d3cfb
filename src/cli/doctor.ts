// `kbi doctor`: whether everything here can work, one line a check; a failure says what to do about it.
// Optional tools that are absent are a remark, not a failure.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { Fault } from '../faults/fault.js';
import type { Call, Command } from './command.js';
import { EXIT } from './exit.js';
import { findHolder } from './holder.js';
import { packageRoot, version } from './package.js';

/** `remark`: worth knowing, nothing is broken. */
export type Finding = {
  readonly check: string;
  readonly verdict: 'ok' | 'remark' | 'failed';
  readonly detail: string;
  readonly next?: string;
};
type Check = {
  readonly name: string;
  readonly next: string;
  run(call: Call): Promise<string> | string;
  readonly optional?: true;
};

const refuse = (detail: string): never => {
  throw new TypeError(detail);
};

const portFree = (host: string, port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, host, () => server.close(() => done(true)));
  });

const portCheck = (name: 'port' | 'consolePort'): Check => ({
  name: name === 'port' ? 'gateway port' : 'management port',
  next: 'kbi serve --port 0 --console-port 0',
  run: async ({ config }) => {
    const held = findHolder(config.db);
    if (config[name] === 0 || (await portFree(config.host, config[name])))
      return `${config.host}:${config[name]} is free`;
    return held === undefined
      ? refuse(`${config.host}:${config[name]} is taken by another program`)
      : `taken by our gateway, process ${held.pid}`;
  },
});

const tool = (name: string, why: string): Check => ({
  name,
  next: `apt-get install ${name === 'xmllint' ? 'libxml2-utils' : name}   (${why})`,
  optional: true,
  run: () => {
    const ran = spawnSync(name, ['--version'], { encoding: 'utf8' });
    if (ran.error !== undefined) return refuse('not here');
    return (ran.stdout || ran.stderr).split('\n')[0]?.trim() ?? '';
  },
});

const CHECKS: readonly Check[] = [
  {
    name: 'node',
    next: 'install Node 20.19 or later of the 20 line',
    run: () => {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
      return major === 20 && minor >= 19
        ? process.version
        : refuse(`${process.version}, and 20.19 or later of the 20 line is needed`);
    },
  },
  {
    name: 'embedded database',
    next: 'npm rebuild better-sqlite3   (needs a C++ toolchain and Python)',
    run: async () => {
      const { openSqlite } = await import('../store/sqlite/open.js');
      openSqlite(':memory:').close();
      return 'better-sqlite3 loads and migrates';
    },
  },
  {
    name: 'contracts',
    next: 'npm ci   (wsdl/ and xsd/ belong to the package)',
    run: async () => {
      const { loadContracts } = await import('../http/contract.js');
      const { operations } = await loadContracts(packageRoot);
      const told = operations.map(({ service, dialect }) =>
        dialect === 'magda' ? service : `${service} (${dialect})`,
      );
      return `${told.length} operations: ${told.join(', ')}`;
    },
  },
  {
    name: 'schemas',
    next: 'npm ci',
    run: async () => {
      const { loadValidator } = await import('../schema/validator.js');
      (await loadValidator(`${packageRoot}/xsd`)).dispose();
      return 'compile';
    },
  },
  {
    name: 'keys',
    next: 'kbi keys make',
    run: async ({ config }) => {
      if (!existsSync(`${config.keys}/ca.crt`)) return `${config.keys} has none yet; kbi serve makes them`;
      const { loadKeys } = await import('../pki/key-folder.js');
      return `${loadKeys(config.keys).registered().length} partner certificates in ${config.keys}`;
    },
  },
  {
    name: 'database',
    next: 'kbi config show   (db), or kbi reset',
    run: async ({ config }) => {
      if (config.db === ':memory:') return 'in memory';
      if (!existsSync(config.db)) {
        accessSync(dirname(resolve(config.db)), constants.W_OK);
        return `${config.db} is not there yet; kbi serve makes it`;
      }
      const { openSqlite } = await import('../store/sqlite/open.js');
      const store = openSqlite(config.db, { readonly: true });
      try {
        return `${config.db} opens, world version ${await store.worlds.version()}`;
      } finally {
        store.close();
      }
    },
  },
  portCheck('port'),
  portCheck('consolePort'),
  {
    name: 'clock',
    next: 'set the clock of this machine: Timestamps are refused after 300 s',
    run: async () => {
      const { createClock } = await import('../process/clock.js');
      const now = createClock({ modus: 'system' }).now();
      const year = new Date(now).getUTCFullYear();
      return year >= 2024 && year < 2049 ? new Date(now).toISOString() : refuse(`this machine lives in ${year}`);
    },
  },
  tool('xmllint', 'shows your XML as others read it'),
  tool('xmlsec1', 'a second opinion on signatures'),
];

const judge = async (check: Check, call: Call): Promise<Finding> => {
  try {
    return { check: check.name, verdict: 'ok', detail: await check.run(call) };
  } catch (error) {
    const detail = error instanceof Fault ? error.detail : error instanceof Error ? error.message : String(error);
    return { check: check.name, verdict: check.optional ? 'remark' : 'failed', detail, next: check.next };
  }
};

export const doctor: Command = {
  story:
    'Checks that everything here can work: Node, database, contracts, keys, ports, clock. Exit 1 when a check fails.',
  settings: ['host', 'port', 'consolePort', 'db', 'keys'],
  examples: ['kbi doctor', 'kbi doctor --json', 'kbi doctor --db /data/kbi.sqlite'],
  run: async (call) => {
    const { terminal } = call;
    const findings: Finding[] = [];
    for (const check of CHECKS) {
      const finding = await judge(check, call);
      findings.push(finding);
      if (terminal.json) continue;
      const { verdict, detail, next } = finding;
      const mark =
        verdict === 'ok' ? terminal.green('✔ ok    ') : verdict === 'failed' ? terminal.red('✖ failed') : '· remark';
      terminal.out(
        `${mark} ${check.name.padEnd(18)} ${detail}${next === undefined ? '' : `\n         ${''.padEnd(18)} Next: ${next}`}`,
      );
    }
    if (terminal.json) terminal.out(JSON.stringify({ version: version(), findings }, null, 2));
    return findings.some(({ verdict }) => verdict === 'failed') ? EXIT.failed : EXIT.done;
  },
};
