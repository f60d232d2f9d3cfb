// What the pages promise: links lead somewhere, commands and scripts exist, figures of the house are the house's.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';
import { COMMANDS } from '../../src/cli/commands.js';
import { EXIT } from '../../src/cli/exit.js';
import { packageRoot } from '../../src/cli/package.js';
import { settings } from '../../src/config.js';
import { placeholderNames } from '../../src/replay/placeholders.js';
import { anchorsOf, codeOf, type Page, pagesOf, proseOf } from './pages.js';

const pages = pagesOf(packageRoot);
const pageAt = (path: string): Page => pages.find((page) => page.path === path) ?? { path, text: '' };
const readme = pageAt('README.md');

/** Commands that are named because they are not there yet. */
const NOT_BUILT = new Set<string>();

const brokenLinks = (page: Page): readonly string[] =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [file = '', anchor] = target.split('#', 2);
      const path = file === '' ? page.path : normalize(join(dirname(page.path), file));
      if (path.startsWith('..') || !existsSync(join(packageRoot, path))) return true;
      return anchor !== undefined && !anchorsOf(pageAt(path)).includes(anchor);
    });

const sourcesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return path.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });

describe('the pages', () => {
  for (const page of pages)
    it(`${page.path} leads only to what is there`, () => expect(brokenLinks(page)).to.deep.equal([]));

  it('name only scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap((page) =>
      [...page.text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, script = '']) => script),
    );
    expect(named.filter((script) => scripts[script] === undefined)).to.deep.equal([]);
    expect(named).to.include('bench');
  });

  it('name only commands of kbi', () => {
    const known = new Set([...COMMANDS.map(({ name }) => name), 'help']);
    const wrong = pages.flatMap((page) =>
      codeOf(page).flatMap((code) =>
        [...code.matchAll(/(?:^|[\s|])kbi (?:-- )?([a-z]+)/gm)]
          .map(([, command = '']) => command)
          .filter((command) => !known.has(command) && !(page === readme && NOT_BUILT.has(command)))
          .map((command) => `${page.path}: kbi ${command}`),
      ),
    );
    expect(wrong).to.deep.equal([]);
    expect(
      [...NOT_BUILT].filter((command) => known.has(command)),
      'is built: take it out of the limitations',
    ).to.deep.equal([]);
  });

  it('type only flags that the command takes', async () => {
    const general = ['--config', '--json', '--quiet', '--verbose', '--no-color', '--help', '--version'];
    const wrong: string[] = [];
    for (const page of pages) {
      for (const line of codeOf(page).flatMap((code) => code.split(/\n|\|/))) {
        const [, name, words = ''] = /(?:^|[\s])kbi (?:-- )?([a-z]+)(.*)$/.exec(line) ?? [];
        const row = COMMANDS.find((candidate) => candidate.name === name);
        if (row === undefined) continue;
        const command = await row.load();
        const own = (command.options ?? []).map(({ flags }) => /--[\w-]+/.exec(flags)?.[0] ?? '');
        const set = settings.filter((setting) => command.settings?.includes(setting.name)).map(({ flag }) => flag);
        const typed = [...words.replace(/ +#.*$/, '').matchAll(/(?<=\s)--[a-z][\w-]*/g)].map(([flag]) => flag);
        for (const flag of typed)
          if (![...general, ...own, ...set].includes(flag)) wrong.push(`${page.path}: kbi ${name} ${flag}`);
      }
    }
    expect(wrong).to.deep.equal([]);
  });

  it('name only variables that are settings', () => {
    const known = new Set([...settings.map(({ env }) => env), 'KBI_CONFIG', 'KBI_ORACLES', 'KBI_READY']);
    const named = pages.flatMap((page) => codeOf(page).flatMap((code) => code.match(/\bKBI_[A-Z_]+\b/g) ?? []));
    expect(named.filter((name) => !known.has(name))).to.deep.equal([]);
  });

  it('are there when a source names them', () => {
    const named = ['src', 'test'].flatMap((folder) =>
      sourcesUnder(join(packageRoot, folder)).flatMap((text) => text.match(/\bdocs\/[\w/-]+\.md\b/g) ?? []),
    );
    expect([...new Set(named)].filter((path) => pageAt(path).text === '')).to.deep.equal([]);
    expect(named).to.include('docs/limits.md');
  });

  it('carry no address of the machine they were written on', () => {
    const local = pages.filter(({ text }) => /(?:^|[\s`(])\/(?:work|home|root|Users)\//m.test(text));
    expect(local.map(({ path }) => path)).to.deep.equal([]);
  });
});

describe('README.md', () => {
  it('opens with the two commands', () => {
    for (const command of ['npm ci && npm run demo', 'npm ci && npm test'])
      expect(readme.text).to.contain(`\n${command}\n`);
  });

  it('leads to every page of docs/', () => {
    const own = pages.map(({ path }) => path).filter((path) => /^docs\/([\w-]+\.md|\w+\/README\.md)$/.test(path));
    expect(own.length).to.be.greaterThan(20);
    expect(own.filter((path) => !readme.text.includes(`](${path})`))).to.deep.equal([]);
  });

  it('gives every exit code and no other', () => {
    const part = /\| exit code \|[\s\S]*?\n\n/.exec(readme.text)?.[0] ?? '';
    const codes = [...part.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(codes).to.deep.equal(Object.values(EXIT));
  });

  it('asks for the Node that package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).to.equal('>=20.19 <21');
    expect(readme.text).to.contain('Node 20.19 or later within 20');
  });

  it('has an operation for each contract, by its path', () => {
    for (const name of readdirSync(join(packageRoot, 'wsdl'))) {
      const [, service, version] = /^(\w+)-([\d.]+)\.wsdl$/.exec(name) ?? [];
      const [, other] = /^(\w+)Service-v1\.wsdl$/.exec(name) ?? [];
      if (other !== undefined) expect(readme.text).to.contain(`\`/${other}Service/v1\``);
      else
        expect(readme.text)
          .to.contain(`| ${service} ${version} |`)
          .and.to.contain(`\`/${service}Dienst-${version}/soap/WebService\``);
    }
  });

  it('names every placeholder of an expected answer', () => {
    const named = [...readme.text.matchAll(/`\{\{([^}]+)\}\}`/g)].map(([, name]) => name);
    expect(named).to.deep.equal(placeholderNames);
  });

  it('tells of its persons what the catalogue tells', () => {
    const catalogue = pageAt('docs/personas.md').text.split('\n');
    const part = /\| INSZ \| asked by `ocmw-gent` \|[\s\S]*?\n\n/.exec(readme.text)?.[0] ?? '';
    const rows = [...part.matchAll(/^\| (\d{11}) \| (.*) \|$/gm)];
    expect(rows.length).to.be.greaterThan(4);
    for (const [, insz = '', told = ''] of rows) {
      const outcome =
        catalogue
          .find((line) => line.startsWith(`| ${insz} `))
          ?.split(' | ')
          .at(-1) ?? '';
      const code = /\b[2-6]\d{4}\b/.exec(outcome)?.[0] ?? 'data';
      expect(told, insz).to.contain(code);
    }
  });
});
