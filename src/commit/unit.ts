// A commit unit: all that one message leaves behind, made durable together before its answer leaves (ADR 0007).
// Units of concurrent requests share one transaction; claiming the replay keys is the verdict (ADR 0021).
import type { Datum } from '../domain/time.js';

/** What makes a message the same message again: its signature key and its Afzender/Referte key. `tot`: when it may be forgotten (ms). */
export type ReplayKey = { readonly key: string; readonly tot: number };

/** One write of a named kind; the store adapter holds a statement per kind. */
export type Write = { readonly soort: string; readonly waarden: Readonly<Record<string, string | number | null>> };

/**
 * One row of the audit trail (C.4 Auditspoor), a link of the chain of its database (`chain.ts`). What is bound to the person is
 * `INSZ`, or `inszHash` where the number may not be kept, with `Referte`, the period and `beslissingen`: those can be erased.
 */
export type AuditRow = {
  readonly messageId: string;
  readonly tijdstip: number;
  readonly stroom: string;
  /** `INTERN`: something that was done here, of which nobody outside was told. */
  readonly richting: 'IN' | 'UIT' | 'INTERN';
  /** Partner that signed, and the institution it speaks for. */
  readonly afzender: string;
  readonly instelling: string | null;
  readonly Referte: string | null;
  readonly Hoedanigheid: string | null;
  readonly grond: string | null;
  readonly doeleinde: string | null;
  readonly INSZ: string | null;
  readonly inszHash: string | null;
  readonly periodeBegin: Datum | null;
  readonly periodeEinde: Datum | null;
  readonly mutatiesContext: boolean;
  /** `DATA`, or the key of the refusal. */
  readonly uitkomst: string;
  /** Clusters disclosed, as `1,2,3`. */
  readonly clusters: string;
  /** Hash of the decisions, which are kept beside the row by content (`commit/kept.ts`) and never on the wire. */
  readonly beslissingen: string | null;
  /** Rows whose person-bound content goes with this unit; their numbers stay in this row, so that no erasure is silent. */
  readonly erases?: readonly number[];
};

export type CommitUnit = {
  readonly replayKeys: readonly ReplayKey[];
  readonly writes: readonly Write[];
  readonly audit: AuditRow | null;
};

/** Durable; or a message that was seen before; or a write that collided with what another unit stored meanwhile: decide again. */
export type CommitOutcome = { readonly kind: 'durable' } | { readonly kind: 'replay' } | { readonly kind: 'conflict' };

/** What became of one unit of a shared transaction; `failed`: rolled back alone, for a reason of its own. */
export type UnitOutcome = CommitOutcome | { readonly kind: 'failed'; readonly error: unknown };

/** Makes units durable. Rejects when it cannot: no log, no answer. */
export type Committer = { commit(unit: CommitUnit): Promise<CommitOutcome> };
