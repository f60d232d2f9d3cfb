// The architecture as tests: each rule says in its failure why it stands. None may be skipped.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { isINSZ, isTestINSZ } from '../src/domain/numbers/INSZ.js';
import { CATALOGUE } from '../src/faults/catalogue.js';
import { CALLBACKS } from '../src/http/contract.js';

const findRoot = (from: string): string => (existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from)));
const root = findRoot(dirname(fileURLToPath(import.meta.url)));

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

type Source = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly name: string; readonly type: boolean; readonly lazy: boolean }[];
};

const IMPORT =
  /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

const sources: readonly Source[] = walk(join(root, 'src'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const text = readFileSync(file, 'utf8');
    const imports = [...text.matchAll(IMPORT)].map(([, type, name, lazy]) => ({
      name: name ?? lazy ?? '',
      type: type !== undefined,
      lazy: lazy !== undefined,
    }));
    return { path: relative(join(root, 'src'), file), text, imports };
  });

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, ''));
const targetOf = ({ path }: Source, name: string): string =>
  relative(join(root, 'src'), resolve(join(root, 'src', dirname(path)), name)).replace(/\.js$/, '.ts');

/** Which rooms a room may import, itself always. Types of the station before are among them; never a station ahead. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  faults: [],
  xml: ['faults'],
  envelope: ['faults', 'xml'],
  security: ['domain', 'faults', 'xml', 'envelope'],
  schema: ['domain', 'faults', 'xml', 'security'],
  store: ['domain', 'faults', 'commit'],
  commit: ['domain', 'faults', 'security', 'authorisation', 'disclosure'],
  audit: ['domain', 'faults', 'commit', 'store', 'world'],
  authorisation: ['domain', 'faults', 'security', 'store'],
  operations: ['domain', 'faults', 'authorisation', 'store', 'commit'],
  disclosure: ['domain', 'faults'],
  dialects: ['domain', 'faults', 'xml', 'envelope', 'schema', 'disclosure'],
  client: ['domain', 'faults', 'xml', 'envelope', 'security', 'dialects'],
  world: ['domain', 'faults', 'store', 'commit'],
  // Who must hear of a change is whoever would be shown another picture: that is asked of disclosure, and only here.
  callbacks: [
    'domain',
    'faults',
    'xml',
    'envelope',
    'security',
    'schema',
    'store',
    'commit',
    'dialects',
    'client',
    'disclosure',
  ],
  // Grounds and what surrounds them: who may change one is decided here, what one allows is the business of authorisation.
  gronden: ['domain', 'faults', 'store', 'commit', 'disclosure'],
  // What changes a dossier owes letters, whoever changes it: asked where that is decided.
  retention: ['domain', 'faults', 'store', 'commit', 'callbacks'],
  rights: ['domain', 'faults', 'store', 'commit', 'callbacks'],
  relay: ['domain', 'faults', 'xml', 'envelope', 'security', 'dialects', 'operations', 'client', 'http'],
  // The library face: the rooms of a signature, and the one clock.
  wsse: ['domain', 'faults', 'xml', 'envelope', 'security', 'process'],
  pki: ['domain', 'faults', 'security'],
  process: ['domain', 'faults', 'commit', 'house'],
  http: ['domain', 'faults', 'xml', 'envelope', 'process', 'house'],
  management: ['domain', 'faults', 'house', 'process', 'store'],
  house: [
    'operations',
    'domain',
    'faults',
    'xml',
    'envelope',
    'security',
    'schema',
    'authorisation',
    'commit',
    'dialects',
    'disclosure',
    'store',
  ],
  judge: ['house', 'domain', 'faults', 'security', 'authorisation', 'commit', 'dialects', 'disclosure'],
  explanation: [
    'house',
    'judge',
    'lists',
    'domain',
    'faults',
    'xml',
    'authorisation',
    'commit',
    'dialects',
    'disclosure',
    'operations',
    'store',
    'world',
  ],
  // Lists disclose like the route and write their audit themselves: no message carries them.
  lists: ['domain', 'faults', 'authorisation', 'commit', 'disclosure', 'operations', 'store', 'world'],
  gateway: [
    'house',
    'judge',
    'domain',
    'faults',
    'xml',
    'envelope',
    'security',
    'schema',
    'authorisation',
    'commit',
    'dialects',
    'disclosure',
  ],
};

/** One door per package: the one source file that imports it. */
const DOORS: Readonly<Record<string, string>> = {
  soap: 'http/contract.ts',
  'libxml2-wasm': 'schema/libxml2.ts',
  'node-forge': 'pki/asn1.ts',
  'better-sqlite3': 'store/sqlite/database.ts',
  'xml-crypto': 'security/reference-engine.ts',
  commander: 'cli/program.ts',
  'date-holidays': 'world/feestdagen.ts',
  'fast-xml-parser': 'cli/xml-view.ts',
  zod: 'settings.ts',
  'prom-client': 'management/metrics.ts',
  pino: 'process/log.ts',
  undici: 'client/post.ts',
};

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const outside = (name: string): boolean => !name.startsWith('.') && !name.startsWith('node:');

