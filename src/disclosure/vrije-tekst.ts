// The guard on free text at the door (A130, C.3.8): text written by people may say more than the closed list allows.
// Withheld is a text over 4000 characters, and one that holds a number of a person (INSZ with valid check digits), however people
// write it: dotted, with dashes, slashes or spaces. A number may begin inside what looked like another: matches overlap.
// What else a text may say is a matter of guidelines at the writing side.
import { isINSZ } from '../domain/numbers/INSZ.js';
import { give, type Trace, withhold } from './trace.js';

const LENGTE = 4000;
const TUSSEN = '[\\s./_\\u2010-\\u2015-]{0,3}';
const ELF_CIJFERS = new RegExp(
  `(?<!\\d)(?=(${['\\d{2}', '\\d{2}', '\\d{2}', '\\d{3}', '\\d{2}'].join(TUSSEN)})(?!\\d))`,
  'g',
);

/** Why a text may not leave, or nothing. */
export const objectionTo = (tekst: string): 'te-lang' | 'INSZ' | undefined => {
  if (tekst.length > LENGTE) return 'te-lang';
  if (tekst.search(ELF_CIJFERS) < 0) return undefined;
  for (const [, found = ''] of tekst.matchAll(ELF_CIJFERS)) if (isINSZ(found.replace(/\D/g, ''))) return 'INSZ';
  return undefined;
};

/** The same for a short text that belongs to an element of its own: only an objection is worth a decision. */
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
