// Runs the steps of authenticate to the end, for `kbi verify` and for programs: nothing stops at the first failure.
// The very list that the route uses; steps whose evidence is missing are skipped and say so. Step 11 only the gateway can know.
import { readEnvelope } from '../envelope/envelope.js';
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import { Fault } from '../faults/fault.js';
import { canonicalize } from '../xml/c14n.js';
import { parseXml } from '../xml/parser.js';
import { type AuthenticateContext, gatherEvidence } from './authenticate.js';
import { probableCause } from './cause.js';
import type { Certificate } from './certificate.js';
import type { Evidence } from './evidence.js';
import { isResolved, STEPS } from './steps.js';

/** One digest or signature value with the octets behind it. */
export type Proof = {
  readonly what: string;
  readonly algorithm: string;
  readonly supplied: string;
  readonly computed: string;
  readonly canonical: string;
};

/** One of the eleven steps. `measured` and `expected` are for people; `cause` is what an explainer found to be the reason. */
export type VerifyStep = {
  readonly number: number;
  readonly name: string;
  readonly verdict: 'ok' | 'failed' | 'skipped';
  readonly measured?: string;
  readonly expected?: string;
  readonly key?: FaultKey;
  readonly fix?: string;
  readonly cause?: string;
  readonly proofs?: readonly Proof[];
};

const NAMES: readonly (readonly [number, string, string])[] = [
  [1, 'transport', 'UTF-8, or UTF-16 with a byte order mark'],
  [2, 'well-formed XML without DTD', 'one document within the limits'],
  [3, 'SOAP envelope and one Security header', 'one Security for us: Signature, Timestamp, token; no id twice'],
  [4, 'token and its certificate', 'a token that the profile takes'],
  [5, 'certificate', 'chain to the CA, dates, usage, a partner of the world'],
  [6, 'algorithms', 'exclusive C14N, SHA-256 or more, RSA or ECDSA of the key'],
  [7, 'signed parts', 'every part of the profile, and the very element that is used'],
  [8, 'digests', 'what was received gives the digest that was sent'],
  [9, 'signature value', 'SignedInfo, signed with the key of the token'],
  [10, 'timestamp window', 'not too old and not from the future'],
  [11, 'seen before', 'a message that was not received before'],
];

const FIX: Partial<Record<FaultKey, string>> = {
  DIGEST_MISMATCH:
    'the signed part was changed after signing: pretty-printing, another encoding, line ends, a proxy. Sign last and send those octets (.NET: PreserveWhitespace = true)',
  SIGNATURE_INVALID: 'the key and the token do not belong together, or SignedInfo was changed after signing',
  SIGNATURE_COVERAGE:
    'sign Body and Timestamp (ksz-x509: the BinarySecurityToken too); each id once, referring to the part itself',
  TIMESTAMP_EXPIRED: 'set your clock to X-KBI-Now of ?wsdl; judge an old file with --at created',
  SIGNATURE_ABSENT: 'sign the message: kbi sign',
  CERTIFICATE_UNTRUSTED: 'use a certificate of this CA: kbi keys make',
  ALGORITHM_REFUSED: 'use exclusive C14N, rsa-sha256 and sha256',
};

const failed = (fault: Fault): Pick<VerifyStep, 'verdict' | 'key' | 'measured' | 'fix'> => ({
  verdict: 'failed',
  key: fault.key,
  measured: fault.detail,
  fix: FIX[fault.key] ?? CATALOGUE[fault.key].diagnose,
});

const digestsOf = (evidence: Evidence): readonly Proof[] =>
  (evidence.signature?.references ?? []).filter(isResolved).flatMap((reference) => {
    const { target, id, digestAlgorithm, digestValue, prefixList } = reference;
    if (target === undefined) return [];
    const computed = evidence.engine.digest(reference, target, evidence);
    return [
      {
        what: `#${id} (${target.local})`,
        algorithm: digestAlgorithm,
        supplied: digestValue,
        computed,
        canonical: canonicalize(target, { prefixList }),
      },
    ];
  });

const proofsOf = (number: number, evidence: Evidence): readonly Proof[] => {
  if (number === 8) return digestsOf(evidence);
  const { signature } = evidence;
  if (number !== 9 || signature === undefined) return [];
  const canonical = canonicalize(signature.signedInfo, { prefixList: signature.prefixList });
  return [
    { what: 'SignedInfo', algorithm: signature.signatureAlgorithm, supplied: signature.value, computed: '', canonical },
  ];
};

const day = (instant: number): string => new Date(instant).toISOString();

