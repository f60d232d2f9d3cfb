// What a parse makes of a document: values as XML 1.0 gives them, namespaces resolved, ids collected, lines counted.
// Which documents are accepted at all is proved in proofs/.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { NS } from '../../src/xml/namespaces.js';
import { type ParseOptions, parseXml } from '../../src/xml/parser.js';
import { attributeOf, childElements, findChild, leafText } from '../../src/xml/query.js';
import { isElement, type XmlDocument, type XmlElement, type XmlNode } from '../../src/xml/tree.js';
import { verdictOf } from '../oracles/verdict.js';

const parse = (text: string, options?: ParseOptions): XmlDocument => parseXml(Buffer.from(text), options);
const rootOf = (text: string): XmlElement => parse(text).root;
const utf16le = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('the tree of a parse', () => {
  const contents: readonly (readonly [string, string, readonly XmlNode[]])[] = [
    ['joins text, CDATA and references to one string', 'x<![CDATA[<y>]]>&amp;&#x41;z', ['x<y>&Az']],
    ['splits text at a comment, which it keeps', 'x<!-- c -->y', ['x', { comment: ' c ' }, 'y']],
    ['gives an empty element no children', '', []],
    ['makes no text of an empty CDATA section', '<![CDATA[]]>', []],
    ['keeps white space', ' \n\t ', [' \n\t ']],
    ['normalises line ends in text', '1\r\n2\r3\n4\r\r\n5', ['1\n2\n3\n4\n\n5']],
    ['normalises line ends in CDATA and comments', '<![CDATA[\r\n]]><!--\r-->', ['\n', { comment: '\n' }]],
    ['keeps a carriage return that a reference names', '&#13;&#xD;\n', ['\r\r\n']],
    ['does not read a replacement again', '&amp;lt;&#38;amp;&#60;b&#62;', ['&lt;&amp;<b>']],
    ['keeps characters beyond the BMP', '\u{1f600}&#x1F600;', ['\u{1f600}\u{1f600}']],
  ];
  for (const [title, content, children] of contents) {
    it(title, () => expect(rootOf(`<a>${content}</a>`).children).to.deep.equal(children));
  }

  const values: readonly (readonly [string, string, string])[] = [
    ['makes spaces of literal tabs and line ends', '1\t2\n3\r\n4\r5', '1 2 3 4 5'],
    ['keeps tabs and line ends that references name', '1&#9;2&#10;3&#13;4&#x20;', '1\t2\n3\r4 '],
    ['does not trim or collapse', '  a   b ', '  a   b '],
    ['replaces references beside literal white space', '\t&lt;\t&amp;lt;\n', ' < &lt; '],
  ];
  for (const [title, written, value] of values) {
    it(`${title} in an attribute`, () => expect(attributeOf(rootOf(`<a b="${written}"/>`), '', 'b')).to.equal(value));
  }

  it('resolves the names of elements and attributes', () => {
    const root = rootOf(
      '<p:a xmlns:p="urn:p" xmlns="urn:d" p:b="1" b="2" xml:lang="nl"><b/><c xmlns=""><d/></c><p:e/></p:a>',
    );
    expect([root.prefix, root.local, root.ns]).to.deep.equal(['p', 'a', 'urn:p']);
    expect(root.declarations).to.deep.equal([
      { prefix: 'p', uri: 'urn:p' },
      { prefix: '', uri: 'urn:d' },
    ]);
    expect(root.attributes).to.deep.equal([
      { prefix: 'p', local: 'b', ns: 'urn:p', value: '1' },
      { prefix: '', local: 'b', ns: '', value: '2' },
      { prefix: 'xml', local: 'lang', ns: NS.xml, value: 'nl' },
    ]);
    expect(childElements(root).map(({ ns }) => ns)).to.deep.equal(['urn:d', '', 'urn:p']);
  });

  it('forgets a declaration when its element ends', () => {
    const root = rootOf('<a xmlns="urn:1" xmlns:p="urn:1"><b xmlns="urn:2" xmlns:p="urn:2"><p:c/></b><p:c/><c/></a>');
    expect(childElements(root).map(({ ns }) => ns)).to.deep.equal(['urn:2', 'urn:1', 'urn:1']);
  });

  it('knows parents, and shares no children between elements', () => {
    const root = rootOf('<a><b/><c/><d>x</d></a>');
    for (const child of root.children) expect(isElement(child) && child.parent === root).to.equal(true);
    expect(childElements(root).map(({ children }) => children)).to.deep.equal([[], [], ['x']]);
    expect(root.parent).to.equal(null);
  });

  it('counts lines as received, whatever the line ends', () => {
    const root = rootOf('<?xml version="1.0"?>\r\n<a>\n<b\n/>\r<!--\n\n--><c>\r\n\r\n</c><d/></a>');
    expect([root, ...childElements(root)].map(({ line }) => line)).to.deep.equal([2, 3, 7, 9]);
  });
});

