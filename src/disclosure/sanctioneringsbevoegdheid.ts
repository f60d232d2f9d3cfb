// Cluster 12 (A081): who may sanction on a Traject today. An OCMW is named by its number, so that it knows whether it is the one.
// Says who holds the power, never that a sanction follows (A125).
import type { Sanctioneringsbevoegdheid, Traject } from '../domain/kbi/KBIDossier.js';
import { bevat } from '../domain/numbers/Periode.js';
import { type Building, toCode, toPeriode } from './elements.js';
import type { SanctioneringsbevoegdheidElement } from './picture.js';
import { indexOfRecentste, type Ordening } from './recentste.js';
import { dayAfter, give, isOnGround, type Trace, watch, withhold } from './trace.js';

const ORDENING: Ordening<Sanctioneringsbevoegdheid> = {
  datum: ({ Geldigheid }) => Geldigheid.Begin,
  telt: ({ Geldigheid }, dag) => bevat(Geldigheid, dag),
};

const toElement = (trace: Trace, bevoegdheid: Sanctioneringsbevoegdheid): SanctioneringsbevoegdheidElement => {
  const { Partner, Geldigheid, OCMW } = bevoegdheid;
  const element: Building<SanctioneringsbevoegdheidElement> = {
    Partner: toCode(trace, 'PartnerVanKBI', Partner),
    Geldigheid: toPeriode(Geldigheid),
  };
  if (Partner === 'OCMW' && OCMW !== undefined && trace.standen.noemtOCMW) element.OCMW = OCMW;
  return element;
};

/** `traject`: path of the Traject in the answer. */
export const discloseSanctioneringsbevoegdheid = (
  trace: Trace,
  { Sanctioneringsbevoegdheden = [] }: Traject,
  traject: string,
): SanctioneringsbevoegdheidElement | undefined => {
  const pad = `${traject}/Sanctioneringsbevoegdheid`;
  if (Sanctioneringsbevoegdheden.length === 0 || !isOnGround(trace, 12, pad)) return undefined;
  const current = indexOfRecentste(Sanctioneringsbevoegdheden, ORDENING, trace.vandaag);
  let element: SanctioneringsbevoegdheidElement | undefined;
  for (const [index, bevoegdheid] of Sanctioneringsbevoegdheden.entries()) {
    const { Partner, Geldigheid, OCMW } = bevoegdheid;
    const invoer = { Partner, Begin: Geldigheid.Begin, Einde: Geldigheid.Einde ?? null };
    if (index === current) {
      element = toElement(trace, bevoegdheid);
      const isVrager = Partner === 'OCMW' && OCMW === trace.context.ocmw;
      give(trace, pad, 12, 'huidige-sanctioneringsbevoegdheid', { ...invoer, isVrager });
      if (Partner === 'OCMW' && OCMW !== undefined && element.OCMW === undefined)
        withhold(trace, `${pad}/OCMW`, 12, 'ocmw-enkel-voor-ocmw', { Partner });
    } else {
      withhold(trace, `${pad}[dossier ${index + 1}]`, 12, 'huidige-sanctioneringsbevoegdheid', invoer);
    }
  }
  const days = Sanctioneringsbevoegdheden.flatMap(({ Geldigheid }) => [
    Geldigheid.Begin,
    dayAfter(trace, Geldigheid.Einde),
  ]);
  watch(trace, days, (dag) => {
    const then = Sanctioneringsbevoegdheden[indexOfRecentste(Sanctioneringsbevoegdheden, ORDENING, dag)];
    return then === undefined ? undefined : JSON.stringify(toElement(trace, then));
  });
  return element;
};
