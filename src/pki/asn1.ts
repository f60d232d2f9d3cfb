// The door of node-forge: it writes ASN.1 and PKCS#12 for keys that we make ourselves, and never reads or verifies a message.
// Values are forge trees; octets go in and come out as Buffers (forge itself counts in binary strings). A gateway that finds its keys
// writes nothing: forge is loaded by the first value that is made.
import { createRequire } from 'node:module';
import type Forge from 'node-forge';

const require = createRequire(import.meta.url);
const forge = (): typeof Forge => require('node-forge') as typeof Forge;

/** A value in the making. */
export type Asn1 = Forge.asn1.Asn1;

const binary = (octets: Buffer): string => octets.toString('latin1');
const universal = (type: keyof typeof Forge.asn1.Type, constructed: boolean, value: string | Asn1[]): Asn1 => {
  const { asn1 } = forge();
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type[type], constructed, value);
};
const primitive = (type: keyof typeof Forge.asn1.Type, octets: Buffer): Asn1 => universal(type, false, binary(octets));
const contextual = (number: number, constructed: boolean, value: string | Asn1[]): Asn1 => {
  const { asn1 } = forge();
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, number, constructed, value);
};

/** SEQUENCE of what is given; absent members are left out. */
export const sequence = (...members: readonly (Asn1 | undefined)[]): Asn1 =>
  universal(
    'SEQUENCE',
    true,
    members.filter((member) => member !== undefined),
  );

/** SET of what is given, in this order. */
export const set = (...members: readonly Asn1[]): Asn1 => universal('SET', true, [...members]);

/** OBJECT IDENTIFIER from dotted decimals. */
export const oid = (dotted: string): Asn1 => universal('OID', false, forge().asn1.oidToDer(dotted).getBytes());

/** INTEGER, zero or positive, in its shortest form. */
export const integer = (value: bigint): Asn1 => {
  const hex = value.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return primitive('INTEGER', (octets[0] ?? 0) < 0x80 ? octets : Buffer.concat([Buffer.from([0]), octets]));
};

/** ENUMERATED below 128. */
export const enumerated = (value: number): Asn1 => primitive('ENUMERATED', Buffer.from([value]));

/** BOOLEAN. */
export const boolean = (value: boolean): Asn1 => primitive('BOOLEAN', Buffer.from([value ? 0xff : 0x00]));

/** NULL. */
export const nothing = (): Asn1 => primitive('NULL', Buffer.alloc(0));

/** OCTET STRING of octets, or of the DER of a value. */
export const octetString = (content: Buffer | Asn1): Asn1 =>
  primitive('OCTETSTRING', Buffer.isBuffer(content) ? content : toDer(content));

/** BIT STRING with a number of unused bits at its end. */
export const bitString = (octets: Buffer, unused = 0): Asn1 =>
  primitive('BITSTRING', Buffer.concat([Buffer.from([unused]), octets]));

/** UTF8String. */
export const utf8 = (text: string): Asn1 => primitive('UTF8', Buffer.from(text, 'utf8'));

/** PrintableString, as a country must be. */
export const printable = (text: string): Asn1 => primitive('PRINTABLESTRING', Buffer.from(text, 'latin1'));

/** A time to the second: UTCTime through 2049, GeneralizedTime outside 1950–2049 (RFC 5280 §4.1.2.5). Milliseconds in. */
export const time = (instant: number): Asn1 => {
  const digits = `${new Date(instant).toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050
    ? primitive('UTCTIME', Buffer.from(digits.slice(2)))
    : primitive('GENERALIZEDTIME', Buffer.from(digits));
};

/** `[number]` EXPLICIT around a value. */
export const explicit = (number: number, value: Asn1): Asn1 => contextual(number, true, [value]);

/** `[number]` IMPLICIT octets. */
export const implicit = (number: number, octets: Buffer): Asn1 => contextual(number, false, binary(octets));

/** A value that stands ready as DER: names, keys. */
export const ready = (der: Buffer): Asn1 => forge().asn1.fromDer(forge().util.createBuffer(binary(der)), true);

/** The DER octets of a value. */
export const toDer = (value: Asn1): Buffer => Buffer.from(forge().asn1.toDer(value).getBytes(), 'latin1');

/** A PKCS#12 file with key, certificate and authority. RSA only: forge knows no EC keys. 3DES, because every stack still opens it. */
export const writePkcs12 = (certificatePem: string, keyPem: string, caPem: string, password: string): Buffer => {
  const { pki, pkcs12 } = forge();
  const key = pki.privateKeyFromPem(keyPem);
  const chain = [certificatePem, caPem].map((pem) => pki.certificateFromPem(pem));
  const pfx = pkcs12.toPkcs12Asn1(key, chain, password, { algorithm: '3des', friendlyName: 'kbi' });
  return toDer(pfx);
};
