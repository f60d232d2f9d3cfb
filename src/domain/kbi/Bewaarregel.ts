// Bewaarregel: how long the data of a cluster stay after what they served is done (A135, A136, 002 §70, §102).
// Rows of the world, each with its legal source: the authorisation left the terms to be declared, so they are data and not code.
import type { Periode } from '../numbers/Periode.js';
import type { Datum } from '../time.js';

/**
 * The day from which a term runs. VERPLICHTING_VOLDAAN: the obligations are met. LEEFLOON_EINDE: no OCMW pays (equivalent) leefloon any
 * more. OCMW_DOSSIER_EINDE: no OCMW has the person registered any more.
 */
export type Bewaaranker = 'VERPLICHTING_VOLDAAN' | 'LEEFLOON_EINDE' | 'OCMW_DOSSIER_EINDE';

/** WISSEN: the data are deleted. BEPERKEN: they stay, and are disclosed to nobody (AVG art. 18). */
export type Bewaaractie = 'WISSEN' | 'BEPERKEN';

/** One rule. `termijn` in whole months after the anchor; the last day of the term still counts. `bron` cites the source. */
export type Bewaarregel = {
  readonly nummer: string;
  readonly bron: string;
  readonly clusters: readonly number[];
  readonly anker: Bewaaranker;
  readonly termijn: number;
  readonly actie: Bewaaractie;
  readonly geldig: Periode;
};

/** What retention left on a dossier: clusters that are restricted, and the anchor that went with the deleted attests. */
export type Bewaring = { readonly Beperkt?: readonly number[]; readonly VerplichtingVoldaan?: Datum };
