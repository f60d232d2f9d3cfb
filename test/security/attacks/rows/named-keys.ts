import type { FaultKey } from '../../../../src/faults/catalogue.js';
import { readCertificate } from '../../../../src/security/certificate.js';
import * as senders from '../certificates.js';
import { CA, GENT, KSZ, odd, VDAB } from '../certificates.js';
import type { Attack } from '../kit.js';
import { BASE64, type Sender, TOKEN, tokenReference } from '../message.js';
import { row } from './row.js';

const STRUCTURE = 'SECURITY_STRUCTURE';
const INVALID = 'TOKEN_INVALID';
const certificateOf = ({ der }: Sender) => readCertificate(der);
/** The SubjectKeyIdentifier of a sender, in base64. */
export const skiOf = (sender: Sender): string => certificateOf(sender).subjectKeyIdentifier?.toString('base64') ?? '';
/** A SecurityTokenReference by SubjectKeyIdentifier. */
export const keyIdentifier = (
  value: string,
  valueType = `${TOKEN}X509SubjectKeyIdentifier`,
  encoding = BASE64,
): string =>
  tokenReference(
    `<wsse:KeyIdentifier EncodingType="${encoding}" ValueType="${valueType}">${value}</wsse:KeyIdentifier>`,
  );
/** A SecurityTokenReference by issuer and serial number. */
export const issuerSerial = (issuer: string, serial: string, ns = 'ds'): string =>
  tokenReference(
    `<ds:X509Data><${ns}:X509IssuerSerial><ds:X509IssuerName>${issuer}</ds:X509IssuerName><ds:X509SerialNumber>${serial}</ds:X509SerialNumber></${ns}:X509IssuerSerial></ds:X509Data>`,
  );
export const serialOf = (sender: Sender): string => certificateOf(sender).serialNumber;
export const issuerOf = (sender: Sender): string => certificateOf(sender).issuerName;

const named = (title: string, expect: FaultKey, content: () => string, sender?: () => Sender): Attack =>
  row(`the key is named by ${title}`, expect, () => ({ token: '', keyInfo: content() }), sender);

