// Cluster 1 (A070, C.3.4): who holds the Regie today (Tot included; of several the latest Sinds) and since when. The establishment goes along only with an onthaalbureau.
import type { Regie } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode, toVestigingMetContact } from './elements.js';
import type { Picture } from './picture.js';
import { indexOfRecentste, type Ordening } from './recentste.js';
import { dayAfter, give, isOnGround, type Trace, watch, withhold } from './trace.js';

type RegieElement = NonNullable<Picture['Regie']>;

const ORDENING: Ordening<Regie> = {
  datum: ({ Sinds }) => Sinds,
  telt: ({ Tot }, dag) => Tot === undefined || Tot >= dag,
};

const toElement = (trace: Trace, regie: Regie): RegieElement => {
  const element: Building<RegieElement> = {
    Partner: toCode(trace, 'PartnerVanKBI', regie.Partner),
    Sinds: regie.Sinds,
  };
  if (regie.Partner === 'ONTHAALBUREAU' && regie.KBIVestiging !== undefined) {
    element.KBIVestiging = toVestigingMetContact(regie.KBIVestiging);
  }
  return element;
};

export const discloseRegie = (trace: Trace, regies: readonly Regie[] | undefined): RegieElement | undefined => {
  if (regies === undefined || regies.length === 0 || !isOnGround(trace, 1, 'Regie')) return undefined;
  const current = indexOfRecentste(regies, ORDENING, trace.vandaag);
  let element: RegieElement | undefined;
  for (const [index, regie] of regies.entries()) {
    const invoer = { Partner: regie.Partner, Sinds: regie.Sinds, Tot: regie.Tot ?? null };
    if (index !== current) {
      withhold(trace, `Regie[dossier ${index + 1}]`, 1, 'huidige-regie', invoer);
      continue;
    }
    element = toElement(trace, regie);
    give(trace, 'Regie', 1, 'huidige-regie', invoer);
    if (regie.KBIVestiging !== undefined) {
      const note = element.KBIVestiging === undefined ? withhold : give;
      note(trace, 'Regie/KBIVestiging', 1, 'vestiging-enkel-bij-onthaalbureau', { Partner: regie.Partner });
    }
  }
  const days = regies.flatMap(({ Sinds, Tot }) => [Sinds, dayAfter(trace, Tot)]);
  watch(trace, days, (dag) => {
    const then = regies[indexOfRecentste(regies, ORDENING, dag)];
    return then === undefined ? undefined : JSON.stringify(toElement(trace, then));
  });
  return element;
};
