// Typed readers of primitive DER values: exactly one encoding of each value is accepted (X.690 §8, §11; RFC 5280 §4.1.2.5).
// Trusts that the value came from `readDer`. Each throws the refusal that the value carries.
import { Fault } from '../../faults/fault.js';
import { type DerValue, readTagged, TAG } from '../der.js';

const refuse = (value: DerValue, detail: string): never => {
  throw new Fault(value.refusal, `DER: ${detail}`);
};

/** BOOLEAN: 00 or FF and nothing else. */
export const readBoolean = (value: DerValue | undefined, what: string): boolean => {
  const found = readTagged(value, TAG.BOOLEAN, what);
  const octet = found.content.length === 1 ? found.content[0] : undefined;
  if (octet !== 0x00 && octet !== 0xff) refuse(found, `${what} is not a DER BOOLEAN`);
  return octet === 0xff;
};

/** INTEGER in its shortest form, signed. */
export const readInteger = (value: DerValue | undefined, what: string): bigint => {
  const found = readTagged(value, TAG.INTEGER, what);
  const [first, second = 0] = found.content;
  if (first === undefined) return refuse(found, `${what} is empty`);
  const padded = found.content.length > 1 && ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (padded) refuse(found, `${what} is not minimal`);
  const unsigned = BigInt(`0x${found.content.toString('hex')}`);
  return first < 0x80 ? unsigned : unsigned - (1n << BigInt(8 * found.content.length));
};

/** OBJECT IDENTIFIER as dotted decimals; arcs may exceed 2^53 (2.25 UUIDs). */
export const readOid = (value: DerValue | undefined, what: string): string => {
  const found = readTagged(value, TAG.OID, what);
  const { content } = found;
  const last = content.at(-1);
  if (last === undefined || last >= 0x80 || content.length > 64) refuse(found, `${what} is cut or too long`);
  const arcs: bigint[] = [];
  let arc = 0n;
  let fresh = true;
  for (const octet of content) {
    if (fresh && octet === 0x80) refuse(found, `${what} is not minimal`);
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    fresh = octet < 0x80;
    if (fresh) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [head = 0n, ...rest] = arcs;
  const root = head < 40n ? 0n : head < 80n ? 1n : 2n;
  return [root, head - root * 40n, ...rest].join('.');
};

/** BIT STRING: its octets and how many bits of the last one do not count (they must be zero). */
export const readBitString = (
  value: DerValue | undefined,
  what: string,
): { readonly unused: number; readonly octets: Buffer } => {
  const found = readTagged(value, TAG.BIT_STRING, what);
  const [unused] = found.content;
  const octets = found.content.subarray(1);
  if (unused === undefined || unused > 7) return refuse(found, `${what} has no count of unused bits`);
  const padding = (octets.at(-1) ?? 0) & ((1 << unused) - 1);
  if ((octets.length === 0 && unused > 0) || padding !== 0) refuse(found, `${what} has set unused bits`);
  return { unused, octets };
};

/** BIT STRING of whole octets, as signatures and keys are. */
export const readOctetBits = (value: DerValue | undefined, what: string): Buffer => {
  const { unused, octets } = readBitString(value, what);
  if (unused !== 0) throw new Fault(value?.refusal ?? 'CERTIFICATE_INVALID', `DER: ${what} is not a row of octets`);
  return octets;
};

/** OCTET STRING. */
export const readOctetString = (value: DerValue | undefined, what: string): Buffer =>
  readTagged(value, TAG.OCTET_STRING, what).content;

const TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;

/** UTCTime or GeneralizedTime, seconds given and Z, as an instant in milliseconds; the years 50–99 of UTCTime are 19xx. */
export const readTime = (value: DerValue | undefined, what: string): number => {
  const short = value?.tag === TAG.UTC_TIME;
  const found = readTagged(value, short ? TAG.UTC_TIME : TAG.GENERALIZED_TIME, what);
  const text = found.content.toString('latin1');
  const century = !short ? '' : Number(text.slice(0, 2)) < 50 ? '20' : '19';
  const parts = TIME.exec(century + text);
  if (parts === null) return refuse(found, `${what} is not a time of RFC 5280`);
  const [, year, month, day, hour, minute, second] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const instant = Date.parse(written);
  // Date.parse lets 24:00:00 pass, and 31 February in some engines: only what comes back unchanged existed.
  const exists = !Number.isNaN(instant) && new Date(instant).toISOString() === written;
  return exists ? instant : refuse(found, `${what} does not exist`);
};

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LATIN = new Set([0x12, 0x13, 0x14, 0x16, 0x1a]);

const readUtf8 = (value: DerValue): string => {
  try {
    return UTF8.decode(value.content);
  } catch {
    return refuse(value, 'UTF8String is not UTF-8');
  }
};

const readBmp = (value: DerValue): string => {
  if (value.content.length % 2 !== 0) refuse(value, 'BMPString has half a character');
  return Buffer.from(value.content).swap16().toString('utf16le');
};

/** The text of a string value of any ASN.1 string kind that names use; nothing for other kinds of value. */
export const findText = (value: DerValue): string | undefined => {
  if (value.tag === 0x0c) return readUtf8(value);
  if (value.tag === 0x1e) return readBmp(value);
  return LATIN.has(value.tag) ? value.content.toString('latin1') : undefined;
};
