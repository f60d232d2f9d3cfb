// Machtiging: what one ground (Grond.ts) allows in one stream under one Hoedanigheid; the request path asks for nothing else (A123).
import type { Periode } from '../numbers/Periode.js';
import type { RegelsetNaam } from './Regelset.js';

export type Stroom = 'KBIDossiers' | 'InvalidatieKBIDossier' | 'Toeleiding' | 'GeefKBIVestiging';

/** Life cycle of a ground; only GEVALIDEERD lets data out. */
export type MachtigingStatus = 'CONCEPT' | 'ADVIES_DPO' | 'ONDERTEKEND' | 'GEVALIDEERD' | 'BEEINDIGD';

/** One stream of a ground. `nummer`, `bron`, `paragraaf`: of that ground. */
export type Machtiging = {
  readonly nummer: string;
  readonly soort: 'MACHTIGING' | 'PROTOCOL' | 'KSZ';
  readonly bron: string;
  readonly paragraaf: string;
  readonly stroom: string;
  readonly Hoedanigheid: string;
  /** Kinds of partner, or names of partners, that hold it. */
  readonly ontvangers: readonly string[];
  readonly clusters: readonly number[];
  /** In words, each with its number and paragraph. */
  readonly doeleinden: readonly string[];
  readonly status: MachtigingStatus;
  readonly geldig: Periode;
  /** Relevant hoedanigheidscodes of the repertorium; absent: the repertorium is not checked for this ground. */
  readonly repertoriumcodes?: readonly number[];
  /** Rule set under which is disclosed; absent: the one of 2012. */
  readonly regelset?: RegelsetNaam;
};
