// What we sign: canonical as written, by libxml2; valid, by xml-crypto, xmlsec1 and our own steps; and of the shape the contract promises.
import { expect } from 'chai';
import { writeFault } from '../../src/envelope/soap-fault.js';
import { type MessageToSign, signMessage } from '../../src/security/sign.js';
import { requireProgram } from '../oracles/binaries.js';
import { canonicalForms } from '../oracles/libxml2.js';
import { EC_256, GENT, KEYS, KSZ, odd, VDAB } from './attacks/certificates.js';
import { judge } from './attacks/kit.js';
import { NOW, question, type Sender } from './attacks/message.js';
import { holdsByXmlCrypto, openXmlsec } from './attacks/oracles.js';

const CONTENT = `<kbi:K xmlns:kbi="urn:k"><a b="&quot;&#x9;&lt;&amp;">é&amp;&lt;&gt;&#xD; \u{10400}</a><e></e></kbi:K>`;
const sound = (title: string, sender: Sender, more: Partial<MessageToSign> = {}) => ({
  title,
  certificate: sender.der,
  octets: signMessage({
    version: '1.1',
    content: CONTENT,
    signer: { key: sender.key, certificate: sender.der },
    profile: 'strict',
    now: NOW,
    ...more,
  }),
});
const DECLARED = { declare: ' xmlns:x="urn:x"', headerBlocks: '<w xmlns="urn:w"><v>1</v></w>' };

const MESSAGES = [
  sound('strict', GENT),
  sound('strict in SOAP 1.2', GENT, { version: '1.2' }),
  sound('ksz-x509', KSZ, { profile: 'ksz-x509' }),
  sound('ksz-x509 in SOAP 1.2', KSZ, { profile: 'ksz-x509', version: '1.2' }),
  sound('magda-classic', VDAB, { profile: 'magda-classic' }),
  sound('by an EC key', EC_256()),
  sound('with declarations and header blocks of others', GENT, DECLARED),
  sound('of a whole question', GENT, { content: question() }),
  ...(['1.1', '1.2'] as const).map((version) =>
    sound(`of a Fault in ${version}`, GENT, {
      version,
      content: writeFault(version, { culprit: 'sender', security: true, text: 'a < b & "c"' }),
      declare: ' xmlns:wsse="urn:declared-for-the-subcode"',
    }),
  ),
];

const pathsOf = (xml: string): readonly RegExp[] =>
  [
    /<soap:Body .*<\/soap:Body>/s,
    /<ds:SignedInfo .*<\/ds:SignedInfo>/s,
    /<wsu:Timestamp .*<\/wsu:Timestamp>/s,
    /<wsse:BinarySecurityToken .*<\/wsse:BinarySecurityToken>/s,
  ].filter((path) => path.test(xml));

describe('signMessage', () => {
  for (const { title, octets, certificate } of MESSAGES) {
    it(`writes what it signs in the exclusive canonical form of libxml2: ${title}`, () => {
      const xml = octets.toString('utf8');
      const elements = [...xml.matchAll(/<([A-Za-z][\w:]*)/g)];
      const nth = (path: RegExp): number => elements.findIndex(({ index }) => index === path.exec(xml)?.index) + 1;
      const parts = pathsOf(xml);
      expect(parts.length).to.be.greaterThan(title === 'magda-classic' ? 2 : 3);
      const forms = canonicalForms(
        octets,
        parts.map((path) => ({ element: nth(path) })),
      );
      // Inside the Signature, SignedInfo is written with the declarations it needs; so are the others.
      expect(forms).to.deep.equal(parts.map((path) => path.exec(xml)?.[0]));
    });

    it(`signs what xml-crypto accepts: ${title}`, () => {
      expect(holdsByXmlCrypto(octets, certificate)).to.equal(true);
    });
  }

  it('signs what xmlsec1 accepts', function byXmlsec() {
    this.timeout(20_000);
    requireProgram(this, 'xmlsec1');
    const xmlsec = openXmlsec();
    try {
      for (const { title, octets, certificate } of MESSAGES)
        expect(xmlsec.holds(octets, certificate), title).to.equal(true);
    } finally {
      xmlsec.close();
    }
  });

  it('signs what authenticate accepts from a partner', () => {
    const own = MESSAGES.filter(({ title }) => !title.includes('Fault'));
    expect(own.map(({ octets }) => judge(octets).key)).to.deep.equal(own.map(() => 'ACCEPTED'));
  });

  it('changes with every octet of the content, the hour and the key', () => {
    const [one, other, later, key] = [
      sound('', GENT),
      sound('', GENT, { content: CONTENT.replace('é', 'e') }),
      sound('', GENT, { now: NOW + 1 }),
      sound('', KSZ),
    ].map(({ octets }) => /<ds:SignatureValue>[^<]*/.exec(octets.toString())?.[0]);
    expect(new Set([one, other, later, key]).size).to.equal(4);
    expect(sound('', GENT).octets.equals(sound('', GENT).octets)).to.equal(true);
  });

  it('lives 300 seconds unless told otherwise', () => {
    expect(judge(sound('', GENT).octets, { now: NOW + 299_999 }).key).to.equal('ACCEPTED');
    expect(judge(sound('', GENT, { ttl: 1_000 }).octets, { now: NOW + 1_000 }).key).to.equal('TIMESTAMP_EXPIRED');
  });

  it('shows the certificate it was given, also when two certificates share a key', () => {
    const second = odd({ serial: 99n });
    const tokens = [GENT, second].map((sender) =>
      sound('', { ...sender, key: GENT.key }).octets.includes(sender.der.toString('base64')),
    );
    expect(tokens).to.deep.equal([true, true]);
  });

  it('uses one BinarySecurityToken, a Timestamp where the profile signs one, and no PrefixList', () => {
    const counts = MESSAGES.slice(0, 5).map(({ octets }) => {
      const xml = octets.toString();
      return [/<wsse:BinarySecurityToken /g, /<wsu:Timestamp /g, /<ds:Reference /g, /PrefixList/g].map(
        (part) => [...xml.matchAll(part)].length,
      );
    });
    expect(counts).to.deep.equal([
      [1, 1, 2, 0],
      [1, 1, 2, 0],
      [1, 1, 3, 0],
      [1, 1, 3, 0],
      [1, 0, 1, 0],
    ]);
    expect(KEYS.gateway.certificate.der.length).to.be.greaterThan(0);
  });
});
