// The DER reader: one encoding of each value, bounded before anything is built. Octets are written by hand from X.690.
import { expect } from 'chai';
import {
  type DerLimits,
  readDer,
  readSequence,
  readSet,
  readTagged,
  TAG,
  TOKEN_LIMITS,
} from '../../src/security/der.js';
import { keyOf } from '../pki/specimens.js';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

const nested = (depth: number): Buffer => {
  let value = hex('0500');
  for (let i = 1; i < depth; i += 1) {
    const { length } = value;
    value = Buffer.concat([length < 128 ? Buffer.from([0x30, length]) : Buffer.from([0x30, 0x81, length]), value]);
  }
  return value;
};

describe('reading DER', () => {
  const refused: readonly (readonly [title: string, octets: string])[] = [
    ['no octets', ''],
    ['a tag alone', '30'],
    ['an octet after the value', '0500 00'],
    ['a second value', '0500 0500'],
    ['content that is cut', '0403 0102'],
    ['an indefinite length', '3080 0500 0000'],
    ['an indefinite length within', '3004 3080 0000'],
    ['a long form for a short length', '0481 03 010203'],
    ['a leading zero in the length', `048200 80${'00'.repeat(128)}`],
    ['a length of five octets', '0485 0000000001 00'],
    ['a length whose octets are cut', '0482 01'],
    ['a length beyond 2 GiB', '0484 ffffffff 00'],
    ['the reserved length FF', '04ff 00'],
    ['a member that reaches beyond its container', '3003 0402 01 00'],
    ['a member that is cut at its tag', '3003 0500 04'],
    ['end-of-contents as a value', '0000'],
    ['a primitive SEQUENCE', '1002 0500'],
    ['a primitive SET', '1102 0500'],
    ['a constructed OCTET STRING', '2404 0402 0102'],
    ['a constructed INTEGER', '2203 0201 01'],
    ['a tag number in the long form', '1f8101 01 00'],
    ['a tag of the application class', '4101 00'],
    ['a tag of the private class', 'c101 00'],
  ];
  for (const [title, octets] of refused) {
    it(`refuses ${title}`, () => {
      expect(keyOf(() => readDer(hex(octets)))).to.equal('CERTIFICATE_INVALID');
      expect(keyOf(() => readDer(hex(octets), 'TOKEN_INVALID'))).to.equal('TOKEN_INVALID');
    });
  }

  it('reads tags, octets and members of nested values', () => {
    const value = readDer(hex('3009 a003 020102 8102 beef'));
    expect(value.children.map(({ tag }) => tag)).to.deep.equal([0xa0, 0x81]);
    expect(value.children[0]?.children[0]?.content.toString('hex')).to.equal('02');
    expect(value.children[1]?.bytes.toString('hex')).to.equal('8102beef');
  });

  for (const length of [0, 127, 128, 255, 256, 16_000]) {
    it(`reads a value of ${length} octets in its minimal length`, () => {
      const octets = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
      expect(readDer(Buffer.from([0x04, ...octets, ...Buffer.alloc(length)])).content.length).to.equal(length);
    });
  }

  it('refuses more octets, depth or values than allowed, and reads exactly as much', () => {
    const limits = (given: Partial<DerLimits>): DerLimits => ({ ...TOKEN_LIMITS, ...given });
    const read = (bytes: Buffer, given: Partial<DerLimits>) =>
      keyOf(() => readDer(bytes, 'TOKEN_INVALID', limits(given)));
    expect(read(nested(20), { depth: 20 })).to.equal(undefined);
    expect(read(nested(21), { depth: 20 })).to.equal('TOKEN_INVALID');
    const three = hex('3004 0500 0500');
    expect(read(three, { values: 3 })).to.equal(undefined);
    expect(read(three, { values: 2 })).to.equal('TOKEN_INVALID');
    expect(read(three, { octets: 6 })).to.equal(undefined);
    expect(read(three, { octets: 5 })).to.equal('TOKEN_INVALID');
  });

  it('refuses a bomb of nested values without exhausting the stack', () => {
    const bomb = Buffer.alloc(16_000, 0x30);
    expect(keyOf(() => readDer(bomb))).to.equal('CERTIFICATE_INVALID');
    const zeros = Buffer.concat([hex('3082 3e80'), Buffer.alloc(16_000, hex('0500'))]);
    expect(keyOf(() => readDer(zeros))).to.equal('CERTIFICATE_INVALID');
  });

  it('hands out what must be there and refuses what is absent or of another kind', () => {
    const value = readDer(hex('3004 0500 3100'), 'TOKEN_INVALID');
    expect(readSequence(value, 'it')).to.have.length(2);
    expect(readSet(value.children[1], 'it')).to.have.length(0);
    expect(readTagged(value.children[0], TAG.NULL, 'it').content).to.have.length(0);
    expect(keyOf(() => readSequence(value.children[1], 'it'))).to.equal('TOKEN_INVALID');
    expect(keyOf(() => readSet(value, 'it'))).to.equal('TOKEN_INVALID');
    expect(keyOf(() => readSequence(undefined, 'it'))).to.equal('CERTIFICATE_INVALID');
    expect(keyOf(() => readSequence(undefined, 'it', 'TOKEN_INVALID'))).to.equal('TOKEN_INVALID');
  });
});
