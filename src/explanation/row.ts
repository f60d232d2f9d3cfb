// One line of an explanation, as `kbi legal explain --json` prints it: a path, what was decided, by which rule, on what.
import type { Decision } from '../disclosure/decision.js';

/** Paths in small letters name a station of the route (`grond`, `repertorium`); all others are paths in the answer, below KBIDossier. */
export type Rij = Pick<Decision, 'pad' | 'besluit' | 'regel' | 'paragraaf' | 'invoer'>;

/** A decision without what only the audit needs. */
export const toRij = ({ pad, besluit, regel, paragraaf, invoer }: Decision): Rij => ({
  pad,
  besluit,
  regel,
  paragraaf,
  invoer,
});
