// The one error class of the house. A key of the catalogue says what was refused; the catalogue says it safely.
// `detail` is for journal and log only; what may leave stands in `toon` and in the catalogue's constant sentence.
import { CATALOGUE, type FaultKey } from './catalogue.js';

/** Facts that may accompany a refusal on the wire: element and line of a schema error, old and new INSZ, missing registration. */
export type FaultFacts = Readonly<Record<string, string>>;

/** A refusal: a message is refused by throwing one, a question by an answer made from one. */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly key: FaultKey;
  readonly detail: string;
  readonly facts: FaultFacts;
  /** Remarks found before this refusal that still go along: a replaced INSZ is told even when the rest refuses. */
  alongside: readonly Fault[] = [];

  constructor(key: FaultKey, detail: string, facts: FaultFacts = {}, cause?: unknown) {
    // A refusal is an outcome, not an accident: writing down where it was thrown would cost more than finding it out.
    const limit = Error.stackTraceLimit;
    if (key !== 'INTERNE_FOUT' && key !== 'AUDIT_UNWRITABLE') Error.stackTraceLimit = 0;
    super(`${key}: ${CATALOGUE[key].diagnose}`, cause === undefined ? undefined : { cause });
    Error.stackTraceLimit = limit;
    this.key = key;
    this.detail = detail;
    this.facts = facts;
  }
}

/** Anything thrown as a Fault: what is none is our mistake, INTERNE_FOUT, with itself as the cause. */
export const asFault = (thrown: unknown): Fault =>
  thrown instanceof Fault ? thrown : new Fault('INTERNE_FOUT', String(thrown), {}, thrown);
