// Cluster 6 (A075, C.3.3): the most recent Doelgroepbepaling, its result and its reasons. Its date is the attribute DatumGeldigheid.
import type { Doelgroepbepaling } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode } from './elements.js';
import type { DoelgroepbepalingElement } from './picture.js';
import { indexOfRecentste, type Ordening } from './recentste.js';
import { give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';

const ORDENING: Ordening<Doelgroepbepaling> = { datum: ({ Datum }) => Datum };

const toElement = (trace: Trace, bepaling: Doelgroepbepaling): DoelgroepbepalingElement => {
  const { Datum, Type, Soort, Categorieen = [], RedenGeenDoelgroep, RedenVrijstelling } = bepaling;
  const element: Building<DoelgroepbepalingElement> = {
    DatumGeldigheid: Datum,
    Type: toCode(trace, 'DoelgroepType', Type),
    MeestRecentVlag: true,
  };
  if (Soort !== undefined) element.Soort = toCode(trace, 'DoelgroepSoort', Soort);
  if (Categorieen.length > 0) {
    element.Doelgroepcategorieen = Categorieen.map((code) => toCode(trace, 'Doelgroepcategorie', code));
  }
  if (RedenGeenDoelgroep !== undefined) {
    element.RedenGeenDoelgroep = toCode(trace, 'RedenGeenDoelgroep', RedenGeenDoelgroep);
  }
  if (RedenVrijstelling !== undefined) {
    element.RedenVrijstellingVanVerplichting = toCode(trace, 'RedenVrijstelling', RedenVrijstelling);
  }
  return element;
};

export const discloseDoelgroepbepaling = (
  trace: Trace,
  bepalingen: readonly Doelgroepbepaling[] | undefined,
): DoelgroepbepalingElement | undefined => {
  if (bepalingen === undefined || bepalingen.length === 0) return undefined;
  if (!isOnGround(trace, 6, 'Doelgroepbepaling')) return undefined;
  const latest = indexOfRecentste(bepalingen, ORDENING, trace.vandaag);
  let element: DoelgroepbepalingElement | undefined;
  for (const [index, bepaling] of bepalingen.entries()) {
    const { Datum, Type } = bepaling;
    if (index === latest) {
      element = toElement(trace, bepaling);
      give(trace, 'Doelgroepbepaling', 6, 'recentste-doelgroepbepaling', { Datum, Type });
    } else if (hasHappened(trace, Datum, `Doelgroepbepaling[dossier ${index + 1}]`, 6)) {
      withhold(trace, `Doelgroepbepaling[dossier ${index + 1}]`, 6, 'recentste-doelgroepbepaling', { Datum, Type });
    }
  }
  return element;
};
