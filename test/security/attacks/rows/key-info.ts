import type { FaultKey } from '../../../../src/faults/catalogue.js';
import { GENT, VDAB } from '../certificates.js';
import type { Attack } from '../kit.js';
import { binaryToken, byReference, swap, TOKEN, tokenReference, XENC } from '../message.js';
import { keyIdentifier, skiOf } from './named-keys.js';
import { row } from './row.js';

const STRUCTURE = 'SECURITY_STRUCTURE';
const INVALID = 'TOKEN_INVALID';
const RSA_KEY_VALUE =
  '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>';

const keyInfo = (title: string, expect: FaultKey, content: string, token?: string): Attack =>
  row(`KeyInfo holds ${title}`, expect, () => ({ keyInfo: content, ...(token === undefined ? {} : { token }) }));

export const KEY_INFO: readonly Attack[] = [
  keyInfo('nothing', STRUCTURE, ''),
  keyInfo('a KeyName (R3027)', STRUCTURE, '<ds:KeyName>ocmw-gent</ds:KeyName>', ''),
  keyInfo('a KeyValue', STRUCTURE, RSA_KEY_VALUE, ''),
  keyInfo(
    'a bare X509Data with the certificate',
    STRUCTURE,
    `<ds:X509Data><ds:X509Certificate>${GENT.der.toString('base64')}</ds:X509Certificate></ds:X509Data>`,
    '',
  ),
  keyInfo('a RetrievalMethod', STRUCTURE, '<ds:RetrievalMethod URI="#X509"/>'),
  keyInfo('a RetrievalMethod to the outside', STRUCTURE, '<ds:RetrievalMethod URI="http://127.0.0.1:1/key"/>', ''),
  keyInfo('an EncryptedKey', STRUCTURE, `<xenc:EncryptedKey xmlns:xenc="${XENC}"/>`),
  keyInfo('two references to tokens (R5402)', STRUCTURE, byReference() + byReference()),
  keyInfo('a KeyValue behind the reference', STRUCTURE, byReference() + RSA_KEY_VALUE),
  keyInfo('a KeyName before the reference', STRUCTURE, `<ds:KeyName>x</ds:KeyName>${byReference()}`),
  keyInfo('text beside the reference', STRUCTURE, `x${byReference()}`),
  keyInfo(
    'a SecurityTokenReference of another namespace',
    STRUCTURE,
    byReference().replaceAll('wsse:SecurityTokenReference', 'ds:SecurityTokenReference'),
  ),
  keyInfo('an empty SecurityTokenReference', INVALID, tokenReference('')),
  keyInfo('a SecurityTokenReference with text', STRUCTURE, tokenReference('#X509')),
  keyInfo(
    'a SecurityTokenReference with a comment',
    STRUCTURE,
    tokenReference('<!-- --><wsse:Reference URI="#X509"/>'),
  ),
  keyInfo(
    'a SecurityTokenReference with two children',
    INVALID,
    tokenReference('<wsse:Reference URI="#X509"/><wsse:Reference URI="#X509"/>'),
  ),
  keyInfo(
    'a SecurityTokenReference that embeds a token',
    INVALID,
    tokenReference(`<wsse:Embedded>${binaryToken(GENT.der, undefined, 'wsu:Id="in"')}</wsse:Embedded>`),
    '',
  ),
  keyInfo('a SecurityTokenReference by KeyName', INVALID, tokenReference('<ds:KeyName>ocmw-gent</ds:KeyName>'), ''),
  keyInfo('a Reference of another namespace', INVALID, tokenReference('<ds:Reference URI="#X509"/>')),
  keyInfo('a Reference to the outside', INVALID, byReference(undefined, 'http://127.0.0.1:1/x#X509')),
  keyInfo('a Reference without #', INVALID, byReference(undefined, 'X509')),
  keyInfo('a Reference without URI', INVALID, tokenReference('<wsse:Reference/>')),
  keyInfo('a Reference to nothing', INVALID, byReference(undefined, '#nothing')),
  keyInfo('a Reference to the Timestamp', INVALID, byReference(undefined, '#TS')),
  keyInfo('a Reference to the Body', INVALID, byReference(undefined, '#Body')),
  keyInfo('a Reference with the ValueType of another kind', INVALID, byReference(`${TOKEN}X509PKIPathv1`)),
  row('the token stands behind the Signature (R5205)', STRUCTURE, () => ({
    security: ({ token, timestamp, signature }) => timestamp + signature + token,
  })),
  row('the token stands in the Header, outside Security', INVALID, () => ({
    token: '',
    before: swap('</soap:Header>', `${binaryToken(GENT.der)}</soap:Header>`),
  })),
  row('the token stands in a header block', INVALID, () => ({
    token: '',
    before: swap('</soap:Header>', `<w>${binaryToken(GENT.der)}</w></soap:Header>`),
  })),
  row('the token stands in the question', INVALID, () => ({
    token: '',
    before: swap('<Verzoek>', `<Verzoek>${binaryToken(GENT.der)}`),
  })),
  row('the token stands in a Security header for another actor', INVALID, () => ({
    token: '',
    before: swap(
      '</soap:Header>',
      `<wsse:Security soap:actor="urn:other">${binaryToken(GENT.der)}</wsse:Security></soap:Header>`,
    ),
  })),
  row('an unknown element stands before the token', STRUCTURE, () => ({ token: `<x/>${binaryToken(GENT.der)}` })),
  row('two tokens stand in the Security header', STRUCTURE, () => ({
    token: binaryToken(GENT.der) + binaryToken(VDAB.der, undefined, 'wsu:Id="X2"'),
  })),
  row('one token stands twice', STRUCTURE, () => ({
    token: binaryToken(GENT.der) + binaryToken(GENT.der, undefined, 'wsu:Id="X2"'),
  })),
  row('a token that nothing refers to stands beside a KeyIdentifier', INVALID, () => ({
    keyInfo: keyIdentifier(skiOf(GENT)),
  })),
];
