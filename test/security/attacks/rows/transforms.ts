// Transforms, digests, canonicalisations and reference addresses that lead a verifier elsewhere (BSP R5404, R5412, R5416).
// Signed by a real partner after the change, so that nothing but the rule under test can refuse it.
import { sign } from 'node:crypto';
import { canonicalize, canonicalizeInclusive } from '../../../../src/xml/c14n.js';
import { KSZ, VDAB } from '../certificates.js';
import type { Attack } from '../kit.js';
import {
  algorithm,
  DSIG,
  EXC,
  MORE,
  type Recipe,
  type ReferencePlan,
  type Sender,
  swap,
  transform,
  XENC,
} from '../message.js';
import { row } from './row.js';

const STRUCTURE = 'SECURITY_STRUCTURE';
const rsaSha1 = (data: Buffer, { key }: Sender): Buffer => sign('sha1', data, key);
const BODY_AND = (plan: ReferencePlan): Partial<Recipe> => ({ references: [plan, { uri: '#TS' }] });
const digested = (title: string, uri: string, hash: string, expect: Attack['expect'] = 'ALGORITHM_REFUSED'): Attack =>
  row(`the digest algorithm is ${title}`, expect, () =>
    BODY_AND({ uri: '#Body', digestMethod: algorithm('DigestMethod', uri), hash }),
  );
const transformed = (
  title: string,
  transforms: string,
  expect: Attack['expect'] = 'ALGORITHM_REFUSED',
  plan: Partial<ReferencePlan> = {},
): Attack => row(`the Body has ${title}`, expect, () => BODY_AND({ uri: '#Body', transforms, ...plan }));
const onTimestamp = (
  title: string,
  transforms: string,
  expect: Attack['expect'] = 'ALGORITHM_REFUSED',
  plan: Partial<ReferencePlan> = {},
): Attack =>
  row(`the Timestamp has ${title}`, expect, () => ({
    references: [{ uri: '#Body' }, { uri: '#TS', transforms, ...plan }],
  }));
const within = (...all: readonly string[]): string => `<ds:Transforms>${all.join('')}</ds:Transforms>`;

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
const FILTER2 = 'http://www.w3.org/2002/06/xmldsig-filter2';
const XSLT = 'http://www.w3.org/TR/1999/REC-xslt-19991116';
const STR_TRANSFORM = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform';
const STYLE =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/">ok</xsl:template></xsl:stylesheet>';
const KINDS: readonly (readonly [title: string, uri: string, content: string])[] = [
  ['an XSLT transform', XSLT, STYLE],
  ['an XPath transform', XPATH, '<ds:XPath>true()</ds:XPath>'],
  ['an XPath filter 2', FILTER2, `<f:XPath xmlns:f="${FILTER2}" Filter="subtract">/*</f:XPath>`],
  ['an enveloped signature transform', `${DSIG}enveloped-signature`, ''],
  ['a base64 transform', `${DSIG}base64`, ''],
  ['an STR transform', STR_TRANSFORM, ''],
  ['a decryption transform', 'http://www.w3.org/2002/07/decrypt#XML', ''],
  ['a transform of nobody', 'urn:nobody', ''],
  ['a transform without a name', '', ''],
  ['inclusive C14N', C14N, ''],
  ['inclusive C14N 1.1', 'http://www.w3.org/2006/12/xml-c14n11', ''],
  ['exclusive C14N with comments', `${EXC}WithComments`, ''],
  ['inclusive C14N with comments', `${C14N}#WithComments`, ''],
];
const octets = (uri: string): Partial<ReferencePlan> =>
  uri === C14N ? { octets: (element) => canonicalizeInclusive(element) } : {};

