import { expect } from 'chai';
import {
  attribute,
  decimal,
  each,
  flag,
  list,
  type Read,
  record,
  text,
  token,
} from '../../src/dialects/element-reader.js';
import { parseXml } from '../../src/xml/parser.js';

const read = <T>(xml: string, reader: Read<T>): T | undefined => {
  const { root } = parseXml(Buffer.from(xml));
  return reader(root, [root]);
};

describe('the readers of elements', () => {
  it('take text as it stands and tokens without white space around them', () => {
    expect(read('<a> b c </a>', text)).to.equal(' b c ');
    expect(read('<a>\n b c </a>', token)).to.equal('b c');
    expect(read('<a>b<!-- c -->d</a>', text)).to.equal('bd');
    expect(read('<a/>', text)).to.equal('');
  });

  it('take numbers and flags', () => {
    expect(read('<a> 2.50 </a>', decimal)).to.equal(2.5);
    for (const [said, value] of [
      ['true', true],
      ['1', true],
      ['false', false],
      [' 0 ', false],
    ] as const)
      expect(read(`<a>${said}</a>`, flag), said).to.equal(value);
  });

  it('take children and attributes into a record, and leave out what is absent', () => {
    type R = { readonly b?: string; readonly c?: string; readonly d?: string };
    const reader = record<R>({ b: token, c: token, d: attribute });
    expect(read('<a d=" x "><b>1</b></a>', reader)).to.deep.equal({ b: '1', d: 'x' });
    expect(read('<a/>', reader)).to.deep.equal({});
  });

  it('take the entries of a container in order, and nothing of an empty one', () => {
    expect(read('<a><b>1</b><b>2</b></a>', list('b', token))).to.deep.equal(['1', '2']);
    expect(read('<a/>', list('b', token))).to.equal(undefined);
  });

  it('take every element of a name that stands without container', () => {
    const reader = record<{ readonly b?: readonly string[]; readonly c?: string }>({ b: each(token), c: token });
    expect(read('<a><b>1</b><b>2</b><c>3</c></a>', reader)).to.deep.equal({ b: ['1', '2'], c: '3' });
  });
});
