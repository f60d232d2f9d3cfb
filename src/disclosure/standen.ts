// The conditions of disclosure that a rule set may set otherwise: every one with its value in the authorisation of 2012.
// A condition that stands here is asked of the trace by its rule; what does not stand here is the same in every rule set.
import type { Regel } from './regels.js';

/** How the conditions stand. Lists hold codes of the code lists of the world. */
export type Standen = {
  /** Types of Traject that are relevant for the recipient (C.3.5); a reading of B.2. */
  readonly relevanteTrajecten: readonly string[];
  /** Types of Traject of which algemeen Besluit and reason of ending are given (A079). */
  readonly primaireTrajecten: readonly string[];
  /** Types of Attest that are given (A073, C.3.12). */
  readonly attesten: readonly string[];
  /** Partners of KBI whose advice is given (A077, C.3.12). */
  readonly adviezenVan: readonly string[];
  /** Bestemmeling of the conversations that are given (A086, C.3.8). */
  readonly gesprekkenVoor: readonly string[];
  /** Bestemmeling of the Inbreukdossiers that open the Besluit (C.3.14). */
  readonly inbreukenVoor: readonly string[];
  /** Clusters withheld when only code 1 covers today (C.3.11). */
  readonly leefloonVereist: readonly number[];
  /** Whether the OCMW that may sanction is named by its number (A081: so that it knows whether it is the one). */
  readonly noemtOCMW: boolean;
  /** Whether an Opschorting in force keeps Inbreukdossiers from opening the Besluit (A083, C.3.7); a cautious reading. */
  readonly opschortingSluitInbreuk: boolean;
  /** Whether a justified absence counts neither for nor against regular participation; explanations only. */
  readonly verantwoordeAfwezigheidTeltNiet: boolean;
};

/** The authorisation of 25 July 2012, with the cautious reading of what it leaves open. */
export const STANDEN_2012: Standen = {
  relevanteTrajecten: ['TT_IBVP', 'TT_IBRH', 'TT_OBOCMW', 'TT_NT2OCMW', 'TT_OBSEC'],
  primaireTrajecten: ['TT_IBVP', 'TT_IBRH'],
  attesten: ['INBURGERING', 'EVC', 'VRIJSTELLING', 'OPSCHORTING'],
  adviezenVan: ['HVN', 'VDAB'],
  gesprekkenVoor: ['OCMW'],
  inbreukenVoor: ['OCMW'],
  leefloonVereist: [2, 16],
  noemtOCMW: true,
  opschortingSluitInbreuk: true,
  verantwoordeAfwezigheidTeltNiet: true,
};

/** The rule that reads a condition, and the clusters it decides on. */
export const STAND_VAN: Readonly<
  Record<keyof Standen, { readonly regel: Regel; readonly clusters: readonly number[] }>
> = {
  relevanteTrajecten: { regel: 'relevant-traject', clusters: [9, 10, 11, 12, 13, 14, 15] },
  primaireTrajecten: { regel: 'primair-traject', clusters: [10] },
  attesten: { regel: 'vier-attesten', clusters: [4] },
  adviezenVan: { regel: 'advies-van-hvn-of-vdab', clusters: [8] },
  gesprekkenVoor: { regel: 'gesprek-voor-ocmw', clusters: [17] },
  inbreukenVoor: { regel: 'besluit-enkel-bij-niet-behaald-of-inbreuk', clusters: [13] },
  leefloonVereist: { regel: 'leefloon-vereist', clusters: [2, 16] },
  noemtOCMW: { regel: 'ocmw-enkel-voor-ocmw', clusters: [12] },
  opschortingSluitInbreuk: { regel: 'besluit-enkel-bij-niet-behaald-of-inbreuk', clusters: [13] },
  verantwoordeAfwezigheidTeltNiet: { regel: 'aanwezigheidsgraad', clusters: [15] },
};
