import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';
import { settings } from '../../src/config.js';
import { CATALOGUE } from '../../src/faults/catalogue.js';
import { generatedDocuments } from './generated.js';
import { LIMIT_DEFAULTS } from './limits.js';

const documents = generatedDocuments(packageRoot);
const textOf = (path: string): string => documents.get(path) ?? '';

describe('documents made from the sources', () => {
  for (const [path, text] of documents)
    it(`${path} says what the sources say: npm run docs:faults`, () => {
      expect(readFileSync(join(packageRoot, path), 'utf8')).to.equal(text);
    });

  it('name every setting with its flag and its variable', () => {
    const lines = textOf('docs/settings.md').split('\n');
    for (const { name, flag, env } of settings) {
      const line = lines.find((candidate) => candidate.startsWith(`| \`${name}\` |`)) ?? '';
      expect(line).to.contain(`\`${env}\``);
      if (flag !== '') expect(line).to.contain(`\`${flag}\``);
    }
  });

  it('give every limit that can be set, and no default that the code does not have', () => {
    const text = textOf('docs/limits.md');
    const limits = settings.filter(({ name }) => /^max|Timeout$|^timestamp|^replay/.test(name));
    expect(limits.filter(({ flag }) => !text.includes(`\`${flag}\``)).map(({ name }) => name)).to.deep.equal([]);
    expect(LIMIT_DEFAULTS.filter(([, config, code]) => config !== code)).to.deep.equal([]);
    expect(LIMIT_DEFAULTS.length).to.be.greaterThan(10);
  });

  it('name only refusals that exist in the limits', () => {
    const named = [...textOf('docs/limits.md').matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, key = '']) => key);
    expect(named.filter((key) => !Object.hasOwn(CATALOGUE, key))).to.deep.equal([]);
    expect(named).to.include('XML_LIMIT');
  });

  it('hold the tables of the architecture with every room and every door', () => {
    const text = textOf('docs/architecture.md');
    for (const word of ['| `domain` | nothing of ours |', '| `gateway` |', '| `soap` | `src/http/contract.ts` |'])
      expect(text).to.contain(word);
  });

  it('say of every room and file at the top of src what it holds', () => {
    const [hand = ''] = textOf('docs/architecture.md').split('<!-- begin imports -->');
    const rooms = readdirSync(join(packageRoot, 'src'));
    expect(rooms.length).to.be.greaterThan(30);
    expect(rooms.filter((room) => !hand.includes(`\`${room}\``))).to.deep.equal([]);
  });
});
