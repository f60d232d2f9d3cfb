// The world as data (ADR 0010): partners, grounds, code lists and establishments are rows, each with validity and source.
// Adding a partner or a relevant code needs no line of code.
import type { Grond } from './Grond.js';
import type { Inschrijving, Leefloonrecht } from './Inschrijving.js';
import type { KBIDossier } from './KBIDossier.js';
import type { KBIVestiging } from './KBIVestiging.js';
import type { Partner } from './Partner.js';
import type { Verblijfsgemeente } from './Verblijfsgemeente.js';

/** One code list: code → Beschrijving. */
export type Codelijst = {
  readonly naam: string;
  readonly bron: string;
  readonly codes: Readonly<Record<string, string>>;
};

/** A source that answers late and then fails, for testers (`kbi-gateway` only; docs/world.md "bronvertraging"). */
export type Bronvertraging = {
  readonly INSZ: string;
  readonly milliseconden: number;
  readonly daarna: 'BRON_TRAAG' | 'BRON_ONBESCHIKBAAR';
};

/** Everything that is read whole into memory. */
export type WorldRows = {
  readonly partners: readonly Partner[];
  readonly gronden: readonly Grond[];
  readonly codelijsten: readonly Codelijst[];
  readonly vestigingen: readonly KBIVestiging[];
  readonly bronvertragingen: readonly Bronvertraging[];
};

/** A row of the identity table: a number that was cancelled, or replaced by another. */
export type IdentiteitRij = {
  readonly INSZ: string;
  readonly status: 'GEANNULEERD' | 'VERVANGEN';
  readonly door?: string;
};

/** One test person of `fixtures/personas/<INSZ>.json`, or one row of an NDJSON import. */
export type Persona = {
  readonly INSZ: string;
  /** Short name of the case and what it proves; shown in catalogues, never on the wire. */
  readonly verhaal?: string;
  readonly bewijst?: string;
  readonly identiteit?: { readonly status: 'GEANNULEERD' | 'VERVANGEN'; readonly door?: string };
  readonly inschrijvingen?: readonly Omit<Inschrijving, 'INSZ'>[];
  readonly leefloonrechten?: readonly Omit<Leefloonrecht, 'INSZ'>[];
  readonly verblijfsgemeenten?: readonly Omit<Verblijfsgemeente, 'INSZ'>[];
  readonly dossier?: Omit<KBIDossier, 'INSZ'>;
};
