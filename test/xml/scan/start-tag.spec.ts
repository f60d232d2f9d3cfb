// One start tag as written: its parts, where the reader stands afterwards, and what is resolved later.
import { expect } from 'chai';
import { Fault } from '../../../src/faults/fault.js';
import { DEFAULT_LIMITS } from '../../../src/xml/limits.js';
import { enterScope, openScope } from '../../../src/xml/scan/scope.js';
import {
  exceedsOctets,
  openStartTag,
  type Reader,
  readStartTag,
  resolveAttributes,
  type StartTag,
} from '../../../src/xml/scan/start-tag.js';

const readerAt = (text: string, at = 0): Reader => ({ text, at, limits: DEFAULT_LIMITS, references: 0 });

const read = (reader: Reader): StartTag => {
  const tag = openStartTag();
  readStartTag(reader, tag);
  return tag;
};

describe('readStartTag', () => {
  it('gives name, attributes and declarations apart, and stands behind the tag', () => {
    const reader = readerAt(`x<p:a b = 'c"' xmlns:p="urn:p" p:d="&lt;"\n xmlns=''>y`, 1);
    expect(read(reader)).to.deep.equal({
      prefix: 'p',
      local: 'a',
      nameEnd: 5,
      attributes: [
        { prefix: '', local: 'b', ns: '', value: 'c"' },
        { prefix: 'p', local: 'd', ns: '', value: '<' },
      ],
      declarations: [
        { prefix: 'p', uri: 'urn:p' },
        { prefix: '', uri: '' },
      ],
      empty: false,
    });
    expect(reader.text.slice(reader.at)).to.equal('y');
  });

  it('tells an empty element', () => {
    for (const tag of ['<a/>', '<a />', '<a b=""/>']) {
      const reader = readerAt(`${tag}>`);
      expect(read(reader).empty).to.equal(true);
      expect(reader.at).to.equal(tag.length);
    }
  });
});

describe('resolveAttributes', () => {
  const resolve = (tag: string): string[] => {
    const reader = readerAt(tag);
    const { attributes, declarations } = read(reader);
    const scope = openScope();
    enterScope(scope, declarations);
    resolveAttributes(reader, attributes, scope);
    return attributes.map(({ ns, local }) => `{${ns}}${local}`);
  };

  it('finds a namespace declared after its use, and none for an unqualified attribute', () => {
    expect(resolve('<a p:b="" b="" xmlns="urn:d" xmlns:p="urn:p"/>')).to.deep.equal(['{urn:p}b', '{}b']);
  });

  for (const tag of ['<a p:b=""/>', '<a b="" b=""/>', '<a xmlns:p="urn:p" xmlns:q="urn:p" p:b="" c="" q:b=""/>']) {
    it(`refuses ${tag}`, () =>
      expect(() => resolve(tag))
        .to.throw(Fault)
        .with.property('key', 'XML_NOT_WELL_FORMED'));
  }
});

describe('exceedsOctets', () => {
  it('counts UTF-8 octets, not characters', () => {
    expect(exceedsOctets('xxxx', 4)).to.equal(false);
    expect(exceedsOctets('xxxxx', 4)).to.equal(true);
    expect(exceedsOctets('éé', 4)).to.equal(false);
    expect(exceedsOctets('éé', 3)).to.equal(true);
    expect(exceedsOctets('\u{10000}', 4)).to.equal(false);
    expect(exceedsOctets('\u{10000}', 3)).to.equal(true);
  });
});
