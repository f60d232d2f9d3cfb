// The answer of the public service GeefDossierKBI 01.00, as far as this gateway fills it: names and nesting of
// `xsd/inburgering-types-V01.xsd`. Property names are element names; the order on the wire is the writer's and the schema's.
// It is made from a Picture and from nothing else, so whatever stands here was disclosed before.
import type { Datum } from '../../domain/time.js';
import type { PeriodeElement } from '../picture.js';

/** A code with its names, cut to what the schema takes. */
export type PubliekeCode = { readonly code: string; readonly KorteNaam?: string; readonly Naam?: string };
/** `KbiNummer`: the KBISleutel of this house. */
export type KbiVestiging = { readonly KboNummer?: string; readonly KbiNummer?: string };
export type PubliekBesluit = {
  readonly Code?: string;
  readonly Reden?: PubliekeCode;
  readonly DatumToekenning?: Datum;
};
export type PubliekUitstel = { readonly Periode?: PeriodeElement; readonly Reden?: PubliekeCode };
export type Onderdelen = {
  readonly OnderdeelMO?: boolean;
  readonly OnderdeelNT2?: boolean;
  readonly OnderdeelLO?: boolean;
};
export type PubliekAddendum = Onderdelen & { readonly DatumRegistratie?: Datum; readonly Type?: string };
export type PubliekeOpschorting = {
  readonly Periode: { readonly Begin: Datum; readonly Einde?: Datum };
  readonly Reden?: PubliekeCode;
};
export type PubliekContract = PubliekAddendum & {
  readonly Addenda?: readonly PubliekAddendum[];
  readonly Opschortingen?: readonly PubliekeOpschorting[];
};
export type PubliekDocument = { readonly Soort: 'ATTEST'; readonly Type: string; readonly DatumAanmaak?: Datum };
export type PubliekeAanmelding = {
  readonly Type?: string;
  readonly DatumAanmelding?: Datum;
  readonly AanmeldingsPlaats?: KbiVestiging;
  readonly Reden?: PubliekeCode;
};
export type Beheerder = {
  readonly KBIVestiging?: KbiVestiging;
  readonly ContactPersoon?: { readonly Naam: string; readonly email?: string; readonly telefoon?: string };
};
export type PubliekTrajectOnderdeel = { readonly Type?: string; readonly Besluit?: PubliekBesluit };
export type PubliekTraject = {
  readonly Type?: string;
  readonly Periode?: PeriodeElement;
  readonly Beheerder?: Beheerder;
  readonly Besluit?: PubliekBesluit;
  readonly TrajectOnderdelen?: readonly PubliekTrajectOnderdeel[];
};
export type LesMoment = {
  readonly Datum: Datum;
  readonly AanvangUur?: string;
  readonly EindUur?: string;
  readonly Aanwezigheidsduur?: string;
  readonly Aanwezigheid?: string;
};
export type MOCursus = {
  readonly Nummer?: string;
  readonly Naam?: string;
  readonly LesPlaats?: KbiVestiging;
  readonly Periode?: PeriodeElement;
  readonly LesMomenten?: readonly LesMoment[];
};
export type NT2Cursus = {
  readonly Centrum?: { readonly ExternID: string };
  readonly Opleiding?: PubliekeCode;
  readonly Module?: PubliekeCode;
  readonly Periode?: PeriodeElement;
  readonly LesMomenten?: readonly LesMoment[];
  readonly Status?: string;
  readonly Besluit?: string;
};
export type PLOCursus = {
  readonly Naam?: string;
  readonly Periode?: PeriodeElement;
  readonly Besluit?: { readonly Voldaan: boolean };
};
/** `ID`: the same for the same test in every answer; `Nummer`: its place in the answer. The store keeps neither. */
export type AfgelegdeTest = {
  readonly ID: string;
  readonly Nummer: string;
  readonly Type?: PubliekeCode;
  readonly Datum?: Datum;
  readonly Resultaat?: string;
};

/** The blocks in the order of the schema; those that stand on no ground have no place here. */
export type PubliekDossier = {
  readonly Personalia: { readonly INSZ: string };
  readonly Doelgroep?: {
    readonly Code?: string;
    readonly Type?: string;
    readonly SubType?: string;
    readonly Periode?: PeriodeElement;
    readonly RedenGeenDoelgroep?: PubliekeCode;
    readonly RedenVrijstellingVanDeVerplichting?: PubliekeCode;
  };
  readonly BehaaldeAttesten?: readonly PubliekDocument[];
  readonly Contracten?: readonly PubliekContract[];
  readonly UitstellenVanOndertekening?: readonly PubliekUitstel[];
  readonly Aanmelding?: PubliekeAanmelding;
  readonly UitstellenVanAanmelding?: readonly PubliekUitstel[];
  readonly Trajecten?: readonly PubliekTraject[];
  readonly VormingsActiviteiten?: {
    readonly MOCursussen?: readonly MOCursus[];
    readonly IndividueleMOCursussen?: readonly MOCursus[];
    readonly NT2Cursussen?: readonly NT2Cursus[];
    readonly PLOCursussen?: readonly PLOCursus[];
  };
  readonly AfgelegdeTesten?: readonly AfgelegdeTest[];
  readonly Adviezen?: { readonly HvN?: PubliekeCode; readonly Arbeidsmarkt?: string };
  readonly Perspectieven?: { readonly OB: PubliekeCode };
  readonly ToeleidingenDiplomaGelijkschakeling?: readonly { readonly Status: string }[];
  readonly Talenkennis?: {
    readonly Talen?: readonly {
      readonly Code: PubliekeCode;
      readonly ContactTaal: boolean;
      readonly KennisNiveau?: PubliekeCode;
    }[];
    readonly Alfabetiseringsgraad?: {
      readonly LatijnsSchrift?: PubliekeCode;
      readonly AnderSchrift?: { readonly Code: PubliekeCode };
    };
    readonly BehaaldNT2Niveau?: { readonly HoogstBehaald: PubliekeCode; readonly RecentstBehaald?: PubliekeCode };
  };
  readonly Gesprekken?: readonly { readonly Datum?: Datum; readonly GeregistreerdBij?: KbiVestiging }[];
};
