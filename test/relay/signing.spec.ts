// The relay in front of the house in one process: what goes up is what the house receives, what comes down is what its client gets.
import { expect } from 'chai';
import type { Posted } from '../../src/client/post.js';
import { answerVerifier } from '../../src/client/verify-answer.js';
import type { ProfileName } from '../../src/domain/kbi/Partner.js';
import { type Envelope, readEnvelope, type SoapVersion } from '../../src/envelope/envelope.js';
import { writePlain } from '../../src/envelope/plain.js';
import { Fault } from '../../src/faults/fault.js';
import { createIds } from '../../src/process/ids.js';
import { createSigningRelay, type Hop, type Outgoing } from '../../src/relay/signing.js';
import { signMessage } from '../../src/security/sign.js';
import { createTrust } from '../../src/security/trust.js';
import { canonicalize } from '../../src/xml/c14n.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { questionText as kszQuestion } from '../dialects/ksz/sample.js';
import { KEYS, type Kit, NOW, openKit, PATH, questionOf, requestOf, SOAP_ACTION } from '../gateway-kit.js';

const open = (octets: Uint8Array): Envelope => readEnvelope(parseXml(octets), 16_384);
const every = (element: XmlElement): XmlElement[] => [element, ...childElements(element).flatMap(every)];
const textOf = (envelope: Envelope, local: string): string | undefined =>
  every(envelope.question)
    .find((one) => one.local === local)
    ?.children.join('');

const TRUST = createTrust({ anchors: KEYS.authorities });
const PROFILES: Readonly<Record<string, ProfileName>> = { ksz: 'ksz-x509', vdab: 'magda-classic' };

type Setup = {
  readonly as?: string;
  readonly keep?: boolean;
  /** In place of what the house answers. */
  readonly answer?: (real: Posted, signed: Uint8Array) => Posted | Promise<Posted>;
};
type Rig = {
  readonly sent: Buffer[];
  readonly hops: Hop[];
  relay(octets: Uint8Array, version?: SoapVersion, path?: string, soapAction?: string): Promise<Outgoing>;
};

