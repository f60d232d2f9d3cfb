// Grond: a legal ground as one row of the world (C.4 Machtiging/Protocol, A123, A142): the authorisation, protocol or federal ground itself,
// with every stream it opens, its life cycle and the conditions it was given under. The request path reads it as Machtigingen.
import type { Periode } from '../numbers/Periode.js';
import type { Machtiging, MachtigingStatus } from './Machtiging.js';
import type { RegelsetNaam } from './Regelset.js';

/** A machtiging of a Flemish committee, a protocol between two institutions, or a ground of the KSZ, which is federal (A055). */
export type GrondSoort = 'MACHTIGING' | 'PROTOCOL' | 'KSZ';

/** Why data may be used: its number in the ground, in Dutch as it was decided, in English for the notice (A120, A121). */
export type Doeleinde = {
  readonly code: string;
  readonly nl: string;
  readonly en: string;
  readonly paragraaf: string;
};

/** One stream that a ground opens, for one or more Hoedanigheden, each on its own. */
export type GrondStroom = {
  readonly stroom: string;
  readonly Hoedanigheden: readonly string[];
  readonly clusters: readonly number[];
  readonly doeleinden: readonly Doeleinde[];
  /** Relevant hoedanigheidscodes of the repertorium; absent: the repertorium is not checked for this stream (A102). */
  readonly repertoriumcodes?: readonly number[];
};

/** Something the ground asks of somebody before a day (002 §95–102). `bewijs`: what shows that it was done, and since when. */
export type Voorwaarde = {
  readonly nummer: string;
  readonly wie: string;
  readonly wat: string;
  readonly paragraaf: string;
  /** Last day on which it is in time; absent: as soon as possible. */
  readonly uiterlijk?: string;
  readonly bewijs?: { readonly op: string; readonly wat: string };
};

/** One step in the life of a ground: when (an instant), by whom, from which status to which, and why. `van` absent: it came to be. */
export type GrondStap = {
  readonly op: string;
  readonly door: string;
  readonly van?: MachtigingStatus;
  readonly naar: MachtigingStatus;
  readonly reden?: string;
};

/** One ground. `bron` cites the act, `paragraaf` the place in it; `geldig` shifts with the world, `bron` never. */
export type Grond = {
  readonly nummer: string;
  readonly soort: GrondSoort;
  readonly omschrijving: string;
  readonly bron: string;
  readonly paragraaf: string;
  /** Kinds of partner, or names of partners, that hold it. */
  readonly ontvangers: readonly string[];
  readonly stromen: readonly GrondStroom[];
  /** Name of the rule set under which is disclosed; absent: the one of 2012. */
  readonly regelset?: RegelsetNaam;
  readonly status: MachtigingStatus;
  readonly geldig: Periode;
  readonly voorwaarden?: readonly Voorwaarde[];
  /** Its steps so far, oldest first; each stands in the audit trail too. */
  readonly levensloop?: readonly GrondStap[];
};

const toText = ({ code, nl, paragraaf }: Doeleinde): string => `${code}: ${nl} (${paragraaf})`;

/** A ground as the request path asks for it: one Machtiging for each stream and Hoedanigheid. */
export const machtigingenOf = (grond: Grond): readonly Machtiging[] => {
  const { nummer, soort, bron, paragraaf, ontvangers, regelset, status, geldig } = grond;
  return grond.stromen.flatMap(({ stroom, Hoedanigheden, clusters, doeleinden, repertoriumcodes }) =>
    Hoedanigheden.map((Hoedanigheid) => ({
      ...{ nummer, soort, bron, paragraaf, stroom, Hoedanigheid, ontvangers, clusters },
      doeleinden: doeleinden.map(toText),
      ...{ status, geldig },
      ...(repertoriumcodes !== undefined && { repertoriumcodes }),
      ...(regelset !== undefined && { regelset }),
    })),
  );
};
