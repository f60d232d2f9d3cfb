import { expect } from 'chai';
import { parseINSZ } from '../../src/authorisation/person.js';
import type { Posted } from '../../src/client/post.js';
import { answerVerifier } from '../../src/client/verify-answer.js';
import { readVerzoek } from '../../src/dialects/ksz/read.js';
import type { Dienst } from '../../src/domain/kbi/Verzoek.js';
import { Fault } from '../../src/faults/fault.js';
import { createIds } from '../../src/process/ids.js';
import { type Ask, createAsk } from '../../src/relay/ask.js';
import { magdaSpeech, type RelayQuestion } from '../../src/relay/speech.js';
import { signMessage } from '../../src/security/sign.js';
import { createTrust } from '../../src/security/trust.js';
import { questionText, validBody } from '../dialects/ksz/sample.js';
import { ABDUL, KEYS, type Kit, NOW, openKit, requestOf } from '../gateway-kit.js';

const TICKET = '11111111-2222-4333-8444-555555555555';
const KSZ = KEYS.partner('ksz');

type Sent = { readonly url: string; readonly text: string };
type Step = (sent: Sent, real: () => Promise<Posted>) => Promise<Posted>;

const unreachable: Step = async () => {
  throw new Fault('BRON_ONBESCHIKBAAR', 'nobody there');
};
const late: Step = async () => {
  throw new Fault('BRON_TRAAG', 'too long');
};
const through: Step = (_, real) => real();
const html: Step = async () => ({
  status: 502,
  headers: { 'content-type': 'text/html' },
  octets: Buffer.from('<html/>'),
});
const changed =
  (change: (text: string) => string): Step =>
  async (_, real) => {
    const posted = await real();
    return { ...posted, octets: Buffer.from(change(posted.octets.toString('utf8'))) };
  };
const fault =
  (text: string): Step =>
  async () => {
    const content = `<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${text}</faultstring></soap:Fault>`;
    const signer = { key: KEYS.gateway.key, certificate: KEYS.gateway.certificate.der };
    const octets = signMessage({ version: '1.1', content, signer, profile: 'strict', now: NOW });
    return { status: 500, headers: { 'content-type': 'text/xml' }, octets };
  };

const referteIn = ({ text }: Sent): string => /<Afzender>.*?<Referte>([^<]*)</.exec(text)?.[1] ?? '';
const vraagIn = ({ text }: Sent): string => /<Vraag><Referte>([^<]*)</.exec(text)?.[1] ?? '';