describe('the signing relay', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  const rig = ({ as = 'ocmw-gent', keep = false, answer = (real) => real }: Setup = {}): Rig => {
    const pair = KEYS.partner(as);
    if (pair === undefined) throw new RangeError(as);
    const profile = PROFILES[as] ?? 'strict';
    const sent: Buffer[] = [];
    const hops: Hop[] = [];
    const relay = createSigningRelay({
      upstream: 'http://up',
      signer: { key: pair.key, certificate: pair.certificate.der },
      profile,
      verify: answerVerifier(TRUST, KEYS.gateway.certificate, profile),
      now: async () => NOW,
      ids: createIds('frozen', 'relay'),
      keepSecurity: keep,
      heard: (hop) => hops.push(hop),
      post: async (url, version, soapAction, octets) => {
        sent.push(Buffer.from(octets));
        const path = url.slice('http://up'.length);
        const { status, body, messageId } = await kit.handle(requestOf(octets, { path, version, soapAction }));
        const type = version === '1.1' ? 'text/xml' : 'application/soap+xml';
        return answer(
          { status, octets: body, headers: { 'content-type': type, 'x-kbi-message-id': messageId } },
          octets,
        );
      },
    });
    return {
      sent,
      hops,
      relay: (octets, version = '1.1', path = PATH, soapAction = SOAP_ACTION) =>
        relay({ path, version, charset: 'utf-8', soapAction, octets }),
    };
  };
  const plain = (content = questionOf(), version: SoapVersion = '1.1'): Buffer => writePlain(version, content);

  for (const version of ['1.1', '1.2'] as const)
    it(`signs a question of SOAP ${version}, and hands over the answer without security`, async () => {
      const { relay, sent, hops } = rig();
      const content = questionOf();
      const out = await relay(plain(content, version), version);
      expect([out.status, out.version]).to.deep.equal([200, version]);
      expect(canonicalize(open(sent[0] ?? Buffer.alloc(0)).question)).to.equal(content);
      const answer = open(out.body);
      expect([answer.header, textOf(answer, 'Gekend')]).to.deep.equal([undefined, 'true']);
      expect(hops).to.deep.equal([
        {
          path: PATH,
          operation: 'KBIDossiers',
          status: 200,
          messageId: out.messageId,
          fault: false,
          refusal: undefined,
        },
      ]);
      expect(kit.journal.at(-1)).to.include({ partner: 'ocmw-gent', uitkomst: 'DATA', messageId: out.messageId });
    });

  it('keeps the signed answer octet for octet when asked', async () => {
    const real: Buffer[] = [];
    const answer = (posted: Posted): Posted => {
      real.push(posted.octets);
      return posted;
    };
    const out = await rig({ keep: true, answer }).relay(plain());
    expect(out.body.equals(real[0] ?? Buffer.alloc(0))).to.equal(true);
    expect(out.body.toString()).to.contain('<ds:SignatureValue>');
  });

  it('signs as each profile asks', async () => {
    for (const [as, fields] of [
      ['ksz', { Identificatie: 'kbi-gateway.test/ksz', OrganisatieEenheid: '0212214125' }],
      ['vdab', { Hoedanigheid: '3001' }],
    ] as const) {
      const { relay, hops } = rig({ as });
      await relay(plain(questionOf({ as, ...fields })));
      expect([hops[0]?.refusal, kit.journal.at(-1)?.partner], as).to.deep.equal([undefined, as]);
    }
  });

  it('replaces a Security header that the client put there, and carries its other header blocks along', async () => {
    const { relay, sent } = rig();
    const header =
      '<soap:Header><w:T xmlns:w="urn:w">stays</w:T><s:Security xmlns:s="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"><s:UsernameToken/></s:Security></soap:Header>';
    const out = await relay(Buffer.from(plain().toString().replace('<soap:Body>', `${header}<soap:Body>`)));
    expect(out.status).to.equal(200);
    expect(sent[0]?.toString()).to.contain('>stays<').and.not.contain('UsernameToken');
  });

  it('hands over a refusal and a Fault of the gateway as they are, once their signature holds', async () => {
    for (const as of ['ocmw-gent', 'ksz']) {
      const { relay, hops } = rig({ as });
      const refused = await relay(plain(questionOf({ as: 'ocmw-aalst' })));
      expect([refused.status, textOf(open(refused.body), 'Identificatie'), hops[0]?.fault], as).to.deep.equal([
        200,
        'kbi-gateway.test/magda',
        false,
      ]);
      const fault = await relay(plain('<a xmlns="urn:none"></a>'));
      expect([fault.status, open(fault.body).question.local, hops[1]?.fault, hops[1]?.refusal], as).to.deep.equal([
        500,
        'Fault',
        true,
        undefined,
      ]);
    }
  });

  const changed =
    (from: string | RegExp, to: string) =>
    (real: Posted): Posted => ({ ...real, octets: Buffer.from(real.octets.toString().replace(from, to)) });
  const bad: readonly (readonly [string, NonNullable<Setup['answer']>, string])[] = [
    ['was changed on its way', changed('<Gekend>true', '<Gekend>false'), 'DIGEST_MISMATCH'],
    ['is not signed', changed(/<soap:Header>.*<\/soap:Header>/, ''), 'SIGNATURE_ABSENT'],
    ['is the question, sent back', (real, octets) => ({ ...real, octets: Buffer.from(octets) }), 'PARTNER_UNKNOWN'],
    ['is no XML', (real) => ({ ...real, octets: Buffer.from('x') }), 'XML_NOT_WELL_FORMED'],
    [
      'is a page',
      () => ({ status: 404, headers: { 'content-type': 'text/html' }, octets: Buffer.from('<h1>no\u0001</h1>') }),
      'ANSWER_UNUSABLE',
    ],
    ['does not come', () => Promise.reject(new Fault('BRON_TRAAG', 'late')), 'BRON_TRAAG'],
    ['cannot be fetched', () => Promise.reject(new Fault('BRON_ONBESCHIKBAAR', 'nobody')), 'BRON_ONBESCHIKBAAR'],
    ['ends in a mistake of ours', () => Promise.reject(new TypeError('x')), 'INTERNE_FOUT'],
  ];
  for (const [what, answer, key] of bad)
    it(`says ${key} in a Fault of its own when the answer ${what}`, async () => {
      for (const version of ['1.1', '1.2'] as const) {
        const { relay, hops } = rig({ answer });
        const out = await relay(plain(questionOf(), version), version);
        const fault = open(out.body);
        expect([out.status, fault.question.local, textOf(fault, 'Key')]).to.deep.equal([500, 'Fault', key]);
        expect(textOf(fault, version === '1.1' ? 'faultstring' : 'Text'))
          .to.contain('kbi relay: ')
          .and.contain(key);
        expect(fault.security).to.deep.equal([]);
        expect(hops[0]?.refusal?.fault.key).to.equal(key);
      }
    });

  it('does not take a good answer to another ticket either', async () => {
    let earlier: Posted | undefined;
    const answer = (real: Posted): Posted => (earlier ??= real);
    const { relay, hops } = rig({ answer });
    const ask = (ticket: string): Promise<Outgoing> =>
      relay(plain(kszQuestion({ ticket })), '1.1', '/KBIDossiersService/v1', '');
    expect((await ask('one')).status).to.equal(200);
    expect([(await ask('two')).status, hops[1]?.refusal?.fault.key]).to.deep.equal([500, 'ANSWER_UNUSABLE']);
  });

  it('does not take what the house signed for another purpose, and answers nothing', async () => {
    const { key, certificate } = KEYS.gateway;
    const letter = signMessage({
      ...{ version: '1.1', content: '<a:Signal xmlns:a="urn:a"></a:Signal>', profile: 'strict', now: NOW },
      signer: { key, certificate: certificate.der },
    });
    const { relay, hops } = rig({ answer: (real) => ({ ...real, octets: letter }) });
    expect([(await relay(plain())).status, hops[0]?.refusal?.fault.key]).to.deep.equal([500, 'ANSWER_UNUSABLE']);
  });

  it('does not take a good answer to another question', async () => {
    let earlier: Posted | undefined;
    const answer = (real: Posted): Posted => {
      earlier ??= real;
      return earlier;
    };
    const { relay, hops } = rig({ answer });
    expect((await relay(plain())).status).to.equal(200);
    const second = await relay(plain());
    expect([second.status, hops[1]?.refusal?.fault.key]).to.deep.equal([500, 'ANSWER_UNUSABLE']);
  });

  const unfit: readonly (readonly [string, Uint8Array, SoapVersion, string, string, number])[] = [
    ['what is no XML', Buffer.from('<a'), '1.1', 'XML_NOT_WELL_FORMED', 'Client', 500],
    ['a DOCTYPE', Buffer.from('<!DOCTYPE a><a/>'), '1.1', 'XML_DTD', 'Client', 500],
    ['what is no envelope', Buffer.from('<a/>'), '1.2', 'SOAP_STRUCTURE', 'Sender', 400],
    [
      'an envelope under the media type of the other version',
      writePlain('1.2', '<a></a>'),
      '1.1',
      'SOAP_VERSION',
      'VersionMismatch',
      500,
    ],
    [
      'a header block that nobody knows and somebody must',
      writePlain('1.1', '<a></a>', '', '<b soap:mustUnderstand="1"></b>'),
      '1.1',
      'SOAP_MUST_UNDERSTAND',
      'MustUnderstand',
      500,
    ],
  ];
  for (const [what, octets, version, key, code, status] of unfit)
    it(`says ${key} itself for ${what}, and sends nothing on`, async () => {
      const { relay, sent } = rig();
      const out = await relay(octets, version);
      const fault = open(out.body);
      expect([out.status, textOf(fault, 'Key'), sent.length]).to.deep.equal([status, key, 0]);
      expect(out.body.toString()).to.contain(`>soap:${code}<`);
    });

  it('signs under the partner that it was started for, whatever the Context says', async () => {
    const { relay } = rig({ as: 'ocmw-aalst' });
    const out = await relay(plain(questionOf({ as: 'ocmw-gent' })));
    expect(out.body.toString()).to.contain('<Identificatie>13001</Identificatie>');
    expect(kit.journal.at(-1)).to.include({ partner: 'ocmw-aalst', uitkomst: 'AFZENDER_ONBEKEND' });
  });
});
