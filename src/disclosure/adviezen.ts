// Cluster 8 (A077, C.3.12): advice on the path given by HVN or VDAB; of other partners nothing.
import type { Advies } from '../domain/kbi/KBIDossier.js';
import { type Building, toCode } from './elements.js';
import type { AdviesElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import { give, hasHappened, isOnGround, type Trace, withhold } from './trace.js';
import { guardTekst } from './vrije-tekst.js';

const toElement = (trace: Trace, advies: Advies, pad: string): AdviesElement => {
  const { Verstrekker, Inhoud, Datum, TypeTraject, TypeCentrum, Doorverwijzing } = advies;
  const element: Building<AdviesElement> = {
    Type: toCode(trace, 'PartnerVanKBI', Verstrekker),
    Advies: toCode(trace, 'AdviesInhoud', Inhoud),
    Datum,
  };
  if (TypeTraject !== undefined) element.TypeTraject = toCode(trace, 'TypeTraject', TypeTraject);
  if (TypeCentrum !== undefined) element.TypeCentrum = toCode(trace, 'TypeCentrum', TypeCentrum);
  const tekst = Doorverwijzing && guardTekst(trace, Doorverwijzing, `${pad}/Doorverwijzing`, 8);
  if (tekst !== undefined) element.Doorverwijzing = tekst;
  return element;
};

export const discloseAdviezen = (
  trace: Trace,
  adviezen: readonly Advies[] | undefined,
): readonly AdviesElement[] | undefined => {
  if (adviezen === undefined || adviezen.length === 0 || !isOnGround(trace, 8, 'Adviezen')) return undefined;
  const given: AdviesElement[] = [];
  for (const [index, advies] of adviezen.entries()) {
    const { Verstrekker, Datum } = advies;
    const pad = `Adviezen/Advies[dossier ${index + 1}]`;
    if (!trace.standen.adviezenVan.includes(Verstrekker)) {
      withhold(trace, pad, 8, 'advies-van-hvn-of-vdab', { Verstrekker, Datum });
      continue;
    }
    if (!hasHappened(trace, Datum, pad, 8)) continue;
    const eigen = `Adviezen/Advies[${given.length + 1}]`;
    given.push(toElement(trace, advies, eigen));
    give(trace, eigen, 8, 'advies-van-hvn-of-vdab', { Verstrekker, Datum });
  }
  return given.length === 0 ? undefined : flagRecentste(given, ({ Datum }) => Datum);
};
