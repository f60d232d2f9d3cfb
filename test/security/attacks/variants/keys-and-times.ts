// Ways to name a key and to tell the time that the profiles leave open, and messages that stand exactly on a limit.
// Each is made by some stack in the field, or by a partner whose certificates rotate.
import { sign } from 'node:crypto';
import { type Certificate, readCertificate } from '../../../../src/security/certificate.js';
import { CA, EC_256, GENT, KSZ, odd, pkiPath, VDAB } from '../certificates.js';
import type { Variant } from '../kit.js';
import {
  algorithm,
  binaryToken,
  byReference,
  DSIG,
  MORE,
  NOW,
  type Recipe,
  type Sender,
  swap,
  TOKEN,
  times,
  timestampOf,
  tokenReference,
} from '../message.js';
import { issuerOf, issuerSerial, keyIdentifier, serialOf, skiOf } from '../rows/named-keys.js';
import { before, row } from './row.js';

const ecdsa =
  (hash: string) =>
  (data: Buffer, { key }: Sender): Buffer =>
    sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });

const withBlock = (xml: string) => swap('</soap:Header>', `${xml}</soap:Header>`);
const named = (title: string, keyInfo: () => string): Variant =>
  row(`the key is named by ${title}`, () => ({ token: '', keyInfo: keyInfo() }));
const PKI = `${TOKEN}X509PKIPathv1`;
const CLASSIC: Partial<Recipe> = { timestamp: '', references: [{ uri: '#Body' }] };
const SHA1: Partial<Recipe> = {
  references: [{ uri: '#Body', digestMethod: algorithm('DigestMethod', `${DSIG}sha1`), hash: 'sha1' }],
  signatureMethod: algorithm('SignatureMethod', `${DSIG}rsa-sha1`),
  sign: (data, { key }) => sign('sha1', data, key),
};
const vdab = (): Sender => VDAB;
const KEYS: readonly Variant[] = [
  named('SubjectKeyIdentifier', () => keyIdentifier(skiOf(GENT))),
  named('SubjectKeyIdentifier without EncodingType', () =>
    keyIdentifier(skiOf(GENT)).replace(/ EncodingType="[^"]*"/, ''),
  ),
  named('IssuerSerial', () => issuerSerial(issuerOf(GENT), serialOf(GENT))),
  named('IssuerSerial as Java writes it', () => issuerSerial(issuerOf(GENT).split(',').join(', '), serialOf(GENT))),
  named('IssuerSerial as OpenSSL orders it', () =>
    issuerSerial(issuerOf(GENT).split(',').reverse().join(','), serialOf(GENT)),
  ),
  named('IssuerSerial between blanks', () => issuerSerial(issuerOf(GENT), `\n ${serialOf(GENT)} `)),
  row('a reference to the token has no ValueType', () => ({
    keyInfo: tokenReference('<wsse:Reference URI="#X509"/>'),
  })),
  row('a token has no EncodingType', () => ({ token: binaryToken(GENT.der).replace(/ EncodingType="[^"]*"/, '') })),
  row('a token is named by an unqualified Id', () => ({ token: binaryToken(GENT.der, undefined, 'Id="X509"') })),
  row('a certificate of a partner in rotation', undefined, () => odd({ serial: 4711n })),
  row('a certificate without key usage', undefined, () => odd({ keyUsage: null })),
  row(
    'ksz signs its token',
    () => ({ references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }] }),
    () => KSZ,
  ),
  row('vdab sends no Timestamp', () => CLASSIC, vdab, { warnings: 1 }),
  row(
    'vdab sends a PKIPath, SHA-1 and no Timestamp',
    () => ({ ...CLASSIC, ...SHA1, token: binaryToken(pkiPath(CA.der, VDAB.der), PKI), keyInfo: byReference(PKI) }),
    vdab,
    { warnings: 2 },
  ),
  row(
    'vdab sends a PKIPath of itself alone',
    () => ({ ...CLASSIC, token: binaryToken(pkiPath(VDAB.der), PKI), keyInfo: byReference(PKI) }),
    vdab,
    { warnings: 1 },
  ),
  row('vdab sends a Timestamp, signed', undefined, vdab),
];

const received = (title: string, wait: number): Variant =>
  row(`it is received ${title}`, undefined, undefined, { setting: { now: NOW + wait } });
const OWN_KEY = (): Certificate => readCertificate(odd({ serial: 4712n }).der);
const sameKey = (dates: { notBefore?: number; notAfter?: number }): Certificate =>
  readCertificate(odd({ key: EC_256().key, ...dates }).der);
const EC: Partial<Recipe> = {
  signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`),
  sign: ecdsa('sha256'),
};
const EDGES: readonly Variant[] = [
  before('a header block has exactly 16 KiB', withBlock(`<w>${'a'.repeat(16_377)}</w>`)),
  row('a token has exactly the allowed size', undefined, undefined, {
    setting: { limits: { token: GENT.der.toString('base64').length } },
  }),
  row(
    'a PKIPath has exactly the allowed number',
    () => ({ ...CLASSIC, token: binaryToken(pkiPath(CA.der, CA.der, VDAB.der), PKI), keyInfo: byReference(PKI) }),
    vdab,
    { warnings: 1 },
  ),
  row(
    'a partner in rotation kept its key, and names it',
    () => ({ token: '', keyInfo: keyIdentifier(skiOf(GENT)) }),
    undefined,
    { setting: { registered: () => [OWN_KEY()] } },
  ),
  row(
    'a partner that kept its key has certificates of other years beside',
    () => ({ token: '', keyInfo: keyIdentifier(skiOf(EC_256())), ...EC }),
    EC_256,
    {
      setting: {
        registered: () =>
          [{ notAfter: NOW - 1 }, { notBefore: NOW + 1_000 }, { notBefore: NOW, notAfter: NOW }].map(sameKey),
      },
    },
  ),
];

const TIMES: readonly Variant[] = [
  received('a moment before it expires', 299_999),
  received('a minute before it was made', -60_000),
  row('Created has nine digits behind its point', () => ({
    timestamp: timestampOf('<wsu:Created>2012-09-03T07:00:00.123456789Z</wsu:Created>'),
  })),
  row(
    'Created has no Expires',
    () => ({ timestamp: timestampOf('<wsu:Created>2012-09-03T07:00:00Z</wsu:Created>') }),
    undefined,
    { setting: { now: NOW + 299_999 } },
  ),
  row('Expires is far away', () => ({ timestamp: times(NOW, NOW + 86_400_000) }), undefined, {
    setting: { now: NOW + 300_000 },
  }),
  row('the certificate expires this second', undefined, () => odd({ notAfter: NOW })),
  row('nobody is revoked', undefined, undefined, { setting: { crls: () => [] } }),
];

export const KEYS_AND_TIMES: readonly Variant[] = [...KEYS, ...EDGES, ...TIMES];
