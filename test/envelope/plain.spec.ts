import { expect } from 'chai';
import { readEnvelope } from '../../src/envelope/envelope.js';
import { declarationsFor, otherBlocks, stripSecurity, writePlain } from '../../src/envelope/plain.js';
import { FAULT_DECLARATIONS, writeFault } from '../../src/envelope/soap-fault.js';
import { signMessage } from '../../src/security/sign.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { KEYS, messageOf, NOW, questionOf } from '../gateway-kit.js';

const open = (octets: Uint8Array) => readEnvelope(parseXml(octets), 16_384);

describe('stripSecurity', () => {
  it('leaves the child of Body as it was, and nothing of the security around it', () => {
    const content = questionOf();
    const stripped = stripSecurity(open(messageOf({ content })));
    expect(stripped.toString()).to.not.match(/wssecurity|wsu:|Signature/);
    const envelope = open(stripped);
    expect(canonicalize(envelope.question)).to.equal(content);
    expect([envelope.header, envelope.body.attributes.length]).to.deep.equal([undefined, 0]);
  });

  it('keeps header blocks of others, and a Security for another receiver', () => {
    const other = '<w:T xmlns:w="urn:w">stays</w:T>';
    const text = messageOf().toString().replace('<soap:Header>', `<soap:Header>${other}`);
    const foreign = text.replace(
      '<soap:Header>',
      '<soap:Header><s:Security xmlns:s="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" soap:actor="urn:other"></s:Security>',
    );
    const stripped = stripSecurity(open(Buffer.from(foreign))).toString();
    expect(stripped).to.contain(other);
    expect(stripped.match(/Security /g)).to.have.lengthOf(1);
    expect(open(Buffer.from(stripped)).security).to.deep.equal([]);
  });

  it('keeps a prefix declared that stands in content alone: the subcode of a Fault', () => {
    const content = writeFault('1.2', { culprit: 'sender', security: true, text: 'no' });
    const { key, certificate } = KEYS.gateway;
    const signer = { key, certificate: certificate.der };
    const signed = signMessage({
      version: '1.2',
      content,
      signer,
      profile: 'strict',
      now: NOW,
      declare: FAULT_DECLARATIONS,
    });
    const stripped = stripSecurity(open(signed)).toString();
    expect(stripped).to.match(/^<soap:Envelope [^>]*xmlns:wsse="/);
    expect(stripped).to.contain('<soap:Value>wsse:InvalidSecurity</soap:Value>');
  });
});

describe('writePlain', () => {
  for (const version of ['1.1', '1.2'] as const)
    it(`writes an envelope of SOAP ${version} that reads back`, () => {
      const envelope = open(writePlain(version, '<a></a>', ' xmlns:x="urn:x"', '<b></b>'));
      expect([envelope.version, envelope.question.local, otherBlocks(envelope)]).to.deep.equal([
        version,
        'a',
        '<b></b>',
      ]);
      expect(envelope.document.root.declarations).to.deep.include({ prefix: 'x', uri: 'urn:x' });
    });
  it('writes no Header without blocks', () => expect(writePlain('1.1', '<a></a>').toString()).to.not.contain('Header'));
});

describe('declarationsFor', () => {
  const of = (xml: string): string => {
    const { root } = parseXml(Buffer.from(xml));
    return declarationsFor(root, canonicalize(root));
  };
  const rows: readonly (readonly [string, string, string])[] = [
    ['a prefix in an attribute value', '<a xmlns:x="urn:x" t="x:T"/>', ' xmlns:x="urn:x"'],
    ['a prefix in text', '<a xmlns:x="urn:x">x:T</a>', ' xmlns:x="urn:x"'],
    ['a prefix that nobody uses', '<a xmlns:x="urn:x"/>', ''],
    ['the default namespace', '<a xmlns="urn:x">x</a>', ''],
    ['an address with what must be escaped', '<a xmlns:x="urn:x&amp;y">x:T</a>', ' xmlns:x="urn:x&amp;y"'],
  ];
  for (const [what, xml, expected] of rows)
    it(`declares for ${what}: "${expected}"`, () => expect(of(xml)).to.equal(expected));
});
