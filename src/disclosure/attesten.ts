// Cluster 4 (A073, C.3.12): the four attests of the inburgeringstraject, whether and when. Reports (GUID of a PDF) stay inside.
import type { Attest } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode } from './elements.js';
import type { AttestElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import { BUITEN_DE_LIJST, give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';

export const discloseAttesten = (
  trace: Trace,
  attesten: readonly Attest[] | undefined,
): readonly AttestElement[] | undefined => {
  if (attesten === undefined || attesten.length === 0 || !isOnGround(trace, 4, 'Attesten')) return undefined;
  const given: AttestElement[] = [];
  for (const [index, { Type, Status, Datum, RapportGUID }] of attesten.entries()) {
    const invoer = { Type, Status, Datum: Datum ?? null };
    if (!trace.standen.attesten.includes(Type)) {
      withhold(trace, `Attesten/Attest[dossier ${index + 1}]`, 4, 'vier-attesten', invoer);
      continue;
    }
    if (!hasHappened(trace, Datum, `Attesten/Attest[dossier ${index + 1}]`, 4)) continue;
    const element: Building<AttestElement> = {
      Type: toCode(trace, 'AttestType', Type),
      Status: toCode(trace, 'AttestStatus', Status),
    };
    if (Datum !== undefined) element.Datum = Datum;
    given.push(element);
    const pad = `Attesten/Attest[${given.length}]`;
    give(trace, pad, 4, 'vier-attesten', invoer);
    if (RapportGUID !== undefined) withhold(trace, `${pad}/KBIRapport`, BUITEN_DE_LIJST, 'geen-rechtsgrond', {});
  }
  return given.length === 0 ? undefined : flagRecentste(given, ({ Datum }) => Datum);
};
