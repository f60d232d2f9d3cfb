import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';

const FOLDER = join(packageRoot, 'docs', 'adr');
const names = readdirSync(FOLDER)
  .filter((name) => name !== 'README.md')
  .sort();
const SECTIONS = ['## Context', '## Decision', '## Consequence', '## What would change our mind'];

const sourcesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesUnder(path) : [path];
  });

describe('the decisions', () => {
  it('are numbered without a gap', () => {
    expect(names.map((name) => Number(name.slice(0, 4)))).to.deep.equal(names.map((_, index) => index + 1));
  });

  for (const name of names)
    it(`${name} has its number, its four parts, and fits half a page`, () => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      expect(text).to.match(new RegExp(`^# ${name.slice(0, 4)}\\. `));
      const headings = [...text.matchAll(/^## .+$/gm)].map(([heading]) => heading);
      expect(headings).to.deep.equal(SECTIONS);
      expect(text.split(/\s+/).length).to.be.lessThan(330);
    });

  it('are all there that a source names', () => {
    const named = sourcesUnder(join(packageRoot, 'src')).flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bADR (\d{4})\b/g)].map(([, number = '']) => number),
    );
    expect(named.length).to.be.greaterThan(5);
    expect([...new Set(named)].filter((number) => !names.some((name) => name.startsWith(number)))).to.deep.equal([]);
  });
});
