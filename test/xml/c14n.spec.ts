// The rules of C14N one by one, with expected forms written by hand from the recommendations; the proofs stand in proofs/.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { type C14nOptions, canonicalize, canonicalizeInclusive, compareCodePoints } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

const rootOf = (text: string): XmlElement => parseXml(Buffer.from(text)).root;
const innermost = (element: XmlElement): XmlElement => {
  const [child] = childElements(element);
  return child === undefined ? element : innermost(child);
};

type Row = readonly [title: string, document: string, form: string, options?: C14nOptions];

const WHOLE: readonly Row[] = [
  ['writes an empty element as start and end tag', '<a/>', '<a></a>'],
  ['leaves comments out', '<a>x<!-- c -->y</a>', '<a>xy</a>'],
  ['keeps comments when asked to', '<a>x<!-- c -->y</a>', '<a>x<!-- c -->y</a>', { withComments: true }],
  ['escapes text', '<a>&amp;&lt;&gt;"&#13;\t\n</a>', '<a>&amp;&lt;&gt;"&#xD;\t\n</a>'],
  ['escapes attribute values', `<a b='&amp;&lt;>"&#9;&#10;&#13;'/>`, '<a b="&amp;&lt;>&quot;&#x9;&#xA;&#xD;"></a>'],
  ['replaces CDATA by its text', '<a><![CDATA[<b>&]]></a>', '<a>&lt;b&gt;&amp;</a>'],
  [
    'sorts attributes without a namespace first',
    '<a xmlns:p="urn:a" p:a="" z="" b=""/>',
    '<a xmlns:p="urn:a" b="" z="" p:a=""></a>',
  ],
  [
    'sorts attributes by namespace, not prefix',
    '<a xmlns:p="urn:z" xmlns:q="urn:b" p:a="" q:a=""/>',
    '<a xmlns:p="urn:z" xmlns:q="urn:b" q:a="" p:a=""></a>',
  ],
  ['sorts capitals before small letters', '<a b="" B=""/>', '<a B="" b=""></a>'],
  ['sorts by code point where UTF-16 sorts otherwise', '<a \u{10000}="" \uf900=""/>', '<a \uf900="" \u{10000}=""></a>'],
  [
    'sorts namespaces by prefix, the default first',
    '<a xmlns:b="urn:b" xmlns="urn:d" xmlns:a="urn:a" b:x="" a:x=""/>',
    '<a xmlns="urn:d" xmlns:a="urn:a" xmlns:b="urn:b" a:x="" b:x=""></a>',
  ],
  ['leaves out namespaces that are not used', '<a xmlns:b="urn:b"><b:c/></a>', '<a><b:c xmlns:b="urn:b"></b:c></a>'],
  [
    'renders a namespace again for each sibling',
    '<a xmlns:b="urn:b"><b:c/><b:c/></a>',
    '<a><b:c xmlns:b="urn:b"></b:c><b:c xmlns:b="urn:b"></b:c></a>',
  ],
  [
    'does not render what an ancestor rendered',
    '<b:a xmlns:b="urn:b"><b:c xmlns:b="urn:b"/></b:a>',
    '<b:a xmlns:b="urn:b"><b:c></b:c></b:a>',
  ],
  [
    'renders a prefix that means something else',
    '<b:a xmlns:b="urn:b"><b:c xmlns:b="urn:c"><b:d xmlns:b="urn:b"/></b:c></b:a>',
    '<b:a xmlns:b="urn:b"><b:c xmlns:b="urn:c"><b:d xmlns:b="urn:b"></b:d></b:c></b:a>',
  ],
  [
    'undeclares a rendered default namespace',
    '<a xmlns="urn:a"><b xmlns=""/></a>',
    '<a xmlns="urn:a"><b xmlns=""></b></a>',
  ],
  [
    'undeclares it only where it is used',
    '<a xmlns="urn:a"><p:b xmlns:p="urn:p" xmlns=""><c/></p:b></a>',
    '<a xmlns="urn:a"><p:b xmlns:p="urn:p"><c xmlns=""></c></p:b></a>',
  ],
  ['writes no xmlns="" that says nothing', '<a xmlns=""/>', '<a></a>'],
  [
    'does not count an unqualified attribute as a use of the default',
    '<p:a xmlns="urn:d" xmlns:p="urn:p" b=""/>',
    '<p:a xmlns:p="urn:p" b=""></p:a>',
  ],
  [
    'never declares xml',
    '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:lang="nl"/>',
    '<a xml:lang="nl"></a>',
    { prefixList: ['xml'] },
  ],
  [
    'escapes & in a namespace name, as C14N §2.3 says of all values',
    '<a xmlns="http://x/?a&amp;b"/>',
    '<a xmlns="http://x/?a&amp;b"></a>',
  ],
  [
    'renders a listed prefix where it is declared',
    '<a xmlns:b="urn:b"><b:c/></a>',
    '<a xmlns:b="urn:b"><b:c></b:c></a>',
    { prefixList: ['b'] },
  ],
  [
    'renders a listed default',
    '<p:a xmlns="urn:d" xmlns:p="urn:p"/>',
    '<p:a xmlns="urn:d" xmlns:p="urn:p"></p:a>',
    { prefixList: ['#default'] },
  ],
  ['ignores a listed prefix that is not bound', '<a/>', '<a></a>', { prefixList: ['q', '#default'] }],
];

