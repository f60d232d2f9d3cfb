// Cluster 11 (A080, A058): the centre that follows the Traject today, with its contact person. May differ from that of the Regie.
import type { Traject, TrajectBeheer } from '../domain/kbi/KBIDossier.js';
import { bevat } from '../domain/numbers/Periode.js';
import { toVestigingMetContact } from './elements.js';
import type { VestigingElement } from './picture.js';
import { indexOfRecentste, type Ordening } from './recentste.js';
import { dayAfter, give, isOnGround, type Trace, watch, withhold } from './trace.js';

const ORDENING: Ordening<TrajectBeheer> = {
  datum: ({ Periode }) => Periode.Begin,
  telt: ({ Periode }, dag) => bevat(Periode, dag),
};

/** `traject`: path of the Traject in the answer. */
export const discloseTrajectbeheer = (
  trace: Trace,
  { Beheer = [] }: Traject,
  traject: string,
): VestigingElement | undefined => {
  const pad = `${traject}/KBIVestiging`;
  if (Beheer.length === 0 || !isOnGround(trace, 11, pad)) return undefined;
  const current = indexOfRecentste(Beheer, ORDENING, trace.vandaag);
  let element: VestigingElement | undefined;
  for (const [index, { KBIVestiging, Periode }] of Beheer.entries()) {
    const invoer = { KBISleutel: KBIVestiging.KBISleutel, Begin: Periode.Begin, Einde: Periode.Einde ?? null };
    if (index === current) {
      element = toVestigingMetContact(KBIVestiging);
      give(trace, pad, 11, 'huidig-trajectbeheer', invoer);
    } else {
      withhold(trace, `${pad}[dossier ${index + 1}]`, 11, 'huidig-trajectbeheer', invoer);
    }
  }
  const days = Beheer.flatMap(({ Periode }) => [Periode.Begin, dayAfter(trace, Periode.Einde)]);
  watch(trace, days, (dag) => {
    const then = Beheer[indexOfRecentste(Beheer, ORDENING, dag)];
    return then === undefined ? undefined : JSON.stringify(toVestigingMetContact(then.KBIVestiging));
  });
  return element;
};
