// The last station: a Body written straight to canonical form becomes a signed envelope.
// What is signed is written in its exclusive canonical form, so there is no C14N pass over our own output; a test holds it to libxml2 and xmlsec1.
// One X509v3 BinarySecurityToken, Timestamp and Body signed; the token too for ksz-x509; magda-classic signs the Body only.
import { hash, type KeyObject, sign } from 'node:crypto';
import type { ProfileName } from '../domain/kbi/Partner.js';
import { SOAP, type SoapVersion } from '../envelope/envelope.js';
import { NS } from '../xml/namespaces.js';
import { around, type Content } from '../xml/writer.js';
import { BASE64_BINARY, ECDSA_SHA256, EXC_C14N, RSA_SHA256, SHA256, X509V3 } from './algorithms.js';
import { PROFILES, type SignedPart } from './profiles.js';

/** A private key with the certificate that goes along. `key`: always a KeyObject, PEM costs three times the signature. */
export type SigningKey = { readonly key: KeyObject; readonly certificate: Buffer };

/** What to sign. `content`: the child of Body in exclusive canonical form. `now` and `ttl` in milliseconds. */
export type MessageToSign = {
  readonly version: SoapVersion;
  readonly content: Content;
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

const END = Buffer.from('</soap:Envelope>');

/** Where a Body is encoded: a place that is used again costs no measuring beforehand and leaves nothing to collect. */
const PRESS = Buffer.allocUnsafeSlow(262_144);

const encodeParts = ({ before, octets, after }: Exclude<Content, string>): Buffer => {
  if ((before.length + after.length) * 3 + octets.length > PRESS.length)
    return Buffer.concat([Buffer.from(before, 'utf8'), octets, Buffer.from(after, 'utf8')]);
  let at = PRESS.write(before, 0, 'utf8');
  at += octets.copy(PRESS, at);
  return PRESS.subarray(0, at + PRESS.write(after, at, 'utf8'));
};

/** The octets of content, until the next call. No UTF-16 unit takes more than three. */
const encode = (content: Content): Buffer => {
  if (typeof content !== 'string') return encodeParts(content);
  return content.length * 3 > PRESS.length
    ? Buffer.from(content, 'utf8')
    : PRESS.subarray(0, PRESS.write(content, 0, 'utf8'));
};

const reference = (id: string, digest: string): string =>
  `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${EXC_C14N}"></ds:Transform></ds:Transforms>` +
  `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;

const IDS: Readonly<Record<SignedPart, string>> = { Body: 'Body', Timestamp: 'TS', BinarySecurityToken: 'X509' };

type SignerConstants = {
  readonly token: string;
  readonly tokenDigest: string;
  readonly algorithm: string;
  /** All that stands before the Timestamp when nothing is declared or carried along, per SOAP version. */
  readonly openings: Readonly<Record<SoapVersion, Buffer>>;
};
const CONSTANTS = new WeakMap<Buffer, SignerConstants>();

const writeOpening = (version: SoapVersion, token: string, declare: string, headerBlocks: string): Buffer =>
  Buffer.from(
    `<soap:Envelope xmlns:soap="${SOAP[version].ns}"${declare}><soap:Header>${headerBlocks}<wsse:Security ${WSSE} soap:mustUnderstand="1">${token}`,
  );

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
    openings: { '1.1': writeOpening('1.1', token, '', ''), '1.2': writeOpening('1.2', token, '', '') },
  };
  CONSTANTS.set(certificate, made);
  return made;
};

type Stamp = { readonly now: number; readonly ttl: number; readonly text: string; readonly digest: string };

const writeTimestamp = (now: number, ttl: number): Stamp => {
  const text =
    `<wsu:Timestamp ${WSU} wsu:Id="${IDS.Timestamp}"><wsu:Created>${new Date(now).toISOString()}</wsu:Created>` +
    `<wsu:Expires>${new Date(now + ttl).toISOString()}</wsu:Expires></wsu:Timestamp>`;
  return { now, ttl, text, digest: base64Hash(text) };
};

let lastStamp = writeTimestamp(0, 0);

/** A Timestamp in canonical form. Messages of one turn bear the same moment: its text and digest are made once. */
const timestampOf = (now: number, ttl: number): Stamp => {
  if (lastStamp.now !== now || lastStamp.ttl !== ttl) lastStamp = writeTimestamp(now, ttl);
  return lastStamp;
};

const CLOSING =
  `</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#${IDS.BinarySecurityToken}" ValueType="${X509V3}"></wsse:Reference>` +
  '</wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security></soap:Header>';

/** One message of four parts; `middle` holds ASCII only. */
const join = (opening: Buffer, middle: string, body: Buffer): Buffer => {
  const message = Buffer.allocUnsafeSlow(opening.length + middle.length + body.length + END.length);
  let at = opening.copy(message);
  at += message.write(middle, at, 'latin1');
  at += body.copy(message, at);
  END.copy(message, at);
  return message;
};

/** The signed envelope, UTF-8. Costs one private-key operation, one encoding and one hash of the Body. */
export const signMessage = (order: MessageToSign): Buffer => {
  const { version, content, signer, profile, now, ttl = 300_000, declare = '', headerBlocks = '' } = order;
  const { token, tokenDigest, algorithm, openings } = constantsOf(signer);
  const { signedParts } = PROFILES[profile];
  const body = encode(
    around(`<soap:Body xmlns:soap="${SOAP[version].ns}" ${WSU} wsu:Id="${IDS.Body}">`, content, '</soap:Body>'),
  );
  let timestamp = '';
  let references = '';
  for (const part of signedParts) {
    if (part === 'Timestamp') {
      const stamp = timestampOf(now, ttl);
      timestamp = stamp.text;
      references += reference(IDS.Timestamp, stamp.digest);
    } else references += reference(IDS[part], part === 'Body' ? base64Hash(body) : tokenDigest);
  }
  const signedInfo =
    `<ds:SignedInfo ${DS}><ds:CanonicalizationMethod Algorithm="${EXC_C14N}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${algorithm}"></ds:SignatureMethod>${references}</ds:SignedInfo>`;
  const { key } = signer;
  const value = sign(
    'sha256',
    Buffer.from(signedInfo, 'latin1'),
    algorithm === ECDSA_SHA256 ? { key, dsaEncoding: 'ieee-p1363' } : key,
  );
  const opening =
    declare === '' && headerBlocks === '' ? openings[version] : writeOpening(version, token, declare, headerBlocks);
  const middle = `${timestamp}<ds:Signature ${DS}>${signedInfo}<ds:SignatureValue>${value.toString('base64')}${CLOSING}`;
  return join(opening, middle, body);
};
