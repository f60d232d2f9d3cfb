// The last station: a Body written straight to canonical form becomes a signed envelope.
// What is signed is written in its exclusive canonical form, so there is no C14N pass over our own output; a test holds it to libxml2 and xmlsec1.
// One X509v3 BinarySecurityToken, Timestamp and Body signed; the token too for ksz-x509; magda-classic signs the Body only.
import { hash, type KeyObject, sign } from 'node:crypto';
import type { ProfileName } from '../domain/kbi/Partner.js';
import { SOAP, type SoapVersion } from '../envelope/envelope.js';
import { NS } from '../xml/namespaces.js';
import { BASE64_BINARY, ECDSA_SHA256, EXC_C14N, RSA_SHA256, SHA256, X509V3 } from './algorithms.js';
import { PROFILES, type SignedPart } from './profiles.js';

/** A private key with the certificate that goes along. `key`: always a KeyObject, PEM costs three times the signature. */
export type SigningKey = { readonly key: KeyObject; readonly certificate: Buffer };

/** What to sign. `content`: the child of Body in exclusive canonical form. `now` and `ttl` in milliseconds. */
export type MessageToSign = {
  readonly version: SoapVersion;
  readonly content: string;
  readonly signer: SigningKey;
  readonly profile: ProfileName;
  readonly now: number;
  readonly ttl?: number;
  /** Namespace declarations to put on the Envelope, for QNames in content (a Fault subcode); they are outside what is signed. */
  readonly declare?: string;
  /** Header blocks of others, canonical, put before the Security header; they are not signed. */
  readonly headerBlocks?: string;
};

const WSSE = `xmlns:wsse="${NS.wsse}"`;
const WSU = `xmlns:wsu="${NS.wsu}"`;
const DS = `xmlns:ds="${NS.ds}"`;

const base64Hash = (octets: string | Buffer): string => hash('sha256', octets, 'base64');

const END = '</soap:Envelope>';

/** Where a Body is encoded: a place that is used again costs no measuring beforehand and leaves nothing to collect. */
const PRESS = Buffer.allocUnsafeSlow(262_144);

/** The octets of a text, until the next call. No UTF-16 unit takes more than three. */
const encode = (text: string): Buffer =>
  text.length * 3 > PRESS.length ? Buffer.from(text, 'utf8') : PRESS.subarray(0, PRESS.write(text, 0, 'utf8'));

const reference = (id: string, digest: string): string =>
  `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${EXC_C14N}"></ds:Transform></ds:Transforms>` +
  `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;

const IDS: Readonly<Record<SignedPart, string>> = { Body: 'Body', Timestamp: 'TS', BinarySecurityToken: 'X509' };

type SignerConstants = { readonly token: string; readonly tokenDigest: string; readonly algorithm: string };
const CONSTANTS = new WeakMap<Buffer, SignerConstants>();

/** What depends on the signer alone: its token in canonical form, the digest of that, its algorithm. By certificate: a renewed one may keep its key. */
const constantsOf = ({ key, certificate }: SigningKey): SignerConstants => {
  const known = CONSTANTS.get(certificate);
  if (known !== undefined) return known;
  const token =
    `<wsse:BinarySecurityToken ${WSSE} ${WSU} EncodingType="${BASE64_BINARY}" ValueType="${X509V3}" wsu:Id="${IDS.BinarySecurityToken}">` +
    `${certificate.toString('base64')}</wsse:BinarySecurityToken>`;
  const made = {
    token,
    tokenDigest: base64Hash(token),
    algorithm: key.asymmetricKeyType === 'ec' ? ECDSA_SHA256 : RSA_SHA256,
  };
  CONSTANTS.set(certificate, made);
  return made;
};

/** A Timestamp in canonical form. */
const timestampOf = (now: number, ttl: number): string =>
  `<wsu:Timestamp ${WSU} wsu:Id="${IDS.Timestamp}"><wsu:Created>${new Date(now).toISOString()}</wsu:Created>` +
  `<wsu:Expires>${new Date(now + ttl).toISOString()}</wsu:Expires></wsu:Timestamp>`;

/** The signed envelope, UTF-8. Costs one private-key operation, one encoding and one hash of the Body. */
export const signMessage = (order: MessageToSign): Buffer => {
  const { version, content, signer, profile, now, ttl = 300_000, declare = '', headerBlocks = '' } = order;
  const { ns } = SOAP[version];
  const { token, tokenDigest, algorithm } = constantsOf(signer);
  const { signedParts } = PROFILES[profile];
  const body = encode(`<soap:Body xmlns:soap="${ns}" ${WSU} wsu:Id="${IDS.Body}">${content}</soap:Body>`);
  const timestamp = signedParts.includes('Timestamp') ? timestampOf(now, ttl) : '';
  const digests: Readonly<Record<SignedPart, () => string>> = {
    Body: () => base64Hash(body),
    Timestamp: () => base64Hash(timestamp),
    BinarySecurityToken: () => tokenDigest,
  };
  const signedInfo =
    `<ds:SignedInfo ${DS}><ds:CanonicalizationMethod Algorithm="${EXC_C14N}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${algorithm}"></ds:SignatureMethod>` +
    `${signedParts.map((part) => reference(IDS[part], digests[part]())).join('')}</ds:SignedInfo>`;
  const { key } = signer;
  const value = sign(
    'sha256',
    Buffer.from(signedInfo, 'utf8'),
    algorithm === ECDSA_SHA256 ? { key, dsaEncoding: 'ieee-p1363' } : key,
  );
  const head =
    `<soap:Envelope xmlns:soap="${ns}"${declare}><soap:Header>${headerBlocks}<wsse:Security ${WSSE} soap:mustUnderstand="1">${token}${timestamp}` +
    `<ds:Signature ${DS}>${signedInfo}<ds:SignatureValue>${value.toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#${IDS.BinarySecurityToken}" ValueType="${X509V3}"></wsse:Reference>` +
    '</wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security></soap:Header>';
  const length = Buffer.byteLength(head);
  const message = Buffer.allocUnsafeSlow(length + body.length + END.length);
  message.write(head, 0, 'utf8');
  body.copy(message, length);
  message.write(END, length + body.length, 'latin1');
  return message;
};
