import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';

const textOf = (...path: readonly string[]): string => readFileSync(join(packageRoot, ...path), 'utf8');
const filesOf = (...folder: readonly string[]): string =>
  readdirSync(join(packageRoot, ...folder))
    .map((name) => textOf(...folder, name))
    .join('\n');
const matches = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, word = '']) => word)),
];

describe('docs/glossary.md', () => {
  const rows = [...textOf('docs', 'glossary.md').matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, word = '', meaning = '']) => ({
      words: matches(word, /`([^`]+)`/g),
      meaning,
    }),
  );
  const explained = new Set(rows.flatMap(({ words }) => words));
  const schemas = filesOf('xsd');
  const domain = filesOf('src', 'domain', 'kbi');

  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['every element and attribute of the schemas', matches(schemas, /<xs:(?:element|attribute) name="(\w+)"/g)],
    ['every type of the domain', matches(domain, /^export type (\w+)/gm)],
    ['every field of the domain', matches(domain, /\breadonly (\w+)\??:/g)],
  ];
  for (const [title, words] of cases)
    it(`has ${title}`, () => {
      expect(words.length).to.be.greaterThan(30);
      expect(words.filter((word) => !explained.has(word))).to.deep.equal([]);
    });

  it('explains no word that the sources do not have', () => {
    const sources = `${schemas}\n${domain}`;
    const strange = [...explained].filter((word) => !new RegExp(`\\b${word}\\b`).test(sources));
    expect(strange).to.deep.equal([]);
  });

  it('gives every word a meaning, on one line', () => {
    expect(rows.filter(({ meaning }) => meaning.trim().length < 3)).to.deep.equal([]);
    expect(rows.length).to.be.greaterThan(80);
  });
});
