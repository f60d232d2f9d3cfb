// Strict DER (X.690 §10–11) for certificates, CRLs and PKIPaths: Node's X509Certificate hides key usage and critical extensions.
// Trusts nothing: size, depth and number of values are bounded before anything is built; lengths are definite and minimal.
// The whole tree is read at once, so that broken octets refuse even where nobody looks.
import { Fault } from '../faults/fault.js';

/** The refusals a DER text may cause: the caller says whether it is reading a token or a certificate. */
export type DerRefusal = 'CERTIFICATE_INVALID' | 'TOKEN_INVALID';

/** One value: identifier octet, all its octets, its content, and what stands in it when it is constructed. */
export type DerValue = {
  readonly tag: number;
  readonly bytes: Buffer;
  readonly content: Buffer;
  readonly children: readonly DerValue[];
  readonly refusal: DerRefusal;
};

/** Bounds on one text: octets in all, values within values, values in all. */
export type DerLimits = { readonly octets: number; readonly depth: number; readonly values: number };

/** Enough for a token (docs/limits.md: 16 KiB); a certificate of ours has about 120 values at depth 9. */
export const TOKEN_LIMITS: DerLimits = { octets: 16_384, depth: 16, values: 4_096 };

/** Identifier octets that the readers of this house meet. */
export const TAG = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OID: 0x06,
  ENUMERATED: 0x0a,
  UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

type Reading = { readonly bytes: Buffer; readonly refusal: DerRefusal; readonly depth: number; values: number };

const NO_CHILDREN: readonly DerValue[] = [];

const refuse = (refusal: DerRefusal, detail: string): never => {
  throw new Fault(refusal, `DER: ${detail}`);
};

const checkTag = (tag: number, refusal: DerRefusal): void => {
  const constructed = (tag & 0x20) !== 0;
  const tagClass = tag & 0xc0;
  if ((tag & 0x1f) === 0x1f) refuse(refusal, 'tag number in the long form');
  if (tagClass === 0x40 || tagClass === 0xc0) refuse(refusal, 'tag of the application or private class');
  if (tagClass !== 0) return;
  const collection = (tag & 0x1e) === 0x10;
  if (tag === 0 || collection !== constructed) refuse(refusal, 'primitive where constructed belongs, or the reverse');
};

/** The length at an offset: its value and the offset of the content. */
const readLength = (reading: Reading, at: number, end: number): readonly [number, number] => {
  const { bytes, refusal } = reading;
  if (at >= end) refuse(refusal, 'ends before a length');
  const first = bytes.readUInt8(at);
  if (first < 0x80) return [first, at + 1];
  const octets = first & 0x7f;
  if (octets === 0) refuse(refusal, 'indefinite length');
  if (octets > 4 || at + 1 + octets > end) refuse(refusal, 'length of too many octets');
  const length = bytes.readUIntBE(at + 1, octets);
  if (length < 0x80 || length < 2 ** (8 * (octets - 1))) refuse(refusal, 'length is not minimal');
  return [length, at + 1 + octets];
};

const readValue = (reading: Reading, start: number, end: number, depth: number): DerValue => {
  const { bytes, refusal } = reading;
  if (depth > reading.depth) refuse(refusal, 'too deep');
  reading.values -= 1;
  if (reading.values < 0) refuse(refusal, 'too many values');
  if (start >= end) refuse(refusal, 'ends before a value');
  const tag = bytes.readUInt8(start);
  checkTag(tag, refusal);
  const [length, from] = readLength(reading, start + 1, end);
  const to = from + length;
  if (to > end) refuse(refusal, 'a value reaches beyond its container');
  let children = NO_CHILDREN;
  if ((tag & 0x20) !== 0) {
    const list: DerValue[] = [];
    for (let at = from; at < to; ) {
      const child = readValue(reading, at, to, depth + 1);
      list.push(child);
      at += child.bytes.length;
    }
    children = list;
  }
  return { tag, bytes: bytes.subarray(start, to), content: bytes.subarray(from, to), children, refusal };
};

/** The one value that fills these octets exactly. Throws the given refusal when they are not strict DER within the limits. */
export const readDer = (
  bytes: Buffer,
  refusal: DerRefusal = 'CERTIFICATE_INVALID',
  limits: DerLimits = TOKEN_LIMITS,
): DerValue => {
  if (bytes.length > limits.octets) refuse(refusal, `more than ${limits.octets} octets`);
  const value = readValue({ bytes, refusal, depth: limits.depth, values: limits.values }, 0, bytes.length, 1);
  if (value.bytes.length !== bytes.length) refuse(refusal, 'octets after the value');
  return value;
};

const expect = (value: DerValue | undefined, tag: number, what: string, refusal: DerRefusal): DerValue =>
  value === undefined || value.tag !== tag ? refuse(value?.refusal ?? refusal, `${what} expected`) : value;

/** A value that must be there and bear this tag (context tags included). */
export const readTagged = (
  value: DerValue | undefined,
  tag: number,
  what: string,
  refusal: DerRefusal = 'CERTIFICATE_INVALID',
): DerValue => expect(value, tag, what, refusal);

/** The members of a SEQUENCE. */
export const readSequence = (
  value: DerValue | undefined,
  what: string,
  refusal: DerRefusal = 'CERTIFICATE_INVALID',
): readonly DerValue[] => expect(value, TAG.SEQUENCE, what, refusal).children;

/** The members of a SET. Their order is not checked: nothing is decided by it and old authorities got it wrong. */
export const readSet = (value: DerValue | undefined, what: string): readonly DerValue[] =>
  expect(value, TAG.SET, what, 'CERTIFICATE_INVALID').children;
