// The door of node-forge: it writes ASN.1 and PKCS#12 for keys that we make ourselves, and never reads or verifies a message.
// Values are forge trees; octets go in and come out as Buffers (forge itself counts in binary strings).
import forge from 'node-forge';

const { asn1 } = forge;
const { Type, Class } = asn1;

/** A value in the making. */
export type Asn1 = forge.asn1.Asn1;

const binary = (octets: Buffer): string => octets.toString('latin1');
const primitive = (type: forge.asn1.Type, octets: Buffer): Asn1 =>
  asn1.create(Class.UNIVERSAL, type, false, binary(octets));

/** SEQUENCE of what is given; absent members are left out. */
export const sequence = (...members: readonly (Asn1 | undefined)[]): Asn1 =>
  asn1.create(
    Class.UNIVERSAL,
    Type.SEQUENCE,
    true,
    members.filter((member) => member !== undefined),
  );

/** SET of what is given, in this order. */
export const set = (...members: readonly Asn1[]): Asn1 => asn1.create(Class.UNIVERSAL, Type.SET, true, [...members]);

/** OBJECT IDENTIFIER from dotted decimals. */
export const oid = (dotted: string): Asn1 =>
  asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes());

/** INTEGER, zero or positive, in its shortest form. */
export const integer = (value: bigint): Asn1 => {
  const hex = value.toString(16);
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return primitive(Type.INTEGER, (octets[0] ?? 0) < 0x80 ? octets : Buffer.concat([Buffer.from([0]), octets]));
};

/** ENUMERATED below 128. */
export const enumerated = (value: number): Asn1 => primitive(Type.ENUMERATED, Buffer.from([value]));

/** BOOLEAN. */
export const boolean = (value: boolean): Asn1 => primitive(Type.BOOLEAN, Buffer.from([value ? 0xff : 0x00]));

/** NULL. */
export const nothing = (): Asn1 => primitive(Type.NULL, Buffer.alloc(0));

/** OCTET STRING of octets, or of the DER of a value. */
export const octetString = (content: Buffer | Asn1): Asn1 =>
  primitive(Type.OCTETSTRING, Buffer.isBuffer(content) ? content : toDer(content));

/** BIT STRING with a number of unused bits at its end. */
export const bitString = (octets: Buffer, unused = 0): Asn1 =>
  primitive(Type.BITSTRING, Buffer.concat([Buffer.from([unused]), octets]));

/** UTF8String. */
export const utf8 = (text: string): Asn1 => primitive(Type.UTF8, Buffer.from(text, 'utf8'));

/** PrintableString, as a country must be. */
export const printable = (text: string): Asn1 => primitive(Type.PRINTABLESTRING, Buffer.from(text, 'latin1'));

/** A time to the second: UTCTime through 2049, GeneralizedTime outside 1950–2049 (RFC 5280 §4.1.2.5). Milliseconds in. */
export const time = (instant: number): Asn1 => {
  const digits = `${new Date(instant).toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  const year = Number(digits.slice(0, 4));
  return year >= 1950 && year < 2050
    ? primitive(Type.UTCTIME, Buffer.from(digits.slice(2)))
    : primitive(Type.GENERALIZEDTIME, Buffer.from(digits));
};

/** `[number]` EXPLICIT around a value. */
export const explicit = (number: number, value: Asn1): Asn1 =>
  asn1.create(Class.CONTEXT_SPECIFIC, number, true, [value]);

/** `[number]` IMPLICIT octets. */
export const implicit = (number: number, octets: Buffer): Asn1 =>
  asn1.create(Class.CONTEXT_SPECIFIC, number, false, binary(octets));

/** A value that stands ready as DER: names, keys. */
export const ready = (der: Buffer): Asn1 => asn1.fromDer(forge.util.createBuffer(binary(der)), true);

/** The DER octets of a value. */
export const toDer = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'latin1');

/** A PKCS#12 file with key, certificate and authority. RSA only: forge knows no EC keys. 3DES, because every stack still opens it. */
export const writePkcs12 = (certificatePem: string, keyPem: string, caPem: string, password: string): Buffer => {
  const key = forge.pki.privateKeyFromPem(keyPem);
  const chain = [certificatePem, caPem].map((pem) => forge.pki.certificateFromPem(pem));
  const pfx = forge.pkcs12.toPkcs12Asn1(key, chain, password, { algorithm: '3des', friendlyName: 'kbi' });
  return toDer(pfx);
};
