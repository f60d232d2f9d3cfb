// Attacks on what a BinarySecurityToken holds: broken DER, odd encodings, and paths that are too long or of somebody's own making.
// Signed with the key of the certificate that is meant.
import { X509Certificate } from 'node:crypto';
import type { FaultKey } from '../../../../src/faults/catalogue.js';
import * as odd from '../certificates.js';
import { CA, GENT, pkiPath, VDAB } from '../certificates.js';
import type { Attack } from '../kit.js';
import { binaryToken, byReference, TOKEN, tokenReference } from '../message.js';
import { row } from './row.js';

const INVALID = 'TOKEN_INVALID';
const token = (title: string, expect: FaultKey, xml: () => string, keys?: string): Attack =>
  row(`the token ${title}`, expect, () => ({ token: xml(), ...(keys === undefined ? {} : { keyInfo: keys }) }));
const bytes = (title: string, expect: FaultKey, der: () => Buffer): Attack =>
  token(title, expect, () => binaryToken(der()));
const cut = (count: number) => (): Buffer => GENT.der.subarray(0, count);
const path = (title: string, expect: FaultKey, certificates: () => Buffer): Attack =>
  row(
    `the PKIPath ${title}`,
    expect,
    () => ({
      token: binaryToken(certificates(), PKI),
      keyInfo: byReference(PKI),
      timestamp: '',
      references: [{ uri: '#Body' }],
    }),
    () => VDAB,
  );
const PKI = `${TOKEN}X509PKIPathv1`;

export const OCTETS: readonly Attack[] = [
  bytes('is empty', 'CERTIFICATE_INVALID', () => Buffer.alloc(0)),
  bytes('is cut in half', 'CERTIFICATE_INVALID', cut(GENT.der.length >> 1)),
  bytes('lacks its last octet', 'CERTIFICATE_INVALID', cut(GENT.der.length - 1)),
  bytes('has an octet too many', 'CERTIFICATE_INVALID', () => Buffer.concat([GENT.der, Buffer.alloc(1)])),
  bytes('is a second certificate behind the first', 'CERTIFICATE_INVALID', () => Buffer.concat([GENT.der, VDAB.der])),
  bytes('is random', 'CERTIFICATE_INVALID', () => Buffer.alloc(900, 0x30)),
  bytes('is of indefinite length', 'CERTIFICATE_INVALID', () =>
    Buffer.concat([Buffer.from([0x30, 0x80]), GENT.der.subarray(4), Buffer.alloc(2)]),
  ),
  bytes('claims four gigabytes', 'CERTIFICATE_INVALID', () =>
    Buffer.concat([Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), GENT.der.subarray(4)]),
  ),
  bytes('is PEM', 'CERTIFICATE_INVALID', () => Buffer.from(new X509Certificate(GENT.der).toString())),
  bytes('has one bit of its subject changed', 'CERTIFICATE_UNTRUSTED', () => {
    const der = Buffer.from(GENT.der);
    der[der.indexOf('ocmw-gent')] = 0x70;
    return der;
  }),
  token('has a comment in it', INVALID, () => binaryToken(GENT.der).replace('</wsse:B', '<!-- --></wsse:B')),
  token('has an element in it', INVALID, () => binaryToken(GENT.der).replace('</wsse:B', '<x/></wsse:B')),
  token('is not canonical base64', INVALID, () => binaryToken(GENT.der).replace('</wsse:B', '=</wsse:B')),
  token('is written in base64url', INVALID, () => binaryToken(GENT.der).replace('MII', 'MI_')),
  token(
    'has no ValueType',
    INVALID,
    () => binaryToken(GENT.der).replace(/ ValueType="[^"]*"/, ''),
    tokenReference('<wsse:Reference URI="#X509"/>'),
  ),
  token(
    'is a UsernameToken by ValueType',
    INVALID,
    () => binaryToken(GENT.der, 'urn:username'),
    byReference('urn:username'),
  ),
  token(
    'is a PKCS#7 by ValueType',
    INVALID,
    () => binaryToken(GENT.der, `${TOKEN}PKCS7`),
    byReference(`${TOKEN}PKCS7`),
  ),
  token('is in hexadecimal by EncodingType', INVALID, () =>
    binaryToken(GENT.der).replace('#Base64Binary', '#HexBinary'),
  ),
  token('is larger than the limit', INVALID, () => binaryToken(Buffer.alloc(13_000))),
  token(
    'is a PKIPath, which profile strict does not take',
    INVALID,
    () => binaryToken(pkiPath(CA.der, GENT.der), PKI),
    byReference(PKI),
  ),
  path('is empty', INVALID, () => pkiPath()),
  path('has four certificates', INVALID, () => pkiPath(CA.der, CA.der, CA.der, VDAB.der)),
  {
    ...path('has more certificates than the operator allows', INVALID, () => pkiPath(CA.der, VDAB.der)),
    setting: { limits: { certificates: 1 } },
  },
  {
    ...bytes('is larger than the operator allows', INVALID, () => GENT.der),
    setting: { limits: { token: GENT.der.toString('base64').length - 1 } },
  },
  path('has fifty certificates', INVALID, () => pkiPath(...Array.from({ length: 9 }, () => CA.der), VDAB.der)),
  path('is in the wrong order', INVALID, () => pkiPath(VDAB.der, CA.der)),
  path('is a bare certificate', 'CERTIFICATE_INVALID', () => VDAB.der),
  path('ends in the certificate of another', INVALID, () => pkiPath(CA.der, VDAB.der, GENT.der)),
  row(
    'the PKIPath brings its own authority',
    'CERTIFICATE_UNTRUSTED',
    () => {
      const forged = odd.odd({ organizationIdentifier: 'NTRBE-0887200008', key: VDAB.key }, { ...CA, key: GENT.key });
      return {
        token: binaryToken(pkiPath(CA.der, forged.der), PKI),
        keyInfo: byReference(PKI),
        timestamp: '',
        references: [{ uri: '#Body' }],
      };
    },
    () => VDAB,
  ),
  row('the PKIPath has a partner who issues certificates', 'CERTIFICATE_INVALID', () => {
    const { der, chain = [] } = odd.ISSUED_BY_PARTNER();
    return {
      token: binaryToken(pkiPath(...chain, der), PKI),
      keyInfo: byReference(PKI),
      timestamp: '',
      references: [{ uri: '#Body' }],
    };
  }),
];
