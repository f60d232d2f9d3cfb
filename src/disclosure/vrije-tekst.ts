// The guard on free text at the door (A130, C.3.8): text written by people may say more than the closed list allows.
// Withheld is a text over 4000 characters, and one that holds a number of a person (INSZ with valid check digits, also dotted).
// What else a text may say is a matter of guidelines at the writing side.
import { isINSZ } from '../domain/numbers/INSZ.js';
import { give, type Trace, withhold } from './trace.js';

const LENGTE = 4000;
const ELF_CIJFERS = /(?<!\d)\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}(?!\d)/g;

/** Why a text may not leave, or nothing. */
export const objectionTo = (tekst: string): 'te-lang' | 'INSZ' | undefined => {
  if (tekst.length > LENGTE) return 'te-lang';
  if (tekst.search(ELF_CIJFERS) < 0) return undefined;
  for (const [found] of tekst.matchAll(ELF_CIJFERS)) if (isINSZ(found.replace(/\D/g, ''))) return 'INSZ';
  return undefined;
};

/** The text when it may leave; else nothing, and the decision says why. */
export const passTekst = (
  trace: Trace,
  tekst: string | undefined,
  pad: string,
  cluster: number,
): string | undefined => {
  if (tekst === undefined) return undefined;
  const bezwaar = objectionTo(tekst);
  if (bezwaar === undefined) {
    give(trace, pad, cluster, 'vrije-tekst-voorzichtig', { lengte: tekst.length });
    return tekst;
  }
  withhold(trace, pad, cluster, 'vrije-tekst-voorzichtig', { bezwaar, lengte: tekst.length });
  return undefined;
};
