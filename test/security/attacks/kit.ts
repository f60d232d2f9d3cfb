// The bench on which messages are judged: the partners of fixtures/world, the frozen authority, and the first station of the route.
// A verdict is the key of the refusal, or ACCEPTED. Anything thrown that is no Fault is a finding, and passes through.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFaultOf } from '../../../src/dialects/magda/write.js';
import type { Partner } from '../../../src/domain/kbi/Partner.js';
import { readEnvelope } from '../../../src/envelope/envelope.js';
import { CATALOGUE, type FaultKey } from '../../../src/faults/catalogue.js';
import type { Fault } from '../../../src/faults/fault.js';
import { authenticate, gatherEvidence, type SignedBody } from '../../../src/security/authenticate.js';
import type { Certificate } from '../../../src/security/certificate.js';
import type { Crl } from '../../../src/security/crl.js';
import { strictEngine } from '../../../src/security/engine.js';
import {
  DEFAULT_SECURITY_LIMITS,
  type Engine,
  type SecurityLimits,
  type SignerDirectory,
  type TokenCache,
} from '../../../src/security/evidence.js';
import { STEPS, type Step } from '../../../src/security/steps.js';
import { createTokenCache } from '../../../src/security/token.js';
import { createTrust } from '../../../src/security/trust.js';
import { parseXml } from '../../../src/xml/parser.js';
import { KEYS } from './certificates.js';
import { NOW } from './message.js';

/** One attack: what it claims, the octets, and the key it must be refused with. */
export type Attack = {
  readonly title: string;
  readonly expect: FaultKey;
  readonly octets: () => Buffer;
  readonly setting?: Setting;
};

/** One legitimate message; `warnings` are the leniencies that the journal must show. */
export type Variant = {
  readonly title: string;
  readonly octets: () => Buffer;
  readonly setting?: Setting;
  readonly warnings?: number;
};

/** What differs from the ordinary bench. */
export type Setting = {
  readonly now?: number;
  readonly charset?: string;
  readonly crls?: () => readonly Crl[];
  readonly limits?: Partial<SecurityLimits>;
  /** Certificates that may be named, beside those of the partners. */
  readonly registered?: () => readonly Certificate[];
};

/** The stations under test; a mutant or a shorter list of steps can stand in their place. */
export type Stations = {
  readonly readEnvelope: typeof readEnvelope;
  readonly authenticate: typeof authenticate;
  readonly gatherEvidence: typeof gatherEvidence;
  readonly engine: Engine;
  readonly steps: readonly Step[];
  /** Memory of tokens; a mutant needs one of its own, lest it remembers what the sound house read. */
  readonly tokens?: TokenCache;
};

export const STATIONS: Stations = { readEnvelope, authenticate, gatherEvidence, engine: strictEngine, steps: STEPS };

const PARTNERS: readonly Partner[] = JSON.parse(
  readFileSync(join(process.cwd(), 'fixtures/world/partners.json'), 'utf8'),
);
const REGISTERED = KEYS.registered();
const TRUST = createTrust({ anchors: KEYS.authorities });

const TOKENS = createTokenCache(100);

/** A directory as the house would hand in; fresh where a row asks for something else. */
export const directoryFor = ({ crls, registered }: Setting, tokens: TokenCache = TOKENS): SignerDirectory => ({
  trust: crls === undefined ? TRUST : createTrust({ anchors: KEYS.authorities, crls: crls() }),
  partnerByOndernemingsnummer: (nummer) => PARTNERS.find(({ Ondernemingsnummer }) => Ondernemingsnummer === nummer),
  registered: registered === undefined ? REGISTERED : [...REGISTERED, ...registered()],
  tokens,
});

/** By its shape: mutants are loaded beside the running test, and may bring the class a second time. */
const isFault = (thrown: unknown): thrown is Fault =>
  thrown instanceof Error && thrown.name === 'Fault' && 'key' in thrown && 'detail' in thrown;

/** What came of a message. */
export type Verdict = {
  readonly key: FaultKey | 'ACCEPTED';
  readonly fault?: Fault;
  readonly signed?: SignedBody;
};

const open = (octets: Uint8Array, setting: Setting, stations: Stations) => ({
  envelope: stations.readEnvelope(parseXml(octets, { charset: setting.charset }), 16_384),
  context: {
    octets,
    now: setting.now ?? NOW,
    // What was read under other limits must not answer for these.
    directory: directoryFor(setting, setting.limits === undefined ? stations.tokens : createTokenCache(1)),
    limits: { ...DEFAULT_SECURITY_LIMITS, ...setting.limits },
    engine: stations.engine,
  },
});

/** Judges octets by parser, envelope and authenticate; only Faults become verdicts. */
export const judge = (octets: Uint8Array, setting: Setting = {}, stations: Stations = STATIONS): Verdict => {
  try {
    const { envelope, context } = open(octets, setting, stations);
    return { key: 'ACCEPTED', signed: stations.authenticate(envelope, context, stations.steps) };
  } catch (thrown) {
    if (isFault(thrown)) return { key: thrown.key, fault: thrown };
    throw thrown;
  }
};

/** The certificate that a message shows, whether or not it is accepted for it. */
export const shownIn = (octets: Uint8Array, setting: Setting = {}): Buffer | undefined => {
  const { envelope, context } = open(octets, setting, STATIONS);
  const evidence = gatherEvidence(envelope, context);
  try {
    for (const step of STEPS) step.run(evidence);
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
  }
  return evidence.token?.certificate.der;
};

/** What every step says, as `kbi verify` asks them: on to the end, leaving out those whose evidence is missing. */
export const explain = (
  octets: Uint8Array,
  setting: Setting = {},
  stations: Stations = STATIONS,
): readonly string[] => {
  const verdicts: string[] = [];
  const ask = (name: string, act: () => void): void => {
    try {
      act();
    } catch (thrown) {
      verdicts.push(`${name}: ${isFault(thrown) ? thrown.key : 'THROWN'}`);
    }
  };
  ask('envelope', () => {
    const { envelope, context } = open(octets, setting, stations);
    const evidence = stations.gatherEvidence(envelope, context);
    for (const { name, needs, run } of stations.steps) {
      if (needs.every((part) => evidence[part] !== undefined)) ask(name, () => run(evidence));
    }
  });
  return verdicts;
};

/** What the sender is told; for a refusal of level 1 it must be made of constant sentences only. */
export const outward = (fault: Fault): string => writeFaultOf(fault).text;

/** The only texts that may leave for a refusal: the one sentence of all authentication causes, or the constant sentence of the row. */
export const safeText = (key: FaultKey): string => {
  const { groep, diagnose } = CATALOGUE[key];
  if (key === 'SIGNATURE_ABSENT') return 'ERR_025: Verification failure: No signature in message!';
  return groep === 'authentication' ? 'ERR_025: Verification failure' : diagnose;
};

const made = new WeakMap<Attack | Variant, Buffer>();

/** The octets of a row, made once a run: signing is what costs time. */
export const octetsOf = (row: Attack | Variant): Buffer => {
  const octets = made.get(row) ?? row.octets();
  made.set(row, octets);
  return octets;
};