const SUBTREE: readonly Row[] = [
  [
    'renders what it uses of its ancestors',
    '<a xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"><d b:x=""/></a>',
    '<d xmlns="urn:a" xmlns:b="urn:b" b:x=""></d>',
  ],
  [
    'renders listed prefixes of its ancestors',
    '<a xmlns:b="urn:b" xmlns:c="urn:c"><d/></a>',
    '<d xmlns:c="urn:c"></d>',
    { prefixList: ['c'] },
  ],
  [
    'takes the nearest binding of a listed prefix',
    '<a xmlns:b="urn:1"><c xmlns:b="urn:2"><d/></c></a>',
    '<d xmlns:b="urn:2"></d>',
    { prefixList: ['b'] },
  ],
  [
    'needs no xmlns="" where nothing was rendered',
    '<a xmlns="urn:a"><b xmlns=""/></a>',
    '<b></b>',
    { prefixList: ['#default'] },
  ],
  ['does not inherit xml: attributes', '<a xml:lang="nl"><b/></a>', '<b></b>'],
];

describe('the exclusive canonical form', () => {
  for (const [title, document, form, options] of WHOLE) {
    it(title, () => expect(canonicalize(rootOf(document), options)).to.equal(form));
  }
  for (const [title, document, form, options] of SUBTREE) {
    it(`of an element inside: ${title}`, () =>
      expect(canonicalize(innermost(rootOf(document)), options)).to.equal(form));
  }

  it('is a fixed point', () => {
    for (const [, document, , options] of WHOLE) {
      const once = canonicalize(rootOf(document), options);
      expect(canonicalize(rootOf(once), options)).to.equal(once);
    }
  });

  it('leaves the tree as it was', () => {
    const root = rootOf('<a xmlns:p="urn:p" c="" b="" p:a="">x<p:b/></a>');
    const before = root.attributes.map(({ local }) => local);
    canonicalize(root);
    expect(root.attributes.map(({ local }) => local)).to.deep.equal(before);
    expect(canonicalize(root)).to.equal(canonicalize(root));
  });

  for (const uri of ['a', '../a', '//host/a', '#a', '1:a', ' urn:a']) {
    it(`refuses the relative namespace name ${JSON.stringify(uri)}`, () => {
      for (const document of [`<a xmlns="${uri}"/>`, `<a xmlns:unused="${uri}"/>`]) {
        expect(() => canonicalize(rootOf(document)))
          .to.throw(Fault)
          .with.property('key', 'XML_NOT_WELL_FORMED');
      }
    });
  }
});

describe('the inclusive canonical form', () => {
  it('renders every namespace in scope, once', () => {
    const root = rootOf('<a xmlns:b="urn:b" xmlns="urn:d"><c xmlns:b="urn:b" xmlns:e="urn:e"/></a>');
    expect(canonicalizeInclusive(root)).to.equal('<a xmlns="urn:d" xmlns:b="urn:b"><c xmlns:e="urn:e"></c></a>');
  });
  it('inherits namespaces and xml: attributes, the nearest ones', () => {
    const inner = innermost(
      rootOf('<a xmlns:b="urn:b" xml:lang="nl" xml:space="preserve"><c xml:lang="fr"><d/></c></a>'),
    );
    expect(canonicalizeInclusive(inner)).to.equal('<d xmlns:b="urn:b" xml:lang="fr" xml:space="preserve"></d>');
  });
});

describe('compareCodePoints', () => {
  it('orders as the octets of UTF-8 do', () => {
    const strings = [
      '',
      'a',
      'ab',
      'b',
      'é',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '\u{10000}',
      '\u{10ffff}',
      'a\u{10000}',
      'a\uffff',
      '\u{10000}a',
      '\u{10001}',
    ];
    for (const left of strings) {
      for (const right of strings) {
        expect(Math.sign(compareCodePoints(left, right))).to.equal(
          Buffer.compare(Buffer.from(left), Buffer.from(right)),
        );
      }
    }
  });
});
