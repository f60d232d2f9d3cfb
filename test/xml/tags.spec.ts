// Tags made once a name: the same for the same name, and never those of another, however many names were met.
import { expect } from 'chai';
import { tagsOf } from '../../src/xml/tags.js';

describe('tagsOf', () => {
  it('writes a name with its prefix, and without when it has none', () => {
    expect(tagsOf({ prefix: '', local: 'INSZ' })).to.deep.equal({ open: '<INSZ', close: '</INSZ>' });
    expect(tagsOf({ prefix: 'kbi', local: 'INSZ' })).to.deep.equal({ open: '<kbi:INSZ', close: '</kbi:INSZ>' });
  });
  it('makes the tags of a name once', () => {
    expect(tagsOf({ prefix: 'a', local: 'b' })).to.equal(tagsOf({ prefix: 'a', local: 'b' }));
  });
  it('does not keep a long name, which may hold on to a whole message', () => {
    const local = 'x'.repeat(60);
    expect(tagsOf({ prefix: '', local })).to.deep.equal(tagsOf({ prefix: '', local }));
    expect(tagsOf({ prefix: '', local })).not.to.equal(tagsOf({ prefix: '', local }));
  });
  it('remembers a bounded number of names, and is right about each of many more', () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 5_000; i++) {
        const prefix = i % 3 === 0 ? '' : `p${i % 7}`;
        const name = prefix === '' ? `e${i}` : `${prefix}:e${i}`;
        expect(tagsOf({ prefix, local: `e${i}` })).to.deep.equal({ open: `<${name}`, close: `</${name}>` });
      }
    }
  });
});
