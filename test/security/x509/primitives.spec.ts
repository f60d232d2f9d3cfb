// Typed DER values: expected results stand in X.690 and RFC 5280, octets are written by hand.
import { expect } from 'chai';
import { type DerValue, readDer } from '../../../src/security/der.js';
import {
  findText,
  readBitString,
  readBoolean,
  readInteger,
  readOctetBits,
  readOctetString,
  readOid,
  readTime,
} from '../../../src/security/x509/primitives.js';
import { keyOf } from '../../pki/specimens.js';

const value = (octets: string): DerValue => readDer(Buffer.from(octets.replaceAll(' ', ''), 'hex'));
const time = (text: string, tag = text.length === 13 ? '17' : '18'): DerValue =>
  value(`${tag}${Buffer.from([text.length]).toString('hex')}${Buffer.from(text).toString('hex')}`);

type Row = readonly [octets: string, expected: unknown];

const reads = (what: string, read: (value: DerValue) => unknown, rows: readonly Row[]): void => {
  for (const [octets, expected] of rows) {
    it(`reads ${octets} as the ${what} ${String(expected)}`, () => {
      expect(read(value(octets))).to.deep.equal(expected);
    });
  }
};

const refuses = (what: string, read: (value: DerValue) => unknown, rows: readonly string[]): void => {
  for (const octets of rows) {
    it(`refuses ${octets} as ${what}`, () => {
      expect(keyOf(() => read(value(octets)))).to.equal('CERTIFICATE_INVALID');
    });
  }
};

describe('reading typed values', () => {
  const boolean = (given: DerValue): boolean => readBoolean(given, 'it');
  reads('BOOLEAN', boolean, [
    ['010100', false],
    ['0101ff', true],
  ]);
  refuses('BOOLEAN', boolean, ['010101', '0101fe', '0100', '0102ffff', '0201ff']);

  const integer = (given: DerValue): bigint => readInteger(given, 'it');
  reads('INTEGER', integer, [
    ['020100', 0n],
    ['02017f', 127n],
    ['02020080', 128n],
    ['020180', -128n],
    ['0202ff7f', -129n],
    ['0208 7fffffffffffffff', 9_223_372_036_854_775_807n],
    ['0209 00ffffffffffffffff', 18_446_744_073_709_551_615n],
  ]);
  refuses('INTEGER', integer, ['0200', '02020000', '0202007f', '0202ff80', '0202ffff', '0a0101']);

  const oid = (given: DerValue): string => readOid(given, 'it');
  reads('OBJECT IDENTIFIER', oid, [
    ['0603 550461', '2.5.4.97'],
    ['0609 2a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['0601 00', '0.0'],
    ['0601 4f', '1.39'],
    ['0603 883703', '2.999.3'],
    ['0614 6983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776', '2.25.329800735698586629295641978511506172918'],
  ]);
  refuses('OBJECT IDENTIFIER', oid, [
    '0600',
    '0602 5580',
    '0603 558001',
    '0602 8001',
    `0641${'01'.repeat(65)}`,
    '0401 00',
  ]);

  const bits = (given: DerValue): string => {
    const { unused, octets } = readBitString(given, 'it');
    return `${unused}:${octets.toString('hex')}`;
  };
  reads('BIT STRING', bits, [
    ['030100', '0:'],
    ['030206c0', '6:c0'],
    ['0303000102', '0:0102'],
  ]);
  refuses('BIT STRING', bits, ['0300', '030101', '030206c1', '030208ff', '0401ff']);
  refuses('whole octets', (given) => readOctetBits(given, 'it'), ['030206c0', '0300']);
  reads('OCTET STRING', (given) => readOctetString(given, 'it').toString('hex'), [['0402beef', 'beef']]);
  refuses('OCTET STRING', (given) => readOctetString(given, 'it'), ['0302beef']);

  const TIMES: readonly (readonly [string, string])[] = [
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['120229000000Z', '2012-02-29T00:00:00.000Z'],
    ['20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
  ];
  for (const [text, iso] of TIMES) {
    it(`reads the time ${text}`, () => {
      expect(new Date(readTime(time(text), 'it')).toISOString()).to.equal(iso);
    });
  }
  const ODD = [
    ['1202290000Z', '17'],
    ['110229000000Z', '17'],
    ['121301000000Z', '17'],
    ['120100000000Z', '17'],
    ['120101240000Z', '17'],
    ['120101000060Z', '17'],
    ['120101000000+0100', '17'],
    ['20120101000000', '18'],
    ['20120101000000.5Z', '18'],
    ['20120101000000z', '18'],
    ['20120101000000Z', '17'],
    ['120101000000Z', '18'],
    ['120101000000Z', '13'],
    [' 20101000000Z', '17'],
  ] as const;
  for (const [text, tag] of ODD) {
    it(`refuses '${text}' as a time with tag ${tag}`, () => {
      expect(keyOf(() => readTime(time(text, tag), 'it'))).to.equal('CERTIFICATE_INVALID');
    });
  }

  reads('text', findText, [
    ['0c03 c3a962', 'éb'],
    ['1302 4245', 'BE'],
    ['1602 4040', '@@'],
    ['1401 e9', 'é'],
    ['1e04 00e90042', 'éB'],
    ['0201 01', undefined],
    ['0302 0001', undefined],
  ]);
  refuses('text', findText, ['0c01 ff', '0c02 c080', '1e03 00e900']);
});
