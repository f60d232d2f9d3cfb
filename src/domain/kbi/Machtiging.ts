// Machtiging: the legal ground of one stream for one kind of recipient, as a row of the world (A123, domain.md C.4).
import type { Periode } from '../numbers/Periode.js';

export type Stroom = 'KBIDossiers' | 'InvalidatieKBIDossier' | 'Toeleiding' | 'GeefKBIVestiging';

/** Life cycle of a ground; only GEVALIDEERD lets data out. */
export type MachtigingStatus = 'CONCEPT' | 'ADVIES_DPO' | 'ONDERTEKEND' | 'GEVALIDEERD' | 'BEEINDIGD';

/** One ground. `bron` cites the legal source with its paragraph; `geldig` shifts with the world, `bron` never. */
export type Machtiging = {
  readonly nummer: string;
  readonly bron: string;
  readonly stroom: string;
  readonly Hoedanigheid: string;
  /** Kinds of partner, or names of partners, that hold it. */
  readonly ontvangers: readonly string[];
  readonly clusters: readonly number[];
  readonly doeleinden: readonly string[];
  readonly status: MachtigingStatus;
  readonly geldig: Periode;
  /** Relevant hoedanigheidscodes of the repertorium; absent: the repertorium is not checked for this ground. */
  readonly repertoriumcodes?: readonly number[];
};
