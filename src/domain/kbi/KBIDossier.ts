// The dossier as the store keeps it: one JSON document a person (ADR 0005), richer than any answer may be.
// Names follow the authorisation (002 §61) and the public contract. Codes are plain text; their Beschrijving comes from the code lists of the world.
// Absent is absent: an optional list without entries is left out, never empty.
import type { Periode } from '../numbers/Periode.js';
import type { Datum } from '../time.js';
import type { Bewaring } from './Bewaarregel.js';
import type { Contactpersoon, TypeCentrum } from './KBIVestiging.js';

/** A code of one of the code lists; the list is named at each use. */
export type Code = string;

/** Partner of KBI that can hold Regie or Sanctioneringsbevoegdheid. */
export type PartnerVanKBI = 'ONTHAALBUREAU' | 'HVN' | 'VDAB' | 'OCMW' | 'VMSW' | 'HH';

/** A centre as a dossier refers to it: everything needed to show it, so that a consultation is one point read. */
export type VestigingVerwijzing = {
  readonly KBISleutel: string;
  readonly Ondernemingsnummer?: string;
  readonly VOPEntiteitNummer?: string;
  readonly TypeCentrum: TypeCentrum;
  readonly Contactpersonen?: readonly Contactpersoon[];
};

/** When a row was last written: the tie-break of "most recent" (C.3.3, C.3.15). */
export type Wijziging = { readonly DatumLaatsteWijziging?: Datum };

/** Capacity of the person in KBI; only INBURGERAAR is disclosed (C.3.13). */
export type HoedanigheidInKBI = { readonly Code: 'INBURGERAAR' | 'NT2_CURSIST'; readonly Periode: Periode };

/** Cluster 1 (A070). `Tot` absent: still held. */
export type Regie = {
  readonly Partner: PartnerVanKBI;
  readonly Sinds: Datum;
  readonly Tot?: Datum;
  readonly KBIVestiging?: VestigingVerwijzing;
};

/** Cluster 2 (A071). Taal: ISO 639-3; Niveau: MOEDERTAAL, GOED, MATIG, BEPERKT, GEEN. */
export type Taalkennis = {
  readonly Type?: Code;
  readonly Taal: Code;
  readonly Contacttaal: boolean;
  readonly Niveau?: Code;
};

/** Cluster 3: a part of a contract, MO, NT2 or LO, with free details. */
export type Contractonderdeel = { readonly Onderdeel: 'MO' | 'NT2' | 'LO'; readonly Details?: readonly string[] };

/** Cluster 3 (A072). ModelCode: IC07G …; Soort decides which contract is the latest (C.3.1). */
export type Inburgeringscontract = Wijziging & {
  readonly Id: string;
  readonly Soort: 'MOEDER' | 'OVERNAME';
  readonly ModelCode?: Code;
  readonly DatumOndertekening: Datum;
  readonly Onderdelen: readonly Contractonderdeel[];
  readonly RapportGUID?: string;
  readonly Addenda?: readonly Addendum[];
};
export type Addendum = {
  readonly ModelCode?: Code;
  readonly DatumOndertekening: Datum;
  readonly Onderdelen?: readonly Contractonderdeel[];
  readonly RapportGUID?: string;
};

/** Deferral of registration or of signing (clusters 3 and 5). */
export type Uitstel = { readonly Begin: Datum; readonly Eind?: Datum; readonly Reden: Code };

/** Cluster 4 (A073). Only the first four types may leave; Status decides the Besluit rule (C.3.6). */
export type Attest = {
  readonly Type: 'INBURGERING' | 'EVC' | 'VRIJSTELLING' | 'OPSCHORTING' | 'AANMELDING' | 'UITSTEL';
  readonly Status: 'BEHAALD' | 'NIET_BEHAALD' | 'NOG_NIET_BEPAALD';
  readonly Datum?: Datum;
  readonly RapportGUID?: string;
};