/** The name as RFC 4514 writes it, but for what names a partner: that list has no keyword for it, and people read no hexadecimals. */
const nameOf = ({ subjectName, organizationIdentifier = '' }: Certificate): string =>
  subjectName.replace(/2\.5\.4\.97=#[0-9a-f]+/, () => `organizationIdentifier=${organizationIdentifier}`);

const measuredAt = (
  number: number,
  { envelope, token, profile, partner, signature, created, now, security }: Evidence,
): string | undefined => {
  if (number === 3)
    return `SOAP ${envelope.version}${security === undefined ? '' : `, Security at line ${security.line}`}`;
  if (number === 4 && token !== undefined)
    return `${token.kind}, ${nameOf(token.certificate)}, profile ${profile?.name ?? '-'}`;
  if (number === 5 && token !== undefined)
    return `${partner?.naam ?? '-'}, valid ${day(token.certificate.notBefore)} to ${day(token.certificate.notAfter)}`;
  if (number === 6) return signature?.signatureAlgorithm;
  if (number === 7)
    return signature?.references
      .map(({ id, target }) => `#${id}${target === undefined ? '' : ` = ${target.local}`}`)
      .join(', ');
  if (number === 10) return created === undefined ? 'no Timestamp' : `Created ${day(created)}, judged at ${day(now)}`;
  return undefined;
};

/** The steps 3 to 10 on the evidence: the route's own functions, several of which make up one step here. */
const runSteps = (evidence: Evidence): readonly VerifyStep[] =>
  judgeInOrder(evidence).map(({ number, outcome }) => {
    const [, name = '', expected = ''] = NAMES[number - 1] ?? [];
    const proofs = outcome.verdict === 'skipped' ? [] : proofsOf(number, evidence);
    const measured = outcome.measured ?? measuredAt(number, evidence);
    return {
      number,
      name,
      expected,
      ...outcome,
      ...(measured === undefined ? {} : { measured }),
      ...(proofs.length === 0 ? {} : { proofs }),
    };
  });

type Outcome = Partial<VerifyStep> & Pick<VerifyStep, 'verdict'>;

const judgeInOrder = (evidence: Evidence): readonly { readonly number: number; readonly outcome: Outcome }[] => {
  const outcomes = new Map<number, Outcome>();
  for (const step of STEPS) {
    if (outcomes.get(step.number)?.verdict === 'failed') continue;
    if (step.needs.some((part) => evidence[part] === undefined)) {
      outcomes.set(step.number, {
        verdict: 'skipped',
        measured: `needs ${step.needs.filter((part) => evidence[part] === undefined).join(', ')}`,
      });
      continue;
    }
    // Digests of references that lead nowhere cannot be computed; the coverage step has said so.
    if (step.number === 8 && !(evidence.signature?.references.every(isResolved) ?? false)) {
      outcomes.set(8, { verdict: 'skipped', measured: 'a reference leads to no part that counts' });
      continue;
    }
    try {
      step.run(evidence);
      outcomes.set(step.number, { verdict: 'ok' });
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      const cause = probableCause(error.key, evidence);
      outcomes.set(step.number, { ...failed(error), ...(cause === undefined ? {} : { cause }) });
    }
  }
  return [...outcomes]
    .map(([number, outcome]) => ({ number, outcome }))
    .sort((one, other) => one.number - other.number);
};

/** All eleven steps of a message. `context` as the route has it; `octets` are what was received. */
export const verifySteps = (context: AuthenticateContext): readonly VerifyStep[] => {
  const step = (number: number, outcome: Outcome): VerifyStep => {
    const [, name = '', expected = ''] = NAMES[number - 1] ?? [];
    return { number, name, expected, ...outcome };
  };
  const rest = (from: number, why: string): readonly VerifyStep[] =>
    NAMES.filter(([number]) => number >= from).map(([number]) => step(number, { verdict: 'skipped', measured: why }));
  let evidence: Evidence;
  let encoding = '';
  try {
    const document = parseXml(context.octets);
    encoding = document.encoding;
    evidence = gatherEvidence(readEnvelope(document, Number.MAX_SAFE_INTEGER), context);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    if (error.key === 'XML_ENCODING') return [step(1, failed(error)), ...rest(2, 'cannot be read')];
    const transport = step(1, { verdict: 'ok', measured: `${context.octets.length} octets` });
    if (encoding === '') return [transport, step(2, failed(error)), ...rest(3, 'is no XML')];
    return [transport, step(2, { verdict: 'ok' }), step(3, failed(error)), ...rest(4, 'is no SOAP envelope')];
  }
  return [
    step(1, {
      verdict: 'ok',
      measured: `${encoding}, ${context.octets.length} octets (a file has no HTTP headers to judge)`,
    }),
    step(2, { verdict: 'ok' }),
    ...runSteps(evidence),
    step(11, { verdict: 'skipped', measured: 'only the gateway that received it knows' }),
  ];
};
