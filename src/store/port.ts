// The store port: separate objects for separate rights. Authorise is handed Repertorium and Identiteiten and never Dossiers.
// Asynchronous from day one; no begin/commit across awaits. All writes go through a commit unit (`commit/unit.ts`).
import type { AuditRow, Write } from '../commit/unit.js';
import type { Bewaarregel } from '../domain/kbi/Bewaarregel.js';
import type { Grond } from '../domain/kbi/Grond.js';
import type { Inschrijving, Leefloonrecht } from '../domain/kbi/Inschrijving.js';
import type { Invalidatie, InvalidatieStatus } from '../domain/kbi/Invalidatie.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { KBIVestiging } from '../domain/kbi/KBIVestiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { Toeleiding } from '../domain/kbi/Toeleiding.js';
import type { Verblijfsgemeente } from '../domain/kbi/Verblijfsgemeente.js';
import type { VerzoekBetrokkene } from '../domain/kbi/VerzoekBetrokkene.js';
import type { Persona, WorldRows } from '../domain/kbi/World.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import type { Datum, Ids } from '../domain/time.js';

/** Status of a number in the identity table; a number without a row is active. */
export type Identiteit = { readonly status: 'GEANNULEERD' } | { readonly status: 'VERVANGEN'; readonly door: INSZ };

/** The identity table (30002, 30004). */
export type Identiteiten = {
  find(insz: INSZ): Promise<Identiteit | undefined>;
  /** Numbers that were replaced by this one: an inschrijving under any of them counts. */
  oudeNummers(insz: INSZ): Promise<readonly INSZ[]>;
};

/** The repertorium: inschrijvingen of one institution for one person, under any of the given numbers. */
export type Repertorium = {
  inschrijvingen(ocmw: string, nummers: readonly INSZ[]): Promise<readonly Inschrijving[]>;
  /** Of every institution: who must hear of a change. */
  alle(nummers: readonly INSZ[]): Promise<readonly Inschrijving[]>;
};

/** Persons with an inschrijving on a day under one of these codes: one page of numbers after a number, in order. For jobs. */
export type Ingeschrevenen = {
  /** Institutions that have anybody registered on a day under one of these codes. */
  instellingen(codes: readonly number[], dag: Datum): readonly string[];
  page(codes: readonly number[], dag: Datum, na: string, most: number): Promise<readonly INSZ[]>;
};

/** Persons who live in one of these gemeenten on a day: one page of numbers after a number, in order. For lists (A060). */
export type Inwoners = {
  page(NIS: readonly string[], dag: Datum, na: string, most: number): Promise<readonly INSZ[]>;
  /** The NIS code where a number lives on a day. */
  gemeente(insz: INSZ, dag: Datum): Promise<string | undefined>;
};

/**
 * A dossier with its version, or nothing: not found is an answer. `dossier` may be read only when it is looked at; it is then of that
 * version, or throws a collision (INTERNE_FOUT, fact `collision`) when another stands there by now: decide again.
 */
export type DossierRij = { readonly dossier: KBIDossier; readonly versie: number };
export type Dossiers = { find(insz: INSZ): Promise<DossierRij | undefined> };

/** For retention: its rules, and the numbers that a dossier stands under, one page after a number, in order. */
export type Bewaring = {
  regels(): Promise<readonly Bewaarregel[]>;
  houders(na: string, most: number): Promise<readonly INSZ[]>;
};

/** A letter as the person may see it: that an OCMW was told of a change, when, and what came of it. */
export type Brief = { readonly OCMW: string; readonly status: InvalidatieStatus; readonly aangemaakt: number };

/** For the rights of the person: requests, and what is held beside the dossier. `verhaal`: of a test person. */
export type Rechten = {
  verzoeken(): Promise<readonly VerzoekBetrokkene[]>;
  verzoek(id: number): Promise<VerzoekBetrokkene | undefined>;
  verhaal(insz: INSZ): Promise<string | undefined>;
  brieven(nummers: readonly INSZ[]): Promise<readonly Brief[]>;
  toeleidingen(nummers: readonly INSZ[]): Promise<readonly Toeleiding[]>;
  verblijf(nummers: readonly INSZ[]): Promise<readonly Verblijfsgemeente[]>;
};

/** Rows of the world: partners, grounds, code lists, establishments, chaos rows. Read at start and when its version moves. */
export type Worlds = { load(): Promise<WorldRows>; version(): Promise<number> };

/** Small settings of the database itself: clock, shift, generation. */
export type Settings = { get(name: string): Promise<string | undefined> };

/** Toeleidingen by their Id, and by the Vraag/Referte they came with. */
export type Toeleidingen = {
  find(id: string): Promise<Toeleiding | undefined>;
  findByReferte(ocmw: string, vraagReferte: string): Promise<Toeleiding | undefined>;
};

/** Establishments of the world, as KBI staff entered them. */
export type Vestigingen = {
  byPostcode(postcode: string): readonly KBIVestiging[];
  byOndernemingsnummer(nummer: string): readonly KBIVestiging[];
  bySleutel(sleutel: string): KBIVestiging | undefined;
};

/** Institutions of the world. */
export type Partners = { byOndernemingsnummer(nummer: string): Partner | undefined };

/** The calendar of working days. */
export type Feestdagen = { isFeestdag(datum: Datum): boolean };

/** Leefloon rights of a person, of every OCMW. */
export type Leefloonrechten = { find(nummers: readonly INSZ[]): Promise<readonly Leefloonrecht[]> };

