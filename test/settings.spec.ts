// What is wrong with a value is said in words of the house: none of the package's own sentences may come through.
import { expect } from 'chai';
import { checkSettings, configSchema, settings } from '../src/settings.js';

const WRONG: readonly unknown[] = [null, 5.5, -1, '', 'x y', true, [4], [''], { a: 5 }, { A: 'http://h/' }, 1e20];

describe('a setting', () => {
  it('that is absent has its default', () => {
    const { config, wrong } = checkSettings({});
    expect(wrong.size).to.equal(0);
    for (const { name, fallback } of settings) expect(config?.[name], name).to.deep.equal(fallback);
  });

  for (const { name } of settings)
    it(`of a wrong form is refused with a sentence of ours: ${name}`, () => {
      const sentences = WRONG.flatMap((value) => [...checkSettings({ [name]: value }).wrong.values()]);
      expect(sentences).to.not.deep.equal([]);
      expect(sentences.filter((sentence) => !sentence.startsWith('must '))).to.deep.equal([]);
    });

  it('stands in the schema of the config file', () => {
    const { properties } = configSchema() as { readonly properties: Readonly<Record<string, unknown>> };
    expect(Object.keys(properties)).to.deep.equal(settings.map(({ name }) => name));
  });
});
