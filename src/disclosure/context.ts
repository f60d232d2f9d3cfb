// What the law needs to know beside the dossier: the day, the ground, who asks, and the readings that are open.
// Trusts authorise for every field: nothing here is checked again. Relevant types of Traject are data (C.3.5).
import type { Datum } from '../domain/time.js';

/** Names of the code lists of the world that a label is asked from. */
export type Codelijstnaam =
  | 'PartnerVanKBI'
  | 'Taal'
  | 'KennisNiveau'
  | 'TaalType'
  | 'Alfabetisering'
  | 'ContractModel'
  | 'ContractSoort'
  | 'Contractonderdeel'
  | 'AddendumModel'
  | 'RedenUitstel'
  | 'AttestType'
  | 'AttestStatus'
  | 'AanmeldingType'
  | 'RedenAanmelding'
  | 'DoelgroepType'
  | 'DoelgroepSoort'
  | 'Doelgroepcategorie'
  | 'RedenGeenDoelgroep'
  | 'RedenVrijstelling'
  | 'NiveauERK'
  | 'Vaardigheid'
  | 'HerkomstNiveau'
  | 'TestSoort'
  | 'TestType'
  | 'AdviesInhoud'
  | 'TypeTraject'
  | 'TypeCentrum'
  | 'RedenEindeTraject'
  | 'TrajectBesluit'
  | 'OnderdeelBesluit'
  | 'RedenBesluit'
  | 'Perspectief'
  | 'RedenPerspectief'
  | 'TrajectonderdeelType'
  | 'RedenOpschorting'
  | 'Opleiding'
  | 'Module'
  | 'Uitstapreden'
  | 'ResultaatInschrijving'
  | 'Richtgraad'
  | 'StatusInschrijving'
  | 'Aanwezigheid'
  | 'StatusGelijkschakeling'
  | 'Bestemmeling';

/** Readings of the law that are a choice of ours; each is on unless switched off. */
export type Lezingen = {
  /** C.3.7: while an Opschorting is in force on a Traject, its Inbreukdossiers do not open the Besluit (A083). */
  readonly opschortingSluitInbreuk?: boolean;
  /** B.2 Aanwezigheid: a justified absence counts neither for nor against regular participation. */
  readonly verantwoordeAfwezigheidTeltNiet?: boolean;
};

/** `vandaag`: day in Brussels. `clusters`: those of the ground. `ocmw`: Ondernemingsnummer of the asking OCMW. */
export type DisclosureContext = {
  readonly vandaag: Datum;
  readonly clusters: readonly number[];
  readonly ocmw: string;
  /** Relevant hoedanigheidscodes that cover today; absent or empty for a ground without repertorium check. */
  readonly repertoriumcodes?: readonly number[] | undefined;
  /** Types of Traject relevant for an OCMW; default `RELEVANTE_TRAJECTEN`. */
  readonly relevanteTrajecten?: readonly string[] | undefined;
  /** Label of a code in a code list of the world. */
  readonly beschrijf: (codelijst: Codelijstnaam, code: string) => string | undefined;
  readonly regels?: Lezingen | undefined;
};

/** Types of Traject relevant for an OCMW (002 §61.10; the list is a reading of B.2: integration, OCMW guidance, OCMW NT2, secondary). */
export const RELEVANTE_TRAJECTEN: readonly string[] = ['TT_IBVP', 'TT_IBRH', 'TT_OBOCMW', 'TT_NT2OCMW', 'TT_OBSEC'];

/** Primair verplicht and primair rechthebbend: only these show algemeen Besluit and reason of ending (A079). */
export const PRIMAIRE_TRAJECTEN: readonly string[] = ['TT_IBVP', 'TT_IBRH'];
