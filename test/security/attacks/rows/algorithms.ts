// Algorithm substitution: HMAC with the public key, none, weak hashes, other paddings and encodings, forged values.
// Signed by a real partner with the algorithm that is claimed, so that only the allow-list or OpenSSL can refuse it.
import { constants, createHash, createHmac, createPublicKey, type SignKeyObjectInput, sign } from 'node:crypto';
import { EC_256, EC_KOBLITZ, GENT } from '../certificates.js';
import type { Attack } from '../kit.js';
import { algorithm, DSIG, MORE, message, type Recipe, recipe, type Sender, swap } from '../message.js';
import { after, row } from './row.js';

const hmac =
  (secret: (sender: Sender) => Buffer, hash = 'sha1') =>
  (data: Buffer, sender: Sender): Buffer =>
    createHmac(hash, secret(sender)).update(data).digest();
const pem = ({ key }: Sender): Buffer => Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' }));
const spki = ({ key }: Sender): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
const rsa =
  (hash: string, more: Partial<SignKeyObjectInput> = {}) =>
  (data: Buffer, { key }: Sender): Buffer =>
    sign(hash, data, { key, ...more });
const ecdsa =
  (hash: string) =>
  (data: Buffer, { key }: Sender): Buffer =>
    sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });
const signedBy = (uri: string, signer: Recipe['sign'], sender?: () => Sender): Attack =>
  row(
    `the signature algorithm is ${uri === '' ? 'empty' : uri}${sender === undefined ? '' : ' with an EC key'}`,
    'ALGORITHM_REFUSED',
    () => ({ signatureMethod: algorithm('SignatureMethod', uri), sign: signer }),
    sender,
  );