export const NAMED: readonly Attack[] = [
  named('an element of wsse that is no KeyIdentifier', INVALID, () =>
    keyIdentifier(skiOf(GENT)).replaceAll('wsse:KeyIdentifier', 'wsse:KeyName'),
  ),

  {
    ...named('a SubjectKeyIdentifier that certificates of two partners bear', INVALID, () =>
      keyIdentifier(skiOf(GENT)),
    ),
    setting: { registered: () => [certificateOf(odd({ organizationIdentifier: 'NTRBE-0887200008' }))] },
  },
  {
    ...named('an IssuerSerial that two certificates bear', INVALID, () => issuerSerial(issuerOf(GENT), serialOf(GENT))),
    setting: { registered: () => [certificateOf(odd({ serial: BigInt(serialOf(GENT)) }))] },
  },
  row('an unknown element stands in Security while the key is named', STRUCTURE, () => ({
    token: '<x/>',
    keyInfo: keyIdentifier(skiOf(GENT)),
  })),

  named('the SubjectKeyIdentifier of nobody', INVALID, () => keyIdentifier(Buffer.alloc(20, 1).toString('base64'))),
  named('an empty SubjectKeyIdentifier', INVALID, () => keyIdentifier('')),
  named('a SubjectKeyIdentifier that is no base64', INVALID, () => keyIdentifier(`${skiOf(GENT)}*`)),
  named('a SubjectKeyIdentifier with a comment', INVALID, () => keyIdentifier(`${skiOf(GENT)}<!-- -->`)),
  named('a SubjectKeyIdentifier in hexadecimal', INVALID, () =>
    keyIdentifier(skiOf(GENT), undefined, BASE64.replace('Base64', 'Hex')),
  ),
  named('a thumbprint', INVALID, () =>
    keyIdentifier(skiOf(GENT), 'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1'),
  ),
  named('the SubjectKeyIdentifier of another partner', 'SIGNATURE_INVALID', () =>
    keyIdentifier(skiOf(senders.partner('ocmw-aalst'))),
  ),
  named('the SubjectKeyIdentifier of the gateway', INVALID, () =>
    keyIdentifier(skiOf({ key: GENT.key, der: senders.KEYS.gateway.certificate.der })),
  ),
  named(
    'the SubjectKeyIdentifier of the authority',
    INVALID,
    () => keyIdentifier(skiOf(CA)),
    () => CA,
  ),
  named('a KeyIdentifier of another namespace', INVALID, () =>
    keyIdentifier(skiOf(GENT)).replaceAll('wsse:KeyIdentifier', 'ds:KeyIdentifier'),
  ),
  named(
    'the SubjectKeyIdentifier, by a partner of profile ksz-x509',
    INVALID,
    () => keyIdentifier(skiOf(KSZ)),
    () => KSZ,
  ),
  named(
    'the SubjectKeyIdentifier, by a partner of profile magda-classic',
    INVALID,
    () => keyIdentifier(skiOf(VDAB)),
    () => VDAB,
  ),
  named('IssuerSerial with the serial of nobody', INVALID, () => issuerSerial(issuerOf(GENT), '1')),
  named('IssuerSerial with the issuer of nobody', INVALID, () => issuerSerial('CN=nobody', serialOf(GENT))),
  named('IssuerSerial with an empty issuer', INVALID, () => issuerSerial('', serialOf(GENT))),
  named('IssuerSerial with a negative serial', INVALID, () => issuerSerial(issuerOf(GENT), `-${serialOf(GENT)}`)),
  named('IssuerSerial with a serial in hexadecimal', INVALID, () =>
    issuerSerial(issuerOf(GENT), `0x${BigInt(serialOf(GENT)).toString(16)}`),
  ),
  named('IssuerSerial with a quarter of a million zeros', INVALID, () =>
    issuerSerial(issuerOf(GENT), `${'0'.repeat(250_000)}x`),
  ),
  named('IssuerSerial with a comment in the serial', INVALID, () =>
    issuerSerial(issuerOf(GENT), `${serialOf(GENT)}<!-- -->`),
  ),
  named('IssuerSerial with a comment in the issuer', INVALID, () =>
    issuerSerial(`${issuerOf(GENT)}<!-- -->`, serialOf(GENT)),
  ),
  named('IssuerSerial of another namespace', INVALID, () => issuerSerial(issuerOf(GENT), serialOf(GENT), 'wsse')),
  named('IssuerSerial whose issuer is of another namespace', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replaceAll('ds:X509IssuerName', 'wsse:X509IssuerName'),
  ),
  named('IssuerSerial whose serial is of another namespace', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replaceAll('ds:X509SerialNumber', 'wsse:X509SerialNumber'),
  ),
  named('IssuerSerial under another name', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replaceAll('X509IssuerSerial', 'X509Issuer'),
  ),
  named('IssuerSerial and serial in the wrong order', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replace(
      /(<ds:X509IssuerName>.*<\/ds:X509IssuerName>)(<ds:X509SerialNumber>.*<\/ds:X509SerialNumber>)/,
      '$2$1',
    ),
  ),
  named('IssuerSerial with a third member', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replace('</ds:X509IssuerSerial>', '<x/></ds:X509IssuerSerial>'),
  ),
  named('an X509Data with two children', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replace('</ds:X509Data>', '<ds:X509SKI/></ds:X509Data>'),
  ),
  named('an X509Data with a certificate', STRUCTURE, () =>
    tokenReference(
      `<ds:X509Data><ds:X509Certificate>${GENT.der.toString('base64')}</ds:X509Certificate></ds:X509Data>`,
    ),
  ),
  named('an X509Data of another namespace', INVALID, () =>
    issuerSerial(issuerOf(GENT), serialOf(GENT)).replaceAll('ds:X509Data', 'wsse:X509Data'),
  ),
  named('an empty X509Data', INVALID, () => tokenReference('<ds:X509Data/>')),
  named('IssuerSerial of another partner', 'SIGNATURE_INVALID', () =>
    issuerSerial(issuerOf(GENT), serialOf(senders.partner('ocmw-aalst'))),
  ),
];
