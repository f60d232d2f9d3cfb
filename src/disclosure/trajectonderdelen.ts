// Cluster 13 (A082, C.3.9): parts of a relevant Traject: whether exempt (yes or no and nothing more), the general remark, the Besluit.
// They carry clusters 14 and 15; their period is not part of any cluster.
import type { Attest, Traject, Trajectonderdeel } from '../domain/kbi/KBIDossier.js';
import { type Deur, deurOf, discloseBesluiten } from './besluit.js';
import { discloseCursussen } from './cursussen.js';
import { explainDeelname } from './deelname.js';
import { type Building, toCode } from './elements.js';
import { discloseOpschortingen } from './opschortingen.js';
import type { TrajectonderdeelElement } from './picture.js';
import { BUITEN_DE_LIJST, changesOn, give, gives, isOnGround, type Trace, withhold } from './trace.js';
import { passTekst } from './vrije-tekst.js';

/** A Vrijstelling counts from its date; one without a date counts. */
const isVrijgesteld = (trace: Trace, { Vrijstelling }: Trajectonderdeel, pad: string): boolean => {
  const { Datum, Reden } = Vrijstelling ?? {};
  const vrij = Vrijstelling !== undefined && (Datum === undefined || Datum <= trace.vandaag);
  if (Datum !== undefined && !vrij) changesOn(trace, Datum);
  give(trace, `${pad}/Vrijstelling`, 13, 'vrijstelling-ja-of-nee', { Vrijstelling: vrij, Datum: Datum ?? null });
  if (Datum !== undefined || Reden !== undefined) {
    withhold(trace, `${pad}/Vrijstelling/Reden`, 13, 'vrijstelling-ja-of-nee', {});
  }
  return vrij;
};

const toOnderdeel = (trace: Trace, onderdeel: Trajectonderdeel, deur: Deur, pad: string): TrajectonderdeelElement => {
  const { Type, Periode, Opmerking, Besluiten, Opschortingen, Cursussen } = onderdeel;
  give(trace, pad, 13, 'trajectonderdeel', { Type });
  if (Periode !== undefined) withhold(trace, `${pad}/Periode`, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
  const element: Building<TrajectonderdeelElement> = {
    Type: toCode(trace, 'TrajectonderdeelType', Type),
    Vrijstelling: isVrijgesteld(trace, onderdeel, pad),
  };
  const opmerking = passTekst(trace, Opmerking, `${pad}/Opmerking`, 13);
  if (opmerking !== undefined) element.Opmerking = opmerking;
  const opschortingen = discloseOpschortingen(trace, Opschortingen, pad);
  if (opschortingen !== undefined) element.Opschortingen = opschortingen;
  const besluiten = discloseBesluiten(trace, Besluiten, deur, `${pad}/Besluiten`);
  if (besluiten !== undefined) element.Besluiten = besluiten;
  const cursussen = discloseCursussen(trace, Cursussen, pad);
  if (cursussen !== undefined) element.Cursussen = cursussen;
  return element;
};

/** Suspensions and courses that the ground gives but that have nothing to hang under. */
const withholdZonderDrager = (trace: Trace, onderdelen: readonly Trajectonderdeel[], lijst: string): void => {
  const opschortingen = onderdelen.some(({ Opschortingen = [] }) => Opschortingen.length > 0);
  const cursussen = onderdelen.some(({ Cursussen = [] }) => Cursussen.length > 0);
  for (const [cluster, aanwezig, naam] of [
    [14, opschortingen, 'Opschortingen'],
    [15, cursussen, 'Cursussen'],
  ] as const) {
    const pad = `${lijst}/Trajectonderdeel/${naam}`;
    if (aanwezig && isOnGround(trace, cluster, pad)) {
      withhold(trace, pad, cluster, 'drager-niet-op-grond', { drager: 13 });
    }
  }
};

/** `pad`: path of the Traject in the answer. `attesten`: of the whole dossier, a condition of the Besluit rule. */
export const discloseTrajectonderdelen = (
  trace: Trace,
  traject: Traject,
  attesten: readonly Attest[] | undefined,
  pad: string,
): readonly TrajectonderdeelElement[] | undefined => {
  const onderdelen = traject.Trajectonderdelen;
  if (onderdelen === undefined || onderdelen.length === 0) return undefined;
  const lijst = `${pad}/Trajectonderdelen`;
  if (!isOnGround(trace, 13, lijst)) {
    withholdZonderDrager(trace, onderdelen, lijst);
    return undefined;
  }
  const deur = deurOf(trace, attesten, traject);
  const given = onderdelen.map((onderdeel, index) =>
    toOnderdeel(trace, onderdeel, deur, `${lijst}/Trajectonderdeel[${index + 1}]`),
  );
  if (gives(trace, 15)) explainDeelname(trace, traject, pad);
  return given;
};
