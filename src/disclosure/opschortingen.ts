// Cluster 14 (A083): suspensions of a Trajectonderdeel, period and reason. A granted one is a fact of today, also when it starts later.
// What a suspension does to breaches stands in `besluit.ts`. Its type is not part of the cluster.
import type { Opschorting } from '../domain/kbi/KBIDossier.js';
import { toCode, toPeriode } from './elements.js';
import type { OpschortingElement } from './picture.js';
import { BUITEN_DE_LIJST, give, isOnGround, type Trace, withhold } from './trace.js';

/** `onderdeel`: path of the Trajectonderdeel in the answer. */
export const discloseOpschortingen = (
  trace: Trace,
  opschortingen: readonly Opschorting[] | undefined,
  onderdeel: string,
): readonly OpschortingElement[] | undefined => {
  const lijst = `${onderdeel}/Opschortingen`;
  if (opschortingen === undefined || opschortingen.length === 0 || !isOnGround(trace, 14, lijst)) return undefined;
  return opschortingen.map(({ Periode, Reden, Type }, index) => {
    const pad = `${lijst}/Opschorting[${index + 1}]`;
    const { Begin, Einde = null } = Periode;
    give(trace, pad, 14, 'opschorting-met-reden', { Begin, Einde, Reden });
    if (Type !== undefined) withhold(trace, `${pad}/Type`, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
    return { Periode: toPeriode(Periode), Reden: toCode(trace, 'RedenOpschorting', Reden) };
  });
};
