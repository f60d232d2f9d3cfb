// Reading helpers find by expanded name, and give undefined for what is not there.
import { expect } from 'chai';
import { NS } from '../../src/xml/namespaces.js';
import { parseXml } from '../../src/xml/parser.js';
import { attributeOf, childElements, findChild, leafText, namespacesInScope } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

const rootOf = (text: string): XmlElement => parseXml(Buffer.from(text)).root;

describe('childElements', () => {
  it('gives the elements in document order, without texts and comments', () => {
    expect(childElements(rootOf('<a>x<b/><!-- c -->y<c/><b/></a>')).map(({ local }) => local)).to.deep.equal([
      'b',
      'c',
      'b',
    ]);
    expect(childElements(rootOf('<a>x</a>'))).to.deep.equal([]);
  });
});

describe('findChild', () => {
  const root = rootOf('<a xmlns:p="urn:p" xmlns:q="urn:p">x<p:b n="1"/><b n="2"/><q:b n="3"/><c><d/></c></a>');
  it('finds the first by namespace and local name, whatever the prefix', () => {
    expect(findChild(root, 'urn:p', 'b')?.attributes[0]?.value).to.equal('1');
    expect(findChild(root, '', 'b')?.attributes[0]?.value).to.equal('2');
  });
  it('finds neither grandchildren nor other names', () => {
    expect(findChild(root, '', 'd')).to.equal(undefined);
    expect(findChild(root, 'urn:q', 'b')).to.equal(undefined);
    expect(findChild(root, '', 'B')).to.equal(undefined);
  });
});

describe('leafText', () => {
  const rows: readonly (readonly [string, string, string | undefined])[] = [
    ['is the text of a leaf', '<a>x&amp;<![CDATA[y]]></a>', 'x&y'],
    ['is empty for an empty element', '<a/>', ''],
    ['keeps white space', '<a> \n</a>', ' \n'],
    ['is undefined beside a child element', '<a>x<b/></a>', undefined],
    ['is undefined with a child element only', '<a><b/></a>', undefined],
    ['is undefined beside a comment, which could hide half a value', '<a>x<!-- c -->y</a>', undefined],
    ['is undefined with a comment only', '<a><!-- c --></a>', undefined],
  ];
  for (const [title, text, expected] of rows) {
    it(title, () => expect(leafText(rootOf(text))).to.equal(expected));
  }
});

describe('attributeOf', () => {
  const root = rootOf('<p:a xmlns:p="urn:p" xmlns="urn:d" p:b="1" b="2" c=""/>');
  it('tells qualified from unqualified attributes', () => {
    expect(attributeOf(root, 'urn:p', 'b')).to.equal('1');
    expect(attributeOf(root, '', 'b')).to.equal('2');
    expect(attributeOf(root, 'urn:d', 'b')).to.equal(undefined);
  });
  it('tells empty from absent', () => {
    expect(attributeOf(root, '', 'c')).to.equal('');
    expect(attributeOf(root, '', 'd')).to.equal(undefined);
  });
  it('does not give declarations', () => {
    expect(attributeOf(root, NS.xmlns, 'p')).to.equal(undefined);
    expect(attributeOf(root, '', 'xmlns')).to.equal(undefined);
  });
});

describe('namespacesInScope', () => {
  it('gives the nearest binding of each prefix, and always xml', () => {
    const root = rootOf('<a xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q"><b xmlns:p="urn:r"><c/></b></a>');
    const c = childElements(childElements(root)[0] as XmlElement)[0] as XmlElement;
    expect(Object.fromEntries(namespacesInScope(c))).to.deep.equal({
      '': 'urn:d',
      p: 'urn:r',
      q: 'urn:q',
      xml: NS.xml,
    });
    expect(namespacesInScope(root).get('p')).to.equal('urn:p');
  });
  it('has no default namespace where it is undeclared', () => {
    const root = rootOf('<a xmlns="urn:d"><b xmlns=""/></a>');
    expect(namespacesInScope(childElements(root)[0] as XmlElement).has('')).to.equal(false);
  });
});
