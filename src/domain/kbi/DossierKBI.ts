// The dossier as KBI announces it: the public element DossierKBI, its names and nesting, nearly everything optional (inburgering-01.00.xsd).
// It is not the dossier of the store: what that holds beyond this comes in an Aanvulling, or stays as it was.
import type { Datum } from '../time.js';
import type { Code, KBIDossier } from './KBIDossier.js';

/** Attributes of most entries: from when it holds, when it was last written. */
type Datering = { readonly DatumGeldigheid?: Datum; readonly DatumLaatsteWijziging?: Datum };
export type PeriodeKBI = { readonly Begin?: Datum; readonly Einde?: Datum };
/** Both numbers together identify one centre. */
export type KBICentrum = { readonly Ondernemingsnummer?: string; readonly VOPEntiteitNummer?: string };
export type ContactpersoonKBI = {
  readonly Contactgegevens?: {
    readonly Telefoon?: readonly { readonly Nummer?: string }[];
    readonly Email?: readonly { readonly Adres?: string }[];
  };
  readonly Achternaam?: string;
  readonly Voornaam?: string;
  readonly Type?: Code;
};
export type AanmeldingKBI = Datering & {
  readonly KBICentrum?: KBICentrum;
  readonly Aanmeldingsdatum?: Datum;
  readonly Type?: Code;
  readonly Reden?: Code;
  readonly Contactpersoon?: ContactpersoonKBI;
};
export type UitstelKBI = { readonly Begindatum?: Datum; readonly Einddatum?: Datum; readonly Reden?: Code };
export type OpmerkingKBI = { readonly Bestemmeling?: Code; readonly Datum?: Datum; readonly Opmerking?: string };
export type DoelgroepbepalingKBI = Datering & {
  readonly Type?: Code;
  readonly Soort?: Code;
  readonly Doelgroepcategorieen?: readonly Code[];
  readonly RedenGeenDoelgroep?: Code;
  readonly RedenVrijstellingVanVerplichting?: Code;
};
/** `Beschrijving`: a code, or its words. */
export type OnderdeelKBI = { readonly Beschrijving?: string; readonly Details?: readonly string[] };
export type AddendumKBI = { readonly Soort?: Code; readonly Datum?: Datum; readonly KBIRapport?: string };
/** `Type`: the model; `Soort`: MOEDER or OVERNAME. */
export type ContractKBI = Datering & {
  readonly Type?: Code;
  readonly Soort?: Code;
  readonly Datum?: Datum;
  readonly Onderdelen?: readonly OnderdeelKBI[];
  readonly KBIRapport?: string;
  readonly Addenda?: readonly AddendumKBI[];
};
export type AttestKBI = {
  readonly Type?: Code;
  readonly Status?: Code;
  readonly Datum?: Datum;
  readonly KBIRapport?: string;
};
export type BehaaldNiveauKBI = { readonly Type?: Code; readonly Datum?: Datum };
export type TestKBI = {
  readonly Soort?: Code;
  readonly Type?: Code;
  readonly Datum?: Datum;
  readonly Resultaat?: string;
  readonly KBICentrum?: KBICentrum;
};
/** `Type`: who gave it. */
export type AdviesKBI = {
  readonly Type?: Code;
  readonly Advies?: Code;
  readonly Datum?: Datum;
  readonly TypeTraject?: Code;
  readonly TypeCentrum?: Code;
  readonly Doorverwijzing?: string;
};
/** `Type`: the decision; `Soort`: its reason. */
export type BesluitKBI = Datering & {
  readonly Type?: Code;
  readonly Soort?: Code;
  readonly Opmerking?: string;
  readonly Datum?: Datum;
};
export type PerspectiefKBI = { readonly Periode?: PeriodeKBI; readonly Reden?: Code; readonly Beschrijving?: string };
export type InschrijvingsgegevensKBI = {
  readonly Periode?: PeriodeKBI;
  readonly TeBehalenAanwezigheidsGraad?: number;
  readonly Uitstapreden?: Code;
  readonly Resultaat?: Code;
  readonly Richtgraad?: Code;
  readonly Status?: Code;
};
export type ModuleKBI = {
  readonly Type?: Code;
  readonly KBICentrum?: KBICentrum;
  readonly Cursusnummer?: string;
  readonly Periode?: PeriodeKBI;
  readonly AantalLestijden?: number;
};
export type AfwezigheidKBI = { readonly Type?: Code; readonly Datum?: Datum; readonly AantalLestijden?: number };
export type CursusKBI = {
  readonly Opleiding?: { readonly Type?: Code };
  readonly Inschrijvingsgegevens?: InschrijvingsgegevensKBI;
  readonly Modules?: readonly ModuleKBI[];
  readonly Afwezigheden?: readonly AfwezigheidKBI[];
};
export type TrajectonderdeelKBI = {
  readonly Type?: Code;
  readonly Vrijstelling?: { readonly Reden?: Code; readonly Datum?: Datum };
  readonly Opschortingen?: readonly { readonly Periode?: PeriodeKBI; readonly Type?: Code; readonly Reden?: Code }[];
  readonly Besluiten?: readonly BesluitKBI[];
  readonly Testen?: readonly TestKBI[];
  readonly Cursussen?: readonly CursusKBI[];
};
export type InbreukdossierKBI = {
  readonly Dossiernummer?: string;
  readonly Bestemmeling?: Code;
  readonly Type?: Code;
  readonly Vaststelling?: Datum;
  readonly Rechtzetting?: Datum;
  readonly GeenGevolg?: Datum;
};
export type TrajectKBI = {
  readonly Periode?: PeriodeKBI;
  readonly RedenEindeTraject?: Code;
  readonly Besluiten?: readonly BesluitKBI[];
  readonly Perspectieven?: readonly PerspectiefKBI[];
  readonly Trajectonderdelen?: readonly TrajectonderdeelKBI[];
  readonly Inbreukdossiers?: readonly InbreukdossierKBI[];
};

