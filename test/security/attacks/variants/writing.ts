import { NS } from '../../../../src/xml/namespaces.js';
import { GENT } from '../certificates.js';
import type { Variant } from '../kit.js';
import { BASE64, binaryToken, edits, swap } from '../message.js';
import { after, before, row } from './row.js';

const renamed =
  (from: string, to: string) =>
  (xml: string): string =>
    xml
      .replaceAll(`<${from}:`, `<${to}:`)
      .replaceAll(`</${from}:`, `</${to}:`)
      .replaceAll(`xmlns:${from}=`, `xmlns:${to}=`)
      .replaceAll(` ${from}:`, ` ${to}:`);
/** Takes the prefix away from elements, and puts a default namespace on each outermost one. */
const unprefixed =
  (prefix: string, ns: string, root: string) =>
  (xml: string): string =>
    xml
      .replaceAll(`<${prefix}:`, '<')
      .replaceAll(`</${prefix}:`, '</')
      .replace(new RegExp(`<${root}(?=[ >])`), () => `<${root} xmlns="${ns}"`);
const lines = (text: string, feed: string): string => (text.match(/.{1,76}/g) ?? []).join(feed);

const NAMES: readonly Variant[] = [
  row('nothing is special'),
  before(
    'every prefix is another',
    edits(renamed('soap', 'S'), renamed('wsse', 'o'), renamed('wsu', 'u'), renamed('ds', 'dsig'), renamed('kbi', 'q')),
  ),
  before('prefixes are letters of other scripts', edits(renamed('soap', 'ζ'), renamed('wsse', 'безопасность'))),
  before('the Signature has a default namespace', (xml) => unprefixed('ds', NS.ds, 'Signature')(xml)),
  before(
    'the question has a default namespace',
    edits(
      swap('<kbi:KBIDossiers xmlns:kbi=', '<KBIDossiers xmlns='),
      swap('</kbi:', '</'),
      swap('<Verzoek>', '<Verzoek xmlns="">'),
    ),
  ),
  before(
    'a default namespace on the Envelope is taken back in the question',
    edits(swap('<soap:Envelope ', '<soap:Envelope xmlns="urn:unused" '), swap('<Verzoek>', '<Verzoek xmlns="">')),
  ),
  before(
    'attributes stand in another order',
    edits(
      swap(
        /EncodingType="[^"]*" (ValueType="[^"]*") (wsu:Id="X509")/,
        (_, type = '', id = '') => `${id} ${type} EncodingType="${BASE64}"`,
      ),
      swap(
        /<wsse:Reference URI="#X509" (ValueType="[^"]*")>/,
        (_, type = '') => `<wsse:Reference ${type} URI="#X509">`,
      ),
    ),
  ),
  before(
    'namespaces are declared again on every level',
    edits(
      swap('<soap:Body ', `<soap:Body xmlns:soap="${NS.soap11}" xmlns:wsu="${NS.wsu}" `),
      swap('<ds:SignedInfo>', `<ds:SignedInfo xmlns:ds="${NS.ds}" xmlns:soap="${NS.soap11}">`),
    ),
  ),
  row('ids have dots, dashes and underscores', () => ({
    references: [{ uri: '#_1' }, { uri: '#uuid-1.a-2' }],
    before: edits(swap('"Body"', '"_1"'), swap('"TS"', '"uuid-1.a-2"')),
  })),
  row('Signature, SignedInfo, SignatureValue, KeyInfo and References carry an Id', () => ({
    references: [
      { uri: '#Body', attributes: ' Id="r1"' },
      { uri: '#TS', attributes: ' Id="r2"' },
    ],
    before: edits(
      swap('<ds:Signature>', '<ds:Signature Id="s">'),
      swap('<ds:SignedInfo>', '<ds:SignedInfo Id="si">'),
      swap('<ds:SignatureValue>', '<ds:SignatureValue Id="sv">'),
      swap('<ds:KeyInfo>', '<ds:KeyInfo Id="ki">'),
    ),
  })),
  before(
    'the SecurityTokenReference has an id',
    swap('<wsse:SecurityTokenReference>', '<wsse:SecurityTokenReference wsu:Id="str">'),
  ),
  row('a Reference has an empty Type', () => ({
    references: [{ uri: '#Body', attributes: ' Type=""' }, { uri: '#TS' }],
  })),
];

