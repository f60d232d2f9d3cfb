// The day from which a term of retention runs (A136): read from what is stored about the person, never from what a message says.
// An anchor that may still move is no anchor: while leefloon or an inschrijving runs, at whatever OCMW, nothing runs out.
import type { Bewaaranker } from '../domain/kbi/Bewaarregel.js';
import { type Inschrijving, type Leefloonrecht, telt } from '../domain/kbi/Inschrijving.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Periode } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';

/** Everything about one person, under every number, on a day. */
export type RetentionFacts = {
  readonly dossier: KBIDossier;
  readonly leefloonrechten: readonly Leefloonrecht[];
  readonly inschrijvingen: readonly Inschrijving[];
  readonly dag: Datum;
};

const latest = (days: readonly Datum[]): Datum | undefined => [...days].sort().at(-1);

/** The last day of periods that have all ended before a day; nothing when one runs on, or when there is none. */
const lastEnd = (perioden: readonly Periode[], dag: Datum): Datum | undefined => {
  const ends = perioden.flatMap(({ Einde }) => (Einde === undefined || Einde >= dag ? [] : [Einde]));
  return ends.length === perioden.length ? latest(ends) : undefined;
};

/** Attests that say that the obligations are met: the path was completed, or the person is exempt. */
const VOLDAAN: ReadonlySet<string> = new Set(['INBURGERING', 'VRIJSTELLING']);

/** The day of the last such attest, unless a Traject that began after it still runs. An attest of tomorrow is none yet. */
export const verplichtingVoldaan = (dossier: KBIDossier, dag: Datum): Datum | undefined => {
  const attesten = (dossier.Attesten ?? []).flatMap(({ Type, Status, Datum }) =>
    VOLDAAN.has(Type) && Status === 'BEHAALD' && Datum !== undefined && Datum <= dag ? [Datum] : [],
  );
  const kept = dossier.Bewaring?.VerplichtingVoldaan;
  const voldaan = latest(kept === undefined ? attesten : [...attesten, kept]);
  if (voldaan === undefined) return undefined;
  const again = (dossier.Trajecten ?? []).some(
    ({ Periode: { Begin, Einde } }) => Begin > voldaan && (Einde === undefined || Einde >= dag),
  );
  return again ? undefined : voldaan;
};

/** The anchor of a person on a day, or nothing when nothing has run out. */
export const findAnker = (anker: Bewaaranker, facts: RetentionFacts): Datum | undefined => {
  const { dossier, leefloonrechten, inschrijvingen, dag } = facts;
  switch (anker) {
    case 'VERPLICHTING_VOLDAAN':
      return verplichtingVoldaan(dossier, dag);
    case 'LEEFLOON_EINDE':
      return lastEnd(
        leefloonrechten.map(({ Periode }) => Periode),
        dag,
      );
    case 'OCMW_DOSSIER_EINDE':
      return lastEnd(inschrijvingen.map(telt), dag);
  }
};
