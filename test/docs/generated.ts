// Every document, or part of one, that is made from the sources: `npm run docs:faults` writes them, a test compares them.
// A part stands between `<!-- begin <name> -->` and `<!-- end <name> -->` in a page that is otherwise written by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands.js';
import type { Bewaarregel } from '../../src/domain/kbi/Bewaarregel.js';
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

/** The true text of each page that is made, whole or in part, by its path from the root. */
export const generatedDocuments = (root: string): ReadonlyMap<string, string> => {
  const page = (path: string): string => readFileSync(join(root, path), 'utf8');
  return new Map([
    ['docs/faults.md', writeFaultsDocument(root)],
    ['docs/settings.md', writeSettingsDocument(root)],
    ['docs/limits.md', writeLimitsDocument()],
    [
      'docs/architecture.md',
      fill(page('docs/architecture.md'), { imports: writeImportTable(root), doors: writeDoors(root) }),
    ],
    [
      'docs/rechten-en-bewaring.md',
      fill(page('docs/rechten-en-bewaring.md'), { bewaarregels: writeBewaarregels(root) }),
    ],
    ...cookbookPages(root),
    ['README.md', fill(page('README.md'), { commands: writeCommands(), settings: writeSettingsTable() })],
  ]);
};
