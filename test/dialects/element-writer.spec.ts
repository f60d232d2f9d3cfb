import { expect } from 'chai';
import {
  attributed,
  code,
  each,
  eachAs,
  flag,
  list,
  record,
  remembered,
  text,
} from '../../src/dialects/element-writer.js';

describe('element writer', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['text with C14N escapes', text('A')('a&<>"\t\n\r'), '<A>a&amp;&lt;&gt;"\t\n&#xD;</A>'],
    ['an empty text as start and end tag', text('A')(''), '<A></A>'],
    ['true', flag('A')(true), '<A>true</A>'],
    ['false', flag('A')(false), '<A>false</A>'],
    ['a code', code('A')({ code: 'x<' }), '<A>x&lt;</A>'],
    [
      'a code with Beschrijving',
      code('A')({ code: 'x', Beschrijving: '"&<>\t\n\r' }),
      '<A Beschrijving="&quot;&amp;&lt;>&#x9;&#xA;&#xD;">x</A>',
    ],
    ['a list in a container', list('B', text)('A')(['1', '2']), '<A><B>1</B><B>2</B></A>'],
    ['repeated elements under their own name', each(text)('A')(['1', '2']), '<A>1</A><A>2</A>'],
    ['repeated elements under another name', eachAs('B', text)('A')(['1']), '<B>1</B>'],
    [
      'a record in the order of its fields',
      record<{ b: string; a?: string }>({ a: text, b: text })('R')({ b: '1', a: '2' }),
      '<R><a>2</a><b>1</b></R>',
    ],
    [
      'no element for an absent property',
      record<{ b: string; a?: string }>({ a: text, b: text })('R')({ b: '1' }),
      '<R><b>1</b></R>',
    ],
    [
      'a false flag, which is not absent',
      record<{ a?: boolean }>({ a: flag })('R')({ a: false }),
      '<R><a>false</a></R>',
    ],
    [
      'an attribute',
      attributed<{ Kind: string; a?: string }, 'Kind'>('Kind', { a: text })('R')({ Kind: '"', a: '1' }),
      '<R Kind="&quot;"><a>1</a></R>',
    ],
  ];
  for (const [title, written, expected] of rows) {
    it(`writes ${title}`, () => expect(written).to.equal(expected));
  }

  it('writes a remembered value once, and another value that is alike again', () => {
    let written = 0;
    const write = remembered<{ a: string }>(({ a }) => {
      written += 1;
      return a;
    });
    const value = { a: 'x' };
    expect([`${write(value)}`, `${write(value)}`, written]).to.deep.equal(['x', 'x', 1]);
    expect([`${write({ a: 'ÿ' })}`, written]).to.deep.equal(['ÿ', 2]);
  });
});
