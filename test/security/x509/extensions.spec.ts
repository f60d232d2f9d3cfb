// Extensions of certificates: octets written by hand from RFC 5280 §4.2.
import { expect } from 'chai';
import { readDer } from '../../../src/security/der.js';
import { type Extensions, readExtensionList, readExtensions } from '../../../src/security/x509/extensions.js';
import { keyOf } from '../../pki/specimens.js';

const tlv = (tag: string, content: string): string =>
  `${tag}${Buffer.from([content.length / 2]).toString('hex')}${content}`;
const CRITICAL = '0101ff';
const extension = (type: string, value: string, critical = ''): string =>
  tlv('30', `${tlv('06', type)}${critical}${tlv('04', value)}`);
const list = (...extensions: readonly string[]) => readDer(Buffer.from(tlv('30', extensions.join('')), 'hex'));
const read = (...extensions: readonly string[]): Extensions => readExtensions(list(...extensions));

const [SKI, USAGE, ALT, CONSTRAINTS, NAMES, POLICIES, AKI, EXTENDED] = [
  '551d0e',
  '551d0f',
  '551d11',
  '551d13',
  '551d1e',
  '551d20',
  '551d23',
  '551d25',
];

describe('extensions of a certificate', () => {
  it('say nothing when they are absent', () => {
    expect(readExtensions(undefined)).to.deep.equal({ basicConstraints: { ca: false }, unknownCritical: [] });
  });

  const constraints: readonly (readonly [value: string, expected: Extensions['basicConstraints'] | undefined])[] = [
    ['3000', { ca: false }],
    ['3003010100', { ca: false }],
    ['30030101ff', { ca: true }],
    ['30060101ff020100', { ca: true, pathLen: 0 }],
    ['30060101ff02010c', { ca: true, pathLen: 12 }],
    ['3003020100', undefined],
    ['30060101ff0201ff', undefined],
    ['30080101ff02017f0500', undefined],
    ['3003010101', undefined],
    ['30070101ff02020001', undefined],
    ['30000500', undefined],
    ['0101ff', undefined],
  ];
  for (const [value, expected] of constraints) {
    const verdict = expected === undefined ? 'are refused' : `say ${JSON.stringify(expected)}`;
    it(`with basicConstraints ${value} ${verdict}`, () => {
      if (expected === undefined)
        expect(keyOf(() => read(extension(CONSTRAINTS, value)))).to.equal('CERTIFICATE_INVALID');
      else expect(read(extension(CONSTRAINTS, value, CRITICAL)).basicConstraints).to.deep.equal(expected);
    });
  }

  const usages: readonly (readonly [value: string, expected: readonly string[]])[] = [
    ['030206c0', ['digitalSignature', 'nonRepudiation']],
    ['03020780', ['digitalSignature']],
    ['03020106', ['keyCertSign', 'cRLSign']],
    ['0303070080', ['decipherOnly']],
    [
      '030200ff',
      'digitalSignature nonRepudiation keyEncipherment dataEncipherment keyAgreement keyCertSign cRLSign encipherOnly'.split(
        ' ',
      ),
    ],
    ['030100', []],
  ];
  for (const [value, expected] of usages) {
    it(`with keyUsage ${value} allow ${expected.join(', ') || 'nothing'}`, () => {
      expect([...(read(extension(USAGE, value)).keyUsage ?? [])]).to.deep.equal(expected);
    });
  }

  it('give the identifiers of both keys', () => {
    const found = read(extension(SKI, '04020102'), extension(AKI, '30088002030482020102'));
    expect(found.subjectKeyIdentifier?.toString('hex')).to.equal('0102');
    expect(found.authorityKeyIdentifier?.toString('hex')).to.equal('0304');
    expect(read(extension(AKI, '3000'))).not.to.have.property('authorityKeyIdentifier');
  });

  it('list what is critical and not understood, and nothing else', () => {
    const found = read(
      extension(ALT, '3000', CRITICAL),
      extension(POLICIES, '3000', CRITICAL),
      extension(EXTENDED, '3000', CRITICAL),
      extension(NAMES, '3000', CRITICAL),
      extension('2a0304', '0500', CRITICAL),
      extension('2a0305', '0500'),
      extension('2a0306', '0500', '010100'),
    );
    expect(found.unknownCritical).to.deep.equal(['2.5.29.30', '1.2.3.4']);
  });

  const broken: readonly (readonly [title: string, extensions: readonly string[]])[] = [
    ['none', []],
    ['one that stands twice', [extension(SKI, '040101'), extension(SKI, '040102')]],
    ['one without value', [tlv('30', tlv('06', SKI))]],
    ['one with a member too many', [tlv('30', `${tlv('06', SKI)}${CRITICAL}0500${tlv('04', '040101')}`)]],
    ['a criticality that is no DER BOOLEAN', [extension(SKI, '040101', '010101')]],
    ['octets after the value', [extension(SKI, '04010100')]],
    ['a value that is no DER', [extension(USAGE, '0302')]],
    ['a key usage with set unused bits', [extension(USAGE, '030206c1')]],
  ];
  for (const [title, extensions] of broken) {
    it(`are refused with ${title}`, () => {
      expect(keyOf(() => read(...extensions))).to.equal('CERTIFICATE_INVALID');
    });
  }

  it('are listed with their criticality and octets', () => {
    const found = readExtensionList(list(extension(SKI, '040101', CRITICAL)), 'it').get('2.5.29.14');
    expect(found?.critical).to.equal(true);
    expect(found?.value.toString('hex')).to.equal('040101');
  });
});
