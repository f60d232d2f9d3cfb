// Every document, or part of one, that is made from the sources: `npm run docs:faults` writes them, a test compares them.
// A part stands between `<!-- begin <name> -->` and `<!-- end <name> -->` in a page that is otherwise written by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands.js';
import { standenOf } from '../../src/disclosure/regelsets.js';
import { STAND_VAN } from '../../src/disclosure/standen.js';
import type { Bewaarregel } from '../../src/domain/kbi/Bewaarregel.js';
import type { Grond } from '../../src/domain/kbi/Grond.js';
import { cookbookPages } from './cookbook.js';
import { writeFaultsDocument } from './faults.js';
import { writeLimitsDocument } from './limits.js';
import { writeSettingsDocument, writeSettingsTable } from './settings.js';

/** Rooms and what each may import, as test/house.spec.ts has them. */
const rooms = (root: string): readonly (readonly [string, readonly string[]])[] => {
  const text = readFileSync(join(root, 'test', 'house.spec.ts'), 'utf8');
  const table = /const MAY[^=]*= \{\n([\s\S]*?)\n\};/.exec(text)?.[1] ?? '';
  return [...table.matchAll(/^ {2}['"]?([\w-]+)['"]?: \[([^\]]*)\]/gm)].map(([, room = '', may = '']) => [
    room,
    [...may.matchAll(/'([^']+)'/g)].map(([, name = '']) => name),
  ]);
};

const writeImportTable = (root: string): string => {
  const rows = rooms(root).map(([room, may]) => `| \`${room}\` | ${may.join(', ') || 'nothing of ours'} |`);
  return ['| room | may import |', '|---|---|', ...rows].join('\n');
};

const writeDoors = (root: string): string => {
  const text = readFileSync(join(root, 'test', 'house.spec.ts'), 'utf8');
  const table = /const DOORS[^=]*= \{\n([\s\S]*?)\n\};/.exec(text)?.[1] ?? '';
  const rows = [...table.matchAll(/^ {2}['"]?([\w@/-]+)['"]?: '([^']+)'/gm)].map(
    ([, name, file]) => `| \`${name}\` | \`src/${file}\` |`,
  );
  return ['| package | its one door |', '|---|---|', ...rows].join('\n');
};

const writeCommands = (): string =>
  ['| command | does |', '|---|---|', ...COMMANDS.map(({ name, summary }) => `| \`kbi ${name}\` | ${summary} |`)].join(
    '\n',
  );

const writeBewaarregels = (root: string): string => {
  const rules = JSON.parse(readFileSync(join(root, 'fixtures/world/bewaarregels.json'), 'utf8')) as Bewaarregel[];
  const rows = rules.map(
    ({ nummer, clusters, anker, termijn, actie, bron }) =>
      `| \`${nummer}\` | ${clusters.join(', ')} | \`${anker}\` | ${termijn} | ${actie} | ${bron} |`,
  );
  return ['| rule | clusters | anchor | months | then | source |', '|---|---|---|---|---|---|', ...rows].join('\n');
};

const fill = (page: string, parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts).reduce((text, [name, content]) => {
    const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
    const [before, rest = ''] = text.split(begin, 2);
    const after = rest.split(end, 2)[1];
    if (after === undefined) throw new Error(`a page has no part ${begin} … ${end}`);
    return `${before}${begin}\n\n${content}\n\n${end}${after}`;
  }, page);

/** The decisions, each by its title. */
const writeDecisions = (root: string): string => {
  const folder = join(root, 'docs', 'adr');
  const names = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
  const lines = names.sort().map((name) => {
    const title = /^# \d{4}\. (.+)$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? '';
    return `- [${name.slice(0, 4)}](${name}) ${title}`;
  });
  return [
    '# Decisions',
    '',
    'What was decided where nothing decided for us: the situation, the choice, what follows, and what would change our mind.',
    'This list is made by `npm run docs:faults`.',
    '',
    ...lines,
    '',
  ].join('\n');
};

/** The conditions of disclosure as they stand for each recipient, under the rule set that its ground names in fixtures/world. */
const writeVoorwaarden = (root: string): string => {
  const gronden = JSON.parse(readFileSync(join(root, 'fixtures', 'world', 'gronden.json'), 'utf8')) as readonly Grond[];
  const sets = ['002', 'VDAB-3001', 'VMSW-3003'].map((nummer) => gronden.find((grond) => grond.nummer === nummer));
  const standen = sets.map((grond) => standenOf(grond?.regelset));
  const text = (value: unknown): string =>
    Array.isArray(value) ? value.join(', ') || '–' : value === true ? 'yes' : 'no';
  const clusters = sets.map((grond) => text(grond?.stromen.find(({ stroom }) => stroom === 'KBIDossiers')?.clusters));
  const codes = sets.map(
    (grond) =>
      grond?.stromen.find(({ stroom }) => stroom === 'KBIDossiers')?.repertoriumcodes?.join(', ') ?? 'not checked',
  );
  const rows = (Object.keys(STAND_VAN) as (keyof typeof STAND_VAN)[]).map((stand) =>
    [`\`${STAND_VAN[stand].regel}\``, stand, ...standen.map((one) => text(one[stand]))].join(' | '),
  );
  return [
    '| rule | condition | OCMW | VDAB (3001) | VMSW (3003) |',
    '|---|---|---|---|---|',
    `| repertorium must cover the period | codes | ${codes.join(' | ')} |`,
    `| \`cluster-niet-op-grond\` | clusters | ${clusters.join(' | ')} |`,
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
};

/** The true text of each page that is made, whole or in part, by its path from the root. */
export const generatedDocuments = (root: string): ReadonlyMap<string, string> => {
  const page = (path: string): string => readFileSync(join(root, path), 'utf8');
  return new Map([
    ['docs/faults.md', writeFaultsDocument(root)],
    ['docs/settings.md', writeSettingsDocument(root)],
    ['docs/limits.md', writeLimitsDocument()],
    ['docs/adr/README.md', writeDecisions(root)],
    [
      'docs/architecture.md',
      fill(page('docs/architecture.md'), { imports: writeImportTable(root), doors: writeDoors(root) }),
    ],
    [
      'docs/rechten-en-bewaring.md',
      fill(page('docs/rechten-en-bewaring.md'), { bewaarregels: writeBewaarregels(root) }),
    ],
    ['docs/legal.md', fill(page('docs/legal.md'), { voorwaarden: writeVoorwaarden(root) })],
    ...cookbookPages(root),
    ['README.md', fill(page('README.md'), { commands: writeCommands(), settings: writeSettingsTable() })],
  ]);
};