describe('the ids of a parse', () => {
  const wsse = `xmlns:wsse="${NS.wsse}" xmlns:wsu="${NS.wsu}" xmlns:ds="${NS.ds}"`;

  it('are wsu:Id on any element, and unqualified Id on elements of ds and wsse', () => {
    const { ids, duplicateId, root } = parse(
      `<r ${wsse}><a wsu:Id="1"/><ds:b Id="2"/><wsse:c Id="3"/><d Id="4"/><ds:e ID="5"/><ds:f id="6"/><g xml:id="x7"/><ds:h wsu:id="8"/></r>`,
    );
    expect([...ids.keys()]).to.deep.equal(['1', '2', '3']);
    expect(ids.get('2')).to.equal(findChild(root, NS.ds, 'b'));
    expect(duplicateId).to.equal(undefined);
  });

  for (const pair of [
    ['<a wsu:Id="x"/>', '<b wsu:Id="x"/>'],
    ['<a wsu:Id="x"/>', '<b Id="x"/>'],
    ['<a ID="x"/>', '<b id="x"/>'],
    ['<a xml:id="x"/>', '<ds:b Id="x"/>'],
    ['<a Id="x"/>', '<b Id="x"/>'],
    ['<a wsu:Id="x"/>', '<b wsu:Id=" x "/>'],
    ['<a wsu:Id="x"/>', '<b wsu:Id="&#120;"/>'],
  ]) {
    it(`tell that ${pair.join(' and ')} are the same`, () => {
      expect(parse(`<r ${wsse}>${pair.join('')}</r>`).duplicateId).to.equal('x');
      expect(parse(`<r ${wsse}>${[...pair].reverse().join('')}</r>`).duplicateId).to.equal('x');
    });
  }

  it('tell of two id-like attributes of one element', () => {
    expect(parse(`<r ${wsse} wsu:Id="x" ID="x"/>`).duplicateId).to.equal('x');
  });

  it('leave other attributes alone', () => {
    expect(
      parse(`<r ${wsse} xmlns:o="urn:o"><a wsu:Id="x" o:Id="x" iD="x" URI="x" xml:lang="x"/></r>`).duplicateId,
    ).to.equal(undefined);
  });
});

describe('the encoding of a parse', () => {
  it('is the one that was found', () => {
    expect(parse('<a/>').encoding).to.equal('utf-8');
    expect(parseXml(utf16le('<a/>')).encoding).to.equal('utf-16le');
    expect(parseXml(utf16le('<a/>').swap16()).encoding).to.equal('utf-16be');
  });

  it('changes nothing in the tree', () => {
    const text = '<a b="é\r\n">\u{1f600}\r</a>';
    expect(leafText(parseXml(utf16le(text)).root)).to.equal(leafText(rootOf(text)));
    expect(attributeOf(parseXml(utf16le(text).swap16()).root, '', 'b')).to.equal('é ');
  });

  const latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a/>';
  const ascii = '<?xml version="1.0" encoding="US-ASCII"?><a>é</a>';
  const rows: readonly (readonly [string, Uint8Array, string, string])[] = [
    ['utf-8 wins over another declaration', Buffer.from(latin), 'utf-8', 'accepted'],
    ['in capitals is the same', Buffer.from('<a>é</a>'), 'UTF-8', 'accepted'],
    ['utf-8 wins over US-ASCII declared and not kept', Buffer.from(ascii), 'utf-8', 'accepted'],
    ['us-ascii is believed of ASCII', Buffer.from('<a/>'), 'us-ascii', 'accepted'],
    ['us-ascii is not believed of other octets', Buffer.from('<a>é</a>'), 'us-ascii', 'XML_ENCODING'],
    ['utf-16 agrees with a mark', utf16le('<a/>'), 'utf-16', 'accepted'],
    ['utf-16le agrees with its mark', utf16le('<a/>'), 'utf-16le', 'accepted'],
    ['utf-16be contradicts the other mark', utf16le('<a/>'), 'utf-16be', 'XML_ENCODING'],
    ['utf-8 contradicts a UTF-16 mark', utf16le('<a/>'), 'utf-8', 'XML_ENCODING'],
    ['utf-16 without a mark is refused', Buffer.from('<a/>', 'utf16le'), 'utf-16', 'XML_ENCODING'],
    ['utf-16 of UTF-8 octets is refused', Buffer.from('<a/>'), 'utf-16', 'XML_ENCODING'],
    ['iso-8859-1 is refused though all is ASCII', Buffer.from('<a/>'), 'iso-8859-1', 'XML_ENCODING'],
    ['that is empty is refused', Buffer.from('<a/>'), '', 'XML_ENCODING'],
  ];
  for (const [title, octets, charset, verdict] of rows) {
    it(`is judged by the transport first: charset ${title}`, () =>
      expect(verdictOf(octets, { charset })).to.equal(verdict));
  }

  it('is judged afresh after a document that could not be decoded', () => {
    for (const octets of [Buffer.from([0x3c, 0xe2]), utf16le('<a>\ud800'), utf16le('<a/>').swap16().subarray(0, 5)]) {
      expect(verdictOf(octets)).to.equal('XML_ENCODING');
    }
    expect(leafText(rootOf('<a>é</a>'))).to.equal('é');
    expect(leafText(parseXml(utf16le('<a>é</a>')).root)).to.equal('é');
    expect(leafText(parseXml(utf16le('<a>é</a>').swap16()).root)).to.equal('é');
  });
});

describe('a refusal of a parse', () => {
  it('names the line in its detail, and nothing of the message', () => {
    try {
      parse('<a>\r\n<INSZ>84722492046</INZS>\n</a>');
      expect.fail('accepted');
    } catch (error) {
      expect(error).to.be.instanceOf(Fault);
      expect((error as Fault).detail).to.match(/^line 2: /);
      expect((error as Fault).detail).to.not.match(/INSZ|84722492046/);
    }
  });
});