const TRANSFORMS: readonly Attack[] = [
  ...KINDS.flatMap(([title, uri, content]) => [
    transformed(title, within(transform(uri, content)), 'ALGORITHM_REFUSED', octets(uri)),
    transformed(`${title} before exclusive C14N`, within(transform(uri, content), transform(EXC)), STRUCTURE),
    onTimestamp(title, within(transform(uri, content)), 'ALGORITHM_REFUSED', octets(uri)),
  ]),
  transformed('exclusive C14N twice', within(transform(EXC), transform(EXC)), STRUCTURE),
  transformed('empty Transforms', within(), STRUCTURE),
  transformed('no Transforms (R5416)', '', STRUCTURE),
  transformed('Transforms twice', within(transform(EXC)) + within(transform(EXC)), STRUCTURE),
  transformed('a Transform without Transforms', transform(EXC), STRUCTURE),
  row('SignedInfo is canonicalised inclusively (R5404)', 'ALGORITHM_REFUSED', () => ({
    c14nMethod: algorithm('CanonicalizationMethod', C14N),
    c14n: (element) => canonicalizeInclusive(element),
  })),
  row('SignedInfo is canonicalised exclusively with comments', 'ALGORITHM_REFUSED', () => ({
    c14nMethod: algorithm('CanonicalizationMethod', `${EXC}WithComments`),
    c14n: (element) => canonicalize(element, { withComments: true }),
  })),
  row('SignedInfo is canonicalised by XSLT', 'ALGORITHM_REFUSED', () => ({
    c14nMethod: algorithm('CanonicalizationMethod', XSLT, STYLE),
  })),
  row('SignedInfo is canonicalised by nothing', 'ALGORITHM_REFUSED', () => ({
    c14nMethod: '<ds:CanonicalizationMethod/>',
  })),
  row('CanonicalizationMethod is absent', STRUCTURE, () => ({ c14nMethod: '' })),
  digested('MD5', `${MORE}md5`, 'md5'),
  digested('SHA-1', `${DSIG}sha1`, 'sha1'),
  digested('SHA-224', `${MORE}sha224`, 'sha224'),
  digested('RIPEMD-160', `${XENC}ripemd160`, 'ripemd160'),
  digested('empty', '', 'sha256'),
  digested('that of nobody', 'urn:nobody', 'sha256'),
  digested('SHA-512 with a SHA-256 value', `${XENC}sha512`, 'sha256', 'DIGEST_MISMATCH'),
  row('the digest algorithm of the Timestamp is SHA-1', 'ALGORITHM_REFUSED', () => ({
    references: [
      { uri: '#Body' },
      { uri: '#TS', digestMethod: algorithm('DigestMethod', `${DSIG}sha1`), hash: 'sha1' },
    ],
  })),
  row(
    'ksz signs with SHA-1',
    'ALGORITHM_REFUSED',
    () => ({
      references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }],
      signatureMethod: algorithm('SignatureMethod', `${DSIG}rsa-sha1`),
      sign: rsaSha1,
    }),
    () => KSZ,
  ),
  row(
    'vdab digests with MD5',
    'ALGORITHM_REFUSED',
    () => ({
      references: [{ uri: '#Body', digestMethod: algorithm('DigestMethod', `${MORE}md5`), hash: 'md5' }],
      timestamp: '',
    }),
    () => VDAB,
  ),
];

const uri = (title: string, value: string, target = 'Body', expect: Attack['expect'] = STRUCTURE): Attack =>
  row(`a Reference ${title}`, expect, () => BODY_AND({ uri: value, target }));
const typed = (type: string): Attack =>
  row(`a Reference has the Type ${type}`, STRUCTURE, () => BODY_AND({ uri: '#Body', attributes: ` Type="${type}"` }));

const URIS: readonly Attack[] = [
  uri('has an empty URI', ''),
  uri('has the URI #', '#'),
  uri('leads outside, by http', 'http://127.0.0.1:1/x#Body'),
  uri('leads outside, by file', 'file:///etc/passwd'),
  uri('leads outside, to an attachment', 'cid:attachment@kbi'),
  uri('leads outside, relatively', 'other.xml#Body'),
  uri('has a bare name without #', 'Body'),
  uri('has an xpointer to an id', "#xpointer(id('Body'))"),
  uri('has an xpointer to the root', '#xpointer(/)'),
  uri('has an element() pointer', '#element(/1/2)'),
  uri('has two fragments', '#Body#TS'),
  uri('has a space in its fragment', '#Body '),
  uri('has a percent-encoded fragment', '#%42ody'),
  row('a Reference has no URI', STRUCTURE, () => ({ before: swap(' URI="#Body"', '') })),
  row('the id of the Body is an xpointer', STRUCTURE, () => ({
    ...BODY_AND({ uri: '#xpointer(/)', target: 'xpointer(/)' }),
    before: swap('wsu:Id="Body"', 'wsu:Id="xpointer(/)"'),
  })),
  row('the id of the Body is an element() pointer', STRUCTURE, () => ({
    ...BODY_AND({ uri: '#element(/1)', target: 'element(/1)' }),
    before: swap('wsu:Id="Body"', 'wsu:Id="element(/1)"'),
  })),
  row('the id of the Body is percent-encoded', STRUCTURE, () => ({
    ...BODY_AND({ uri: '#B%6fdy', target: 'B%6fdy' }),
    before: swap('wsu:Id="Body"', 'wsu:Id="B%6fdy"'),
  })),
  typed(`${DSIG}Manifest`),
  typed(`${DSIG}Object`),
  typed(`${DSIG}SignatureProperties`),
];

export const TRANSFORMS_AND_URIS: readonly Attack[] = [...TRANSFORMS, ...URIS];
