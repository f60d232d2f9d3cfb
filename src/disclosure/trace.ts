// The collector that walks along with the rules: decisions in the order they were taken, and the first day time changes the picture.
// A path with `[n]` is a position in the answer; `[dossier n]` marks a position in the dossier, for what was withheld.
// Inputs are codes, dates, counts and booleans: free text, names and file numbers never enter a decision (audit without payload).
import { plusDagen } from '../domain/numbers/Datum.js';
import type { Datum } from '../domain/time.js';
import type { DisclosureContext } from './context.js';
import type { Decision, Verdict } from './decision.js';
import { REGELS, type Regel } from './regels.js';
import { STANDEN_2012, type Standen } from './standen.js';

export type Invoer = Decision['invoer'];

/** Cluster number of what lies outside the seventeen. */
export const BUITEN_DE_LIJST = 0;

/** One run: mutable inside `disclose` only. `horizon`: first day on which time alone changes the picture. */
export type Trace = {
  readonly context: DisclosureContext;
  /** How the conditions of the rule set stand. */
  readonly standen: Standen;
  readonly vandaag: Datum;
  readonly grond: number;
  /** Clusters whose term of retention is over: they stay inside whatever the ground gives. */
  readonly beperkt: number;
  readonly decisions: Decision[];
  horizon: Datum | undefined;
};

const maskOf = (clusters: readonly number[]): number => {
  let mask = 0;
  for (const cluster of clusters) if (cluster >= 1 && cluster <= 17) mask |= 1 << cluster;
  return mask;
};

/** `beperkt`: clusters that retention restricted on this dossier. */
export const startTrace = (context: DisclosureContext, beperkt: readonly number[] = []): Trace => ({
  context,
  standen: context.standen === undefined ? STANDEN_2012 : { ...STANDEN_2012, ...context.standen },
  vandaag: context.vandaag,
  grond: maskOf(context.clusters),
  beperkt: maskOf(beperkt),
  decisions: [],
  horizon: undefined,
});

/** The paragraph of each cluster; 0 is outside the list. */
export const PARAGRAAF: readonly string[] = Array.from({ length: 18 }, (_, cluster) => `002 §61.${cluster}`);

const decide = (besluit: Verdict, trace: Trace, pad: string, cluster: number, regel: Regel, invoer: Invoer): void => {
  const paragraaf = trace.context.paragraaf ?? REGELS[regel][0] ?? PARAGRAAF[cluster] ?? '002 §61';
  trace.decisions.push({ pad, cluster, besluit, regel, paragraaf, invoer });
};

/** Notes that a block or field is given. */
export const give = (trace: Trace, pad: string, cluster: number, regel: Regel, invoer: Invoer): void =>
  decide('gegeven', trace, pad, cluster, regel, invoer);

/** Notes that a block or field is withheld. */
export const withhold = (trace: Trace, pad: string, cluster: number, regel: Regel, invoer: Invoer): void =>
  decide('onthouden', trace, pad, cluster, regel, invoer);

/** Whether the ground gives a cluster and its term is not over, without a word about it. */
export const gives = (trace: Trace, cluster: number): boolean => (trace.grond & ~trace.beperkt & (1 << cluster)) !== 0;

/** Whether the ground gives a cluster; when not, notes that the block is withheld. */
export const isOnGround = (trace: Trace, cluster: number, pad: string): boolean => {
  if (gives(trace, cluster)) return true;
  const over = (trace.grond & (1 << cluster)) !== 0;
  withhold(trace, pad, cluster, over ? 'bewaartermijn-verstreken' : 'cluster-niet-op-grond', { cluster });
  return false;
};

/** Notes that the picture changes for sure on a day after today. */
export const changesOn = (trace: Trace, dag: Datum): void => {
  if (trace.horizon === undefined || dag < trace.horizon) trace.horizon = dag;
};

/** Whether a dated fact has happened by today; when not, withholds it and notes the day it will appear. */
export const hasHappened = (trace: Trace, dag: Datum | undefined, pad: string, cluster: number): boolean => {
  if (dag === undefined || dag <= trace.vandaag) return true;
  withhold(trace, pad, cluster, 'nog-niet-ingegaan', { Datum: dag });
  changesOn(trace, dag);
  return false;
};

/** The day after an inclusive end, when that still lies ahead; nothing for an open end or the end of all calendars. */
export const dayAfter = (trace: Trace, einde: Datum | undefined): Datum | undefined =>
  einde === undefined || einde < trace.vandaag || einde >= '9999-12-31' ? undefined : plusDagen(einde, 1);

/**
 * Looks for the first day on which a choice that depends on the day comes out differently.
 * `days`: every day on which it might; `view`: the outcome of a day, as a value that can be compared.
 */
export const watch = (
  trace: Trace,
  days: readonly (Datum | undefined)[],
  view: (dag: Datum) => string | number | undefined,
): void => {
  const future: Datum[] = [];
  for (const dag of days) if (dag !== undefined && dag > trace.vandaag) future.push(dag);
  if (future.length === 0) return;
  const today = view(trace.vandaag);
  for (const dag of future.sort()) {
    if (trace.horizon !== undefined && dag >= trace.horizon) return;
    if (view(dag) === today) continue;
    changesOn(trace, dag);
    return;
  }
};
