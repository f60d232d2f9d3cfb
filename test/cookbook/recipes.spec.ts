// The cookbook promises that its code is the code that runs. Equal to the files: test/docs/generated.spec.ts; run: npm run test:interop.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { filesShown } from '../docs/cookbook.js';
import { STACKS } from '../interop/stacks.js';

const PAGES = join(packageRoot, 'docs', 'cookbook');
const STACK_FILES = join(packageRoot, 'fixtures', 'interop');
const pages = readdirSync(PAGES).filter((name) => name !== 'README.md');
const textOf = (name: string): string => readFileSync(join(PAGES, name), 'utf8');
const stacks = readdirSync(STACK_FILES);

describe('the cookbook', () => {
  it('has a page and a test for each stack whose files are kept, and no other stack', () => {
    expect(STACKS.map(({ name }) => name).sort()).to.deep.equal([...stacks].sort());
    for (const stack of stacks) expect(pages).to.include(`${stack}.md`);
  });

  for (const stack of stacks)
    it(`shows every file of ${stack}, and says by what it is run`, () => {
      const files = readdirSync(join(STACK_FILES, stack)).map((file) => `${stack}/${file}`);
      expect([...filesShown(textOf(`${stack}.md`))].sort()).to.deep.equal(files.sort());
      expect(textOf(`${stack}.md`))
        .to.contain('npm run test:interop')
        .and.not.contain('**Not run here');
    });

  it('says of every other page that it was not run here, and of each page in its table what it is', () => {
    const table = textOf('README.md');
    for (const name of pages) {
      const row = table.split('\n').find((line) => line.startsWith(`| [${name}](${name}) |`)) ?? '';
      const ours = stacks.includes(name.replace(/\.md$/, ''));
      expect(row, name).to.match(ours ? /\| yes \|/ : /\| no \|/);
      if (!ours) expect(textOf(name), name).to.contain('**Not run here');
    }
  });
});
