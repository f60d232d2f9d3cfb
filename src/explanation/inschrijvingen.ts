// What the repertorium says of a person for one institution, laid out over time, and when a question would be accepted.
// Only shows: whether a question is accepted is decided by authorise; a test asks again on the day that is named here.
import { type Inschrijving, telt } from '../domain/kbi/Inschrijving.js';
import { plusDagen } from '../domain/numbers/Datum.js';
import { bevat, dekt, type Periode } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';

/** One inschrijving: as registered, whether its code is relevant for the stream, and the days on which it counts. */
export type Streep = {
  readonly code: number;
  readonly Periode: Periode;
  readonly relevant: boolean;
  readonly telt: Periode;
};

/** `vanaf`: first day a question about that day alone is accepted, and under which code. `begin`: earliest Begin accepted today. */
export type Aanvaarding = {
  readonly vanaf: Datum | undefined;
  readonly code: number | undefined;
  readonly begin: Datum | undefined;
};

/** In order of time. */
export const tijdlijn = (rijen: readonly Inschrijving[], relevant: readonly number[]): readonly Streep[] =>
  rijen
    .map((rij) => ({
      code: rij.Hoedanigheidscode,
      Periode: rij.Periode,
      relevant: relevant.includes(rij.Hoedanigheidscode),
      telt: telt(rij),
    }))
    .sort((a, b) => (a.Periode.Begin < b.Periode.Begin ? -1 : a.Periode.Begin > b.Periode.Begin ? 1 : a.code - b.code));

/** When the inschrijvingen that are there would be enough. Days before `vandaag` cannot be asked any more. */
export const aanvaarding = (strepen: readonly Streep[], vandaag: Datum): Aanvaarding => {
  const tellend = strepen.filter(({ relevant, telt }) => relevant && telt.Begin <= (telt.Einde ?? '9999-12-31'));
  let vanaf: Datum | undefined;
  let code: number | undefined;
  for (const streep of tellend) {
    const dag = streep.telt.Begin > vandaag ? streep.telt.Begin : vandaag;
    if (bevat(streep.telt, dag) && (vanaf === undefined || dag < vanaf)) [vanaf, code] = [dag, streep.code];
  }
  const perioden = tellend.map(({ telt }) => telt);
  const begin = perioden
    .map(({ Begin }) => Begin)
    .filter((dag) => dekt(perioden, dag, vandaag))
    .sort()[0];
  return { vanaf, code, begin };
};

/** The first day from `begin` to `vandaag` that no relevant inschrijving covers. */
export const eersteGat = (strepen: readonly Streep[], begin: Datum, vandaag: Datum): Datum | undefined => {
  const perioden = strepen.filter(({ relevant }) => relevant).map(({ telt }) => telt);
  let dag = begin;
  while (dag <= vandaag) {
    const around = perioden.filter((periode) => bevat(periode, dag));
    if (around.length === 0) return dag;
    if (around.some(({ Einde }) => Einde === undefined)) return undefined;
    dag = plusDagen(
      around
        .map(({ Einde }) => Einde ?? dag)
        .sort()
        .at(-1) ?? dag,
      1,
    );
  }
  return undefined;
};