/** Cluster 5 (A074). Type EA or HA. */
export type Aanmelding = Wijziging & {
  readonly Datum: Datum;
  readonly Type: Code;
  readonly Reden?: Code;
  readonly KBIVestiging: VestigingVerwijzing;
};

/** Cluster 6 (A075). Type: RECHTHEBBEND, VERPLICHT_VOLLEDIG, …; Soort: NIEUWKOMER, OUDKOMER. */
export type Doelgroepbepaling = Wijziging & {
  readonly Datum: Datum;
  readonly Type: Code;
  readonly Soort?: Code;
  readonly Categorieen?: readonly Code[];
  readonly RedenGeenDoelgroep?: Code;
  readonly RedenVrijstelling?: Code;
};

/** Cluster 7 (A076). Niveau: A1 … C1; Herkomst is kept with it. */
export type BehaaldNiveau = {
  readonly Niveau: Code;
  readonly Vaardigheid?: Code;
  readonly Herkomst: 'TEST' | 'LOOPBAAN' | 'CERTIFICAAT';
  readonly Datum: Datum;
};
export type Test = {
  readonly Soort?: Code;
  readonly Type: Code;
  readonly Datum: Datum;
  readonly Resultaat?: string;
  readonly KBIVestiging?: VestigingVerwijzing;
};

/** Cluster 8 (A077). Only HVN and VDAB may leave (C.3.12). */
export type Advies = {
  readonly Verstrekker: PartnerVanKBI;
  readonly Inhoud: Code;
  readonly Datum: Datum;
  readonly TypeTraject?: Code;
  readonly TypeCentrum?: Code;
  readonly Doorverwijzing?: string;
};

/** A decision on a Traject (JA_IB …) or a Trajectonderdeel (VO, NVO, NVT). */
export type Besluit = Wijziging & {
  readonly Code: Code;
  readonly Reden?: Code;
  readonly Opmerking?: string;
  readonly Datum: Datum;
};

/** Cluster 9 (A078). Waarde: PROFESSIONEEL, EDUCATIEF, SOCIAAL, SOCIO_CULTUREEL. */
export type Perspectief = { readonly Waarde: Code; readonly Periode?: Periode; readonly Reden?: Code };

/** Cluster 11: the centre that follows the Traject (A080). */
export type TrajectBeheer = { readonly KBIVestiging: VestigingVerwijzing; readonly Periode: Periode };

/** Cluster 12 (A081). `OCMW`: Ondernemingsnummer of the OCMW that holds it, when Partner is OCMW. */
export type Sanctioneringsbevoegdheid = {
  readonly Partner: PartnerVanKBI;
  readonly Geldigheid: Periode;
  readonly OCMW?: string;
};

/** Cluster 14 (A083). Einde included: it is in force that day (C.3.15). */
export type Opschorting = { readonly Periode: Periode; readonly Type?: Code; readonly Reden: Code };

/** Cluster 15 (A084). Lestijden: number of lesson units; Van and Tot `HH:MM`. */
export type Participatie = {
  readonly Datum: Datum;
  readonly Van?: string;
  readonly Tot?: string;
  readonly Lestijden: number;
  readonly Aanwezigheid: 'AANWEZIG' | 'AFWEZIG' | 'VERANTW_AFWE';
};
export type Module = {
  readonly Type: Code;
  readonly KBIVestiging?: VestigingVerwijzing;
  readonly Cursusnummer?: string;
  readonly Periode?: Periode;
  readonly AantalLestijden?: number;
};
/** `TeBehalenAanwezigheidsGraad` in percent. */
export type Inschrijvingsgegevens = {
  readonly Periode?: Periode;
  readonly TeBehalenAanwezigheidsGraad?: number;
  readonly Uitstapreden?: Code;
  readonly Resultaat?: Code;
  readonly Richtgraad?: Code;
  readonly Status?: Code;
};
export type Cursus = {
  readonly Domein: 'MO' | 'LO' | 'NT2';
  readonly Opleiding: Code;
  readonly Inschrijving: Inschrijvingsgegevens;
  readonly Modules?: readonly Module[];
  /** Planned lessons, each with attendance once given. */
  readonly Participaties?: readonly Participatie[];
};

