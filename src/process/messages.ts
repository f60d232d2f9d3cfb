// What primary and workers say to each other over node:cluster's channel, as JSON (ADR 0007).
// Both ends run the same program, so a message is known by its tag and trusted in its shape.
import type { CommitOutcome, CommitUnit } from '../commit/unit.js';
import type { FaultKey } from '../faults/catalogue.js';
import { Fault, type FaultFacts } from '../faults/fault.js';

/** A value that JSON carries unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [naam: string]: Json };

/** The outcome of one unit on the wire: a refusal travels as the parts of its Fault. */
export type SentOutcome =
  | CommitOutcome
  | { readonly kind: 'refused'; readonly key: FaultKey; readonly detail: string; readonly facts: FaultFacts };

/** `hello`: listening, answered by `welcome`. `units`: to be committed, answered by `outcomes` with the same number. `heard`: the news of that number is followed. `ready`: serving, with a word for the primary. `resident`: memory it has now, in MB. `drained`: all its connections are gone. */
export type FromWorker =
  | { readonly kbi: 'hello' }
  | { readonly kbi: 'units'; readonly nummer: number; readonly units: readonly CommitUnit[] }
  | { readonly kbi: 'heard'; readonly nummer: number }
  | { readonly kbi: 'ready'; readonly value: Json }
  | { readonly kbi: 'resident'; readonly megabytes: number }
  | { readonly kbi: 'drained' };

/** `welcome`: all news there is. `news`: the latest value under a name, for every worker. `retire`: accept no more, and tell when nobody is left. `stop`: finish what is begun, then leave. */
export type FromPrimary =
  | { readonly kbi: 'welcome'; readonly news: Readonly<Record<string, Json>> }
  | { readonly kbi: 'outcomes'; readonly nummer: number; readonly outcomes: readonly SentOutcome[] }
  | { readonly kbi: 'news'; readonly naam: string; readonly value: Json; readonly nummer: number }
  | { readonly kbi: 'retire' }
  | { readonly kbi: 'stop' };

/** Whether a message is one of ours: other users of the channel (metrics) have their own. */
export const isMessage = <Message extends FromWorker | FromPrimary>(message: unknown): message is Message =>
  typeof message === 'object' && message !== null && 'kbi' in message;

/** A refusal made ready for the wire; its cause and stack stay where they arose. */
export const sendFault = (error: unknown): SentOutcome =>
  error instanceof Fault
    ? { kind: 'refused', key: error.key, detail: error.detail, facts: error.facts }
    : { kind: 'refused', key: 'AUDIT_UNWRITABLE', detail: String(error), facts: {} };
