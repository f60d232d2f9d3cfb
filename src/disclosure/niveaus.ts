// Cluster 7 (A076): level reached, by test, career or certificate, with that origin; and the tests themselves.
import type { BehaaldNiveau, KBIDossier, Test } from '../domain/kbi/KBIDossier.js';
import { type Building, toCentrum, toCode, withholdContactpersonen } from './elements.js';
import type { BehaaldNiveauElement, Picture, TestElement } from './picture.js';
import { flagRecentste } from './recentste.js';
import { give, hasHappened, isOnGround, type Trace } from './trace.js';
import { guardTekst } from './vrije-tekst.js';

type NiveausElement = NonNullable<Picture['BehaaldeNiveaus']>;

const discloseNiveaus = (trace: Trace, niveaus: readonly BehaaldNiveau[]): readonly BehaaldNiveauElement[] => {
  const given: BehaaldNiveauElement[] = [];
  for (const [index, { Niveau, Vaardigheid, Herkomst, Datum }] of niveaus.entries()) {
    if (!hasHappened(trace, Datum, `BehaaldeNiveaus/BehaaldNiveau[dossier ${index + 1}]`, 7)) continue;
    const element: Building<BehaaldNiveauElement> = {
      Type: toCode(trace, 'NiveauERK', Niveau),
      Datum,
      Herkomst: toCode(trace, 'HerkomstNiveau', Herkomst),
    };
    if (Vaardigheid !== undefined) element.Vaardigheid = toCode(trace, 'Vaardigheid', Vaardigheid);
    given.push(element);
    const pad = `BehaaldeNiveaus/BehaaldNiveau[${given.length}]`;
    give(trace, pad, 7, 'behaald-niveau-met-herkomst', { Niveau, Herkomst, Datum });
  }
  return flagRecentste(given, ({ Datum }) => Datum);
};

const discloseTesten = (trace: Trace, testen: readonly Test[]): readonly TestElement[] => {
  const given: TestElement[] = [];
  for (const [index, { Soort, Type, Datum, Resultaat, KBIVestiging }] of testen.entries()) {
    if (!hasHappened(trace, Datum, `BehaaldeNiveaus/Testen/Test[dossier ${index + 1}]`, 7)) continue;
    const element: Building<TestElement> = { Type: toCode(trace, 'TestType', Type), Datum };
    if (Soort !== undefined) element.Soort = toCode(trace, 'TestSoort', Soort);
    const pad = `BehaaldeNiveaus/Testen/Test[${given.length + 1}]`;
    const tekst = Resultaat && guardTekst(trace, Resultaat, `${pad}/Resultaat`, 7);
    if (tekst !== undefined) element.Resultaat = tekst;
    const centrum = KBIVestiging === undefined ? undefined : toCentrum(KBIVestiging);
    if (centrum !== undefined) element.KBICentrum = centrum;
    given.push(element);
    give(trace, pad, 7, 'behaald-niveau-met-herkomst', { Type, Datum });
    if (KBIVestiging !== undefined) withholdContactpersonen(trace, KBIVestiging, pad, 7);
  }
  return flagRecentste(given, ({ Datum }) => Datum);
};

export const discloseBehaaldeNiveaus = (
  trace: Trace,
  { BehaaldeNiveaus = [], Testen = [] }: Pick<KBIDossier, 'BehaaldeNiveaus' | 'Testen'>,
): NiveausElement | undefined => {
  if (BehaaldeNiveaus.length === 0 && Testen.length === 0) return undefined;
  if (!isOnGround(trace, 7, 'BehaaldeNiveaus')) return undefined;
  const element: Building<NiveausElement> = {};
  const niveaus = discloseNiveaus(trace, BehaaldeNiveaus);
  const testen = discloseTesten(trace, Testen);
  if (niveaus.length > 0) element.Niveaus = niveaus;
  if (testen.length > 0) element.Testen = testen;
  return niveaus.length > 0 || testen.length > 0 ? element : undefined;
};
