// The OCMW side of the callback, in the shape a supplier would build it: verify who signed with the steps of the house, check the
// contract, keep the signal, acknowledge with a signed Repliek. Can misbehave on request, so that a tester sees the gateway try again.

import { type OntvangenMelding, readMelding, writeBevestiging } from '../dialects/magda/bevestiging.js';
import { INVALIDATIE } from '../dialects/magda/invalidatie.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import type { Ids } from '../domain/time.js';
import { type Envelope, readEnvelope } from '../envelope/envelope.js';
import { asFault, Fault } from '../faults/fault.js';
import { authenticate } from '../security/authenticate.js';
import { strictEngine } from '../security/engine.js';
import { DEFAULT_SECURITY_LIMITS, type SignerDirectory } from '../security/evidence.js';
import { createPress } from '../security/press.js';
import type { SigningKey } from '../security/sign.js';
import { parseXml } from '../xml/parser.js';
import type { XmlElement } from '../xml/tree.js';
import { type Arrival, createGapBook } from './gaps.js';

/** What an OCMW is. `directory` knows the gateway and nobody else. */
export type OcmwParts = {
  readonly partner: Partner;
  readonly signer: SigningKey;
  readonly directory: SignerDirectory;
  readonly validate: (element: XmlElement) => void;
  readonly ids: Ids;
};

/** How it answers: as it should, with Resultaat 0, or with a signature that does not hold. */
export type Manner = { readonly Resultaat?: 0 | 1; readonly badSignature?: boolean };

/** What came and what is answered. `melding`: absent when the message was refused, and `refusal` says why. */
export type Received = {
  readonly status: number;
  readonly body: Buffer;
  readonly melding?: OntvangenMelding;
  readonly arrival?: Arrival;
  readonly refusal?: Fault;
};

/** Spoils the value of a signature and leaves everything else as it was. */
const spoil = (body: Buffer): Buffer =>
  Buffer.from(
    body
      .toString('utf8')
      .replace(/(<ds:SignatureValue>)(.)/, (_, tag: string, first: string) => `${tag}${first === 'A' ? 'B' : 'A'}`),
  );

/** Makes the OCMW. The function never throws: what it cannot accept is answered with a signed Fault. `now` in milliseconds. */
export const createOcmw = (parts: OcmwParts): ((octets: Uint8Array, now: number, manner?: Manner) => Received) => {
  const { partner, signer, directory, validate, ids } = parts;
  const press = createPress(signer, undefined);
  const book = createGapBook();

  const open = (octets: Uint8Array, now: number): { envelope: Envelope; melding: OntvangenMelding } => {
    const envelope = readEnvelope(parseXml(octets), 16_384);
    const limits = DEFAULT_SECURITY_LIMITS;
    const { question } = authenticate(envelope, { octets, now, directory, limits, engine: strictEngine });
    if (question.ns !== INVALIDATIE.namespace || question.local !== INVALIDATIE.service)
      throw new Fault('SOAP_OPERATION', `${question.local} is no question of this service`);
    validate(question);
    return { envelope, melding: readMelding(question) };
  };

  return (octets, now, { Resultaat = 1, badSignature = false } = {}) => {
    try {
      const { envelope, melding } = open(octets, now);
      const own = clientURI(partner);
      const forUs = melding.Ontvanger === own;
      const given = forUs ? Resultaat : 0;
      const arrival = given === 1 ? book.take(melding.GebeurtenisId, melding.Volgnummer) : undefined;
      const Beschrijving = forUs ? (given === 1 ? 'Wel geslaagd' : 'Niet geslaagd') : 'Niet voor dit OCMW';
      const answer = { Afzender: own, Referte: ids.uuid(), now, Resultaat: given, Beschrijving };
      const content = writeBevestiging(melding, answer);
      const signed = press.sign({ content, version: envelope.version, now, partner });
      const body = badSignature ? spoil(signed) : signed;
      return { status: 200, body, melding, ...(arrival === undefined ? {} : { arrival }) };
    } catch (error) {
      const refusal = asFault(error);
      const fault = { culprit: 'sender', security: true, text: 'ERR_025: Verification failure' } as const;
      return { status: 500, body: press.signFault('1.1', fault, now), refusal };
    }
  };
};
