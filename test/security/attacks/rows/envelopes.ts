// Documents built to cost, and envelopes of a shape that SOAP has not (BP R9981; SOAP 1.1 §4, SOAP 1.2 §5).
// Each begins as a soundly signed message, so that a refusal never comes from a signature that was absent anyway.
import type { FaultKey } from '../../../../src/faults/catalogue.js';
import { NS } from '../../../../src/xml/namespaces.js';
import type { Attack } from '../kit.js';
import { edits, swap } from '../message.js';
import { after, before, row } from './row.js';

const inBody = (found: string) => swap('<Verzoek>', `<Verzoek>${found}`);
const LIMIT = 'XML_LIMIT';
const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');
const LIMITS: readonly Attack[] = [
  before('elements are nested 65 deep', LIMIT, inBody('<a>'.repeat(62) + '</a>'.repeat(62))),
  after('a hundred thousand start tags are never closed', LIMIT, () => '<a>'.repeat(100_000)),
  before('there are 10,001 elements', LIMIT, inBody('<a/>'.repeat(10_000))),
  before('an element has 65 attributes', LIMIT, inBody(`<a ${many(65, (n) => `a${n}="" `)}/>`)),
  before('an element has 65 namespace declarations', LIMIT, inBody(`<a ${many(65, (n) => `xmlns:a${n}="urn:x" `)}/>`)),
  before('a name has 257 characters', LIMIT, inBody(`<${'a'.repeat(257)}/>`)),
  before('an attribute name has 257 characters', LIMIT, inBody(`<a ${'a'.repeat(257)}=""/>`)),
  before('a text has more than 256 KiB', LIMIT, inBody('a'.repeat(262_145))),
  before('an attribute value has more than 256 KiB', LIMIT, inBody(`<a b="${'a'.repeat(262_145)}"/>`)),
  before('a comment has more than 256 KiB', LIMIT, inBody(`<!--${'a'.repeat(262_145)}-->`)),
  before(
    'a text is cut into CDATA sections to grow beyond 256 KiB',
    LIMIT,
    inBody(`<![CDATA[${'a'.repeat(140_000)}]]><![CDATA[${'a'.repeat(140_000)}]]>`),
  ),
  before('there are more than 10,000 character references', LIMIT, inBody('&#97;'.repeat(10_001))),
  before('there are more than 1,000 comments', LIMIT, inBody('<!---->'.repeat(1_001))),
  after('the message has more than 1 MiB', LIMIT, (xml) => xml + ' '.repeat(1_048_577)),
  after(
    'a header block has more than 16 KiB',
    LIMIT,
    swap('</soap:Header>', `<w>${'a'.repeat(16_385)}</w></soap:Header>`),
  ),
  after(
    'a header block has more than 16 KiB in fewer characters',
    LIMIT,
    swap('</soap:Header>', `<w>${'é'.repeat(8_200)}</w></soap:Header>`),
  ),
  after(
    'a Security header for another actor has more than 16 KiB',
    LIMIT,
    swap('</soap:Header>', `<wsse:Security soap:actor="urn:o">${'a'.repeat(16_385)}</wsse:Security></soap:Header>`),
  ),
];

const STRUCTURE = 'SOAP_STRUCTURE';
const UNDERSTAND = 'SOAP_MUST_UNDERSTAND';
const block = (attributes: string): ((xml: string) => string) =>
  swap('</soap:Header>', `<w:w xmlns:w="urn:w" ${attributes}/></soap:Header>`);
const block12 = (title: string, attributes: string, expect: FaultKey = UNDERSTAND): Attack =>
  row(`a SOAP 1.2 header ${title}`, expect, () => ({ version: '1.2', before: block(attributes) }));
