// Deferral, of the duty to register (cluster 5) and of signing the contract (cluster 3): period and reason (A165).
// A granted deferral is a fact of today, also when it starts later; so no day changes it.
import type { Uitstel } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode } from './elements.js';
import type { UitstelElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import type { Regel } from './regels.js';
import { give, type Trace } from './trace.js';

/** The deferrals of one kind; `pad` is the path of the list. */
export const discloseUitstellen = (
  trace: Trace,
  uitstellen: readonly Uitstel[] | undefined,
  { pad, cluster, regel }: { readonly pad: string; readonly cluster: number; readonly regel: Regel },
): readonly UitstelElement[] | undefined => {
  if (uitstellen === undefined || uitstellen.length === 0) return undefined;
  const elements = uitstellen.map(({ Begin, Eind, Reden }, index) => {
    const element: Building<UitstelElement> = { Begindatum: Begin, Reden: toCode(trace, 'RedenUitstel', Reden) };
    if (Eind !== undefined) element.Einddatum = Eind;
    give(trace, `${pad}/Uitstel[${index + 1}]`, cluster, regel, { Begin, Eind: Eind ?? null, Reden });
    return element;
  });
  return flagRecentste(elements, ({ Begindatum }) => Begindatum);
};
