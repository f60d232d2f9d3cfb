import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { packageRoot } from '../../src/cli/package.js';

const text = readFileSync(join(packageRoot, 'docs', 'threat-model.md'), 'utf8');

describe('docs/threat-model.md', () => {
  it('has the three parts', () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).to.deep.equal([
      'Guaranteed',
      'Not guaranteed',
      'False friends',
    ]);
  });

  const guaranteed = /## Guaranteed[\s\S]*?(?=\n## )/.exec(text)?.[0] ?? '';
  const rows = [...guaranteed.matchAll(/^\| ([^|]+) \| ([^|]+) \|$/gm)].filter(([, what]) => what !== 'what');

  it('guarantees something', () => expect(rows.length).to.be.greaterThan(10));

  for (const [, what = '', shown = ''] of rows)
    it(`names a test that can show: ${what}`, () => {
      const specs = [...shown.matchAll(/\(\.\.\/(test\/[^)]+\.spec\.ts)\)/g)].map(([, path = '']) => path);
      expect(specs).to.not.deep.equal([]);
      expect(specs.filter((path) => !existsSync(join(packageRoot, path)))).to.deep.equal([]);
    });
});
