// Cluster 10 (A079, C.3.5): types of Traject relevant for an OCMW, with their period; algemeen Besluit and reason of ending only
// for the primair Traject. Clusters 9 and 11-15 hang under the Trajecten that survive, and nowhere else.
import type { Attest, Perspectief, Traject } from '../domain/kbi/KBIDossier.js';
import { toBesluit } from './besluit.js';
import { type Building, toCode, toLabel, toPeriode } from './elements.js';
import type { BesluitElement, PerspectiefElement, TrajectElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import { discloseSanctioneringsbevoegdheid } from './sanctioneringsbevoegdheid.js';
import { BUITEN_DE_LIJST, give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';
import { discloseTrajectbeheer } from './trajectbeheer.js';
import { discloseTrajectonderdelen } from './trajectonderdelen.js';

/** Cluster 9 (A078): the perspectives that have begun. */
const disclosePerspectieven = (
  trace: Trace,
  perspectieven: readonly Perspectief[] | undefined,
  traject: string,
): readonly PerspectiefElement[] | undefined => {
  const lijst = `${traject}/Perspectieven`;
  if (perspectieven === undefined || perspectieven.length === 0 || !isOnGround(trace, 9, lijst)) return undefined;
  const given: PerspectiefElement[] = [];
  for (const [index, { Waarde, Periode, Reden }] of perspectieven.entries()) {
    if (!hasHappened(trace, Periode?.Begin, `${lijst}/Perspectief[dossier ${index + 1}]`, 9)) continue;
    const element: Building<PerspectiefElement> = { Beschrijving: toLabel(trace, 'Perspectief', Waarde) };
    if (Periode !== undefined) element.Periode = toPeriode(Periode);
    if (Reden !== undefined) element.Reden = toCode(trace, 'RedenPerspectief', Reden);
    given.push(element);
    give(trace, `${lijst}/Perspectief[${given.length}]`, 9, 'perspectief-per-traject', { Waarde });
  }
  return given.length === 0 ? undefined : given;
};

const discloseAlgemeenBesluit = (trace: Trace, traject: Traject, pad: string): readonly BesluitElement[] => {
  const given: BesluitElement[] = [];
  for (const [index, besluit] of (traject.Besluiten ?? []).entries()) {
    const { Code, Datum } = besluit;
    if (!hasHappened(trace, Datum, `${pad}/Besluiten/Besluit[dossier ${index + 1}]`, 10)) continue;
    const eigen = `${pad}/Besluiten/Besluit[${given.length + 1}]`;
    give(trace, eigen, 10, 'primair-traject', { Type: traject.Type, Code, Datum });
    given.push(toBesluit(trace, besluit, { codelijst: 'TrajectBesluit', pad: eigen, cluster: 10 }));
  }
  return flagRecentste(given, ({ Datum }) => Datum);
};

/** Besluit and reason of ending: filled for the primair Traject, withheld for every other (A079). */
const fillEinde = (trace: Trace, element: Building<TrajectElement>, traject: Traject, pad: string): void => {
  const { Type, RedenEinde, Besluiten = [] } = traject;
  if (!trace.standen.primaireTrajecten.includes(Type)) {
    if (RedenEinde !== undefined) withhold(trace, `${pad}/RedenEindeTraject`, 10, 'primair-traject', { Type });
    if (Besluiten.length > 0) withhold(trace, `${pad}/Besluiten`, 10, 'primair-traject', { Type });
    return;
  }
  if (RedenEinde !== undefined) {
    element.RedenEindeTraject = toCode(trace, 'RedenEindeTraject', RedenEinde);
    give(trace, `${pad}/RedenEindeTraject`, 10, 'primair-traject', { Type, RedenEinde });
  }
  const besluiten = discloseAlgemeenBesluit(trace, traject, pad);
  if (besluiten.length > 0) element.Besluiten = besluiten;
};

const toTraject = (
  trace: Trace,
  traject: Traject,
  attesten: readonly Attest[] | undefined,
  pad: string,
): TrajectElement => {
  const { Type, Periode, Status, Inbreukdossiers = [] } = traject;
  give(trace, pad, 10, 'relevant-traject', { Type, Begin: Periode.Begin, Einde: Periode.Einde ?? null });
  if (Status !== undefined) withhold(trace, `${pad}/Status`, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
  if (Inbreukdossiers.length > 0) {
    const invoer = { aantal: Inbreukdossiers.length };
    withhold(trace, `${pad}/Inbreukdossiers`, BUITEN_DE_LIJST, 'geen-rechtsgrond', invoer);
  }
  const element: Building<TrajectElement> = {
    TypeTraject: toCode(trace, 'TypeTraject', Type),
    Periode: toPeriode(Periode),
  };
  fillEinde(trace, element, traject, pad);
  const perspectieven = disclosePerspectieven(trace, traject.Perspectieven, pad);
  if (perspectieven !== undefined) element.Perspectieven = perspectieven;
  const vestiging = discloseTrajectbeheer(trace, traject, pad);
  if (vestiging !== undefined) element.KBIVestiging = vestiging;
  const bevoegdheid = discloseSanctioneringsbevoegdheid(trace, traject, pad);
  if (bevoegdheid !== undefined) element.Sanctioneringsbevoegdheid = bevoegdheid;
  const onderdelen = discloseTrajectonderdelen(trace, traject, attesten, pad);
  if (onderdelen !== undefined) element.Trajectonderdelen = onderdelen;
  return element;
};

/** Without cluster 10 nothing of a Traject can be shown: its own type is what carries the rest. */
const withholdZonderDrager = (trace: Trace, trajecten: readonly Traject[]): void => {
  const onderdelen = trajecten.flatMap(({ Trajectonderdelen = [] }) => Trajectonderdelen);
  const hangend = [
    [9, 'Perspectieven', trajecten.some(({ Perspectieven = [] }) => Perspectieven.length > 0)],
    [11, 'KBIVestiging', trajecten.some(({ Beheer = [] }) => Beheer.length > 0)],
    [
      12,
      'Sanctioneringsbevoegdheid',
      trajecten.some(({ Sanctioneringsbevoegdheden = [] }) => Sanctioneringsbevoegdheden.length > 0),
    ],
    [13, 'Trajectonderdelen', onderdelen.length > 0],
    [
      14,
      'Trajectonderdelen/Trajectonderdeel/Opschortingen',
      onderdelen.some(({ Opschortingen = [] }) => Opschortingen.length > 0),
    ],
    [15, 'Trajectonderdelen/Trajectonderdeel/Cursussen', onderdelen.some(({ Cursussen = [] }) => Cursussen.length > 0)],
  ] as const;
  for (const [cluster, naam, aanwezig] of hangend) {
    const pad = `Trajecten/Traject/${naam}`;
    if (aanwezig && isOnGround(trace, cluster, pad)) {
      withhold(trace, pad, cluster, 'drager-niet-op-grond', { drager: 10 });
    }
  }
};

export const discloseTrajecten = (
  trace: Trace,
  trajecten: readonly Traject[] | undefined,
  attesten: readonly Attest[] | undefined,
): readonly TrajectElement[] | undefined => {
  if (trajecten === undefined || trajecten.length === 0) return undefined;
  if (!isOnGround(trace, 10, 'Trajecten')) {
    withholdZonderDrager(trace, trajecten);
    return undefined;
  }
  const relevant = trace.standen.relevanteTrajecten;
  const given: TrajectElement[] = [];
  for (const [index, traject] of trajecten.entries()) {
    const { Type, Periode } = traject;
    const pad = `Trajecten/Traject[dossier ${index + 1}]`;
    if (!relevant.includes(Type)) {
      withhold(trace, pad, 10, 'relevant-traject', { Type });
    } else if (hasHappened(trace, Periode.Begin, pad, 10)) {
      given.push(toTraject(trace, traject, attesten, `Trajecten/Traject[${given.length + 1}]`));
    }
  }
  return given.length === 0 ? undefined : given;
};