const CDATA_INSZ = swap('<INSZ>85631490132', '<INSZ><![CDATA[856314]]>90132');
const BLANKS: readonly Variant[] = [
  after(
    'white space and comments stand outside what is signed',
    edits(
      (xml) => `<?xml version="1.0" encoding="utf-8"?>\n<!-- a -->${xml}\n<!-- b -->\n`,
      swap('<soap:Header>', '\n <!-- c --><soap:Header>\n\t<!-- d -->'),
      swap('</soap:Header>', '\n</soap:Header>\r\n <!-- e -->'),
      swap('</soap:Envelope>', '\n</soap:Envelope >'),
      swap('<wsse:Security ', '<wsse:Security\n\t'),
    ),
  ),
  after(
    'white space stands between all parts of Security',
    edits(
      swap('<wsu:Timestamp ', '\n<wsu:Timestamp '),
      swap('<ds:Signature>', '\r\n\t<ds:Signature>\n'),
      swap('<ds:KeyInfo>', '\n<ds:KeyInfo>\n'),
      swap('</ds:KeyInfo>', '\n</ds:KeyInfo>\n'),
      swap('<wsse:SecurityTokenReference>', '<wsse:SecurityTokenReference>\n'),
    ),
  ),
  before(
    'white space stands in SignedInfo and is signed',
    edits(
      swap('<ds:SignedInfo>', '<ds:SignedInfo>\n  '),
      swap('<ds:Transforms>', '\n<ds:Transforms>\n'),
      swap('<ds:DigestValue>', '\n\t<ds:DigestValue>'),
    ),
  ),
  before(
    'white space stands in the Timestamp and is signed',
    edits(swap('<wsu:Created>', '\n  <wsu:Created>'), swap('</wsu:Timestamp>', '\n</wsu:Timestamp>')),
  ),
  before(
    'white space and comments stand in the Body',
    edits(swap('<Verzoek>', '\n<!-- x --><Verzoek>\n'), swap('</soap:Body>', '\n<!-- y --></soap:Body>')),
  ),
  after(
    'comments are put into the signed Body, which a signature does not cover',
    swap('<INSZ>856314', '<INSZ>856314<!-- -->'),
  ),
  before('a value is written in CDATA', CDATA_INSZ),
  after('CDATA replaces text after signing', CDATA_INSZ),
  after('character references replace text after signing', swap('<INSZ>85', '<INSZ>&#56;&#x35;')),
  after('an empty element is written short', (xml) =>
    xml.replaceAll(/<ds:Transform (Algorithm="[^"]*")><\/ds:Transform>/g, '<ds:Transform $1/>'),
  ),
  after('attributes are in single quotes', swap('wsu:Id="Body"', "wsu:Id='Body'")),
  after(
    'line ends are CR LF',
    edits(swap('<soap:Header>', '\r\n<soap:Header>'), swap('<ds:KeyInfo>', '\r\n<ds:KeyInfo>')),
  ),
  before(
    'special characters are signed',
    swap('<INSZ>', '<Naam a="&#9;&#10;&#13;&quot;&lt;">&amp;&lt;&gt;&#13;é€\u{10400}</Naam><INSZ>'),
  ),
  row('the token is broken into lines', () => ({
    token: binaryToken(GENT.der).replace(/>([^<]*)</, (_, text: string) => `>\n${lines(text, '\n')}\n<`),
  })),
  row('the token is broken into lines of CR LF', () => ({
    token: binaryToken(GENT.der).replace(/>([^<]*)</, (_, text: string) => `>${lines(text, '&#13;\n')}<`),
  })),
  after(
    'SignatureValue is broken into lines',
    swap(/<ds:SignatureValue>([^<]*)</, (_, text = '') => `<ds:SignatureValue>\n${lines(text, '\r\n')}\n<`),
  ),
  before('DigestValues stand between blanks', swap('{digest 0}', '\n {digest 0}\n')),
];

const utf16 = (xml: string): Buffer => Buffer.from(`\ufeff${xml}`, 'utf16le');
const ENCODINGS: readonly Variant[] = [
  row('UTF-8 has a byte order mark', () => ({ encode: (xml) => Buffer.from(`\ufeff${xml}`) })),
  row('UTF-16LE has a byte order mark', () => ({ encode: utf16 })),
  row('UTF-16BE has a byte order mark', () => ({ encode: (xml) => utf16(xml).swap16() })),
  row('UTF-16 is declared as well', () => ({
    encode: (xml) => utf16(`<?xml version="1.0" encoding="UTF-16"?>${xml}`),
  })),
  row('UTF-16 is named by the charset', () => ({ encode: utf16 }), undefined, { setting: { charset: 'UTF-16' } }),
  row(
    'the charset wins over the declaration (R1019)',
    () => ({ after: (xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}` }),
    undefined,
    { setting: { charset: 'utf-8' } },
  ),
  after('the XML declaration says standalone', (xml) => `<?xml version='1.0' standalone="yes" ?>${xml}`),
];

export const WRITING: readonly Variant[] = [...NAMES, ...BLANKS, ...ENCODINGS];
