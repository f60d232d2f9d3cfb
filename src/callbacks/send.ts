// One attempt: writes and signs the signal, posts it, and judges what comes back. Only an answer that is signed by that OCMW, fits the
// contract, names this very question and says Resultaat 1 acknowledges; HTTP alone says nothing. Redirects are not followed.
import type { Channel } from '../client/post.js';
import { verifyAnswer } from '../client/verify-answer.js';
import { INVALIDATIE, type Melding, readBevestiging, writeMelding } from '../dialects/magda/invalidatie.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import type { Clock } from '../domain/time.js';
import type { SoapVersion } from '../envelope/envelope.js';
import { Fault } from '../faults/fault.js';
import type { SignerDirectory } from '../security/evidence.js';
import type { XmlElement } from '../xml/tree.js';

/** `answers`: whether the receiver lives, signs and understands, though it did not acknowledge. `fout`: why, in a word. */
export type Outcome =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'failed'; readonly fout: string; readonly answers: boolean };

/** What an attempt is made with. */
export type SendParts = {
  readonly clock: Clock;
  readonly directory: () => SignerDirectory;
  readonly validate: (element: XmlElement) => void;
  readonly sign: (message: {
    content: string;
    version: SoapVersion;
    now: number;
    partner: Partner | undefined;
  }) => Buffer;
};

/** A receiver with its address, as `targetOf` gives it, and the way to it. */
export type Receiver = { readonly partner: Partner; readonly url: string; readonly channel: Channel };

/** The address of the service under the address of an OCMW; a whole address stays as it is. */
export const targetOf = (base: string): string =>
  base.endsWith(INVALIDATIE.path) ? base : `${base.replace(/\/+$/, '')}${INVALIDATIE.path}`;

/** Only certificates of this OCMW count: whoever else signs is nobody. */
const directoryOf = (partner: Partner, known: SignerDirectory): SignerDirectory => ({
  ...known,
  partnerByOndernemingsnummer: (nummer) => (nummer === partner.Ondernemingsnummer ? partner : undefined),
});

const failed = (fout: string, answers = false): Outcome => ({ kind: 'failed', fout, answers });

const judge = (octets: Uint8Array, referte: string, partner: Partner, parts: SendParts): Outcome => {
  const { question } = verifyAnswer(octets, directoryOf(partner, parts.directory()), parts.clock.now());
  if (question.local === 'Fault') return failed('SOAP_FAULT');
  parts.validate(question);
  const answer = readBevestiging(question);
  if (answer === undefined) return failed('ANDERE_DIENST');
  if (answer.VraagReferte === undefined) return failed('GEEN_ANTWOORD', true);
  if (answer.VraagReferte !== referte) return failed('ANDERE_REFERTE');
  if (answer.fout) return failed('UITZONDERING', true);
  return answer.Resultaat === '1' ? { kind: 'acknowledged' } : failed(`RESULTAAT_${answer.Resultaat ?? 'GEEN'}`, true);
};

/** Makes one attempt. Never throws: whatever goes wrong is an outcome, and the letter stays owed. */
export const sendLetter = async (
  melding: Omit<Melding, 'Ontvanger' | 'now'>,
  { partner, url, channel }: Receiver,
  parts: SendParts,
): Promise<Outcome> => {
  try {
    const now = parts.clock.now();
    const content = writeMelding({ ...melding, Ontvanger: clientURI(partner), now });
    const signed = parts.sign({ content, version: '1.1', now, partner });
    // A receiver under test may follow our clock, as `kbi send` follows that of the gateway.
    const headers = { 'X-KBI-Now': new Date(now).toISOString() };
    const { status, octets } = await channel.post(url, INVALIDATIE.soapAction, signed, headers);
    return status === 200 ? judge(octets, melding.VraagReferte, partner, parts) : failed(`HTTP_${status}`);
  } catch (error) {
    return failed(error instanceof Fault ? error.key : 'INTERNE_FOUT');
  }
};