/** One capacity of the person in KBI with everything under it. */
export type HoedanigheidKBI = {
  readonly Periode?: PeriodeKBI;
  readonly Hoedanigheidscode?: Code;
  readonly KBICentrum?: KBICentrum;
  /** `DatumGeldigheid`: since when. */
  readonly Regie?: Datering & { readonly code: Code };
  readonly Aanmeldingsgegevens?: {
    readonly Aanmeldingen?: readonly AanmeldingKBI[];
    readonly Uitstellen?: readonly UitstelKBI[];
  };
  readonly AfsluitenDossier?: { readonly Datum?: Datum; readonly Reden?: Code };
  readonly OpmerkingenBijDossier?: readonly OpmerkingKBI[];
  readonly Inburgeringsgegevens?: {
    readonly Doelgroepbepalingen?: readonly DoelgroepbepalingKBI[];
    readonly Contractgegevens?: {
      readonly Contracten?: readonly ContractKBI[];
      readonly Uitstellen?: readonly UitstelKBI[];
    };
  };
  readonly Attesten?: readonly AttestKBI[];
  readonly BehaaldeNiveaus?: readonly BehaaldNiveauKBI[];
  readonly Testen?: readonly TestKBI[];
  readonly Adviezen?: readonly AdviesKBI[];
  readonly Trajecten?: readonly TrajectKBI[];
  readonly Talenkennis?: {
    readonly Talen?: readonly { readonly Type?: Code; readonly Taal?: Code; readonly Niveau?: Code }[];
    readonly Alfabetisering?: Code;
  };
};

/** Without Hoedanigheden it says nothing of the dossier; with them it is the dossier as it is now. */
export type DossierKBI = { readonly INSZ: string; readonly Hoedanigheden?: readonly HoedanigheidKBI[] };

/** Whole blocks in the shape of the store, each in place of what is stored; a block that is absent leaves it. */
export type DossierKBIAanvulling = Partial<
  Pick<
    KBIDossier,
    'Regie' | 'Talen' | 'Contracten' | 'BehaaldeNiveaus' | 'Trajecten' | 'OndersteuningGelijkschakeling' | 'Gesprekken'
  >
>;
