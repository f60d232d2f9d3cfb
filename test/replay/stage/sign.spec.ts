import { join } from 'node:path';
import { expect } from 'chai';
import { SignedXml } from 'xml-crypto';
import { packageRoot } from '../../../src/cli/package.js';
import { Fault } from '../../../src/faults/fault.js';
import { loadKeys, type SigningKey } from '../../../src/pki/key-folder.js';
import { compareXml } from '../../../src/replay/compare.js';
import { signEnvelope } from '../../../src/replay/stage/sign.js';
import { parseXml } from '../../../src/xml/parser.js';

const signer = loadKeys(join(packageRoot, 'fixtures', 'keys')).partner('ocmw-gent') as SigningKey;
const S11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const S12 = 'http://www.w3.org/2003/05/soap-envelope';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const envelope = (
  header: string,
  body = '<k:V xmlns:k="urn:k" b="2" a="1"><INSZ>1 &amp; é</INSZ></k:V>',
  ns = S11,
): string => `<e:Envelope xmlns:e="${ns}" xmlns:x="urn:x">${header}<e:Body>\n  ${body}\n</e:Body></e:Envelope>`;
const sign = (xml: string): string =>
  signEnvelope(Buffer.from(xml), { signer, profile: 'strict', now: 0 }).toString('utf8');

/** An independent judge: xml-crypto, with the certificate that we know. */
const holds = (xml: string): boolean => {
  const signature = /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
  const judge = new SignedXml({ publicCert: signer.certificate.x509.toString(), idMode: 'wssecurity' });
  judge.loadSignature(signature);
  return judge.checkSignature(xml);
};

describe('signEnvelope', () => {
  const cases: readonly [string, string][] = [
    ['SOAP 1.1', envelope('')],
    ['SOAP 1.2', envelope('', '<k:V xmlns:k="urn:k"/>', S12)],
    ['an empty Header', envelope('<e:Header/>')],
    ['a header block of another', envelope('<e:Header><x:To>you</x:To></e:Header>')],
    [
      'a Security header that is replaced',
      envelope(`<e:Header><w:Security xmlns:w="${WSSE}"><old/></w:Security></e:Header>`),
    ],
    ['a prefix declared on the Envelope', envelope('', '<x:V><INSZ>1</INSZ></x:V>')],
  ];
  for (const [title, xml] of cases)
    it(`signs ${title} so that another verifier agrees`, () => expect(holds(sign(xml))).to.equal(true));

  it('keeps the meaning of the question', () => {
    const { root } = parseXml(Buffer.from(sign(envelope(''))));
    expect(compareXml(parseXml(Buffer.from(envelope(''))).root, root)).to.deep.equal([]);
  });
  it('carries header blocks along and drops the old Security', () => {
    const signed = sign(
      envelope(`<e:Header><x:To>you</x:To><w:Security xmlns:w="${WSSE}"><old/></w:Security></e:Header>`),
    );
    expect(signed).to.contain('>you</x:To><wsse:Security ');
    expect(signed).to.not.contain('<old');
    expect(signed.match(/<wsse:Security /g)).to.have.lengthOf(1);
  });
  it('notices with the other verifier when a digit changes', () =>
    expect(holds(sign(envelope('')).replace('1 &amp;', '2 &amp;'))).to.equal(false));

  const refused: readonly [string, string, string][] = [
    ['what is no XML', 'x', 'XML_NOT_WELL_FORMED'],
    ['what is no envelope', '<a/>', 'SOAP_STRUCTURE'],
    ['a Body with nothing in it', `<e:Envelope xmlns:e="${S11}"><e:Body/></e:Envelope>`, 'SOAP_STRUCTURE'],
  ];
  for (const [title, xml, key] of refused)
    it(`refuses ${title}`, () => {
      try {
        sign(xml);
      } catch (error) {
        expect(error).to.be.instanceOf(Fault);
        expect((error as Fault).key).to.equal(key);
        return;
      }
      expect.fail('signed');
    });
});
