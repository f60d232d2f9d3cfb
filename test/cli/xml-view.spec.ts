import { expect } from 'chai';
import { indentXml, withoutSecurity, xmlToObject } from '../../src/cli/xml-view.js';
import { compareXml } from '../../src/replay/compare.js';
import { parseXml } from '../../src/xml/parser.js';

const root = (xml: string) => parseXml(Buffer.from(xml)).root;

describe('indentXml', () => {
  it('puts every element on a line of its own', () => {
    expect(indentXml('<a><b>1</b><c x="2"><d></d></c></a>')).to.equal(
      '<a>\n  <b>1</b>\n  <c x="2">\n    <d/>\n  </c>\n</a>',
    );
  });
  const documents: readonly [string, string][] = [
    ['namespaces', '<p:a xmlns:p="urn:x"><b xmlns="urn:y">1</b></p:a>'],
    ['references', '<a>&lt;&amp;&#xE9;</a>'],
    ['attributes with quotes', '<a x="&quot;&lt;"/>'],
    ['numbers as they were written', '<a><b>007</b><b>1e3</b></a>'],
  ];
  for (const [title, xml] of documents)
    it(`keeps the meaning of ${title}`, () => expect(compareXml(root(xml), root(indentXml(xml)))).to.deep.equal([]));
  it('gives text that is no XML back', () => expect(indentXml('Not Found')).to.contain('Not Found'));
});

describe('withoutSecurity', () => {
  it('leaves out the Security header and stays XML', () => {
    const xml = '<e><h><wsse:Security xmlns:wsse="urn:w"><x/><wsse:Security/></wsse:Security></h><b>1</b></e>';
    const shown = withoutSecurity(xml);
    expect(shown).to.contain('<b>1</b>');
    expect(shown).to.not.contain('<x/>');
    expect(() => root(shown)).to.not.throw();
  });
});

describe('xmlToObject', () => {
  it('leaves prefixes out and keeps numbers as text', () => {
    const object = xmlToObject('<p:a xmlns:p="urn:x"><p:INSZ c="d">01683090579</p:INSZ></p:a>');
    expect(object).to.deep.equal({ a: { INSZ: { '@c': 'd', '#text': '01683090579' } } });
  });
});