/**
 * What an announced change of a dossier needs beside the store. `findProblem`: what an import would say of a dossier without its INSZ.
 * `findCode`: the code that has these words in a code list, or the words. `findInvalidaties`: the letters owed for the change.
 */
export type Mutaties = {
  findProblem(dossier: unknown): { readonly path: string; readonly reason: string } | undefined;
  findCode(codelijst: string, beschrijving: string): string;
  findInvalidaties(
    before: KBIDossier | undefined,
    after: KBIDossier | undefined,
    nummers: readonly INSZ[],
  ): Promise<readonly Write[]>;
};

/** What operations may ask. `now` in milliseconds. */
export type Sources = {
  readonly dossiers: Dossiers;
  readonly repertorium: Repertorium;
  readonly toeleidingen: Toeleidingen;
  readonly vestigingen: Vestigingen;
  readonly partners: Partners;
  readonly feestdagen: Feestdagen;
  readonly leefloonrechten: Leefloonrechten;
  readonly mutaties: Mutaties;
  readonly now: number;
  readonly vandaag: Datum;
  readonly ids: Ids;
};

/** Everything readable. */
export type Store = {
  readonly identiteiten: Identiteiten;
  readonly repertorium: Repertorium;
  readonly dossiers: Dossiers;
  readonly toeleidingen: Toeleidingen;
  readonly leefloonrechten: Leefloonrechten;
  readonly worlds: Worlds;
  readonly settings: Settings;
};

/** Where a row came from: fixtures shift with the clock and may be re-based; what users load never moves. */
export type Herkomst = 'fixture' | 'user';

/** One row of an import: a world row of a kind, or a persona with everything that belongs to the person. */
export type LoadRow =
  | { readonly soort: 'partner'; readonly rij: WorldRows['partners'][number] }
  | { readonly soort: 'grond'; readonly rij: WorldRows['gronden'][number] }
  | { readonly soort: 'codelijst'; readonly rij: WorldRows['codelijsten'][number] }
  | { readonly soort: 'vestiging'; readonly rij: WorldRows['vestigingen'][number] }
  | { readonly soort: 'bronvertraging'; readonly rij: WorldRows['bronvertragingen'][number] }
  | { readonly soort: 'bewaarregel'; readonly rij: Bewaarregel }
  | { readonly soort: 'leefloonrecht'; readonly rij: Leefloonrecht }
  | { readonly soort: 'verblijfsgemeente'; readonly rij: Verblijfsgemeente }
  | { readonly soort: 'inschrijving'; readonly rij: Inschrijving }
  | { readonly soort: 'persona'; readonly rij: Persona };

/** What a ground becomes when a user loads it, and what that leaves in the audit trail. `voor`: what stood there. May refuse with a Fault. */
export type RowWatch = {
  grond(voor: Grond | undefined, na: Grond): { readonly rij: Grond; readonly audit: AuditRow | undefined };
};

/** Bulk writing, beside the commit units: all rows of one call or none; a row with the same key replaces the old one. */
/** What a load leaves in the settings with its rows: how many rows there are with those `before` it. */
export type LoadNote = { readonly name: string; readonly before: number };

export type Loader = {
  /** Rows of users leave an Aankondiging of each person in the same transaction, unless the database held nobody yet. */
  /** `watch`: looks at each ground before it is written; what it refuses refuses the whole load. */
  load(rows: Iterable<LoadRow>, herkomst: Herkomst, watch?: RowWatch, note?: LoadNote): Promise<number>;
  /** Every row of a kind, for export. Ordered by key. */
  rows(): Iterable<LoadRow>;
  /** Removes everything but settings: world, persons, audit, replay keys. */
  clear(): Promise<void>;
  setting(name: string, value: string): Promise<void>;
  /** Whether anything but fixture rows and their audit was written since the last `clear`. */
  touched(): Promise<boolean>;
};

/** A person that a user loaded and whose letters are still to be made. `voor`: the dossier before; `beurt`: which loading it was. */
export type Aankondiging = { readonly INSZ: INSZ; readonly voor: KBIDossier | undefined; readonly beurt: number };

/** What loads still owe. For the primary and for commands. */
export type Aankondigingen = { page(most: number): Promise<readonly Aankondiging[]> };

/** How many letters have a status, and when the oldest of them was made. */
export type Outstanding = { readonly status: InvalidatieStatus; readonly aantal: number; readonly oudste: number };

/** What is owed to OCMWs; for the one sender of the primary and for commands. Moments in milliseconds; pages are bounded. */
export type Outbox = {
  /** OCMWs to whom something is owed. */
  ontvangers(): Promise<readonly string[]>;
  /** Letters that may be attempted at this moment, each the oldest open one of its person. */
  due(ocmw: string, now: number, most: number): Promise<readonly Invalidatie[]>;
  /** When the next letter may be attempted; nothing is owed when absent. */
  next(ocmw: string): Promise<number | undefined>;
  /** What is owed about a person, to every OCMW, oldest first. */
  open(insz: INSZ): Promise<readonly Invalidatie[]>;
  find(id: number): Promise<Invalidatie | undefined>;
  /** One page after an id, of one status or of all, in order. */
  list(na: number, most: number, status?: InvalidatieStatus): Promise<readonly Invalidatie[]>;
  /** Letters not sent for want of leefloon, that no catch-up followed yet. */
  vervallen(na: number, most: number): Promise<readonly Invalidatie[]>;
  outstanding(): Promise<readonly Outstanding[]>;
};
