import { expect } from 'chai';
import { compareXml, type Difference } from '../../src/replay/compare.js';
import { parseXml } from '../../src/xml/parser.js';

const compare = (expected: string, found: string): readonly Difference[] =>
  compareXml(parseXml(Buffer.from(expected)).root, parseXml(Buffer.from(found)).root);

const S11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const S12 = 'http://www.w3.org/2003/05/soap-envelope';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const soap = (inside: string): string => `<s:Envelope xmlns:s="${S11}">${inside}</s:Envelope>`;
const security = `<w:Security xmlns:w="${WSSE}"><w:BinarySecurityToken>AAAA</w:BinarySecurityToken></w:Security>`;
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('compareXml', () => {
  const equal: readonly [string, string, string][] = [
    ['the same document', '<a><b>1</b></a>', '<a><b>1</b></a>'],
    ['another prefix for the same namespace', '<p:a xmlns:p="urn:x"/>', '<q:a xmlns:q="urn:x"/>'],
    ['a default namespace instead of a prefix', '<p:a xmlns:p="urn:x"/>', '<a xmlns="urn:x"/>'],
    ['a namespace declared deeper', '<a xmlns:p="urn:x"><p:b/></a>', '<a><p:b xmlns:p="urn:x"/></a>'],
    ['a namespace that nobody uses', '<a/>', '<a xmlns:p="urn:x"/>'],
    ['another order of attributes', '<a x="1" y="2"/>', '<a y="2" x="1"/>'],
    ['layout between elements', '<a><b/><c/></a>', '<a>\n  <b/>\n  <c/>\n</a>'],
    ['layout in an element without text', '<a></a>', '<a>\n</a>'],
    ['comments', '<a><b>1</b></a>', '<a><!-- one --><b>1<!-- two --></b></a>'],
    ['text in CDATA', '<a>1 &lt; 2</a>', '<a><![CDATA[1 < 2]]></a>'],
    ['a character reference', '<a>é</a>', '<a>&#xE9;</a>'],
    ['self-closing or not', '<a><b/></a>', '<a><b></b></a>'],
    ['a uuid', '<a>{{uuid}}</a>', `<a>${UUID}</a>`],
    ['a placeholder within text', '<a>id-{{uuid}}-x</a>', `<a>id-${UUID}-x</a>`],
    ['a placeholder in an attribute', '<a x="{{datum}}"/>', '<a x="2012-09-03"/>'],
    ['a date', '<a>{{datum}}</a>', '<a>2012-09-03</a>'],
    ['a time with milliseconds', '<a>{{tijd}}</a>', '<a>09:00:00.000</a>'],
    ['a time with minutes', '<a>{{tijd}}</a>', '<a>09:00</a>'],
    ['a dateTime in UTC', '<a>{{dateTime}}</a>', '<a>2012-09-03T07:00:00.000Z</a>'],
    ['a dateTime with offset', '<a>{{dateTime}}</a>', '<a>2012-09-03T09:00:00+02:00</a>'],
    ['base64 over lines', '<a>{{base64}}</a>', '<a>QUJD\nREU=\n</a>'],
    ['a number', '<a>{{getal}}</a>', '<a>42</a>'],
    ['any text', '<a>{{*}}</a>', '<a>whatever . it [says]</a>'],
    ['any content', '<a>{{*}}</a>', '<a><b><c>1</c></b></a>'],
    ['any content, also none', '<a>{{*}}</a>', '<a/>'],
    ['a Security header that was not expected', soap('<s:Body/>'), soap(`<s:Header>${security}</s:Header><s:Body/>`)],
    ['an empty Header that was expected', soap('<s:Header/><s:Body/>'), soap('<s:Body/>')],
    ['a wsu:Id that was not expected', soap('<s:Body/>'), soap(`<s:Body xmlns:u="${WSU}" u:Id="body"/>`)],
    [
      'another Header beside the Security',
      soap('<s:Header><x/></s:Header><s:Body/>'),
      soap(`<s:Header>${security}<x/></s:Header><s:Body/>`),
    ],
    [
      'a faultcode with another prefix',
      soap('<s:Body><s:Fault><faultcode>s:Client</faultcode></s:Fault></s:Body>'),
      `<soap:Envelope xmlns:soap="${S11}"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode></soap:Fault></soap:Body></soap:Envelope>`,
    ],
    [
      'a SOAP 1.2 code with another prefix',
      `<e:Code xmlns:e="${S12}"><e:Value>e:Sender</e:Value></e:Code>`,
      `<Code xmlns="${S12}" xmlns:env="${S12}"><Value>env:Sender</Value></Code>`,
    ],
    [
      'an xsi:type with another prefix',
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:p="urn:x" xsi:type="p:T"/>',
      '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:q="urn:x" i:type="q:T"/>',
    ],
  ];
  for (const [title, expected, found] of equal)
    it(`finds no difference in ${title}`, () => expect(compare(expected, found)).to.deep.equal([]));

  const different: readonly [string, string, string, string, string, RegExp][] = [
    ['another text', '<a><b>1</b></a>', '<a><b>2</b></a>', 'value', '/a/b', /^`b` 1 expected, 2 found$/],
    [
      'an absent element',
      '<a><Einddatum>2012-06-30</Einddatum></a>',
      '<a/>',
      'absent',
      '/a/Einddatum',
      /^`Einddatum` 2012-06-30 expected, absent$/,
    ],
    [
      'an absent element with children',
      '<a><b><c/><d/></b></a>',
      '<a/>',
      'absent',
      '/a/b',
      /^`b` with c, d expected, absent$/,
    ],
    [
      'an element too many',
      '<a><b>1</b></a>',
      '<a><b>1</b><c>x</c></a>',
      'unexpected',
      '/a/c',
      /^`c` x found, not expected$/,
    ],
    ['an element too many in between', '<a><b/><d/></a>', '<a><b/><c/><d/></a>', 'unexpected', '/a/c', /not expected/],
    ['a second of the same', '<a><b>1</b></a>', '<a><b>1</b><b>2</b></a>', 'unexpected', '/a/b[2]', /`b` 2 found/],
    [
      'a value in the second of the same',
      '<a><b>1</b><b>2</b></a>',
      '<a><b>1</b><b>3</b></a>',
      'value',
      '/a/b[2]',
      /2 expected, 3 found/,
    ],
    [
      'a third of the same that is absent',
      '<a><b>1</b><b>2</b><b>3</b></a>',
      '<a><b>1</b><b>2</b></a>',
      'absent',
      '/a/b[3]',
      /`b` 3 expected, absent/,
    ],
    ['another order of elements', '<a><b/><c/></a>', '<a><c/><b/></a>', 'absent', '/a/b', /found in another place/],
    ['another root', '<a/>', '<b/>', 'name', '/a', /root `a`/],
    [
      'the same root in another namespace',
      '<a xmlns="urn:x"/>',
      '<a xmlns="urn:y"/>',
      'name',
      '/a',
      /"urn:x".*"urn:y"/,
    ],
    [
      'a child in another namespace',
      '<a><b xmlns="urn:x"/></a>',
      '<a><b xmlns="urn:y"/></a>',
      'absent',
      '/a/b',
      /absent/,
    ],
    ['an absent attribute', '<a x="1"/>', '<a/>', 'absent', '/a/@x', /attribute `x` 1 expected, absent/],
    ['an attribute too many', '<a/>', '<a x="1"/>', 'unexpected', '/a/@x', /attribute `x` 1 found/],
    ['another attribute value', '<a x="1"/>', '<a x="2"/>', 'value', '/a/@x', /1 expected, 2 found/],
    ['an attribute in another namespace', '<a xmlns:p="urn:x" p:x="1"/>', '<a x="1"/>', 'absent', '/a/@x', /absent/],
    ['white space at the ends of a value', '<a>1</a>', '<a> 1</a>', 'value', '/a', /white space only/],
    ['no text where text is expected', '<a>1</a>', '<a/>', 'value', '/a', /1 expected, no text found/],
    ['text where none is expected', '<a/>', '<a>1</a>', 'value', '/a', /without text expected, 1 found/],
    ['elements where text is expected', '<a>1</a>', '<a><b/></a>', 'value', '/a', /1 expected/],
    ['text beside elements', '<a><b/></a>', '<a>x<b/></a>', 'value', '/a', /x found/],
    ['something that is no uuid', '<a>{{uuid}}</a>', '<a>1234</a>', 'value', '/a', /\{\{uuid\}\} expected/],
    ['something around a date', '<a>{{datum}}</a>', '<a>2012-09-03Z</a>', 'value', '/a', /expected/],
    ['a dateTime without zone', '<a>{{dateTime}}</a>', '<a>2012-09-03T09:00:00</a>', 'value', '/a', /expected/],
    ['a dot that is meant as a dot', '<a>1.2-{{getal}}</a>', '<a>1x2-3</a>', 'value', '/a', /expected/],
    [
      'a placeholder that does not exist',
      '<a>{{guid}}</a>',
      `<a>${UUID}</a>`,
      'placeholder',
      '/a',
      /\{\{guid\}\} in the expected file is no placeholder/,
    ],
    [
      'a Security header that was expected',
      soap(`<s:Header>${security}</s:Header><s:Body/>`),
      soap('<s:Body/>'),
      'absent',
      '/Envelope/Header',
      /absent/,
    ],
    [
      'another content of an expected Security header',
      soap(`<s:Header>${security}</s:Header>`),
      soap(`<s:Header>${security.replace('AAAA', 'BBBB')}</s:Header>`),
      'value',
      '/Envelope/Header/Security/BinarySecurityToken',
      /AAAA expected/,
    ],
    [
      'a Header that nobody expected',
      soap('<s:Body/>'),
      soap('<s:Header><x/></s:Header><s:Body/>'),
      'unexpected',
      '/Envelope/Header',
      /not expected/,
    ],
    ['a wsu:Id that was expected', `<a xmlns:u="${WSU}" u:Id="b"/>`, '<a/>', 'absent', '/a/@Id', /absent/],
    [
      'another faultcode',
      soap('<s:Body><s:Fault><faultcode>s:Client</faultcode></s:Fault></s:Body>'),
      soap('<s:Body><s:Fault><faultcode>s:Server</faultcode></s:Fault></s:Body>'),
      'value',
      '/Envelope/Body/Fault/faultcode',
      /s:Client expected, s:Server found/,
    ],
    [
      'a faultcode whose prefix means something else',
      soap('<s:Body><s:Fault><faultcode>s:Client</faultcode></s:Fault></s:Body>'),
      soap('<s:Body xmlns:o="urn:o"><s:Fault><faultcode>o:Client</faultcode></s:Fault></s:Body>'),
      'value',
      '/Envelope/Body/Fault/faultcode',
      /expected/,
    ],
  ];
  for (const [title, expected, found, kind, path, sentence] of different)
    it(`names ${title}`, () => {
      const [first] = compare(expected, found);
      expect(first).to.include({ kind, path });
      expect(first?.sentence).to.match(sentence);
    });

  it('gives all differences in document order', () => {
    const differences = compare('<a><b>1</b><c>2</c><d>3</d></a>', '<a><b>x</b><d>y</d><e/></a>');
    expect(differences.map(({ kind, path }) => `${kind} ${path}`)).to.deep.equal([
      'value /a/b',
      'absent /a/c',
      'value /a/d',
      'unexpected /a/e',
    ]);
  });

  it('reports one difference for one element that is absent among many', () => {
    const row = (n: number): string => `<r><k>${n}</k></r>`;
    expect(compare(`<a><x/>${row(1)}${row(2)}</a>`, `<a>${row(1)}${row(2)}</a>`)).to.have.lengthOf(1);
  });

  it('shortens a long value in its sentence and keeps it whole beside it', () => {
    const [first] = compare(`<a>${'x'.repeat(1000)}</a>`, '<a>y</a>');
    expect(first?.sentence.length).to.be.lessThan(300);
    expect(first?.expected).to.have.lengthOf(1000);
  });
});
