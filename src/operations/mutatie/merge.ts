// From what KBI announces and what is stored to the dossier of now: the public element, the stored dossier where the element is silent by
// nature, and the blocks of the Aanvulling in place of both. Nothing is believed yet: the whole is checked as an import would be.
import type { DossierKBI, DossierKBIAanvulling } from '../../domain/kbi/DossierKBI.js';
import type { KBIDossier } from '../../domain/kbi/KBIDossier.js';
import type { Vestigingen } from '../../store/port.js';
import { type Look, mapBlokken, mapTest } from './blokken.js';
import { createFindCentrum } from './centra.js';
import { compact, type Los } from './pairing.js';
import { mapTrajecten } from './trajecten.js';

/** What the merge looks up. */
export type MergeSources = { readonly vestigingen: Vestigingen; readonly findCode: Look['findCode'] };

const withoutINSZ = (dossier: KBIDossier | undefined): Los => {
  if (dossier === undefined) return {};
  const { INSZ: _, ...rest } = dossier;
  return rest;
};

/** The dossier without its INSZ, not yet checked. An element without Hoedanigheden says nothing: then only the Aanvulling counts. */
export const mergeDossier = (
  element: DossierKBI,
  aanvulling: DossierKBIAanvulling | undefined,
  stored: KBIDossier | undefined,
  { vestigingen, findCode }: MergeSources,
): Los => {
  const read = element.Hoedanigheden;
  if (read === undefined) return { ...withoutINSZ(stored), ...aanvulling };
  const look: Look = { findCentrum: createFindCentrum(stored, vestigingen), findCode };
  const trajecten = read.flatMap(({ Trajecten }) => Trajecten ?? []);
  const blokken = mapBlokken(read, stored, look);
  const testen = trajecten
    .flatMap(({ Trajectonderdelen }) => Trajectonderdelen ?? [])
    .flatMap(({ Testen }) => Testen ?? [])
    .map((test) => mapTest(test, look));
  const own = Array.isArray(blokken.Testen) ? blokken.Testen : [];
  return compact({
    ...blokken,
    Testen: [...own, ...testen],
    Trajecten: mapTrajecten(trajecten, stored?.Trajecten, look),
    OndersteuningGelijkschakeling: stored?.OndersteuningGelijkschakeling,
    Bewaring: stored?.Bewaring,
    ...aanvulling,
  });
};
