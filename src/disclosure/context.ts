// What the law needs to know beside the dossier: the day, the ground with its rule set, and who asks.
// Trusts authorise for every field: nothing here is checked again.
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { Datum } from '../domain/time.js';
import type { Standen } from './standen.js';

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

/** `vandaag`: day in Brussels. `clusters`: those of the ground. `ocmw`: Ondernemingsnummer of the asking OCMW. */
export type DisclosureContext = {
  readonly vandaag: Datum;
  readonly clusters: readonly number[];
  readonly ocmw: string;
  /** Relevant hoedanigheidscodes that cover today; absent or empty for a ground without repertorium check. */
  readonly repertoriumcodes?: readonly number[] | undefined;
  /** Label of a code in a code list of the world. */
  readonly beschrijf: (codelijst: Codelijstnaam, code: string) => string | undefined;
  /** Cited with every decision, in place of the paragraphs of 002: the ground is another (`citeOf`). */
  readonly paragraaf?: string | undefined;
  /** How the conditions of the rule set stand; absent, or in part: as in 2012. */
  readonly standen?: Partial<Standen> | undefined;
};

/** The paragraph that decisions on a ground cite: those of 002 speak to OCMWs only, so of any other ground its own place is cited. */
export const citeOf = (
  { soort }: Pick<Partner, 'soort'>,
  { paragraaf }: Pick<Machtiging, 'paragraaf'>,
): string | undefined => (soort === 'OCMW' ? undefined : paragraaf);
