// Station 2 of the route: from an envelope to a Body of which we know who signed it, and when.
// Structure first, then cryptography, certificate, time; replay is the commit unit's (ADR 0002). Only this file makes a SignedBody.
import { hash } from 'node:crypto';
import type { Partner, ProfileName } from '../domain/kbi/Partner.js';
import type { Envelope } from '../envelope/envelope.js';
import { Fault } from '../faults/fault.js';
import type { XmlElement } from '../xml/tree.js';
import type { Engine, Evidence, SecurityLimits, SignerDirectory } from './evidence.js';
import { STEPS, type Step } from './steps.js';

declare const signed: unique symbol;

/** A Body whose signature, signer and time hold. Afterwards nothing but `question` is read from the message. */
export type SignedBody = {
  readonly [signed]: true;
  readonly envelope: Envelope;
  readonly question: XmlElement;
  readonly partner: Partner;
  readonly profile: ProfileName;
  /** Created of the Timestamp, milliseconds; absent for a profile without one. */
  readonly created: number | undefined;
  /** What makes this message itself: Created and the hash of the canonical SignedInfo, not the malleable signature value. */
  readonly replayKey: string;
  readonly warnings: readonly string[];
};

/** What authenticate is given beside the envelope. */
export type AuthenticateContext = {
  readonly octets: Uint8Array;
  readonly now: number;
  readonly directory: SignerDirectory;
  readonly limits: SecurityLimits;
  readonly engine: Engine;
};

/** Fresh evidence of a message, before any step. */
export const gatherEvidence = (envelope: Envelope, context: AuthenticateContext): Evidence => ({
  envelope,
  ...context,
  warnings: [],
});

/** Runs the steps; refuses with the first cause. `steps` can be handed in so that a test shows what each of them stops. */
export const authenticate = (
  envelope: Envelope,
  context: AuthenticateContext,
  steps: readonly Step[] = STEPS,
): SignedBody => {
  const evidence = gatherEvidence(envelope, context);
  for (const step of steps) step.run(evidence);
  const { partner, canonicalSignedInfo, created } = evidence;
  if (partner === undefined || canonicalSignedInfo === undefined)
    throw new Fault('SIGNATURE_INVALID', 'authentication left no signer');
  const body: Omit<SignedBody, typeof signed> = {
    envelope,
    question: envelope.question,
    partner,
    profile: evidence.profile?.name ?? 'strict',
    created,
    replayKey: `${created ?? '-'} ${hash('sha256', canonicalSignedInfo, 'base64')}`,
    warnings: evidence.warnings,
  };
  return body as SignedBody;
};
