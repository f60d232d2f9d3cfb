// Attacks on trust: certificates with one thing wrong, and certificates of others.
// Signed with the private key of the certificate shown, except where the key of another is the attack.
import { generateKeyPairSync, sign } from 'node:crypto';
import type { FaultKey } from '../../../../src/faults/catalogue.js';
import * as odd from '../certificates.js';
import { CA, GENT, KSZ, VDAB } from '../certificates.js';
import type { Attack, Setting } from '../kit.js';
import {
  algorithm,
  binaryToken,
  byReference,
  DSIG,
  edits,
  MORE,
  type Recipe,
  type Sender,
  swap,
  XENC,
} from '../message.js';
import { row } from './row.js';

const ecdsa =
  (hash: string) =>
  (data: Buffer, { key }: Sender): Buffer =>
    sign(hash, data, { key, dsaEncoding: 'ieee-p1363' });
const ecMethod = { signatureMethod: algorithm('SignatureMethod', `${MORE}ecdsa-sha256`), sign: ecdsa('sha256') };
const holder = (title: string, expect: FaultKey, sender: () => Sender, changes: Partial<Recipe> = {}): Attack =>
  row(`the certificate ${title}`, expect, () => changes, sender);

const CERTIFICATES: readonly Attack[] = [
  holder('is of another authority', 'CERTIFICATE_UNTRUSTED', odd.OTHER_CA),
  holder('is of another authority with the name of ours', 'CERTIFICATE_UNTRUSTED', odd.NAMESAKE_CA),
  holder('is self-signed', 'CERTIFICATE_UNTRUSTED', odd.SELF_SIGNED),
  holder('is issued by a partner', 'CERTIFICATE_UNTRUSTED', odd.ISSUED_BY_PARTNER),
  holder('has expired', 'CERTIFICATE_EXPIRED', odd.EXPIRED),
  holder('is not valid yet', 'CERTIFICATE_EXPIRED', odd.EARLY),
  holder('is an authority', 'CERTIFICATE_INVALID', odd.CA_TRUE),
  holder('is the authority itself', 'CERTIFICATE_INVALID', () => CA),
  holder('may only encrypt', 'CERTIFICATE_INVALID', odd.WRONG_USAGE),
  holder('may only issue', 'CERTIFICATE_INVALID', odd.CERT_SIGN),
  holder('is signed over SHA-1', 'CERTIFICATE_INVALID', odd.SHA1_SIGNED),
  holder('has a critical extension that nobody knows', 'CERTIFICATE_INVALID', odd.CRITICAL),
  holder('has an RSA key of 1024 bits', 'CERTIFICATE_INVALID', odd.RSA_1024),
  holder('has an RSA key of 512 bits', 'CERTIFICATE_INVALID', odd.RSA_512),
  holder('has an RSA key with exponent 3', 'CERTIFICATE_INVALID', odd.RSA_E3),
  holder('has a key on P-521', 'CERTIFICATE_INVALID', odd.EC_521, ecMethod),
  holder('has a weak key, and the signature is wrong too', 'CERTIFICATE_INVALID', odd.RSA_1024, {
    sign: () => Buffer.alloc(128, 1),
  }),
  holder('names no organisation', 'CERTIFICATE_INVALID', odd.NO_ORGANISATION),
  holder('names its organisation by a bare number', 'CERTIFICATE_INVALID', odd.BARE_NUMBER),
  holder('names its organisation by a VAT number', 'CERTIFICATE_INVALID', odd.VAT_NUMBER),
  holder('names its organisation after two prefixes', 'CERTIFICATE_INVALID', odd.TWICE_NTRBE),
  holder('belongs to no partner', 'PARTNER_UNKNOWN', odd.UNREGISTERED),
  holder('is revoked', 'CERTIFICATE_REVOKED', () => GENT),
  row('the certificate is of another partner, with the key of the attacker', 'SIGNATURE_INVALID', () => ({
    token: binaryToken(VDAB.der, undefined),
    timestamp: '',
    references: [{ uri: '#Body' }],
  })),
  row('the token is swapped for that of another partner', 'SIGNATURE_INVALID', () => ({
    after: swap(GENT.der.toString('base64'), odd.partner('ocmw-aalst').der.toString('base64')),
  })),
  row('the token is swapped for one of a lenient partner', 'SIGNATURE_INVALID', () => ({
    after: swap(GENT.der.toString('base64'), VDAB.der.toString('base64')),
  })),
  row(
    'the signed token of ksz is swapped for another certificate of its key',
    'DIGEST_MISMATCH',
    () => ({
      references: [{ uri: '#Body' }, { uri: '#TS' }, { uri: '#X509' }],
      after: swap(
        KSZ.der.toString('base64'),
        odd.odd({ key: KSZ.key, organizationIdentifier: 'NTRBE-0244666068' }).der.toString('base64'),
      ),
    }),
    () => KSZ,
  ),
  row(
    'ksz does not sign its token',
    'SIGNATURE_COVERAGE',
    () => ({}),
    () => KSZ,
  ),
  row('the key of a stranger signs under the certificate of ocmw-gent', 'SIGNATURE_INVALID', () => ({
    sign: (data) => sign('sha256', data, STRANGER()),
  })),
  row(
    'an unregistered institution uses the leniency of vdab',
    'SIGNATURE_COVERAGE',
    () => ({
      timestamp: '',
      references: [{ uri: '#Body', digestMethod: algorithm('DigestMethod', `${XENC}sha256`) }],
      keyInfo: byReference(),
      before: edits(),
      signatureMethod: algorithm('SignatureMethod', `${MORE}rsa-sha256`),
    }),
    odd.UNREGISTERED,
  ),
  row(
    'an unregistered institution uses the SHA-1 of vdab',
    'ALGORITHM_REFUSED',
    () => ({
      signatureMethod: algorithm('SignatureMethod', `${DSIG}rsa-sha1`),
      sign: (data, { key }) => sign('sha1', data, key),
    }),
    odd.UNREGISTERED,
  ),
];

let stranger: ReturnType<typeof generateKeyPairSync>['privateKey'] | undefined;
const STRANGER = () => {
  stranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return stranger;
};

const REVOKED: Setting = { crls: () => odd.REVOKED_GENT() };
/** A revoked certificate needs the list that revokes it. */
export const HOLDERS: readonly Attack[] = CERTIFICATES.map((attack) =>
  attack.expect === 'CERTIFICATE_REVOKED' ? { ...attack, setting: REVOKED } : attack,
);
