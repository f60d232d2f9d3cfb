// Choices that SOAP, XML Signature and the profiles leave open: PrefixLists, algorithms, header blocks.
// Each is made by some stack in the field.
import { sign } from 'node:crypto';
import { canonicalize } from '../../../../src/xml/c14n.js';
import { NS } from '../../../../src/xml/namespaces.js';
import { EC_256, EC_384 } from '../certificates.js';
import type { Variant } from '../kit.js';
import { algorithm, EXC, edits, MORE, prefixes, type Recipe, type Sender, swap, transform, XENC } from '../message.js';
import { before, row } from './row.js';

const ecdsa =
  (hash: string) =>
  (data: Buffer, { key }: Sender): Buffer =>
    sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });

const list = (prefixList: string, ...seen: string[]): Partial<Recipe> => ({
  references: [
    {
      uri: '#Body',
      transforms: `<ds:Transforms>${transform(EXC, prefixes(prefixList))}</ds:Transforms>`,
      octets: (element) => canonicalize(element, { prefixList: seen }),
    },
    { uri: '#TS' },
  ],
});
const CANONICAL: readonly Variant[] = [
  row('a PrefixList names prefixes in scope', () => list('soap wsse kbi', 'soap', 'wsse', 'kbi')),
  row('a PrefixList is in any order, with any blanks (R5414, R5415)', () =>
    list(' wsse\t ds  soap ', 'wsse', 'ds', 'soap'),
  ),
  row('a PrefixList holds #default', () => list('#default ds', '#default', 'ds')),
  row('a PrefixList holds #default while there is a default namespace', () => ({
    ...list('#default', '#default'),
    before: edits(
      swap('<kbi:KBIDossiers xmlns:kbi=', '<KBIDossiers xmlns='),
      swap('</kbi:', '</'),
      swap('<Verzoek>', '<Verzoek xmlns="">'),
    ),
  })),
  row('a PrefixList holds #default and the Envelope has a default namespace', () => ({
    ...list('#default', '#default'),
    before: edits(
      swap('<soap:Envelope ', '<soap:Envelope xmlns="urn:above" '),
      swap('<Verzoek>', '<Verzoek xmlns="">'),
    ),
  })),
  row('a PrefixList is empty', () => list('')),
  row('a PrefixList names a prefix of nobody', () => list('nobody')),
  row('the Timestamp has a PrefixList', () => ({
    references: [
      { uri: '#Body' },
      {
        uri: '#TS',
        transforms: `<ds:Transforms>${transform(EXC, prefixes('soap wsse'))}</ds:Transforms>`,
        octets: (element) => canonicalize(element, { prefixList: ['soap', 'wsse'] }),
      },
    ],
  })),
  row('SignedInfo has a PrefixList', () => ({
    c14nMethod: algorithm('CanonicalizationMethod', EXC, prefixes('soap wsu')),
    c14n: (element) => canonicalize(element, { prefixList: ['soap', 'wsu'] }),
  })),
];

const hashed = (title: string, method: string, digest: string, hash: string, sender?: () => Sender): Variant =>
  row(
    title,
    () => ({
      signatureMethod: algorithm('SignatureMethod', method),
      sign: sender === undefined ? (data, { key }) => sign(hash, data, key) : ecdsa(hash),
      references: ['#Body', '#TS'].map((uri) => ({ uri, digestMethod: algorithm('DigestMethod', digest), hash })),
    }),
    sender,
  );
const ALGORITHMS: readonly Variant[] = [
  hashed('SHA-512', `${MORE}rsa-sha512`, `${XENC}sha512`, 'sha512'),
  hashed('SHA-384', `${MORE}rsa-sha384`, `${MORE}sha384`, 'sha384'),
  hashed('ECDSA on P-256', `${MORE}ecdsa-sha256`, `${XENC}sha256`, 'sha256', EC_256),
  hashed('ECDSA on P-384', `${MORE}ecdsa-sha384`, `${MORE}sha384`, 'sha384', EC_384),
  hashed('ECDSA on P-384 with SHA-512', `${MORE}ecdsa-sha512`, `${XENC}sha512`, 'sha512', EC_384),
  hashed('ECDSA on P-384 with SHA-256', `${MORE}ecdsa-sha256`, `${XENC}sha256`, 'sha256', EC_384),
];

const withBlock = (xml: string) => swap('</soap:Header>', `${xml}</soap:Header>`);
const REFERENCED = '<a:To xmlns:a="http://www.w3.org/2005/08/addressing" wsu:Id="To">x</a:To>';
const HEADERS: readonly Variant[] = [
  before(
    'header blocks of others go along',
    withBlock('<a:Action xmlns:a="http://www.w3.org/2005/08/addressing">x</a:Action><w/>'),
  ),
  before('a header block of others goes before Security', swap('<soap:Header>', '<soap:Header><w><v>1</v></w>')),
  row('a header block of others is signed', () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#To' }],
    before: withBlock(REFERENCED),
  })),
  row('the token is signed without need', () => ({ references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }] })),
  before(
    'a header block for another actor must be understood by it',
    withBlock('<w:w xmlns:w="urn:w" soap:mustUnderstand="1" soap:actor="urn:other"/>'),
  ),
  before('a header block need not be understood', withBlock('<w:w xmlns:w="urn:w" soap:mustUnderstand="0"/>')),
  before(
    'a Security header is for another actor',
    withBlock('<wsse:Security soap:actor="urn:other" soap:mustUnderstand="1"><x/></wsse:Security>'),
  ),
  before(
    'our Security header names the next actor',
    swap('soap:mustUnderstand="1"', 'soap:mustUnderstand="1" soap:actor="http://schemas.xmlsoap.org/soap/actor/next"'),
  ),
  before('our Security header need not be understood', swap(' soap:mustUnderstand="1"', '')),
  row('SOAP 1.2', () => ({ version: '1.2' })),
  row('SOAP 1.2 with roles', () => ({
    version: '1.2',
    before: edits(
      swap('soap:mustUnderstand="1"', `soap:mustUnderstand="true" soap:role="${NS.soap12}/role/ultimateReceiver"`),
      withBlock(`<w:w xmlns:w="urn:w" soap:mustUnderstand="true" soap:role="${NS.soap12}/role/none"/>`),
    ),
  })),
  row('the Timestamp goes before the token', () => ({
    security: ({ token, timestamp, signature }) => timestamp + token + signature,
  })),
  row('the Timestamp follows the Signature', () => ({
    security: ({ token, timestamp, signature }) => token + signature + timestamp,
  })),
  row('the Timestamp is referenced before the Body', () => ({ references: [{ uri: '#TS' }, { uri: '#Body' }] })),
  row('there are ten References', () => ({
    references: ['#Body', '#TS', '#X509', ...Array.from({ length: 7 }, (_, n) => `#h${n}`)].map((uri) => ({ uri })),
    before: withBlock(Array.from({ length: 7 }, (_, n) => `<w wsu:Id="h${n}"/>`).join('')),
  })),
];

export const CHOICES: readonly Variant[] = [...CANONICAL, ...ALGORITHMS, ...HEADERS];
