// Asks the house behind a relay: signs, sends, verifies, reads. Whatever goes wrong there is a refusal of the source, never of the customer:
// an answer that does not hold is as good as none. What got lost on the way is sent once more, newly signed and under a new Referte;
// a toeleiding goes with the same Id, so that it is received once. What came late or was refused is not sent again.
import type { Posted } from '../client/post.js';
import { isFault } from '../client/verify-answer.js';
import type { Reply } from '../dialects/reply.js';
import type { ProfileName } from '../domain/kbi/Partner.js';
import type { Dienst } from '../domain/kbi/Verzoek.js';
import type { Clock, Ids } from '../domain/time.js';
import type { Envelope } from '../envelope/envelope.js';
import { Fault } from '../faults/fault.js';
import { type SigningKey, signMessage } from '../security/sign.js';
import { findChild } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import type { RelayQuestion, Speech } from './speech.js';

/** One operation of the house behind. `path` from its contract. */
export type Target = {
  readonly path: string;
  readonly namespace: string;
  readonly versie: string;
  readonly soapAction: string;
};

/** `url` without a path. `post` throws BRON_ONBESCHIKBAAR or BRON_TRAAG. `verify` throws what does not hold. */
export type AskParts = {
  readonly url: string;
  readonly speech: Speech;
  readonly target: (dienst: Dienst) => Target | undefined;
  readonly Identificatie: string;
  readonly signer: SigningKey;
  readonly profile: ProfileName;
  readonly post: (url: string, soapAction: string, octets: Uint8Array) => Promise<Posted>;
  readonly verify: (octets: Uint8Array, now: number) => Envelope;
  readonly validate: (element: XmlElement) => void;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** `warnings` tell of a second sending. Throws BRON_ONBESCHIKBAAR, BRON_TRAAG or INTERNE_FOUT. */
export type Ask = (question: RelayQuestion) => Promise<Reply>;

const textIn = (element: XmlElement): string =>
  element.children.map((part) => (typeof part === 'string' ? part : 'local' in part ? textIn(part) : '')).join('');

/** faultstring, or Reason/Text. */
const faultText = (fault: XmlElement): string => {
  const reason = findChild(fault, '', 'faultstring') ?? findChild(fault, fault.ns, 'Reason');
  return reason === undefined ? '' : textIn(reason).trim();
};

const isXml = ({ headers }: Posted): boolean => /xml/i.test(String(headers['content-type']));

/** What the customer may hear of an answer that does not hold: the source is not available. The journal hears why. */
const unusable = (thrown: unknown): Fault => {
  const why = thrown instanceof Fault ? `${thrown.key}: ${thrown.detail}` : String(thrown);
  return new Fault('BRON_ONBESCHIKBAAR', `the answer of upstream does not hold: ${why}`, {}, thrown);
};

/** Makes the asker. */
export const createAsk = (parts: AskParts): Ask => {
  const { url, speech, target, Identificatie, signer, profile, post, verify, validate, clock, ids } = parts;

  const send = (question: RelayQuestion, to: Target, Referte: string): Promise<Posted> => {
    const now = clock.now();
    const content = speech.compose(question, { ...to, Identificatie }, { Referte, now });
    return post(url + to.path, to.soapAction, signMessage({ version: '1.1', content, signer, profile, now }));
  };

  /** Sent, and sent once more when nobody answered with SOAP. */
  const exchange = async (
    question: RelayQuestion,
    to: Target,
  ): Promise<readonly [Posted, string, readonly string[]]> => {
    const first = await send(question, to, question.ticketCBSS).catch((thrown: unknown) => {
      if (thrown instanceof Fault && thrown.key === 'BRON_ONBESCHIKBAAR') return undefined;
      throw thrown;
    });
    if (first !== undefined && isXml(first)) return [first, question.ticketCBSS, []];
    const again = ids.uuid();
    const second = await send(question, to, again);
    if (isXml(second)) return [second, again, [`upstream was asked again, as ${again}`]];
    throw new Fault('BRON_ONBESCHIKBAAR', `upstream answers ${second.status} without SOAP`);
  };

  return async (question) => {
    const to = target(question.verzoek.dienst);
    if (to === undefined) throw new Fault('INTERNE_FOUT', `upstream has no ${question.verzoek.dienst}`);
    const [posted, Referte, warnings] = await exchange(question, to);
    try {
      const envelope = verify(posted.octets, clock.now());
      if (isFault(envelope)) return { ...speech.readFault(faultText(envelope.question)), warnings };
      validate(envelope.question);
      const reply = speech.read(envelope.question, question, Referte);
      return { ...reply, warnings: [...warnings, ...reply.warnings] };
    } catch (thrown) {
      throw unusable(thrown);
    }
  };
};
