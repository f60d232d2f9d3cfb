// Octets that are no XML for us: DTDs, processing instructions, broken markup and encodings that two readers read in two ways.
// Each begins as a soundly signed message, so that a refusal never comes from a signature that was absent anyway.
import type { FaultKey } from '../../../../src/faults/catalogue.js';
import { NS } from '../../../../src/xml/namespaces.js';
import type { Attack, Setting } from '../kit.js';
import { swap } from '../message.js';
import { after, row } from './row.js';

const bytes = (title: string, expect: FaultKey, encode: (xml: string) => Buffer, setting?: Setting): Attack =>
  row(title, expect, () => ({ encode }), undefined, setting);
const inBody = (found: string) => swap('<Verzoek>', `<Verzoek>${found}`);
const asOctets = (xml: string, mark: string, octets: readonly number[]): Buffer => {
  const [head = '', tail = ''] = xml.split(mark, 2);
  return Buffer.concat([Buffer.from(head), Buffer.from(octets), Buffer.from(tail)]);
};
const octetsInBody = (title: string, octets: readonly number[], expect: FaultKey = 'XML_ENCODING'): Attack =>
  row(title, expect, () => ({ after: inBody('{here}'), encode: (xml) => asOctets(xml, '{here}', octets) }));

const NOT_XML = 'XML_NOT_WELL_FORMED';
const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const DTD: readonly Attack[] = [
  after('a DOCTYPE stands before the Envelope', 'XML_DTD', (xml) => `<!DOCTYPE soap:Envelope>${xml}`),
  after(
    'a billion laughs stand in the DOCTYPE',
    'XML_DTD',
    (xml) => `<!DOCTYPE x [<!ENTITY l0 "ha">${LAUGHS}]>${inBody('&l9;')(xml)}`,
  ),
  after(
    'a quadratic blow-up stands in the DOCTYPE',
    'XML_DTD',
    (xml) => `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>${inBody('&a;'.repeat(1_000))(xml)}`,
  ),
  after(
    'an external entity names a file',
    'XML_DTD',
    (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inBody('&e;')(xml)}`,
  ),
  after(
    'an external entity names an address',
    'XML_DTD',
    (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:1/">]>${inBody('&e;')(xml)}`,
  ),
  after(
    'a parameter entity names an address',
    'XML_DTD',
    (xml) => `<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:1/">%e;]>${xml}`,
  ),
  after('an external DTD is named', 'XML_DTD', (xml) => `<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">${xml}`),
  after('a DTD declares ids', 'XML_DTD', (xml) => `<!DOCTYPE x [<!ATTLIST w Id ID #IMPLIED>]>${xml}`),
  after(
    'a DTD gives attributes a default',
    'XML_DTD',
    (xml) => `<!DOCTYPE x [<!ATTLIST soap:Body wsu:Id CDATA "Body">]>${xml}`,
  ),
  after(
    'a DOCTYPE stands behind the XML declaration and a comment',
    'XML_DTD',
    (xml) => `<?xml version="1.0"?><!-- --><!DOCTYPE x>${xml}`,
  ),
  after('a DOCTYPE stands in the Body', NOT_XML, inBody('<!DOCTYPE x>')),
  after('an ENTITY declaration stands in the Body', NOT_XML, inBody('<!ENTITY e "x">')),
  after('an entity that nobody declared is used', NOT_XML, inBody('&e;')),
  after('an entity of HTML is used', NOT_XML, inBody('&nbsp;')),
  after('a DOCTYPE follows the Envelope', 'XML_DTD', (xml) => `${xml}<!DOCTYPE x>`),
];

