// Reading ds:Signature: what comes out of a sound one, and the order in which a bad one is refused before it costs anything.
import { expect } from 'chai';
import { Fault } from '../../src/faults/fault.js';
import { readSignature, strictChildren } from '../../src/security/signature.js';
import { NS } from '../../src/xml/namespaces.js';
import { parseXml } from '../../src/xml/parser.js';
import type { XmlElement } from '../../src/xml/tree.js';

const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const root = (xml: string): XmlElement => parseXml(Buffer.from(xml)).root;
const refusal = (act: () => unknown): string => {
  try {
    act();
    return 'read';
  } catch (thrown) {
    return thrown instanceof Fault ? thrown.key : 'THROWN';
  }
};

const list = (prefixes: string) => `<ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${prefixes}"/>`;
const reference = (uri: string, inner = '') =>
  `<Reference URI="${uri}"><Transforms><Transform Algorithm="${EXC}">${inner}</Transform></Transforms><DigestMethod Algorithm="urn:d"/><DigestValue> AA\n== </DigestValue></Reference>`;
const signature = (references: string, c14n = ''): XmlElement =>
  root(
    `<Signature xmlns="${NS.ds}"><SignedInfo><CanonicalizationMethod Algorithm="${EXC}">${c14n}</CanonicalizationMethod><SignatureMethod Algorithm="urn:s"/>${references}</SignedInfo>` +
      `<SignatureValue>BB\r\n BB</SignatureValue><KeyInfo><w:SecurityTokenReference xmlns:w="${NS.wsse}"/></KeyInfo></Signature>`,
  );

describe('readSignature', () => {
  it('reads what a verifier needs, base64 without its blanks', () => {
    const parts = readSignature(signature(reference('#a', list('b #default')) + reference('#c'), list(' x\ty ')), 10);
    expect(parts.signatureAlgorithm).to.equal('urn:s');
    expect(parts.value).to.equal('BBBB');
    expect(parts.prefixList).to.deep.equal(['x', 'y']);
    expect(parts.tokenReference.local).to.equal('SecurityTokenReference');
    expect(
      parts.references.map(({ id, digestAlgorithm, digestValue, prefixList }) => ({
        id,
        digestAlgorithm,
        digestValue,
        prefixList,
      })),
    ).to.deep.equal([
      { id: 'a', digestAlgorithm: 'urn:d', digestValue: 'AA==', prefixList: ['b', '#default'] },
      { id: 'c', digestAlgorithm: 'urn:d', digestValue: 'AA==', prefixList: [] },
    ]);
  });

  it('counts the References before it reads one', () => {
    const bad = '<Reference/>'.repeat(11);
    const thrown = (() => {
      try {
        readSignature(signature(bad), 10);
      } catch (fault) {
        return fault;
      }
      return undefined;
    })();
    expect(thrown instanceof Fault && thrown.detail).to.equal('11 References');
  });

  const uris: readonly (readonly [string, string])[] = [
    ['#a', 'read'],
    ['#_a-1.b', 'read'],
    ['#é', 'read'],
    ['#1', 'read'],
    ['', 'SECURITY_STRUCTURE'],
    ['#', 'SECURITY_STRUCTURE'],
    ['a', 'SECURITY_STRUCTURE'],
    ['##a', 'SECURITY_STRUCTURE'],
    ['#a b', 'SECURITY_STRUCTURE'],
    ['#xpointer(/)', 'SECURITY_STRUCTURE'],
    ['#xmlns(a=b)xpointer(/)', 'SECURITY_STRUCTURE'],
    ['#%61', 'SECURITY_STRUCTURE'],
    ['x#a', 'SECURITY_STRUCTURE'],
  ];
  for (const [uri, expected] of uris) {
    it(`takes the URI '${uri}' as ${expected}`, () => {
      expect(refusal(() => readSignature(signature(reference(uri)), 10))).to.equal(expected);
    });
  }
});

describe('strictChildren', () => {
  const cases: readonly (readonly [string, string, number | string])[] = [
    ['elements', '<r><a/><b/></r>', 2],
    ['elements between blanks', '<r>\n <a/>\t<b/>&#13;</r>', 2],
    ['nothing', '<r/>', 0],
    ['text', '<r><a/>x</r>', 'SECURITY_STRUCTURE'],
    ['a no-break space', '<r>\u00a0<a/></r>', 'SECURITY_STRUCTURE'],
    ['a comment', '<r><a/><!-- --></r>', 'SECURITY_STRUCTURE'],
  ];
  for (const [title, xml, expected] of cases) {
    it(`takes ${title} as ${expected}`, () => {
      const found = refusal(() => strictChildren(root(xml)));
      expect(found === 'read' ? strictChildren(root(xml)).length : found).to.equal(expected);
    });
  }
});
