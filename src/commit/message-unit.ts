// The commit unit of one message: replay keys, the writes of its operation, the explanation of its decisions, its audit row.
// Replay keys are two: of the signed octets, and of the sender's Referte, which may not come twice within the replay memory.
import type { Established } from '../authorisation/authorise.js';
import type { Decision } from '../disclosure/decision.js';
import type { Verzoek } from '../domain/kbi/Verzoek.js';
import { vandaag } from '../domain/time.js';
import type { SignedBody } from '../security/authenticate.js';
import { auditRow } from './audit-row.js';
import type { Kept } from './kept.js';
import type { CommitUnit, ReplayKey, Write } from './unit.js';

/** What the route knew of the message when it ended. `basis`: everything the decisions rest on. */
export type MessageFacts = {
  readonly messageId: string;
  readonly now: number;
  readonly stroom: string;
  readonly signed: Pick<SignedBody, 'partner' | 'replayKey'>;
  readonly verzoek: Verzoek | undefined;
  readonly found: Established;
  readonly decisions: readonly Decision[];
  readonly basis: string;
  readonly writes: readonly Write[];
  readonly uitkomst: string;
};

/** What a unit takes from the house. `replayMemory` in milliseconds. */
export type UnitSettings = {
  readonly kept: Kept;
  readonly limits: { readonly security: { readonly replayMemory: number } };
  readonly salt: string;
  readonly realNumbers: boolean;
};

/** The unit, and what to call once it is durable. */
export type MessageUnit = { readonly unit: CommitUnit; readonly made: () => void };

/** The sender's Referte as a key; none for a question without. Customers behind one intermediary choose theirs without knowing each other. */
const referteKey = ({ partner }: Pick<SignedBody, 'partner'>, verzoek: Verzoek | undefined): string | undefined => {
  const { Referte = '', Ondernemingsnummer } = verzoek?.Afzender ?? {};
  if (Referte === '') return undefined;
  return `${partner.naam} ${Ondernemingsnummer === undefined ? '' : `${Ondernemingsnummer} `}${Referte}`;
};

/** Pure but for what `kept` remembers. */
export const messageUnit = (facts: MessageFacts, { kept, limits, salt, realNumbers }: UnitSettings): MessageUnit => {
  const { messageId, stroom, found, uitkomst, signed, verzoek, now, decisions } = facts;
  const tot = now + limits.security.replayMemory;
  const replayKeys: ReplayKey[] = [{ key: signed.replayKey, tot }];
  const referte = referteKey(signed, verzoek);
  if (referte !== undefined) replayKeys.push({ key: referte, tot });
  const { hash: beslissingen, writes, made } = kept.of(decisions, facts.basis);
  const audit = auditRow({
    messageId,
    now,
    vandaag: vandaag(now),
    stroom,
    signed,
    verzoek,
    found,
    uitkomst,
    decisions,
    beslissingen,
    salt,
    realNumbers,
  });
  return {
    unit: { replayKeys, writes: writes.length === 0 ? facts.writes : [...facts.writes, ...writes], audit },
    made,
  };
};