const SOAP: readonly Attack[] = [
  after('the root is no Envelope', STRUCTURE, (xml) => xml.replaceAll('soap:Envelope', 'soap:Envelop')),
  after('the root is a Body', STRUCTURE, (xml) => xml.replaceAll('soap:Envelope', 'soap:Body')),
  after('the Envelope is of no version', 'SOAP_VERSION', swap(NS.soap11, 'urn:soap:2.0')),
  after('the Envelope has no namespace', 'SOAP_VERSION', (xml) => xml.replaceAll('soap:Envelope', 'Envelope')),
  after('the namespace of the Envelope has a blank behind it', 'SOAP_VERSION', swap(NS.soap11, `${NS.soap11} `)),
  before(
    'the Body is of the other version',
    STRUCTURE,
    edits(swap('<soap:Body ', `<s2:Body xmlns:s2="${NS.soap12}" `), swap('</soap:Body>', '</s2:Body>')),
  ),
  before(
    'the Header is of the other version',
    STRUCTURE,
    edits(swap('<soap:Header>', `<s2:Header xmlns:s2="${NS.soap12}">`), swap('</soap:Header>', '</s2:Header>')),
  ),
  before('the Body is called something else', STRUCTURE, (xml) => xml.replaceAll('soap:Body', 'soap:Bodies')),
  after('there is no Body', STRUCTURE, swap(/<soap:Body .*<\/soap:Body>/s, '')),
  after(
    'the Envelope is empty',
    STRUCTURE,
    swap(/(<soap:Envelope [^>]*>).*(<\/soap:Envelope>)/s, (_, open = '', close = '') => open + close),
  ),
  before('the Body is empty', STRUCTURE, swap(/<kbi:KBIDossiers.*<\/kbi:KBIDossiers>/s, '')),
  before('the Body holds text only', STRUCTURE, swap(/<kbi:KBIDossiers.*<\/kbi:KBIDossiers>/s, 'text')),
  before('the Body holds two questions (R9981)', STRUCTURE, swap('</soap:Body>', '<w/></soap:Body>')),
  before(
    'the Body holds an RPC multi-reference behind the question',
    STRUCTURE,
    swap('</soap:Body>', '<multiRef id="id0"/></soap:Body>'),
  ),
  before('text stands in the Body', STRUCTURE, swap('</soap:Body>', 'x</soap:Body>')),
  before('a no-break space stands in the Body', STRUCTURE, swap('</soap:Body>', '\u00a0</soap:Body>')),
  after('text stands in the Envelope', STRUCTURE, swap('<soap:Header>', 'x<soap:Header>')),
  after('text stands between Header and Body', STRUCTURE, swap('</soap:Header>', '</soap:Header>x')),
  after('text stands in the Header', STRUCTURE, swap('</soap:Header>', 'x</soap:Header>')),
  after('an element stands between Header and Body', STRUCTURE, swap('</soap:Header>', '</soap:Header><w/>')),
  after('an element follows the Body', STRUCTURE, swap('</soap:Envelope>', '<w/></soap:Envelope>')),
  after('a Header follows the Body', STRUCTURE, swap('</soap:Envelope>', '<soap:Header/></soap:Envelope>')),
  after('there are two Headers', STRUCTURE, swap('<soap:Header>', '<soap:Header/><soap:Header>')),
  before('a header block must be understood', UNDERSTAND, block('soap:mustUnderstand="1"')),
  before('a header block must be understood, with blanks', UNDERSTAND, block('soap:mustUnderstand=" 1 "')),
  before(
    'a header block must be understood by the next actor',
    UNDERSTAND,
    block('soap:mustUnderstand="1" soap:actor="http://schemas.xmlsoap.org/soap/actor/next"'),
  ),
  before(
    'a header block must be understood by an empty actor',
    UNDERSTAND,
    block('soap:mustUnderstand="1" soap:actor=""'),
  ),
  before(
    'a ReplyTo of WS-Addressing must be understood',
    UNDERSTAND,
    swap(
      '</soap:Header>',
      '<a:ReplyTo xmlns:a="http://www.w3.org/2005/08/addressing" soap:mustUnderstand="1"><a:Address>http://127.0.0.1:1/</a:Address></a:ReplyTo></soap:Header>',
    ),
  ),
  before(
    'a Security block of another namespace must be understood',
    UNDERSTAND,
    swap('</soap:Header>', '<w:Security xmlns:w="urn:w" soap:mustUnderstand="1"/></soap:Header>'),
  ),
  block12('must be understood', 'soap:mustUnderstand="true"'),
  block12('must be understood by the next', `soap:mustUnderstand="1" soap:role="${NS.soap12}/role/next"`),
  block12(
    'must be understood by the ultimate receiver',
    `soap:mustUnderstand="1" soap:role="${NS.soap12}/role/ultimateReceiver"`,
  ),
  row('two Security headers are for us', 'SECURITY_HEADER', () => ({
    before: swap('</soap:Header>', '<wsse:Security/></soap:Header>'),
  })),
  row('two Security headers are for us, one as the next actor', 'SECURITY_HEADER', () => ({
    before: swap(
      '</soap:Header>',
      '<wsse:Security soap:actor="http://schemas.xmlsoap.org/soap/actor/next"/></soap:Header>',
    ),
  })),
  row('the whole Security header stands twice', 'ID_DUPLICATE', () => ({
    after: swap(/<wsse:Security .*<\/wsse:Security>/s, (found = '') => found + found),
  })),
];

export const ENVELOPES: readonly Attack[] = [...LIMITS, ...SOAP];
