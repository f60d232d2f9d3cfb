// What is signed here is verified by the steps of the route, and its canonical octets by libxml2.
import { expect } from 'chai';
import type { ProfileName } from '../../src/domain/kbi/Partner.js';
import { readEnvelope } from '../../src/envelope/envelope.js';
import { Fault } from '../../src/faults/fault.js';
import { authenticate } from '../../src/security/authenticate.js';
import { strictEngine } from '../../src/security/engine.js';
import { DEFAULT_SECURITY_LIMITS } from '../../src/security/evidence.js';
import { signText } from '../../src/security/sign-text.js';
import { createTokenCache } from '../../src/security/token.js';
import { createTrust } from '../../src/security/trust.js';
import { createWorld } from '../../src/world/world.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { FIXTURES, KEYS, messageOf, NOW } from '../gateway-kit.js';
import { canonicalForms } from '../oracles/libxml2.js';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const WSU = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';

const { partnerByOndernemingsnummer } = createWorld({
  partners: FIXTURES.flatMap((row) => (row.soort === 'partner' ? [row.rij] : [])),
  gronden: [],
  codelijsten: [],
  vestigingen: [],
  bronvertragingen: [],
});
const directory = {
  trust: createTrust({ anchors: KEYS.authorities }),
  tokens: createTokenCache(10),
  registered: [],
  partnerByOndernemingsnummer,
};

const sign = (xml: string, as = 'ocmw-gent', profile: ProfileName = 'strict'): Buffer => {
  const pair = KEYS.partner(as);
  if (pair === undefined) throw new RangeError(as);
  return signText(Buffer.from(xml), { key: pair.key, certificate: pair.certificate.der }, profile, NOW);
};

const verify = (octets: Buffer) => {
  const envelope = readEnvelope(parseXml(octets), 16_384);
  const context = { octets, now: NOW, directory, limits: DEFAULT_SECURITY_LIMITS, engine: strictEngine };
  return authenticate(envelope, context);
};

const envelope = (body: string, header = '', root = ''): string =>
  `<e:Envelope xmlns:e="${SOAP}"${root}>${header === '' ? '' : `<e:Header>${header}</e:Header>`}<e:Body>${body}</e:Body></e:Envelope>`;

describe('signText', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['a plain question', envelope('<k:Q xmlns:k="urn:k"><a>1</a></k:Q>')],
    ['pretty printing', envelope('\r\n  <k:Q xmlns:k="urn:k">\r\n\t<a b="1" a="2"/>\r\n  </k:Q>\r\n')],
    ['CDATA, references and comments', envelope('<Q><![CDATA[<&>]]>&#13;&amp;<!-- x --></Q>')],
    ['a default namespace', envelope('<Q xmlns="urn:q"><a xmlns=""/></Q>')],
    ['namespaces from above', envelope('<k:Q><x:a/></k:Q>', '', ' xmlns:k="urn:k" xmlns:x="urn:x" xmlns:y="urn:y"')],
    ['a prefix that stands in content only', envelope('<Q type="x:T">x:v</Q>', '', ' xmlns:x="urn:x"')],
    ['an id of its own on the question', envelope(`<Q xmlns:wsu="${WSU}" wsu:Id="q1"><a wsu:Id="q2"/></Q>`)],
    ['the prefix of SOAP inside the question', envelope(`<Q xmlns:soap="${SOAP}" soap:encodingStyle="urn:x"><a/></Q>`)],
    ['the prefix of SOAP for something else', envelope('<soap:Q xmlns:soap="urn:other"><soap:a/></soap:Q>')],
    ['the prefix wsu for something else', envelope('<wsu:Q xmlns:wsu="urn:other"><a wsu:b="1"/></wsu:Q>')],
    ['SOAP 1.2', envelope('<Q/>').replaceAll(SOAP, 'http://www.w3.org/2003/05/soap-envelope')],
  ];
  for (const [what, xml] of bodies) {
    it(`signs ${what} so that it verifies`, () => {
      const octets = sign(xml);
      expect(verify(octets).partner.naam).to.equal('ocmw-gent');
      const body = parseXml(octets).root.children.at(-1);
      if (typeof body !== 'object' || !('local' in body)) throw new RangeError('no Body');
      const count = octets.toString().split(/<[A-Za-z]/).length - 1;
      const forms = canonicalForms(
        octets,
        Array.from({ length: count }, (_, index) => ({ element: index + 1 })),
      );
      expect(forms).to.include(canonicalize(body));
      expect(octets.toString()).to.include(canonicalize(body));
    });
  }

  it('keeps the meaning of prefixes in content', () => {
    const { question } = verify(sign(envelope('<Q type="x:T"/>', '', ' xmlns:x="urn:x"')));
    const declared = sign(envelope('<Q type="x:T"/>', '', ' xmlns:x="urn:x"')).toString();
    expect(declared).to.match(/^<soap:Envelope [^>]*xmlns:x="urn:x"/);
    expect(question.local).to.equal('Q');
  });

  it('keeps header blocks of others and replaces a Security header for us', () => {
    const signed = messageOf().toString().replace('<soap:Header>', '<soap:Header><w:T xmlns:w="urn:w">blijft</w:T>');
    const again = sign(signed, 'ocmw-aalst').toString();
    expect(again).to.include('<w:T xmlns:w="urn:w">blijft</w:T>');
    expect(again.split('<wsse:Security ').length).to.equal(2);
    expect(verify(Buffer.from(again)).partner.naam).to.equal('ocmw-aalst');
  });

  it('keeps a Security header for another receiver', () => {
    const other =
      '<s:Security xmlns:s="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" e:actor="urn:ander"/>';
    const octets = sign(envelope('<Q/>', other));
    expect(octets.toString()).to.include('e:actor="urn:ander"');
    expect(verify(octets).partner.naam).to.equal('ocmw-gent');
  });

  const parts: readonly (readonly [string, ProfileName, readonly string[]])[] = [
    ['ocmw-gent', 'strict', ['Body', 'TS']],
    ['ksz', 'ksz-x509', ['Body', 'TS', 'X509']],
    ['vdab', 'magda-classic', ['Body']],
  ];
  for (const [as, profile, signed] of parts) {
    it(`signs ${signed.join(', ')} for ${profile}`, () => {
      const octets = sign(envelope('<Q/>'), as, profile);
      const ids = [...octets.toString().matchAll(/<ds:Reference URI="#([^"]+)"/g)].map(([, id]) => id);
      expect(ids).to.deep.equal(signed);
      expect(verify(octets).profile).to.equal(profile);
    });
  }

  const refused: readonly (readonly [string, string, string])[] = [
    ['what is no XML', 'x', 'XML_NOT_WELL_FORMED'],
    ['what is no envelope', '<a/>', 'SOAP_STRUCTURE'],
    ['an envelope without a question', envelope(''), 'SOAP_STRUCTURE'],
  ];
  for (const [what, xml, key] of refused) {
    it(`refuses ${what} with ${key}`, () => {
      expect(() => sign(xml))
        .to.throw(Fault)
        .with.property('key', key);
    });
  }
});
