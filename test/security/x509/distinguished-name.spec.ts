// Names: what other stacks write for one issuer must be recognised, what differs must not. The forms were collected from Java
// (RFC 2253 and canonical), .NET, OpenSSL and BouncyCastle.
import { expect } from 'chai';
import { readDer } from '../../../src/security/der.js';
import { foldName, isSameName, parseName, readName, writeName } from '../../../src/security/x509/distinguished-name.js';
import { keyOf } from '../../pki/specimens.js';

const tlv = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const all = Buffer.concat(content);
  return Buffer.concat([Buffer.from(all.length < 128 ? [tag, all.length] : [tag, 0x81, all.length]), all]);
};
const attribute = (oid: string, text: string, tag = 0x0c): Buffer =>
  tlv(0x30, tlv(0x06, Buffer.from(oid, 'hex')), tlv(tag, Buffer.from(text)));
const name = (...relative: readonly (readonly Buffer[])[]) =>
  readName(readDer(tlv(0x30, ...relative.map((attributes) => tlv(0x31, ...attributes)))), 'name');

const [C, O, CN, ORG, EMAIL] = ['550406', '55040a', '550403', '550461', '2a864886f70d010901'];

const ISSUER = name(
  [attribute(C, 'BE', 0x13)],
  [attribute(O, 'Dienst, Één "Test"')],
  [attribute(ORG, 'NTRBE-0212214125')],
  [attribute(CN, 'Specimen CA')],
);
const ORG_HEX = '#0c104e545242452d30323132323134313235';

describe('distinguished names', () => {
  it('are written as RFC 4514 asks', () => {
    expect(writeName(ISSUER)).to.equal(`CN=Specimen CA,2.5.4.97=${ORG_HEX},O=Dienst\\, Één \\"Test\\",C=BE`);
    const odd = [' a', '#a', 'a ', 'a+b', 'a;b', '<a>', 'a\\b', 'a\0b', ' ', 'a=b'].map((text) =>
      writeName(name([attribute(CN, text)])),
    );
    expect(odd).to.deep.equal([
      'CN=\\ a',
      'CN=\\#a',
      'CN=a\\ ',
      'CN=a\\+b',
      'CN=a\\;b',
      'CN=\\<a\\>',
      'CN=a\\\\b',
      'CN=a\\00b',
      'CN=\\ ',
      'CN=a=b',
    ]);
    expect(writeName(name([attribute(O, 'x'), attribute(CN, 'y')]))).to.equal('O=x+CN=y');
  });

  const SAME: readonly (readonly [stack: string, text: string])[] = [
    ['RFC 2253', `CN=Specimen CA,2.5.4.97=${ORG_HEX},O=Dienst\\, Één \\"Test\\",C=BE`],
    ['upper-case hexadecimals', `CN=Specimen CA,2.5.4.97=${ORG_HEX.toUpperCase()},O=Dienst\\, Één \\"Test\\",C=BE`],
    ['octets escaped', `CN=Specimen CA,2.5.4.97=${ORG_HEX},O=Dienst\\2C \\C3\\89\\C3\\A9n \\22Test\\22,C=BE`],
    ['.NET', 'CN=Specimen CA, OID.2.5.4.97=NTRBE-0212214125, O="Dienst, Één \\"Test\\"", C=BE'],
    [
      'order of the certificate',
      'C=BE, O=Dienst\\, Één \\"Test\\", organizationIdentifier=NTRBE-0212214125, CN=Specimen CA',
    ],
    ['Java canonical', 'cn=specimen ca,2.5.4.97=#0c104e545242452d30323132323134313235,o=dienst\\, één \\"test\\",c=be'],
    [
      'long names',
      'commonName = Specimen CA ; organizationIdentifier = NTRBE-0212214125 ; organizationName = Dienst\\, Één \\"Test\\" ; countryName = BE',
    ],
    ['line ends', '\n  CN=Specimen CA,\r\n\t2.5.4.97=NTRBE-0212214125,\n O=Dienst\\, Één  \\"Test\\",\n C=BE\n'],
  ];
  for (const [stack, text] of SAME) {
    it(`match the form: ${stack}`, () => {
      expect(isSameName(foldName(ISSUER), text)).to.equal(true);
    });
  }

  const OTHER: readonly (readonly [title: string, text: string])[] = [
    ['another common name', `CN=Specimen CB,2.5.4.97=${ORG_HEX},O=Dienst\\, Één \\"Test\\",C=BE`],
    ['a part less', `CN=Specimen CA,2.5.4.97=${ORG_HEX},O=Dienst\\, Één \\"Test\\"`],
    ['a part more', `CN=Specimen CA,2.5.4.97=${ORG_HEX},O=Dienst\\, Één \\"Test\\",C=BE,L=Gent`],
    ['another order', `2.5.4.97=${ORG_HEX},CN=Specimen CA,O=Dienst\\, Één \\"Test\\",C=BE`],
    ['parts joined into one', `CN=Specimen CA+2.5.4.97=${ORG_HEX},O=Dienst\\, Één \\"Test\\",C=BE`],
    ['a separator that is not escaped', `CN=Specimen CA,2.5.4.97=${ORG_HEX},O=Dienst, Één,C=BE`],
    ['no name at all', 'Specimen CA'],
    ['an unknown attribute name', 'XX=Specimen CA'],
    ['nothing', ''],
    ['an open quote', 'CN="Specimen CA'],
    ['an escape at the end', 'CN=Specimen CA\\'],
  ];
  for (const [title, text] of OTHER) {
    it(`do not match ${title}`, () => {
      expect(isSameName(foldName(ISSUER), text)).to.equal(false);
    });
  }

  it('compare parts of several attributes whatever their order', () => {
    const folded = foldName(name([attribute(O, 'x'), attribute(CN, 'y')], [attribute(EMAIL, 'a@b.be', 0x16)]));
    expect(isSameName(folded, 'E=a@b.be,CN=y + O=x')).to.equal(true);
    expect(isSameName(folded, 'emailAddress=a@b.be,O=x+CN=z')).to.equal(false);
  });

  it('give up on a text too long to be a name', () => {
    expect(parseName(`CN=${'a'.repeat(2_045)}`)).to.have.length(1);
    expect(parseName(`CN=${'a'.repeat(2_046)}`)).to.equal(undefined);
  });

  it('refuse a malformed Name', () => {
    const broken = [
      tlv(0x30, tlv(0x30)),
      tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x06, Buffer.from(CN, 'hex'))))),
      tlv(0x30, tlv(0x31, tlv(0x30, tlv(0x0c, Buffer.from('x')), tlv(0x0c, Buffer.from('x'))))),
      tlv(0x30, tlv(0x31, attribute(CN, 'x'), tlv(0x05))),
      tlv(0x31),
    ];
    for (const octets of broken) expect(keyOf(() => readName(readDer(octets), 'name'))).to.equal('CERTIFICATE_INVALID');
  });
});
