// Verifying an answer with the very steps that verify questions: there is no second verifier.
// The gateway is known by its organisation number and any valid certificate of the CA; its answers follow the profile asked.
import type { Partner, ProfileName } from '../domain/kbi/Partner.js';
import { type Envelope, readEnvelope } from '../envelope/envelope.js';
import { authenticate } from '../security/authenticate.js';
import type { Certificate } from '../security/certificate.js';
import { strictEngine } from '../security/engine.js';
import { DEFAULT_SECURITY_LIMITS, type SignerDirectory } from '../security/evidence.js';
import { createTokenCache } from '../security/token.js';
import type { Trust } from '../security/trust.js';
import { ROOMY_LIMITS } from '../xml/limits.js';
import { parseXml } from '../xml/parser.js';

/** Who may have signed: the gateway, by the organisation number of its certificate. */
export const gatewayDirectory = (trust: Trust, gateway: Certificate, profiel: ProfileName): SignerDirectory => {
  const number = (gateway.organizationIdentifier ?? '').replace(/^NTRBE-/, '');
  const partner: Partner = {
    naam: 'kbi-gateway',
    soort: 'ANDERE',
    Ondernemingsnummer: number,
    omschrijving: 'the gateway',
    profiel,
  };
  return {
    trust,
    partnerByOndernemingsnummer: (asked) => (asked === number ? partner : undefined),
    registered: [],
    tokens: createTokenCache(16),
  };
};

const judge = (envelope: Envelope, octets: Uint8Array, directory: SignerDirectory, now: number): Envelope => {
  authenticate(envelope, { octets, now, directory, limits: DEFAULT_SECURITY_LIMITS, engine: strictEngine });
  return envelope;
};

/** The envelope of an answer whose signature, signer and time hold; throws the Fault of the first step that fails. `now` in milliseconds. */
export const verifyAnswer = (octets: Uint8Array, directory: SignerDirectory, now: number): Envelope => {
  const envelope = readEnvelope(parseXml(octets, { limits: ROOMY_LIMITS }), Number.MAX_SAFE_INTEGER);
  return judge(envelope, octets, directory, now);
};

/** Whether an envelope carries a Fault of its own version. */
export const isFault = ({ body, question }: Envelope): boolean => question.local === 'Fault' && question.ns === body.ns;

/**
 * How one partner verifies what the gateway answers: under its own profile, but for Faults, which the gateway signs as `strict` for
 * everybody: it may not know yet who asked. Throws as `verifyAnswer` does.
 */
export const answerVerifier = (
  trust: Trust,
  gateway: Certificate,
  profiel: ProfileName,
): ((octets: Uint8Array, now: number) => Envelope) => {
  const own = gatewayDirectory(trust, gateway, profiel);
  const strict = gatewayDirectory(trust, gateway, 'strict');
  return (octets, now) => {
    const envelope = readEnvelope(parseXml(octets, { limits: ROOMY_LIMITS }), Number.MAX_SAFE_INTEGER);
    return judge(envelope, octets, isFault(envelope) ? strict : own, now);
  };
};