describe('the house', () => {
  it('has rooms that import only what stands before them', () => {
    const wrong = sources.flatMap((source) => {
      const room = roomOf(source.path);
      const may = MAY[room];
      if (may === undefined) return [];
      return source.imports
        .filter(({ name }) => name.startsWith('.'))
        .map(({ name }) => roomOf(targetOf(source, name)))
        .filter((target) => target !== room && !may.includes(target))
        .map((target) => `${source.path} imports ${target}`);
    });
    expect(
      wrong,
      'a station knows the words, the ways to say no, and what stands before it; never one ahead',
    ).to.deep.equal([]);
  });

  it('names every room in its table, so that a new one is thought about', () => {
    const rooms = new Set(sources.map(({ path }) => roomOf(path)));
    const free = [
      'cli',
      'replay',
      'main',
      'worker',
      'assemble',
      'answering',
      'delivering',
      'relaying',
      'offices',
      'auditing',
      'trail',
      'judging',
      'prepare',
      'config',
      'settings',
    ];
    const unknown = [...rooms].filter((room) => MAY[room] === undefined && !free.includes(room));
    expect(unknown, 'give the room its line in the table of imports').to.deep.equal([]);
  });

  it('has no import cycles, types included', () => {
    const graph = new Map(
      sources.map((source) => [
        source.path,
        source.imports.filter(({ name }) => name.startsWith('.')).map(({ name }) => targetOf(source, name)),
      ]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === 'done') return;
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      state.set(path, 'open');
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, 'done');
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles, 'two files that need each other are one file, or hide a third').to.deep.equal([]);
  });

  it('imports each package through one door', () => {
    const found = new Map<string, Set<string>>();
    for (const { path, imports } of sources) {
      for (const { name } of imports.filter((one) => outside(one.name)))
        found.set(packageOf(name), (found.get(packageOf(name)) ?? new Set()).add(path));
    }
    const doors = Object.fromEntries([...found].map(([name, files]) => [name, [...files].join(', ')]));
    expect(doors, 'a package that can be replaced stands in one file').to.deep.equal(DOORS);
  });

  it('loads at its start only the packages that every answer needs', () => {
    const reached = new Set<string>();
    const packages = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      const source = sources.find((one) => one.path === path);
      for (const { name, type, lazy } of source?.imports ?? []) {
        if (type || lazy) continue;
        if (outside(name)) packages.add(packageOf(name));
        else if (source !== undefined && name.startsWith('.')) visit(targetOf(source, name));
      }
    };
    for (const entry of ['main.ts', 'worker.ts']) visit(entry);
    const needed = ['better-sqlite3', 'libxml2-wasm', 'pino', 'prom-client'];
    expect([...packages].sort(), 'what lies in memory is marked by every collection').to.deep.equal(needed);
  });

  it('depends on no package that it does not use, and pins each exactly', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).sort()).to.deep.equal(Object.keys(DOORS).sort());
    expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).to.deep.equal([]);
  });

  it('keeps files under 250 lines and rooms free of drawers', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path);
    expect(long, 'what does not fit in 250 lines is two things').to.deep.equal([]);
    const drawers = sources
      .filter(({ path }) => /(^|\/)(utils?|helpers?|lib|shared|common|misc|types)(\/|\.ts$)/.test(path))
      .map(({ path }) => path);
    expect(drawers, 'a drawer has no subject').to.deep.equal([]);
  });

  it('opens every file with what it decides', () => {
    const bare = sources.filter(({ text }) => !/^(#!.*\n)?\/\/ /.test(text)).map(({ path }) => path);
    expect(bare).to.deep.equal([]);
  });

  it('throws no bare Error, so that every refusal has its row', () => {
    const bare = sources.filter(({ text }) => /\bnew Error\(/.test(text)).map(({ path }) => path);
    expect(bare).to.deep.equal([]);
  });

  it('reads clock, randomness and environment only where they belong', () => {
    const allowed: Readonly<Record<string, RegExp>> = {
      'Date.now(': /^process\//,
      'new Date()': /^process\//,
      'Math.random(': /^$/,
      randomUUID: /^process\//,
      randomBytes: /^process\//,
      'performance.now(': /^(process\/|main\.ts|worker\.ts|cli\/)/,
      'process.env': /^(config\.ts|cli\/kbi\.ts)/,
    };
    const wrong = sources.flatMap(({ path, text }) =>
      Object.entries(allowed)
        .filter(([word, where]) => text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '').includes(word) && !where.test(path))
        .map(([word]) => `${path} uses ${word}`),
    );
    expect(wrong, 'time, chance and settings are inputs; whoever reads them himself cannot be replayed').to.deep.equal(
      [],
    );
  });

  it('supposes an asker only where answers are explained', () => {
    const callers = sources.filter(({ text }) => /\bsuppose\(/.test(text)).map(({ path }) => roomOf(path));
    expect([...new Set(callers)], 'the route answers those who signed').to.deep.equal(['explanation']);
  });

  it('cites the law and papers that stand here, and no others', () => {
    const docs = walk(join(root, 'docs'));
    const here = new Set(['README.md', 'CHANGELOG.md', 'SECURITY.md', ...docs.map((file) => basename(file))]);
    const places = ['src', 'test', 'bench', 'docs'].flatMap((folder) => walk(join(root, folder)));
    const strangers = places.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?<![\w-])([\w-]+\.md)\b/g)]
        .map(([, name = '']) => name)
        .filter((name) => !here.has(name))
        .map((name) => `${relative(root, file)}: ${name}`),
    );
    expect(strangers, 'a reader must be able to look it up: cite the law, or a page of docs/').to.deep.equal([]);
  });

  it('has a spec for every source file, and a source file for every spec', () => {
    const specs = new Set(walk(join(root, 'test')).map((file) => relative(join(root, 'test'), file)));
    const pure = (text: string): boolean => !/^export (const|function|class|async function|\*|function\*)/m.test(text);
    const missing = sources
      .filter(({ path, text }) => !pure(text) && !specs.has(path.replace(/\.ts$/, '.spec.ts')) && !COVERED.has(path))
      .map(({ path }) => path);
    expect(missing, 'a rule without a test is a hope').to.deep.equal([]);
  });

  it('writes every refusal in the documentation, and documents no other', () => {
    const documented = [
      ...readFileSync(join(root, 'docs', 'faults.md'), 'utf8').matchAll(/^\| `([A-Z_0-9]+)` \|/gm),
    ].map(([, key]) => key);
    expect(documented.sort()).to.deep.equal(Object.keys(CATALOGUE).sort());
  });

  it('has a scenario for every refusal that a message can cause, and no scenario of a refusal that does not exist', () => {
    const wire = Object.entries(CATALOGUE)
      .filter(([, { groep }]) => groep !== 'local')
      .map(([key]) => key);
    const shown = walk(join(root, 'fixtures', 'scenarios'))
      .filter((file) => file.endsWith('scenario.json'))
      .flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as { refusal?: string }).refusal ?? []);
    expect([...new Set(shown)].sort()).to.deep.equal(wire.sort());
  });

  it('has a happy scenario, a refusal and a source file for every operation of the contracts', () => {
    const services = readdirSync(join(root, 'wsdl'))
      .filter((name) => !name.endsWith('Service-v1.wsdl'))
      .map((name) => name.replace(/-\d\d\.\d\d\.wsdl$/, ''))
      .filter((name) => !CALLBACKS.includes(name));
    const operations = readdirSync(join(root, 'src', 'operations'))
      .map((name) => name.replace(/\.ts$/, ''))
      .filter((name) => /^[A-Z]/.test(name));
    expect(operations.sort()).to.deep.equal(services.sort());
    for (const service of services) {
      const replies = walk(join(root, 'fixtures', 'scenarios', service))
        .filter((file) => file.endsWith('reply.xml'))
        .map((file) => readFileSync(file, 'utf8'));
      expect(
        replies.some((reply) => reply.includes('<Type>FOUT</Type>')),
        `${service} has a refusal`,
      ).to.equal(true);
      expect(
        replies.some((reply) => reply.includes('<Inhoud>') && !/<Type>FOUT<|<Gekend>false</.test(reply)),
        `${service} has an answer`,
      ).to.equal(true);
    }
  });

  it('holds only test persons in its fixtures', () => {
    const numbers = walk(join(root, 'fixtures'))
      .filter((file) => /\.(json|xml|md|csv|ndjson)$/.test(file) && statSync(file).size < 5_000_000)
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/(?<![\dA-Za-z+/=-])\d{11}(?![\dA-Za-z+/=])/g)].map(([number]) => ({
          file: relative(root, file),
          number,
        })),
      );
    const citizens = numbers.filter(({ number }) => isINSZ(number) && !isTestINSZ(number));
    expect(citizens, 'a number with another month could be somebody').to.deep.equal([]);
    expect(numbers.length).to.be.greaterThan(100);
  });
});

/** Files whose behaviour is shown by a spec of another name, and by which. */
const COVERED: ReadonlyMap<string, string> = new Map([
  ['domain/kbi/Cluster.ts', 'gronden/kennisgeving.spec.ts'],
  ['domain/kbi/Regelset.ts', 'disclosure/regelsets.spec.ts'],
  ['faults/row.ts', 'faults/catalogue.spec.ts'],
  ['faults/refused.ts', 'faults/catalogue.spec.ts'],
  [
    'dialects/magda/vragen/DossierKBI.ts',
    'dialects/magda/vragen/RegistreerMutatieDossierKBI.spec.ts, streams/mutatie.spec.ts',
  ],
  [
    'dialects/magda/vragen/Aanvulling.ts',
    'dialects/magda/vragen/RegistreerMutatieDossierKBI.spec.ts, streams/mutatie.spec.ts',
  ],
]);
