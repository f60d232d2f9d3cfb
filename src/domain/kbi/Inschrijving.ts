// Inschrijving: a person registered in the repertorium by an institution, under a hoedanigheidscode, for a period (A102).
import { plusMaanden } from '../numbers/Datum.js';
import type { Periode } from '../numbers/Periode.js';

/** `OCMW`: Ondernemingsnummer of the institution. `Hoedanigheidscode`: sector 17 code (B.1). */
export type Inschrijving = {
  readonly INSZ: string;
  readonly OCMW: string;
  readonly Hoedanigheidscode: number;
  readonly Periode: Periode;
};

/** The days on which it counts: code 1 (sociaal onderzoek) only two calendar months from its Begin, the day two months later included (contract §2). */
export const telt = ({ Hoedanigheidscode, Periode }: Inschrijving): Periode => {
  if (Hoedanigheidscode !== 1) return Periode;
  const grens = plusMaanden(Periode.Begin, 2);
  return { Begin: Periode.Begin, Einde: Periode.Einde !== undefined && Periode.Einde < grens ? Periode.Einde : grens };
};

/** Leefloon or equivalent leefloon of a person at one OCMW: gate of the invalidation (A052). */
export type Leefloonrecht = {
  readonly INSZ: string;
  readonly OCMW: string;
  readonly Soort: 'LEEFLOON' | 'EQUIVALENT';
  readonly Periode: Periode;
  readonly OntvangenOp: string;
};
