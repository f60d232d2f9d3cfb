// Attacks on the structure of ds:Signature: every element known, in order, once, with nothing beside it (BSP R3102, R5401, R5403).
// Signed after the change wherever a signer could do it, so that nothing but the rule under test can refuse it.
import type { Attack } from '../kit.js';
import { EXC, edits, prefixes, swap, transform, XENC } from '../message.js';
import { after, before, row } from './row.js';

const STRUCTURE = 'SECURITY_STRUCTURE';
export const SHAPE: readonly Attack[] = [
  before('Signature has an Object', STRUCTURE, swap('</ds:Signature>', '<ds:Object>x</ds:Object></ds:Signature>')),
  before('Signature has an empty Object', STRUCTURE, swap('</ds:Signature>', '<ds:Object/></ds:Signature>')),
  before(
    'Signature has a Manifest in an Object',
    STRUCTURE,
    swap(
      '</ds:Signature>',
      '<ds:Object><ds:Manifest Id="M"><ds:Reference URI="#Body"/></ds:Manifest></ds:Object></ds:Signature>',
    ),
  ),
  before('Signature has a second SignedInfo behind the first', STRUCTURE, (xml) =>
    xml.replace('</ds:SignedInfo>', () => `</ds:SignedInfo>${/<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(xml)?.[0]}`),
  ),
  before('Signature has a second SignedInfo at its end', STRUCTURE, (xml) =>
    xml.replace('</ds:Signature>', () => `${/<ds:SignedInfo>.*<\/ds:SignedInfo>/s.exec(xml)?.[0]}</ds:Signature>`),
  ),
  after(
    'Signature has an empty SignedInfo',
    STRUCTURE,
    swap(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, '<ds:SignedInfo></ds:SignedInfo>'),
  ),
  after(
    'Signature has an empty SignedInfo before the real one',
    STRUCTURE,
    swap('<ds:SignedInfo>', '<ds:SignedInfo></ds:SignedInfo><ds:SignedInfo>'),
  ),
  after('Signature has no SignedInfo', STRUCTURE, swap(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, '')),
  after('Signature has no SignatureValue', STRUCTURE, swap(/<ds:SignatureValue>.*<\/ds:SignatureValue>/s, '')),
  after('Signature has no KeyInfo', STRUCTURE, swap(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')),
  after(
    'Signature has two SignatureValues',
    STRUCTURE,
    swap('<ds:SignatureValue>', '<ds:SignatureValue>AAAA</ds:SignatureValue><ds:SignatureValue>'),
  ),
  after('Signature is empty', STRUCTURE, swap(/<ds:Signature>.*<\/ds:Signature>/s, '<ds:Signature/>')),
  after(
    'SignatureValue goes before SignedInfo',
    STRUCTURE,
    swap(
      /(<ds:SignedInfo>.*<\/ds:SignedInfo>)(<ds:SignatureValue>.*<\/ds:SignatureValue>)/s,
      (_, info = '', value = '') => value + info,
    ),
  ),
  before(
    'SignedInfo is of another namespace',
    STRUCTURE,
    edits(swap('<ds:SignedInfo>', '<x:SignedInfo xmlns:x="urn:x">'), swap('</ds:SignedInfo>', '</x:SignedInfo>')),
  ),
  before('Signature carries an attribute', STRUCTURE, swap('<ds:Signature>', '<ds:Signature wsu:Id="S">')),
  before('SignedInfo carries an attribute', STRUCTURE, swap('<ds:SignedInfo>', '<ds:SignedInfo x="1">')),
  before('SignatureValue carries an attribute', STRUCTURE, swap('<ds:SignatureValue>', '<ds:SignatureValue x="1">')),
  before('KeyInfo carries an attribute', STRUCTURE, swap('<ds:KeyInfo>', '<ds:KeyInfo x="1">')),
  before('Transforms carries an attribute', STRUCTURE, swap('<ds:Transforms>', '<ds:Transforms x="1">')),
  before('Reference carries an attribute', STRUCTURE, swap('<ds:Reference ', '<ds:Reference x="1" ')),
  before('SignatureMethod carries an attribute', STRUCTURE, swap('<ds:SignatureMethod ', '<ds:SignatureMethod x="1" ')),
  before(
    'SignatureMethod carries an Algorithm of another namespace',
    STRUCTURE,
    swap('<ds:SignatureMethod ', '<ds:SignatureMethod wsu:Algorithm="x" '),
  ),
  before(
    'InclusiveNamespaces carries an attribute',
    STRUCTURE,
    swap(transform(EXC), transform(EXC, prefixes('soap').replace('PrefixList', 'x="1" PrefixList'))),
  ),
  before(
    'InclusiveNamespaces has a child',
    STRUCTURE,
    swap(transform(EXC), transform(EXC, prefixes('soap').replace('></ec', '><x/></ec'))),
  ),
  before(
    'InclusiveNamespaces has no PrefixList',
    STRUCTURE,
    swap(transform(EXC), transform(EXC, `<ec:InclusiveNamespaces xmlns:ec="${EXC}"/>`)),
  ),
  before('InclusiveNamespaces has company', STRUCTURE, swap(transform(EXC), transform(EXC, `${prefixes('soap')}<x/>`))),
  before(
    'InclusiveNamespaces stands twice',
    STRUCTURE,
    swap(transform(EXC), transform(EXC, prefixes('soap') + prefixes('soap'))),
  ),
  before(
    'InclusiveNamespaces is of another namespace',
    STRUCTURE,
    swap(transform(EXC), transform(EXC, '<ds:InclusiveNamespaces PrefixList="soap"/>')),
  ),
  before(
    'SignatureMethod has an HMACOutputLength (R5401)',
    STRUCTURE,
    swap(/(<ds:SignatureMethod [^>]*>)/, (found = '') => `${found}<ds:HMACOutputLength>8</ds:HMACOutputLength>`),
  ),
  before(
    'DigestMethod has a parameter',
    STRUCTURE,
    swap(/(<ds:DigestMethod [^>]*>)/, (found = '') => `${found}<x/>`),
  ),
  before(
    'DigestMethod has text',
    STRUCTURE,
    swap(/(<ds:DigestMethod [^>]*>)/, (found = '') => `${found}x`),
  ),
  before('SignedInfo has a comment', STRUCTURE, swap('<ds:SignedInfo>', '<ds:SignedInfo><!-- -->')),
  before('SignedInfo has text', STRUCTURE, swap('<ds:SignedInfo>', '<ds:SignedInfo>x')),
  before('SignedInfo has an unknown element at its end', STRUCTURE, swap('</ds:SignedInfo>', '<x/></ds:SignedInfo>')),
  after('a comment stands in the Security header', STRUCTURE, swap('<ds:Signature>', '<!-- --><ds:Signature>')),
  after('text stands in the Security header', STRUCTURE, swap('<ds:Signature>', 'x<ds:Signature>')),
  after('a comment stands in Signature', STRUCTURE, swap('<ds:SignatureValue>', '<!-- --><ds:SignatureValue>')),
  after('a comment stands in SignatureValue', STRUCTURE, swap('</ds:SignatureValue>', '<!-- --></ds:SignatureValue>')),
  after(
    'a comment cuts SignatureValue',
    STRUCTURE,
    swap(/<ds:SignatureValue>..../, (found = '') => `${found}<!-- -->`),
  ),
  after('an element stands in SignatureValue', STRUCTURE, swap('</ds:SignatureValue>', '<x/></ds:SignatureValue>')),
  before('a comment stands in DigestValue', STRUCTURE, swap('{digest 0}', '{digest 0}<!-- -->')),
  before('a comment stands before DigestValue', STRUCTURE, swap('<ds:DigestValue>', '<!-- --><ds:DigestValue>')),
  before(
    'a comment in DigestValue hides the digest of the attacker',
    STRUCTURE,
    swap('{digest 0}', 'AAAA<!--{digest 0}-->'),
  ),
  before('an element stands in DigestValue', STRUCTURE, swap('{digest 0}', '{digest 0}<x/>')),
  before('DigestValue is absent', STRUCTURE, swap(/<ds:DigestValue>.*?<\/ds:DigestValue>/, '')),
  before(
    'DigestValue stands twice',
    STRUCTURE,
    swap('</ds:DigestValue>', '</ds:DigestValue><ds:DigestValue>{digest 1}</ds:DigestValue>'),
  ),
  before('DigestValue is empty', 'DIGEST_MISMATCH', swap('{digest 0}', '')),
  before('DigestValue is cut short', 'DIGEST_MISMATCH', swap('{digest 0}', 'AAAA')),
  before('DigestValue has no padding', 'DIGEST_MISMATCH', (xml) => xml.replace('{digest 0}', () => '{digest 0}=')),
  before('DigestMethod is absent', STRUCTURE, swap(/<ds:DigestMethod .*?<\/ds:DigestMethod>/, '')),
  before(
    'DigestMethod is of another namespace',
    STRUCTURE,
    swap(
      /<ds:DigestMethod (.*?)<\/ds:DigestMethod>/,
      (_, rest = '') => `<x:DigestMethod xmlns:x="urn:x" ${rest}</x:DigestMethod>`,
    ),
  ),
  before(
    'DigestValue is of another namespace',
    STRUCTURE,
    swap(
      /<ds:DigestValue>(.*?)<\/ds:DigestValue>/,
      (_, rest = '') => `<x:DigestValue xmlns:x="urn:x">${rest}</x:DigestValue>`,
    ),
  ),
  before(
    'Transform is of another namespace',
    STRUCTURE,
    swap(transform(EXC), `<x:Transform xmlns:x="urn:x" Algorithm="${EXC}"/>`),
  ),
  before(
    'Transforms is of another namespace',
    STRUCTURE,
    swap(
      /<ds:Transforms>(.*?)<\/ds:Transforms>/,
      (_, rest = '') => `<x:Transforms xmlns:x="urn:x">${rest}</x:Transforms>`,
    ),
  ),
  before(
    'a Reference is of another namespace',
    STRUCTURE,
    swap(/<ds:Reference (.*?)<\/ds:Reference>/, (_, rest = '') => `<x:Reference xmlns:x="urn:x" ${rest}</x:Reference>`),
  ),
  before(
    'SignatureMethod is of another namespace',
    STRUCTURE,
    swap(
      /<ds:SignatureMethod (.*?)<\/ds:SignatureMethod>/,
      (_, rest = '') => `<x:SignatureMethod xmlns:x="urn:x" ${rest}</x:SignatureMethod>`,
    ),
  ),
  before(
    'CanonicalizationMethod is of another namespace',
    STRUCTURE,
    swap(
      /<ds:CanonicalizationMethod (.*?)<\/ds:CanonicalizationMethod>/,
      (_, rest = '') => `<x:CanonicalizationMethod xmlns:x="urn:x" ${rest}</x:CanonicalizationMethod>`,
    ),
  ),
  before(
    'SignatureMethod and CanonicalizationMethod have changed places',
    STRUCTURE,
    swap(
      /(<ds:CanonicalizationMethod.*?<\/ds:CanonicalizationMethod>)(<ds:SignatureMethod.*?<\/ds:SignatureMethod>)/,
      (_, one = '', two = '') => two + one,
    ),
  ),
  before(
    'SignatureValue is of another namespace',
    STRUCTURE,
    edits(
      swap('<ds:SignatureValue>', '<x:SignatureValue xmlns:x="urn:x">'),
      swap('</ds:SignatureValue>', '</x:SignatureValue>'),
    ),
  ),
  before(
    'KeyInfo is of another namespace',
    STRUCTURE,
    edits(swap('<ds:KeyInfo>', '<x:KeyInfo xmlns:x="urn:x">'), swap('</ds:KeyInfo>', '</x:KeyInfo>')),
  ),
  row('a second Signature stands in the Security header', STRUCTURE, () => ({
    security: ({ token, timestamp, signature }) => token + timestamp + signature + signature,
  })),
  row('a second, empty Signature goes before', STRUCTURE, () => ({
    security: ({ token, timestamp, signature }) => `${token}${timestamp}<ds:Signature/>${signature}`,
  })),
  row('an unknown element stands in the Security header', STRUCTURE, () => ({
    security: ({ token, timestamp, signature }) => `${token}${timestamp}${signature}<x/>`,
  })),
  row('a UsernameToken stands in the Security header', STRUCTURE, () => ({
    security: ({ token, timestamp, signature }) => `${token}${timestamp}${signature}<wsse:UsernameToken/>`,
  })),
  row('an EncryptedKey stands in the Security header', STRUCTURE, () => ({
    security: ({ token, timestamp, signature }) =>
      `<xenc:EncryptedKey xmlns:xenc="${XENC}"/>${token}${timestamp}${signature}`,
  })),
  row('the Signature is enveloping: an Object holds what it signs (R3102)', STRUCTURE, () => ({
    references: [{ uri: '#O' }, { uri: '#TS' }],
    before: swap('</ds:Signature>', '<ds:Object Id="O">x</ds:Object></ds:Signature>'),
  })),
  row('SignedInfo has no Reference', STRUCTURE, () => ({ references: [] })),
  row('SignedInfo has eleven References', STRUCTURE, () => ({
    references: [{ uri: '#Body' }, { uri: '#TS' }, ...Array.from({ length: 9 }, () => ({ uri: '#TS' }))],
  })),
  row('SignedInfo has three hundred References', STRUCTURE, () => ({
    references: Array.from({ length: 300 }, () => ({ uri: '#TS' })),
  })),
];
