// THE ROUTE. One message walks through one house, one station after the other; each station takes what the previous one made:
//   bytes ▶ envelope ▶ authenticate ▶ schema ▶ dialect.read ▶ authorise ▶ operation ▶ disclose ▶ dialect.write ▶ commit ▶ sign ▶ bytes
// Authorise, operation and disclose stand in judge.ts, where explanations come too.
// One catch. A Fault becomes an answer of its level; anything else becomes INTERNE_FOUT: bland outside, whole in the journal.
import type { Established } from './authorisation/authorise.js';
import { type MessageUnit, messageUnit } from './commit/message-unit.js';
import type { Write } from './commit/unit.js';
import type { WriteContext } from './dialects/dialect.js';
import type { Decision } from './disclosure/decision.js';
import type { Verzoek } from './domain/kbi/Verzoek.js';
import { readEnvelope } from './envelope/envelope.js';
import { statusOf } from './envelope/soap-fault.js';
import { CATALOGUE } from './faults/catalogue.js';
import { asFault, Fault } from './faults/fault.js';
import {
  faultAt,
  findOperation,
  type GatewayRequest,
  type GatewayResponse,
  type House,
  type Operation,
} from './house.js';
import { judge } from './judge.js';
import { checkSchema } from './schema/check.js';
import { authenticate, type SignedBody } from './security/authenticate.js';
import { checkFreshness } from './security/freshness.js';
import { parseXml } from './xml/parser.js';
import type { Content } from './xml/writer.js';

/** Who signed, and what makes the message itself. The tree of the message is let go before the message waits for others. */
type Signed = Pick<SignedBody, 'partner' | 'replayKey'>;

/** What is known of a message so far; a refusal is answered with it and audited from it. */
type Trail = {
  readonly messageId: string;
  readonly now: number;
  version: '1.1' | '1.2';
  signed?: Signed;
  operation?: Operation;
  verzoek?: Verzoek;
  /** Leniencies and oddities, for the journal. */
  readonly warnings: string[];
  found: Established;
  decisions: readonly Decision[];
  /** Names everything the decisions rest on. */
  basis: string;
  /** How often it was decided before: a message counts once for the quota of its partner. */
  decided: number;
  /** What the operation wants stored with its answer; nothing when it refuses. */
  writes: readonly Write[];
};

/**
 * Between two stations a message lets the others of its turn catch up: one station then works for all of them before the next
 * begins, and its code stays in the processor's cache. Alone, every station would begin cold (ADR 0020).
 */
const OTHERS = Promise.resolve();

/** What the dialect must know beside question and answer. */
const writeContext = ({ messageId, now, found }: Trail, { versie }: Operation, { clock }: House): WriteContext => {
  const clusters = found.machtiging?.clusters ?? [];
  return { messageId, now, answeredAt: clock.now(), versie, clusters };
};

/** The stations from bytes to answer; throws the first refusal. */
const answer = async (
  request: GatewayRequest,
  house: House,
  trail: Trail,
): Promise<{ content: Content; uitkomst: string }> => {
  const { now } = trail;
  const document = parseXml(request.octets, { limits: house.limits.xml, charset: request.charset });
  await OTHERS;
  const envelope = readEnvelope(document, house.limits.headerBlock);
  if (envelope.version !== request.version)
    throw new Fault('SOAP_VERSION', `${envelope.version} envelope under the media type of ${request.version}`);
  trail.version = envelope.version;
  const signed = authenticate(envelope, {
    octets: request.octets,
    now,
    directory: house.directory(),
    limits: house.limits.security,
    engine: house.engine,
  });
  trail.signed = { partner: signed.partner, replayKey: signed.replayKey };
  for (const warning of signed.warnings) trail.warnings.push(warning);
  await OTHERS;
  const operation = findOperation(house.operations, request, signed.question);
  trail.operation = operation;
  if (request.soapAction !== '' && request.soapAction !== operation.soapAction)
    trail.warnings.push(`SOAPAction "${request.soapAction.slice(0, 64)}" is none of ours`);
  const valid = checkSchema(signed, operation.service, house.validate);
  await OTHERS;
  const verzoek = operation.dialect.read(valid);
  trail.verzoek = verzoek;
  checkFreshness(signed, verzoek.Tijdstip, now, house.limits.security);
  const matter = { asker: signed, verzoek, operation, now, counted: trail.decided > 0, messageId: trail.messageId };
  const { answer, uitkomst, writes, decisions, basis, warnings } = await judge(matter, house, trail.found);
  trail.writes = writes;
  trail.decisions = decisions;
  trail.basis = basis;
  for (const warning of warnings) trail.warnings.push(warning);
  const { dialect, namespace } = operation;
  const content = dialect.writeAnswer(verzoek, namespace, answer, writeContext(trail, operation, house));
  return { content, uitkomst };
};

