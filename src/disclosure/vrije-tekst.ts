// The guard on free text on the way out (A130, C.3.8): text written by people may say more than the closed list allows.
// What may not stand in a text is decided in domain/vrije-tekst.ts, for this door and the one on the way in; here it is withheld and traced.
import { objectionTo } from '../domain/vrije-tekst.js';
import { give, type Trace, withhold } from './trace.js';

/** A short text that belongs to an element of its own: only an objection is worth a decision. */
export const guardTekst = (trace: Trace, tekst: string, pad: string, cluster: number): string | undefined => {
  const bezwaar = objectionTo(tekst);
  if (bezwaar === undefined) return tekst;
  withhold(trace, pad, cluster, 'vrije-tekst-voorzichtig', { bezwaar, lengte: tekst.length });
  return undefined;
};

/** The text when it may leave; else nothing, and the decision says why. */
export const passTekst = (
  trace: Trace,
  tekst: string | undefined,
  pad: string,
  cluster: number,
): string | undefined => {
  const passed = tekst === undefined ? undefined : guardTekst(trace, tekst, pad, cluster);
  if (passed !== undefined) give(trace, pad, cluster, 'vrije-tekst-voorzichtig', { lengte: passed.length });
  return passed;
};