/** Cluster 13 (A082), holding 14 and 15. Type: TO_OB_MO, TO_A1 … */
export type Trajectonderdeel = {
  readonly Type: Code;
  readonly Periode?: Periode;
  readonly Vrijstelling?: { readonly Reden?: Code; readonly Datum?: Datum };
  readonly Opmerking?: string;
  readonly Besluiten?: readonly Besluit[];
  readonly Opschortingen?: readonly Opschorting[];
  readonly Cursussen?: readonly Cursus[];
};

/** A breach file: never disclosed (A088), only a condition of the Besluit rule (C.3.6, C.3.14). */
export type Inbreukdossier = {
  readonly Dossiernummer: string;
  readonly Bestemmeling: 'OCMW' | 'VDAB' | 'VMSW' | 'HH';
  readonly Type: Code;
  readonly Vaststelling: Datum;
  readonly Rechtzetting?: Datum;
  readonly GeenGevolg?: Datum;
};

/** Cluster 10 (A079), holding 9 and 11–15. Type: TT_IBVP, TT_IBRH … */
export type Traject = {
  readonly Type: Code;
  readonly Periode: Periode;
  readonly Status?: Code;
  readonly RedenEinde?: Code;
  readonly Besluiten?: readonly Besluit[];
  readonly Perspectieven?: readonly Perspectief[];
  readonly Beheer?: readonly TrajectBeheer[];
  readonly Sanctioneringsbevoegdheden?: readonly Sanctioneringsbevoegdheid[];
  readonly Trajectonderdelen?: readonly Trajectonderdeel[];
  readonly Inbreukdossiers?: readonly Inbreukdossier[];
};

/** Cluster 16 (A085). */
export type OndersteuningGelijkschakeling = {
  readonly WordtGeboden: boolean;
  readonly Status?: Code;
  readonly Sinds?: Datum;
};

/** Cluster 17 (A086). Tijdstip: RFC 3339 with offset. Tekst passes a guard (A130). */
export type Gesprek = {
  readonly Tijdstip: string;
  readonly KBIVestiging: VestigingVerwijzing;
  readonly GenoteerdDoor: { readonly Achternaam: string; readonly Voornaam?: string };
  readonly Bestemmeling: 'ALGEMEEN' | 'OCMW' | 'VDAB' | 'VMSW';
  readonly Tekst: string;
};

/** All that KBI holds of one person. */
export type KBIDossier = {
  readonly INSZ: string;
  readonly Hoedanigheden: readonly HoedanigheidInKBI[];
  readonly Regie?: readonly Regie[];
  readonly Talen?: readonly Taalkennis[];
  readonly Alfabetisering?: Code;
  readonly Contracten?: readonly Inburgeringscontract[];
  readonly UitstellenOndertekening?: readonly Uitstel[];
  readonly Attesten?: readonly Attest[];
  readonly Aanmeldingen?: readonly Aanmelding[];
  readonly UitstellenAanmelding?: readonly Uitstel[];
  readonly Doelgroepbepalingen?: readonly Doelgroepbepaling[];
  readonly BehaaldeNiveaus?: readonly BehaaldNiveau[];
  readonly Testen?: readonly Test[];
  readonly Adviezen?: readonly Advies[];
  readonly Trajecten?: readonly Traject[];
  readonly OndersteuningGelijkschakeling?: OndersteuningGelijkschakeling;
  readonly Gesprekken?: readonly Gesprek[];
  readonly AfsluitenDossier?: { readonly Datum: Datum; readonly Reden?: Code };
  /** Written by retention, never announced and never disclosed. */
  readonly Bewaring?: Bewaring;
};
