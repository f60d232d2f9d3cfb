// The table of rules: stable ids, a paragraph each, and every one of them is used.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { REGELS } from '../../src/disclosure/regels.js';

describe('the table of rules', () => {
  it('has kebab-case ids, a paragraph of the authorisation or that of the cluster, and a sentence', () => {
    for (const [id, [paragraaf, zin]] of Object.entries(REGELS)) {
      expect(id).to.match(/^[a-z]+(-[a-z]+)*$/);
      if (paragraaf !== null) expect(paragraaf).to.match(/^002 §\d+$/);
      expect(zin).to.match(/^[A-Z].*\.$/);
    }
  });

  it('holds no rule that no file applies', () => {
    const folder = 'src/disclosure';
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== 'regels.ts')
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
      .join('\n');
    expect(Object.keys(REGELS).filter((id) => !source.includes(`'${id}'`))).to.deep.equal([]);
  });
});
