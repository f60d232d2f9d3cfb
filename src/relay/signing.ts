// The signing relay: an unsigned message in, the same message signed as one partner out; of the answer the signature is verified for the
// client, which cannot. What does not hold never reaches it: it gets an unsigned Fault of the relay that says which of the two sides failed.
// Trusts whoever reaches its port, which is why that is loopback. Keeps nothing, repeats nothing.

import type { Posted } from '../client/post.js';
import { isFault } from '../client/verify-answer.js';
import type { ProfileName } from '../domain/kbi/Partner.js';
import type { Ids } from '../domain/time.js';
import { type Envelope, readEnvelope, type SoapVersion } from '../envelope/envelope.js';
import { stripSecurity } from '../envelope/plain.js';
import { asFault, Fault } from '../faults/fault.js';
import type { SigningKey } from '../security/sign.js';
import { signText } from '../security/sign-text.js';
import { ROOMY_LIMITS } from '../xml/limits.js';
import { parseXml } from '../xml/parser.js';
import { findChild, leafText } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { type RelayFault, writeRelayFault } from './refusal.js';

/** A message as HTTP gave it. */
export type Incoming = {
  readonly path: string;
  readonly version: SoapVersion;
  readonly charset: string | undefined;
  readonly soapAction: string;
  readonly octets: Uint8Array;
};

export type Outgoing = {
  readonly status: number;
  readonly version: SoapVersion;
  readonly messageId: string;
  readonly body: Buffer;
};

/** What came of one message. `operation`: root of its Body, when it was read. */
export type Hop = {
  readonly path: string;
  readonly operation: string | undefined;
  readonly status: number;
  readonly messageId: string;
  readonly fault: boolean;
  readonly refusal: RelayFault | undefined;
};

/** What the relay is made of. `upstream`: without a path. `now`: the clock that signatures for this address go by, milliseconds. */
export type SigningRelayParts = {
  readonly upstream: string;
  readonly signer: SigningKey;
  readonly profile: ProfileName;
  readonly verify: (octets: Uint8Array, now: number) => Envelope;
  readonly post: (url: string, version: SoapVersion, soapAction: string, octets: Uint8Array) => Promise<Posted>;
  readonly now: (url: string) => Promise<number>;
  readonly ids: Ids;
  /** Hands over the signed answer octet for octet instead of a plain one. */
  readonly keepSecurity: boolean;
  readonly heard?: (hop: Hop) => void;
};

const textAt = (from: XmlElement, ...names: readonly string[]): string | undefined => {
  let at: XmlElement | undefined = from;
  for (const name of names) at = at === undefined ? undefined : findChild(at, '', name);
  return at === undefined ? undefined : leafText(at)?.trim();
};

const BERICHT = ['Context', 'Bericht'] as const;
const TICKET = ['informationCustomer', 'ticket'] as const;

/** What is signed and fresh may still be another question's answer, or none at all: it must name ours, where our question has a name. */
const checkAnswers = ({ question }: Envelope, envelope: Envelope): void => {
  if (isFault(envelope)) return;
  const answer = envelope.question;
  const asked = textAt(question, 'Verzoek', ...BERICHT, 'Afzender', 'Referte') ?? textAt(question, ...TICKET);
  const answered = textAt(answer, 'Repliek', ...BERICHT, 'Ontvanger', 'Referte') ?? textAt(answer, ...TICKET);
  if (asked !== undefined && asked !== answered)
    throw new Fault(
      'ANSWER_UNUSABLE',
      `it answers ${answered === undefined ? 'nothing' : `Referte ${answered.slice(0, 64)}`}`,
    );
};

const readQuestion = ({ octets, charset, version }: Incoming): Envelope => {
  const envelope = readEnvelope(parseXml(octets, { limits: ROOMY_LIMITS, charset }), Number.MAX_SAFE_INTEGER);
  if (envelope.version !== version)
    throw new Fault('SOAP_VERSION', `${envelope.version} envelope under the media type of ${version}`);
  return envelope;
};

const readAnswer = (
  { status, headers, octets }: Posted,
  now: number,
  verify: SigningRelayParts['verify'],
): Envelope => {
  if (!/xml/i.test(String(headers['content-type'])))
    throw new Fault('ANSWER_UNUSABLE', `${status} without SOAP: ${octets.toString('utf8').trim().slice(0, 200)}`);
  return verify(octets, now);
};

/** Makes the relay. The function never throws. */
export const createSigningRelay = (parts: SigningRelayParts): ((incoming: Incoming) => Promise<Outgoing>) => {
  const { upstream, signer, profile, verify, post, now, ids, keepSecurity, heard } = parts;
  return async (incoming) => {
    const { path, version, charset, soapAction, octets } = incoming;
    const url = upstream + path;
    let question: Envelope | undefined;
    let posted: Posted | undefined;
    const tell = (outgoing: Outgoing, fault: boolean, refusal?: RelayFault): Outgoing => {
      const { status, messageId } = outgoing;
      heard?.({ path, operation: question?.question.local, status, messageId, fault, refusal });
      return outgoing;
    };
    try {
      question = readQuestion(incoming);
      const moment = await now(url);
      const signed = signText(octets, signer, profile, moment, charset);
      posted = await post(url, version, soapAction, signed);
      const answer = readAnswer(posted, moment, verify);
      checkAnswers(question, answer);
      const messageId = String(posted.headers['x-kbi-message-id'] ?? ids.uuid());
      const body = keepSecurity ? posted.octets : stripSecurity(answer);
      return tell({ status: posted.status, version: answer.version, messageId, body }, isFault(answer));
    } catch (thrown) {
      const side = question === undefined ? 'question' : posted === undefined ? 'way' : 'answer';
      const refusal: RelayFault = { fault: asFault(thrown), side, url, status: posted?.status };
      const { status, body } = writeRelayFault(version, refusal);
      return tell({ status, version, messageId: ids.uuid(), body }, true, refusal);
    }
  };
};
