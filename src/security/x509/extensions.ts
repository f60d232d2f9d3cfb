// The extensions of a certificate that decide whether it may sign (RFC 5280 §4.2), read by us because Node does not show them.
// An extension that is critical and not in UNDERSTOOD is listed, and the trust check refuses it; a repeated extension refuses at once.
import { Fault } from '../../faults/fault.js';
import { type DerValue, readDer, readSequence, TAG } from '../der.js';
import { readBitString, readBoolean, readInteger, readOctetString, readOid } from './primitives.js';

/** The names of the key usage bits, in their order (RFC 5280 §4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** The names of the key usage bits, in their order (RFC 5280 §4.2.1.3). */
export type KeyUsage = (typeof KEY_USAGES)[number];

/** What the extensions say; without basicConstraints a certificate is no authority. */
export type Extensions = {
  readonly basicConstraints: { readonly ca: boolean; readonly pathLen?: number };
  readonly keyUsage?: ReadonlySet<KeyUsage>;
  readonly unknownCritical: readonly string[];
  readonly subjectKeyIdentifier?: Buffer;
  readonly authorityKeyIdentifier?: Buffer;
};

const KEY_IDENTIFIER = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';

/**
 * Critical extensions that cannot change our verdict: besides those read here, subjectAltName (the subject names the partner),
 * certificatePolicies (any policy will do) and extKeyUsage (docs/world.md asks none). Name and policy constraints do bind, and are refused.
 */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  KEY_IDENTIFIER,
  KEY_USAGE,
  BASIC_CONSTRAINTS,
  AUTHORITY_KEY_IDENTIFIER,
  '2.5.29.17',
  '2.5.29.32',
  '2.5.29.37',
]);

type Extension = { readonly critical: boolean; readonly value: Buffer };

/** Extensions by oid, for certificates and CRLs alike. Throws when one stands twice or the list is empty. */
export const readExtensionList = (list: DerValue | undefined, what: string): ReadonlyMap<string, Extension> => {
  const members = readSequence(list, what);
  const found = new Map<string, Extension>();
  for (const member of members) {
    const parts = readSequence(member, `${what}: extension`);
    const oid = readOid(parts[0], `${what}: extension type`);
    // Some authorities write the default FALSE although DER leaves it out; it says nothing else, so it passes.
    const critical = parts[1]?.tag === TAG.BOOLEAN && readBoolean(parts[1], `${what}: critical`);
    const value = readOctetString(parts.at(-1), `${what}: extension value`);
    if (parts.length !== (parts[1]?.tag === TAG.BOOLEAN ? 3 : 2)) {
      throw new Fault(member.refusal, `extension ${oid} has members too many`);
    }
    if (found.has(oid)) throw new Fault(member.refusal, `extension ${oid} stands twice`);
    found.set(oid, { critical, value });
  }
  if (found.size === 0) throw new Fault('CERTIFICATE_INVALID', `${what} is empty`);
  return found;
};

const readBasicConstraints = (value: Buffer): Extensions['basicConstraints'] => {
  const [...parts] = readSequence(readDer(value), 'basicConstraints');
  const ca = parts[0]?.tag === TAG.BOOLEAN && readBoolean(parts.shift(), 'cA');
  const pathLen = parts.length > 0 ? readInteger(parts.shift(), 'pathLenConstraint') : undefined;
  if (parts.length > 0 || (pathLen !== undefined && (pathLen < 0n || pathLen > 1_000n || !ca))) {
    throw new Fault('CERTIFICATE_INVALID', 'basicConstraints makes no sense');
  }
  return pathLen === undefined ? { ca } : { ca, pathLen: Number(pathLen) };
};

const readKeyUsage = (value: Buffer): ReadonlySet<KeyUsage> => {
  const { octets } = readBitString(readDer(value), 'keyUsage');
  return new Set(KEY_USAGES.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0));
};

const readAuthorityKeyIdentifier = (value: Buffer): Buffer | undefined =>
  readSequence(readDer(value), 'authorityKeyIdentifier').find(({ tag }) => tag === 0x80)?.content;

/** Reads the extensions of a certificate; an absent list is what a certificate without extensions says. */
export const readExtensions = (list: DerValue | undefined): Extensions => {
  if (list === undefined) return { basicConstraints: { ca: false }, unknownCritical: [] };
  const found = readExtensionList(list, 'extensions');
  const read = <T>(oid: string, reader: (value: Buffer) => T): T | undefined => {
    const extension = found.get(oid);
    return extension === undefined ? undefined : reader(extension.value);
  };
  const keyUsage = read(KEY_USAGE, readKeyUsage);
  const subject = read(KEY_IDENTIFIER, (value) => readOctetString(readDer(value), 'subjectKeyIdentifier'));
  const authority = read(AUTHORITY_KEY_IDENTIFIER, readAuthorityKeyIdentifier);
  return {
    basicConstraints: read(BASIC_CONSTRAINTS, readBasicConstraints) ?? { ca: false },
    unknownCritical: [...found].flatMap(([oid, { critical }]) => (critical && !UNDERSTOOD.has(oid) ? [oid] : [])),
    ...(keyUsage === undefined ? {} : { keyUsage }),
    ...(subject === undefined ? {} : { subjectKeyIdentifier: subject }),
    ...(authority === undefined ? {} : { authorityKeyIdentifier: authority }),
  };
};