/** The answer to a refusal: a Repliek that carries it (level 2, 3) or nothing (level 1: a Fault). */
const refuse = (refusal: Fault, trail: Trail, house: House): Content | undefined => {
  const { verzoek, operation } = trail;
  if (CATALOGUE[refusal.key].niveau === 1 || verzoek === undefined || operation === undefined) return undefined;
  return operation.dialect.writeRefusal(verzoek, operation.namespace, refusal, writeContext(trail, operation, house));
};

/** Whether a message is what it claims to be: a stale one of magda-classic is signed and still not authentic. */
const isAuthentic = (refusal: Fault | undefined): boolean =>
  refusal === undefined || CATALOGUE[refusal.key].groep !== 'authentication';

/** All that an authenticated message leaves behind, answered or refused; `made` tells that it is durable. */
const unitOf = (trail: Trail, signed: Signed, uitkomst: string, house: House): MessageUnit => {
  // Written out: copying a whole trail for each message is not free.
  const { messageId, now, operation, verzoek, found, decisions, basis, writes } = trail;
  const stroom = operation?.service ?? '';
  return messageUnit({ messageId, now, stroom, signed, verzoek, found, decisions, basis, writes, uitkomst }, house);
};

/** How often a message is decided again when others changed meanwhile what it wanted to write. */
const MOST_DECISIONS = 5;

type Outcome = {
  readonly content: Content | undefined;
  readonly uitkomst: string;
  readonly refusal: Fault | undefined;
};

/** From octets to a decided answer or refusal; nothing is written yet. */
const decide = async (request: GatewayRequest, house: House, trail: Trail): Promise<Outcome> => {
  trail.warnings.length = 0;
  trail.found = {};
  try {
    const { content, uitkomst } = await answer(request, house, trail);
    return { content, uitkomst, refusal: undefined };
  } catch (thrown) {
    const refusal = asFault(thrown);
    // Nothing leaves with a refusal, so nothing was disclosed, however far the message came.
    trail.writes = [];
    trail.decisions = [];
    return { content: refuse(refusal, trail, house), uitkomst: refusal.key, refusal };
  }
};

const refused = (refusal: Fault): Outcome => ({ content: undefined, uitkomst: refusal.key, refusal });

/** Makes the outcome durable, or turns it into the Fault that says why not: no log, no answer. `conflict`: decide again. */
const keep = async (outcome: Outcome, trail: Trail, house: House): Promise<Outcome | 'conflict'> => {
  const { signed } = trail;
  // What was read moved while it was read: as with a write, what was decided on it does not stand. The last time it is a refusal, and audited.
  if (outcome.refusal?.facts.collision !== undefined && trail.decided < MOST_DECISIONS - 1) return 'conflict';
  if (signed === undefined || !isAuthentic(outcome.refusal)) return outcome;
  try {
    const { unit, made } = unitOf(trail, signed, outcome.uitkomst, house);
    const { kind } = await house.committer.commit(unit);
    if (kind === 'conflict') return 'conflict';
    if (kind === 'replay') throw new Fault('REPLAY', 'the message or its Referte was seen before');
    made();
    return outcome;
  } catch (thrown) {
    return refused(thrown instanceof Fault ? thrown : new Fault('AUDIT_UNWRITABLE', String(thrown), {}, thrown));
  }
};

/** Walks one message through the house. Never throws: every outcome is a response. */
export const handle = async (request: GatewayRequest, house: House): Promise<GatewayResponse> => {
  const start = house.stopwatch();
  const trail: Trail = {
    messageId: house.ids.uuid(),
    now: house.clock.now(),
    version: request.version,
    warnings: [],
    found: {},
    decisions: [],
    basis: '',
    decided: 0,
    writes: [],
  };
  let kept: Outcome | 'conflict' = 'conflict';
  for (let decided = 0; kept === 'conflict' && decided < MOST_DECISIONS; decided++) {
    trail.decided = decided;
    kept = await keep(await decide(request, house, trail), trail, house);
  }
  if (kept === 'conflict')
    kept = refused(new Fault('AUDIT_UNWRITABLE', `still in conflict after ${MOST_DECISIONS} decisions`));
  const { refusal, uitkomst, content } = kept;
  const response = respond(trail, request.path, content, refusal, house);
  const { operation, verzoek, messageId, signed } = trail;
  house.journal({
    messageId,
    operation: operation?.service,
    partner: signed?.partner.naam,
    Referte: verzoek?.Afzender.Referte,
    uitkomst,
    refusal,
    warnings: trail.warnings,
    milliseconds: house.stopwatch() - start,
  });
  return response;
};

const respond = (
  { messageId, now, version, signed }: Trail,
  path: string,
  content: Content | undefined,
  refusal: Fault | undefined,
  house: House,
): GatewayResponse => {
  if (content !== undefined)
    return { status: 200, version, messageId, body: house.sign({ content, version, now, partner: signed?.partner }) };
  const fault = faultAt(house, path, refusal ?? new Fault('INTERNE_FOUT', 'neither answer nor refusal'));
  const status = refusal?.key === 'OVERLOADED' ? 503 : statusOf(version, fault.culprit);
  return { status, version, messageId, body: house.signFault(version, fault, now) };
};
