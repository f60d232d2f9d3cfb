// Inschrijving: a person registered in the repertorium by an institution, under a hoedanigheidscode, for a period (A102).
// What registering and unregistering make of the rows that are there is decided here (docs/repertorium.md); nothing is stored here.
import { plusMaanden } from '../numbers/Datum.js';
import { dekt, neemUit, type Periode } from '../numbers/Periode.js';
import type { Datum } from '../time.js';

/** The end of all calendars: an open end reaches it. */
const LAATSTE_DAG = '9999-12-31';

/** `OCMW`: Ondernemingsnummer of the institution. `Hoedanigheidscode`: sector 17 code (B.1). */
export type Inschrijving = {
  readonly INSZ: string;
  readonly OCMW: string;
  readonly Hoedanigheidscode: number;
  readonly Periode: Periode;
};

/** The days on which it counts: code 1 (sociaal onderzoek) only two calendar months from its Begin, the day two months later included (docs/contract.md). */
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

/** The code of sector 17 in a Hoedanigheid `17-2` (docs/world.md); nothing in any other Hoedanigheid. */
export const codeInHoedanigheid = (Hoedanigheid: string): number | undefined =>
  /^17-\d{1,3}$/.test(Hoedanigheid) ? Number(Hoedanigheid.slice(3)) : undefined;

/** Whether the days on which a new inschrijving would count are counted already by those of the same person, OCMW and code. */
export const bestaat = (rijen: readonly Inschrijving[], nieuw: Inschrijving): boolean => {
  const { Begin, Einde } = telt(nieuw);
  return dekt(rijen.map(telt), Begin, Einde ?? LAATSTE_DAG);
};

const sleutel = ({ INSZ, Periode }: Inschrijving): string => `${INSZ} ${Periode.Begin}`;
const later = (a: Datum | undefined, b: Datum | undefined): Datum | undefined =>
  a === undefined || b === undefined ? undefined : a > b ? a : b;

/** A row has the later end of all that begin on the same day under the same number: such rows are one. */
const voegSamen = (rijen: readonly Inschrijving[]): readonly Inschrijving[] => {
  const samen = new Map<string, Inschrijving>();
  for (const rij of rijen) {
    const bekend = samen.get(sleutel(rij));
    const Einde = bekend === undefined ? rij.Periode.Einde : later(bekend.Periode.Einde, rij.Periode.Einde);
    samen.set(sleutel(rij), {
      ...rij,
      Periode: { Begin: rij.Periode.Begin, ...(Einde === undefined ? {} : { Einde }) },
    });
  }
  return [...samen.values()];
};

/** The inschrijvingen of one person, OCMW and code with a new one among them. Those of the past stay as they are. */
export const schrijfIn = (rijen: readonly Inschrijving[], nieuw: Inschrijving): readonly Inschrijving[] =>
  voegSamen([...rijen, nieuw]);

/**
 * The same without the days from `van` to `tot` (absent: no bound): a row ends the day before, begins the day after, is split in two,
 * or is gone when no day of it remains. What is left behind the gap of a code 1 gets no two months of its own.
 */
export const schrijfUit = (
  rijen: readonly Inschrijving[],
  van: Datum | undefined,
  tot: Datum | undefined,
): readonly Inschrijving[] =>
  voegSamen(
    rijen.flatMap((rij) => {
      const grens = telt(rij).Einde;
      return neemUit(rij.Periode, van, tot).flatMap((Periode) => {
        if (Periode.Begin === rij.Periode.Begin || rij.Hoedanigheidscode !== 1 || grens === undefined)
          return [{ ...rij, Periode }];
        return Periode.Begin > grens ? [] : [{ ...rij, Periode: { Begin: Periode.Begin, Einde: grens } }];
      });
    }),
  );
