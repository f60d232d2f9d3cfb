// Public block Trajecten: types and periods (cluster 10), who follows them (11), and the decision on each part (13). Out of the
// picture only. A Status stands on no ground; who may sanction, exemptions and remarks have no element in 01.00.
import type { BesluitElement, Picture, TrajectElement, TrajectonderdeelElement, VestigingElement } from '../picture.js';
import type { Beheerder, PubliekBesluit, PubliekDossier, PubliekTraject, PubliekTrajectOnderdeel } from './dossier.js';
import { drop, filled, listed, type Publiek, some, toKbiVestiging, toPubliekeCode } from './pieces.js';

const TRAJECT = [
  ...['TT_IB-18', 'TT_IBVP', 'TT_IBRH', 'TT_IBNB', 'TT_IBBXL', 'TT_IBAS', 'TT_IBLING', 'TT_IBGD', 'TT_OBVDAB'],
  ...['TT_OBOCMW', 'TT_WCIB', 'TT_WCTB', 'TT_WCTK', 'TT_OBSEC', 'TT_NT2OCMW', 'TT_NT2VDAB', 'TT_OBMAT', 'TT_NT2'],
  'TT_NIV_BEPALING',
];
const ONDERDEEL = [
  ...['TO_OB_TO/TV', 'TO_SANCTIO', 'TO_OB_MO', 'TO_OB_PLO', 'TO_OB_ELO', 'TO_OB_SLO', 'TO_OB_LLO', 'TO_A1'],
  ...['TO_OB_INDOND', 'TO_A2', 'TO_B1/1', 'TO_B1/2', 'TO_B1/3', 'TO_B1/4', 'TO_B2', 'TO_C1', 'TO_C2', 'TO_NB'],
  ...['TO_HH', 'TO_OB_W/A'],
];

const toBeheerder = (vestiging: VestigingElement | undefined): Beheerder | undefined => {
  if (vestiging === undefined) return undefined;
  const [persoon] = vestiging.Contactpersoon ?? [];
  return filled<Beheerder>({
    KBIVestiging: toKbiVestiging(vestiging),
    ContactPersoon:
      persoon &&
      filled<NonNullable<Beheerder['ContactPersoon']>>({
        Naam: persoon.Voornaam === undefined ? persoon.Achternaam : `${persoon.Voornaam} ${persoon.Achternaam}`,
        email: persoon.Email?.[0],
        telefoon: persoon.Telefoon?.[0],
      }),
  });
};

/** The schema has room for one decision: the most recent. */
const toBesluit = (
  publiek: Publiek,
  besluiten: readonly BesluitElement[] | undefined,
  codes: readonly string[],
  pad: string,
  cluster: number,
): PubliekBesluit | undefined => {
  const index = besluiten?.findIndex(({ MeestRecentVlag }) => MeestRecentVlag) ?? -1;
  for (const at of besluiten?.keys() ?? []) if (at !== index) drop(publiek, `${pad}/Besluit[${at + 1}]`, cluster);
  const besluit = besluiten?.[index];
  if (besluit === undefined) return undefined;
  const { Type, Soort, Datum, Opmerking } = besluit;
  if (Opmerking !== undefined) drop(publiek, `${pad}/Besluit[${index + 1}]/Opmerking`, cluster);
  return filled<PubliekBesluit>({
    Code: Type && listed(publiek, codes, Type, `${pad}/Besluit[${index + 1}]/Type`, cluster),
    Reden: Soort && toPubliekeCode(Soort),
    DatumToekenning: Datum,
  });
};

const toOnderdeel = (
  publiek: Publiek,
  { Type, Besluiten, Opmerking }: TrajectonderdeelElement,
  pad: string,
): PubliekTrajectOnderdeel | undefined => {
  drop(publiek, `${pad}/Vrijstelling`, 13);
  if (Opmerking !== undefined) drop(publiek, `${pad}/Opmerking`, 13);
  return filled<PubliekTrajectOnderdeel>({
    Type: Type && listed(publiek, ONDERDEEL, Type, `${pad}/Type`, 13),
    Besluit: toBesluit(publiek, Besluiten, ['VO', 'NVO', 'NVT'], `${pad}/Besluiten`, 13),
  });
};

const toTraject = (publiek: Publiek, traject: TrajectElement, pad: string): PubliekTraject | undefined => {
  const { TypeTraject, Periode, KBIVestiging, Besluiten, Trajectonderdelen = [] } = traject;
  if (traject.RedenEindeTraject !== undefined) drop(publiek, `${pad}/RedenEindeTraject`, 10);
  if (traject.Sanctioneringsbevoegdheid !== undefined) drop(publiek, `${pad}/Sanctioneringsbevoegdheid`, 12);
  const onderdelen = Trajectonderdelen.flatMap(
    (onderdeel, index) =>
      toOnderdeel(publiek, onderdeel, `${pad}/Trajectonderdelen/Trajectonderdeel[${index + 1}]`) ?? [],
  );
  return filled<PubliekTraject>({
    Type: listed(publiek, TRAJECT, TypeTraject, `${pad}/TypeTraject`, 10),
    Periode,
    Beheerder: toBeheerder(KBIVestiging),
    Besluit: toBesluit(publiek, Besluiten, ['JA_IB', 'JA_EVC', 'NEE', 'NEE_ANALFA'], `${pad}/Besluiten`, 10),
    TrajectOnderdelen: some(onderdelen),
  });
};

export const toTrajecten = (publiek: Publiek, trajecten: Picture['Trajecten'] = []): PubliekDossier['Trajecten'] =>
  some(trajecten.flatMap((traject, index) => toTraject(publiek, traject, `Trajecten/Traject[${index + 1}]`) ?? []));
