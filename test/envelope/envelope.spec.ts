// readEnvelope: both versions, what counts as addressed to us, and everything that is no envelope.
import { expect } from 'chai';
import { readEnvelope } from '../../src/envelope/envelope.js';
import { Fault } from '../../src/faults/fault.js';
import { NS } from '../../src/xml/namespaces.js';
import { parseXml } from '../../src/xml/parser.js';

const LIMIT = 1_000;
const NEXT_11 = 'http://schemas.xmlsoap.org/soap/actor/next';
const VERSIONS = { '1.1': NS.soap11, '1.2': NS.soap12 } as const;
type Version = keyof typeof VERSIONS;

const envelope = (version: Version, header: string, body = '<s:Body><q/></s:Body>'): string =>
  `<s:Envelope xmlns:s="${VERSIONS[version]}" xmlns:w="${NS.wsse}">${header}${body}</s:Envelope>`;
const read = (xml: string) => readEnvelope(parseXml(Buffer.from(xml)), LIMIT);
const verdict = (xml: string): string => {
  try {
    read(xml);
    return 'read';
  } catch (thrown) {
    return thrown instanceof Fault ? thrown.key : 'THROWN';
  }
};
const header = (version: Version, block: string): string => envelope(version, `<s:Header>${block}</s:Header>`);

