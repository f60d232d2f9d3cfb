import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';

// The very program, sources or build, whichever this test itself is.
const built = import.meta.url.endsWith('.js');
const program = built
  ? [join(packageRoot, 'dist', 'src', 'cli', 'kbi.js')]
  : [
      '--import',
      join(packageRoot, 'node_modules', 'tsx', 'dist', 'esm', 'index.mjs'),
      join(packageRoot, 'src', 'cli', 'kbi.ts'),
    ];

describe('kbi', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'kbi-cli-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const kbi = (words: readonly string[], environment: Record<string, string> = {}) => {
    const env = { PATH: process.env.PATH ?? '', ...environment };
    const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...words], {
      cwd: folder,
      env,
      encoding: 'utf8',
      input: '',
    });
    return { status, stdout, stderr };
  };

  const table: readonly [string, string[], number, RegExp, RegExp][] = [
    ['prints help', ['--help'], 0, /Commands:[\s\S]*serve[\s\S]*First steps/, /^$/],
    ['prints help for nothing at all', [], 0, /Usage: kbi/, /^$/],
    ['prints the help of a command with examples', ['send', '--help'], 0, /Examples:\n {2}kbi send/, /^$/],
    ['prints the same for help and a name', ['help', 'send'], 0, /Examples:\n {2}kbi send/, /^$/],
    ['prints its version', ['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [
      'suggests a command',
      ['sned'],
      2,
      /^$/,
      /unknown command 'sned'[\s\S]*Did you mean send\?[\s\S]*Next: kbi --help/,
    ],
    [
      'suggests a flag',
      ['send', 'KBIDossiers', '--inzs', '1'],
      2,
      /^$/,
      /Did you mean --insz\?[\s\S]*Next: kbi send --help/,
    ],
    ['asks for an argument that is missing', ['send'], 2, /^$/, /missing required argument[\s\S]*Next:/],
    ['asks who sends', ['send', 'KBIDossiers'], 2, /^$/, /Next: kbi send KBIDossiers --as/],
    ['refuses a service that is not there', ['send', 'Dossiers', '--as', 'x'], 2, /^$/, /There are: KBIDossiers/],
    ['says that there are no keys', ['keys'], 3, /^$/, /no keys in keys[\s\S]*Next: kbi keys make/],
    ['says that there is no database', ['export'], 3, /^$/, /no database[\s\S]*Next: kbi serve/],
    ['says that a folder is not there', ['replay', 'nowhere'], 2, /^$/, /no folder nowhere/],
    ['does not reset when nobody confirms', ['reset'], 2, /^$/, /Next: kbi reset --yes/],
    ['refuses a value of a setting', ['config', '--port', 'x'], 3, /^$/, /port must be .*\(flag --port\)\nNext:/],
  ];
  for (const [title, words, status, stdout, stderr] of table)
    it(title, () => {
      const run = kbi(words);
      expect(run.stdout).to.match(stdout);
      expect(run.stderr).to.match(stderr);
      expect(run.status).to.equal(status);
    });

  for (const [stream, words] of [
    ['stdout', ['config', 'show']],
    ['stderr', ['config', 'show', '--port', 'x']],
  ] as const)
    it(`is done when the reader of ${stream} has seen enough`, async () => {
      const child = spawn(process.execPath, [...program, ...words], { cwd: folder, stdio: 'pipe' });
      child[stream].destroy();
      expect((await once(child, 'exit'))[0]).to.equal(0);
    });

  it('shows settings with their origin: flag before environment before file', () => {
    writeFileSync(join(folder, 'kbi.config.json'), '{"port": 1, "workers": 2, "maxBody": 2048}');
    const { stdout } = kbi(['config', 'show', '--json', '--workers', '4'], {
      KBI_PORT: '9',
      KBI_ADMIN_TOKEN: 'hidden',
    });
    rmSync(join(folder, 'kbi.config.json'));
    const shown = JSON.parse(stdout) as Record<string, { value: unknown; origin: { kind: string } }>;
    expect([shown.port?.value, shown.port?.origin.kind]).to.deep.equal([9, 'environment']);
    expect([shown.workers?.value, shown.workers?.origin.kind]).to.deep.equal([4, 'flag']);
    expect([shown.maxBody?.value, shown.maxBody?.origin.kind]).to.deep.equal([2048, 'config file']);
    expect([shown.db?.value, shown.db?.origin.kind]).to.deep.equal(['kbi.sqlite', 'default']);
    expect(stdout).to.not.contain('hidden');
  });
});
