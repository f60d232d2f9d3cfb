// One line of the list of inburgeraars for a gemeente (A060, B.5): whether there is a contract, whether the attest was obtained. Nothing else.
// Rests on the same disclosure as an answer, under the clusters of the protocol; only a yes or a no of it leaves.
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { DisclosureContext } from './context.js';
import type { Decision } from './decision.js';
import { disclose } from './disclose.js';
import { give, isOnGround, startTrace } from './trace.js';

/** `Contract`: a contract was signed. `Attest`: the inburgeringsattest was obtained. Absent: the protocol does not give its cluster, or retention restricted it. */
export type Lijstregel = { readonly INSZ: string; readonly Contract?: boolean; readonly Attest?: boolean };

/** `regel`: absent when the person is not known as INBURGERAAR, who is on no list. */
export type Lijstbesluit = { readonly regel: Lijstregel | undefined; readonly decisions: readonly Decision[] };

/** The line of one person, with its decisions. Pure. */
export const discloseLijstregel = (dossier: KBIDossier, context: DisclosureContext): Lijstbesluit => {
  const { picture, decisions } = disclose(dossier, context);
  if (picture === undefined) return { regel: undefined, decisions };
  // A cluster whose term of retention is over is not told as a no.
  const trace = startTrace(context, dossier.Bewaring?.Beperkt);
  const line: { INSZ: string; Contract?: boolean; Attest?: boolean } = { INSZ: picture.INSZ };
  if (isOnGround(trace, 3, 'Contract')) {
    line.Contract = picture.Contractgegevens?.Contracten !== undefined;
    give(trace, 'Contract', 3, 'contract-ja-of-nee', { Contract: line.Contract });
  }
  if (isOnGround(trace, 4, 'Attest')) {
    const obtained = picture.Attesten?.some(
      ({ Type, Status }) => Type?.code === 'INBURGERING' && Status?.code === 'BEHAALD',
    );
    line.Attest = obtained ?? false;
    give(trace, 'Attest', 4, 'attest-ja-of-nee', { Attest: line.Attest });
  }
  return { regel: line, decisions: trace.decisions };
};