export const ALGORITHMS: readonly Attack[] = [
  row('HMAC-SHA1 with the PEM of the public key', 'ALGORITHM_REFUSED', () => ({
    signatureMethod: algorithm('SignatureMethod', `${DSIG}hmac-sha1`),
    sign: hmac(pem),
  })),
  row('HMAC-SHA256 with the DER of the public key', 'ALGORITHM_REFUSED', () => ({
    signatureMethod: algorithm('SignatureMethod', `${MORE}hmac-sha256`),
    sign: hmac(spki, 'sha256'),
  })),
  row('HMAC-SHA256 with the certificate', 'ALGORITHM_REFUSED', () => ({
    signatureMethod: algorithm('SignatureMethod', `${MORE}hmac-sha256`),
    sign: hmac(({ der }) => der, 'sha256'),
  })),
  row('HMAC-SHA1 with an empty key', 'ALGORITHM_REFUSED', () => ({
    signatureMethod: algorithm('SignatureMethod', `${DSIG}hmac-sha1`),
    sign: hmac(() => Buffer.alloc(0)),
  })),
  signedBy('', () => Buffer.alloc(0)),
  signedBy('none', () => Buffer.alloc(0)),
  signedBy(`${DSIG}none`, () => Buffer.alloc(0)),
  signedBy(`${DSIG}dsa-sha1`, rsa('sha1')),
  signedBy(`${DSIG}rsa-sha1`, rsa('sha1')),
  signedBy(`${MORE}rsa-md5`, rsa('md5')),
  signedBy(`${MORE}rsa-ripemd160`, rsa('ripemd160')),
  signedBy(`${MORE}rsa-sha224`, rsa('sha224')),
  signedBy(
    'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
    rsa('sha256', { padding: constants.RSA_PKCS1_PSS_PADDING }),
  ),
  signedBy(
    'http://www.w3.org/2007/05/xmldsig-more#rsa-pss',
    rsa('sha256', { padding: constants.RSA_PKCS1_PSS_PADDING }),
  ),
  signedBy(`${MORE}rsa-SHA256`, rsa('sha256')),
  signedBy(` ${MORE}rsa-sha256`, rsa('sha256')),
  signedBy(`${MORE}ecdsa-sha256`, rsa('sha256')),
  signedBy(`${MORE}ecdsa-sha1`, ecdsa('sha1'), EC_256),
  signedBy(`${MORE}rsa-sha256`, rsa('sha256'), EC_256),
  signedBy('constructor', rsa('sha256')),
  signedBy('__proto__', rsa('sha256')),
  row('RSA-SHA256 is claimed over a PSS value', 'SIGNATURE_INVALID', () => ({
    sign: rsa('sha256', { padding: constants.RSA_PKCS1_PSS_PADDING }),
  })),
  row('RSA-SHA256 is claimed over a SHA-1 value', 'SIGNATURE_INVALID', () => ({ sign: rsa('sha1') })),
  row('RSA-SHA512 is claimed over a SHA-256 value', 'SIGNATURE_INVALID', () => ({
    signatureMethod: algorithm('SignatureMethod', `${MORE}rsa-sha512`),
  })),
  row('the value is RSA without a DigestInfo', 'SIGNATURE_INVALID', () => ({
    sign: (data, { key }) => sign(undefined, createHash('sha256').update(data).digest(), { key }),
  })),
  row(
    'an ECDSA value is a DER sequence',
    'SIGNATURE_INVALID',
    () => ({ signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`), sign: rsa('sha256') }),
    EC_256,
  ),
  row(
    'an ECDSA value is of zeros',
    'SIGNATURE_INVALID',
    () => ({ signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`), sign: () => Buffer.alloc(64) }),
    EC_256,
  ),
  row(
    'an ECDSA value has an octet too many',
    'SIGNATURE_INVALID',
    () => ({
      signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`),
      sign: (data, sender) => Buffer.concat([ecdsa('sha256')(data, sender), Buffer.alloc(1)]),
    }),
    EC_256,
  ),
  row(
    'an ECDSA value is on a curve of bitcoin',
    'CERTIFICATE_INVALID',
    () => ({ signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`), sign: ecdsa('sha256') }),
    EC_KOBLITZ,
  ),
  after('SignatureValue is empty', 'SIGNATURE_INVALID', swap(/<ds:SignatureValue>.*?</s, '<ds:SignatureValue><')),
  after(
    'SignatureValue is of another message',
    'SIGNATURE_INVALID',
    swap(/<ds:SignatureValue>.*?</s, `<ds:SignatureValue>${Buffer.alloc(256, 7).toString('base64')}<`),
  ),
  after(
    'SignatureValue has junk behind it',
    'SIGNATURE_INVALID',
    swap('</ds:SignatureValue>', 'AAAA</ds:SignatureValue>'),
  ),
  after(
    'SignatureValue has characters that are no base64',
    'SIGNATURE_INVALID',
    swap('</ds:SignatureValue>', '*</ds:SignatureValue>'),
  ),
  after('SignatureValue has no padding', 'SIGNATURE_INVALID', swap('==</ds:SignatureValue>', '</ds:SignatureValue>')),
  after(
    'SignatureValue is written in base64url',
    'SIGNATURE_INVALID',
    swap(/<ds:SignatureValue>.*?</s, (found = '') => `${found.slice(0, 19)}${found.slice(19).replace('==<', '=<')}`),
  ),
  after('one letter of SignedInfo is changed', 'DIGEST_MISMATCH', swap(/<ds:DigestValue>../, '<ds:DigestValue>AA')),
  after('the Body is changed and its digest with it', 'SIGNATURE_INVALID', (xml) => forgeDigest(xml)),
];

/** A man in the middle who has no key: Body and DigestValue fit, SignatureValue does not. */
const forgeDigest = (xml: string): string => {
  const evil = message({ ...recipe(GENT), after: (text) => text }).toString('utf8');
  const parts = [/<soap:Body .*<\/soap:Body>/s, /<ds:Reference URI="#Body">.*?<\/ds:Reference>/s] as const;
  return parts.reduce((text, part) => text.replace(part, () => part.exec(evil)?.[0] ?? ''), xml);
};