describe('asking the house behind', () => {
  let kit: Kit;
  before(async () => {
    kit = await openKit();
  });
  after(() => kit.close());

  let serial = 0;
  /** An asker whose posts go through these steps, one each, and what it sent. */
  const askThrough = (...steps: readonly Step[]): { readonly ask: Ask; readonly sent: Sent[] } => {
    if (KSZ === undefined) throw new RangeError('ksz');
    const sent: Sent[] = [];
    serial += 1;
    const { operations, validate } = kit.house;
    const ask = createAsk({
      url: 'http://upstream',
      speech: magdaSpeech,
      target: (dienst) => operations.find((one) => one.service === dienst && one.dialect.name === 'magda'),
      Identificatie: 'kbi-gateway.test/ksz',
      signer: { key: KSZ.key, certificate: KSZ.certificate.der },
      profile: 'ksz-x509',
      post: (url, soapAction, octets) => {
        const one = { url, text: Buffer.from(octets).toString('utf8') };
        const step = steps[sent.push(one) - 1];
        if (step === undefined) throw new RangeError('sent once too often');
        return step(one, async () => {
          const { status, body } = await kit.handle(requestOf(octets, { path: new URL(url).pathname, soapAction }));
          return { status, headers: { 'content-type': 'text/xml' }, octets: body };
        });
      },
      verify: answerVerifier(createTrust({ anchors: KEYS.authorities }), KEYS.gateway.certificate, 'ksz-x509'),
      validate,
      clock: { now: () => NOW },
      ids: createIds('frozen', `ask ${serial}`),
    });
    return { ask, sent };
  };

  const questionOf = async (dienst: Dienst, criteria: string, Hoedanigheid = '17001'): Promise<RelayQuestion> => ({
    verzoek: readVerzoek(await validBody(questionText({ dienst, criteria }), dienst)),
    ticketCBSS: TICKET.replace(/.$/, String(serial % 10)).replace(/^.../, String(100 + serial)),
    ocmw: '0212214125',
    Hoedanigheid,
    INSZ: dienst === 'GeefKBIVestiging' ? undefined : parseINSZ(ABDUL),
  });
  const consult = async (ask: Ask) => ask(await questionOf('KBIDossiers', `<ssin>${ABDUL}</ssin>`));
  const refusalOf = async (promise: Promise<unknown>): Promise<Fault> => {
    const thrown: unknown = await promise.catch((error: unknown) => error);
    if (!(thrown instanceof Fault)) throw new RangeError(`not refused: ${JSON.stringify(thrown)}`);
    return thrown;
  };

  it('asks as the intermediary for the institution, under its own ticket, and gives what was found as it came', async () => {
    const { ask, sent } = askThrough(through);
    const reply = await consult(ask);
    expect(reply.refusal).to.equal(undefined);
    expect(reply.inhoud).to.match(/^<KBIDossier><INSZ>85631490132<\/INSZ>.*<\/KBIDossier>$/);
    const [one] = sent;
    expect(one?.url).to.equal('http://upstream/KBIDossiersDienst-01.00/soap/WebService');
    expect(one?.text).to.match(
      /<Identificatie>kbi-gateway.test\/ksz<\/Identificatie><Referte>[^<]*<\/Referte><OrganisatieEenheid>0212214125<\/OrganisatieEenheid><Hoedanigheid>17001</,
    );
    expect(one && [referteIn(one), vraagIn(one)]).to.deep.equal([vraagIn(one as Sent), referteIn(one as Sent)]);
    expect(kit.audit().at(-1)).to.deep.include({
      afzender: 'ksz',
      instelling: 'ocmw-gent',
      Referte: one && referteIn(one),
    });
  });

  for (const [claim, first] of [
    ['did not arrive', unreachable],
    ['was answered by something that is no SOAP', html],
  ] as const)
    it(`sends a consultation that ${claim} once more, newly signed and under a new Referte, and says so`, async () => {
      const { ask, sent } = askThrough(first, through);
      const reply = await consult(ask);
      expect(reply.inhoud).to.contain('<KBIDossier>');
      const [one, two] = sent as [Sent, Sent];
      expect(referteIn(two)).not.to.equal(referteIn(one));
      expect(vraagIn(two)).to.equal(vraagIn(one));
      expect(reply.warnings).to.deep.equal([`upstream was asked again, as ${referteIn(two)}`]);
    });

  it('sends a referral once more with the same Id, which is received once', async () => {
    const Id = '3b0c5f6e-7c1d-4e2a-9f48-1a2b3c4d5e6f';
    const criteria =
      `<ssin>${ABDUL}</ssin><Toeleiding><Id>${Id}</Id><Van><TypePartner>OCMW</TypePartner></Van><Naar><TypePartner>KBI</TypePartner></Naar>` +
      '<RedenToeleiding>INB_OPV</RedenToeleiding></Toeleiding>';
    // The first arrives and its answer is lost.
    const lost: Step = async (sent, real) => {
      await real();
      return unreachable(sent, real);
    };
    const { ask, sent } = askThrough(lost, through);
    const reply = await ask(await questionOf('Toeleiding', criteria, '17003'));
    expect(reply.inhoud).to.contain(`<Id>${Id}</Id><Status>OP</Status>`);
    expect(sent.map(({ text }) => /<Toeleiding><Id>([^<]*)/.exec(text)?.[1])).to.deep.equal([Id, Id]);
    expect(await kit.store.toeleidingen.find(Id)).to.deep.include({ OCMW: '0212214125' });
  });

  const ends: readonly (readonly [string, readonly Step[], string, RegExp])[] = [
    ['not there twice', [unreachable, unreachable], 'BRON_ONBESCHIKBAAR', /nobody/],
    ['late', [late], 'BRON_TRAAG', /too long/],
    ['there without SOAP twice', [html, html], 'BRON_ONBESCHIKBAAR', /502 without SOAP/],
    ['late after it was not there', [unreachable, late], 'BRON_TRAAG', /too long/],
    [
      'changed on the way',
      [changed((text) => text.replace(ABDUL, '85631490133'))],
      'BRON_ONBESCHIKBAAR',
      /DIGEST_MISMATCH/,
    ],
    [
      'not signed',
      [changed((text) => text.replace(/<wsse:Security.*<\/wsse:Security>/, ''))],
      'BRON_ONBESCHIKBAAR',
      /SIGNATURE_ABSENT|SECURITY_HEADER/,
    ],
    ['not whole', [changed((text) => text.slice(0, 200))], 'BRON_ONBESCHIKBAAR', /XML_NOT_WELL_FORMED/],
  ];
  for (const [claim, steps, key, detail] of ends)
    it(`refuses with ${key} when the answer is ${claim}, and sends no more`, async () => {
      const { ask, sent } = askThrough(...steps);
      const refusal = await refusalOf(consult(ask));
      expect([refusal.key, sent.length]).to.deep.equal([key, steps.length]);
      expect(refusal.detail).to.match(detail);
    });

  it('does not take the answer to another question for its own', async () => {
    const other = askThrough(through);
    let stolen: Posted | undefined;
    await consult(askThrough(async (_, real) => (stolen = await real())).ask);
    const { ask } = askThrough(async () => stolen as Posted);
    const refusal = await refusalOf(consult(ask));
    expect([refusal.key, /ANSWER_UNUSABLE/.test(refusal.detail)]).to.deep.equal(['BRON_ONBESCHIKBAAR', true]);
    expect((await consult(other.ask)).refusal).to.equal(undefined);
  });

  for (const [text, key] of [
    ['99996: The gateway is too busy.', 'QUOTUM_OVERSCHREDEN'],
    ['ERR_025: Verification failure', 'INTERNE_FOUT'],
    ['10001: line 3, element INSZ: is too short', 'INTERNE_FOUT'],
    ['60009: The message cannot be processed now.', 'INTERNE_FOUT'],
    ['something that nobody foresaw', 'INTERNE_FOUT'],
  ] as const)
    it(`takes the Fault "${text}" for ${key}, and does not send again`, async () => {
      const { ask, sent } = askThrough(fault(text));
      const reply = await consult(ask);
      expect([reply.refusal?.key, sent.length]).to.deep.equal([key, 1]);
    });
});