describe('readEnvelope', () => {
  for (const version of ['1.1', '1.2'] as const) {
    it(`reads an envelope of SOAP ${version}`, () => {
      const found = read(
        envelope(version, '\n<!-- a --><s:Header><a/><w:Security/></s:Header>\n', '<s:Body>\n<!-- b --><q/></s:Body>'),
      );
      expect([found.version, found.header?.local, found.body.local, found.question.local]).to.deep.equal([
        version,
        'Header',
        'Body',
        'q',
      ]);
      expect(found.security.map(({ local }) => local)).to.deep.equal(['Security']);
      expect(found.question.parent).to.equal(found.body);
    });

    it(`reads an envelope of SOAP ${version} without a Header`, () => {
      const found = read(envelope(version, ''));
      expect([found.header, found.security]).to.deep.equal([undefined, []]);
    });
  }

  const ours: readonly (readonly [string, Version, string, number])[] = [
    ['no role', '1.1', '', 1],
    ['an empty actor', '1.1', 's:actor=""', 1],
    ['the next actor', '1.1', `s:actor="${NEXT_11}"`, 1],
    ['another actor', '1.1', 's:actor="urn:other"', 0],
    ['an unqualified actor', '1.1', 'actor="urn:other"', 1],
    ['a role of 1.2 in 1.1', '1.1', 's:role="urn:other"', 1],
    ['no role', '1.2', '', 1],
    ['the next role', '1.2', `s:role="${NS.soap12}/role/next"`, 1],
    ['the ultimate receiver', '1.2', `s:role="${NS.soap12}/role/ultimateReceiver"`, 1],
    ['the role of nobody', '1.2', `s:role="${NS.soap12}/role/none"`, 0],
    ['another role', '1.2', 's:role="urn:other"', 0],
  ];
  for (const [title, version, attribute, count] of ours) {
    it(`takes a Security header with ${title} in ${version} as ${count === 1 ? 'ours' : 'not ours'}`, () => {
      expect(read(header(version, `<w:Security ${attribute}/>`)).security.length).to.equal(count);
    });
  }

  it('leaves counting the Security headers to authenticate', () => {
    expect(read(header('1.1', '<w:Security/><w:Security/>')).security.length).to.equal(2);
  });

  const demands: readonly (readonly [string, Version, string, string])[] = [
    ['must be understood', '1.1', 's:mustUnderstand="1"', 'SOAP_MUST_UNDERSTAND'],
    ['must be understood, by a word', '1.2', 's:mustUnderstand="true"', 'SOAP_MUST_UNDERSTAND'],
    ['need not be understood', '1.1', 's:mustUnderstand="0"', 'read'],
    ['need not be understood, by a word', '1.2', 's:mustUnderstand="false"', 'read'],
    ['must be understood by another', '1.1', 's:mustUnderstand="1" s:actor="urn:other"', 'read'],
    ['must be understood by us, as next', '1.1', `s:mustUnderstand="1" s:actor="${NEXT_11}"`, 'SOAP_MUST_UNDERSTAND'],
    ['has an attribute of that name in no namespace', '1.1', 'mustUnderstand="1"', 'read'],
  ];
  for (const [title, version, attributes, expected] of demands) {
    it(`takes a ${version} header block that ${title} as ${expected}`, () => {
      expect(verdict(header(version, `<a ${attributes}/>`))).to.equal(expected);
    });
  }

  it('bounds header blocks of others in octets of their canonical form, and not our own Security', () => {
    const block = (name: string, octets: number, attributes = '') =>
      `<${name}${attributes}>${'é'.repeat((octets - 7) / 2)}</${name}>`;
    expect(verdict(header('1.1', block('a', LIMIT - 1)))).to.equal('read');
    expect(verdict(header('1.1', block('a', LIMIT + 1)))).to.equal('XML_LIMIT');
    expect(verdict(header('1.1', block('w:Security', 9_001, ' s:actor="urn:other"')))).to.equal('XML_LIMIT');
    expect(verdict(header('1.1', block('w:Security', 9_001)))).to.equal('read');
  });

  const shapes: readonly (readonly [string, string, string])[] = [
    ['another root', '<r/>', 'SOAP_STRUCTURE'],
    ['an Envelope without a namespace', '<Envelope/>', 'SOAP_VERSION'],
    ['an Envelope of another namespace', '<Envelope xmlns="urn:x"/>', 'SOAP_VERSION'],
    ['no Body', envelope('1.1', '', ''), 'SOAP_STRUCTURE'],
    [
      'a Body of the other version',
      envelope('1.1', '', `<b:Body xmlns:b="${NS.soap12}"><q/></b:Body>`),
      'SOAP_STRUCTURE',
    ],
    ['an element of another name for the Body', envelope('1.1', '', '<s:Bodies><q/></s:Bodies>'), 'SOAP_STRUCTURE'],
    ['a Header of another name', envelope('1.1', '<s:Head/>'), 'SOAP_STRUCTURE'],
    ['a Header behind the Body', envelope('1.1', '', '<s:Body><q/></s:Body><s:Header/>'), 'SOAP_STRUCTURE'],
    ['two Headers', envelope('1.1', '<s:Header/><s:Header/>'), 'SOAP_STRUCTURE'],
    ['two Bodies', envelope('1.1', '', '<s:Body><q/></s:Body><s:Body><q/></s:Body>'), 'SOAP_STRUCTURE'],
    ['an element behind the Body', envelope('1.1', '', '<s:Body><q/></s:Body><x/>'), 'SOAP_STRUCTURE'],
    ['an empty Body', envelope('1.1', '', '<s:Body/>'), 'SOAP_STRUCTURE'],
    ['a Body of text', envelope('1.1', '', '<s:Body>x</s:Body>'), 'SOAP_STRUCTURE'],
    ['a Body of two elements', envelope('1.1', '', '<s:Body><q/><q/></s:Body>'), 'SOAP_STRUCTURE'],
    ['text in the Envelope', envelope('1.1', 'x'), 'SOAP_STRUCTURE'],
    ['text in the Header', envelope('1.1', '<s:Header>x</s:Header>'), 'SOAP_STRUCTURE'],
    ['text beside the question', envelope('1.1', '', '<s:Body><q/>x</s:Body>'), 'SOAP_STRUCTURE'],
  ];
  for (const [title, xml, expected] of shapes) {
    it(`refuses ${title}`, () => {
      expect(verdict(xml)).to.equal(expected);
    });
  }
});