const FORM: readonly Attack[] = [
  after('a processing instruction goes before', 'XML_PI', (xml) => `<?xml-stylesheet href="x"?>${xml}`),
  after('a processing instruction stands in the Body', 'XML_PI', inBody('<?php x ?>')),
  after('a processing instruction stands in SignedInfo', 'XML_PI', swap('<ds:SignedInfo>', '<ds:SignedInfo><?x y?>')),
  after('a processing instruction follows', 'XML_PI', (xml) => `${xml}<?x?>`),
  after('an XML declaration stands in the middle', 'XML_PI', inBody('<?xml version="1.0"?>')),
  after('a blank goes before the XML declaration', 'XML_PI', (xml) => ` <?xml version="1.0"?>${xml}`),
  after('the version is 1.1', NOT_XML, (xml) => `<?xml version="1.1"?>${xml}`),
  after('a second root follows', NOT_XML, (xml) => `${xml}<x/>`),
  after('the message stands twice', NOT_XML, (xml) => xml + xml),
  after('text follows the Envelope', NOT_XML, (xml) => `${xml}x`),
  after('text goes before the Envelope', NOT_XML, (xml) => `x${xml}`),
  after('CDATA follows the Envelope', NOT_XML, (xml) => `${xml}<![CDATA[x]]>`),
  after('the end is cut off', NOT_XML, (xml) => xml.slice(0, -1)),
  after('an end tag is crossed', NOT_XML, swap('</Verzoek>', '</verzoek>')),
  after('an attribute stands twice', NOT_XML, swap('<soap:Body ', '<soap:Body wsu:Id="Evil" ')),
  after(
    'an attribute stands twice under two prefixes',
    NOT_XML,
    swap('<soap:Body ', `<soap:Body xmlns:w2="${NS.wsu}" w2:Id="Evil" `),
  ),
  after('a prefix is not bound', NOT_XML, inBody('<n:x/>')),
  after('an attribute has an unbound prefix', NOT_XML, swap('<Verzoek>', '<Verzoek n:x="1">')),
  after('a prefix is undeclared', NOT_XML, swap('<Verzoek>', '<Verzoek xmlns:kbi="">')),
  after('the prefix xmlns is declared', NOT_XML, swap('<Verzoek>', '<Verzoek xmlns:xmlns="urn:x">')),
  after('the prefix xml is rebound', NOT_XML, swap('<Verzoek>', '<Verzoek xmlns:xml="urn:x">')),
  after('a name has two colons', NOT_XML, inBody('<a:b:c/>')),
  after('an attribute has no quotes', NOT_XML, swap('wsu:Id="Body"', 'wsu:Id=Body')),
  after('an attribute has no value', NOT_XML, swap('<Verzoek>', '<Verzoek x>')),
  after('a < stands in an attribute', NOT_XML, swap('<Verzoek>', '<Verzoek x="<">')),
  after('an ampersand stands alone', NOT_XML, inBody(' & ')),
  after('a comment holds --', NOT_XML, inBody('<!-- -- -->')),
  after('a comment does not end', NOT_XML, inBody('<!-- ')),
  after('CDATA does not end', NOT_XML, inBody('<![CDATA[')),
  after(']]> stands in text', NOT_XML, inBody(']]>')),
  after('a character reference names NUL', NOT_XML, inBody('&#0;')),
  after('a character reference names a surrogate', NOT_XML, inBody('&#xD800;')),
  after('a character reference names U+FFFE', NOT_XML, inBody('&#xFFFE;')),
  after('a character reference is beyond Unicode', NOT_XML, inBody('&#x110000;')),
  after('a character reference has a thousand digits', NOT_XML, inBody(`&#${'9'.repeat(1_000)};`)),
  after('a literal NUL stands in the Body', NOT_XML, inBody('\0')),
  after('a vertical tab stands in the Body', NOT_XML, inBody('\x0b')),
  bytes('the message is empty', NOT_XML, () => Buffer.alloc(0)),
  bytes('the message is blank', NOT_XML, () => Buffer.from(' \n')),
  bytes('the message is JSON', NOT_XML, () => Buffer.from('{"INSZ":"85631490132"}')),
  bytes('the message is gzip', 'XML_ENCODING', () => Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0])),
];

const utf16 = (xml: string): Buffer => Buffer.from(xml, 'utf16le');
const ENCODING: readonly Attack[] = [
  bytes('UTF-16LE has no byte order mark', 'XML_ENCODING', utf16),
  bytes('UTF-16BE has no byte order mark', 'XML_ENCODING', (xml) => utf16(xml).swap16()),
  bytes('UTF-16 has half a character at its end', 'XML_ENCODING', (xml) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(xml), Buffer.from([0])]),
  ),
  bytes('UTF-16 has a lone surrogate', 'XML_ENCODING', (xml) =>
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(xml.replace('<Verzoek>', '<Verzoek>\ud800'))]),
  ),
  bytes('UTF-32 has a byte order mark', 'XML_ENCODING', () => Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])),
  bytes('UTF-32 has none', 'XML_ENCODING', () => Buffer.from([0, 0, 0, 0x3c, 0, 0, 0, 0x78])),
  bytes('UTF-7 is claimed by the declaration', 'XML_ENCODING', (xml) =>
    Buffer.from(`<?xml version="1.0" encoding="UTF-7"?>${xml}`),
  ),
  bytes('UTF-7 is claimed by the charset', 'XML_ENCODING', (xml) => Buffer.from(xml), { charset: 'utf-7' }),
  bytes('EBCDIC is claimed by the declaration', 'XML_ENCODING', (xml) =>
    Buffer.from(`<?xml version="1.0" encoding="IBM037"?>${xml}`),
  ),
  bytes('UTF-16 is claimed over UTF-8', 'XML_ENCODING', (xml) =>
    Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${xml}`),
  ),
  bytes('UTF-16 is claimed by the charset over UTF-8', 'XML_ENCODING', (xml) => Buffer.from(xml), {
    charset: 'utf-16',
  }),
  bytes('Latin-1 is claimed by the charset over UTF-8', 'XML_ENCODING', (xml) => Buffer.from(xml), {
    charset: 'iso-8859-1',
  }),
  octetsInBody('a < is written overlong, in two octets', [0xc0, 0xbc]),
  octetsInBody('a < is written overlong, in three octets', [0xe0, 0x80, 0xbc]),
  octetsInBody('NUL is written overlong', [0xc0, 0x80]),
  octetsInBody('a surrogate is written in UTF-8', [0xed, 0xa0, 0x80]),
  octetsInBody('a character is cut short', [0xe2, 0x82]),
  octetsInBody('a continuation stands alone', [0x80]),
  octetsInBody('an octet is FF', [0xff]),
  octetsInBody('a character is beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]),
  octetsInBody('U+FFFF is written in UTF-8', [0xef, 0xbf, 0xbf], NOT_XML),
];

export const MARKUP: readonly Attack[] = [...DTD, ...FORM, ...ENCODING];
