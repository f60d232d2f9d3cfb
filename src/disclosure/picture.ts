// The picture: exactly what may leave of a dossier, in the shape and with the names of the answer (docs/contract.md "KBIDossier").
// Property names are element names; the order on the wire is the writer's (`dialects/kbi-dossier.ts`) and the schema's.
import type { Datum } from '../domain/time.js';

/** A code on the wire: text with an optional Beschrijving from its code list. */
export type CodeElement = { readonly code: string; readonly Beschrijving?: string };

export type PeriodeElement = { readonly Begin?: Datum; readonly Einde?: Datum };
export type CentrumElement = { readonly Ondernemingsnummer?: string; readonly VOPEntiteitNummer?: string };
export type ContactpersoonElement = {
  readonly Achternaam: string;
  readonly Voornaam?: string;
  readonly Type?: string;
  readonly Telefoon?: readonly string[];
  readonly Email?: readonly string[];
};
export type VestigingElement = {
  readonly KBISleutel: string;
  readonly Ondernemingsnummer?: string;
  readonly TypeCentrum: string;
  readonly Telefoon?: readonly string[];
  readonly Email?: readonly string[];
  readonly Contactpersoon?: readonly ContactpersoonElement[];
  readonly Toelichting?: string;
  readonly Opvolger?: readonly string[];
};
export type UitstelElement = {
  readonly Begindatum?: Datum;
  readonly Einddatum?: Datum;
  readonly Reden?: CodeElement;
  readonly MeestRecentVlag?: boolean;
};
/** Onderdeel and Perspectief carry their meaning in the attribute Beschrijving. */
export type OnderdeelElement = { readonly Beschrijving: string; readonly Details?: readonly string[] };
export type AddendumElement = {
  readonly Soort?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly Onderdelen?: readonly OnderdeelElement[];
};
export type ContractElement = {
  readonly Type?: CodeElement;
  readonly Soort?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly Onderdelen?: readonly OnderdeelElement[];
  readonly Addenda?: readonly AddendumElement[];
};
export type AttestElement = {
  readonly Type?: CodeElement;
  readonly Status?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
};
export type AanmeldingElement = {
  readonly KBICentrum?: CentrumElement;
  readonly Aanmeldingsdatum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly Type?: CodeElement;
  readonly Reden?: CodeElement;
  readonly Contactpersoon?: ContactpersoonElement;
};
export type DoelgroepbepalingElement = {
  /** Attribute: the date of the determination (A075), as the real schema gives it. */
  readonly DatumGeldigheid: Datum;
  readonly Type?: CodeElement;
  readonly Soort?: CodeElement;
  readonly MeestRecentVlag?: boolean;
  readonly Doelgroepcategorieen?: readonly CodeElement[];
  readonly RedenGeenDoelgroep?: CodeElement;
  readonly RedenVrijstellingVanVerplichting?: CodeElement;
};
export type BehaaldNiveauElement = {
  readonly Type?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly Vaardigheid?: CodeElement;
  readonly Herkomst: CodeElement;
};
export type TestElement = {
  readonly Soort?: CodeElement;
  readonly Type?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly Resultaat?: string;
  readonly KBICentrum?: CentrumElement;
};
export type AdviesElement = {
  readonly Type?: CodeElement;
  readonly Advies?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly TypeTraject?: CodeElement;
  readonly TypeCentrum?: CodeElement;
  readonly Doorverwijzing?: string;
};
export type BesluitElement = {
  readonly Type?: CodeElement;
  readonly Soort?: CodeElement;
  readonly Opmerking?: string;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
};
export type PerspectiefElement = {
  readonly Beschrijving: string;
  readonly Periode?: PeriodeElement;
  readonly Reden?: CodeElement;
};
export type SanctioneringsbevoegdheidElement = {
  readonly Partner: CodeElement;
  readonly Geldigheid: PeriodeElement;
  readonly OCMW?: string;
};
export type OpschortingElement = { readonly Periode?: PeriodeElement; readonly Reden?: CodeElement };
export type CursusElement = {
  readonly Opleiding?: { readonly Type?: CodeElement };
  readonly Inschrijvingsgegevens?: {
    readonly Periode?: PeriodeElement;
    readonly TeBehalenAanwezigheidsGraad?: string;
    readonly Uitstapreden?: CodeElement;
    readonly Resultaat?: CodeElement;
    readonly Richtgraad?: CodeElement;
    readonly Status?: CodeElement;
  };
  readonly Modules?: readonly {
    readonly Type?: CodeElement;
    readonly KBICentrum?: CentrumElement;
    readonly Cursusnummer?: string;
    readonly Periode?: PeriodeElement;
    readonly AantalLestijden?: string;
  }[];
  readonly Afwezigheden?: readonly {
    readonly Type?: CodeElement;
    readonly Datum?: Datum;
    readonly MeestRecentVlag?: boolean;
    readonly AantalLestijden?: string;
  }[];
  readonly Participaties?: readonly {
    readonly Lesmoment: {
      readonly Datum: Datum;
      readonly Van?: string;
      readonly Tot?: string;
      readonly Lestijden?: string;
    };
    readonly Aanwezigheid: CodeElement;
  }[];
};
export type TrajectonderdeelElement = {
  readonly Type?: CodeElement;
  readonly Vrijstelling: boolean;
  readonly Opmerking?: string;
  readonly Opschortingen?: readonly OpschortingElement[];
  readonly Besluiten?: readonly BesluitElement[];
  readonly Cursussen?: readonly CursusElement[];
};
export type TrajectElement = {
  readonly TypeTraject: CodeElement;
  readonly Periode?: PeriodeElement;
  readonly RedenEindeTraject?: CodeElement;
  readonly Besluiten?: readonly BesluitElement[];
  readonly Perspectieven?: readonly PerspectiefElement[];
  readonly KBIVestiging?: VestigingElement;
  readonly Sanctioneringsbevoegdheid?: SanctioneringsbevoegdheidElement;
  readonly Trajectonderdelen?: readonly TrajectonderdeelElement[];
};
export type GesprekElement = {
  readonly Bestemmeling?: CodeElement;
  readonly Datum?: Datum;
  readonly MeestRecentVlag?: boolean;
  readonly Opmerking?: string;
  readonly Tijdstip: string;
  readonly KBIVestiging: VestigingElement;
  readonly GenoteerdDoor: { readonly Achternaam: string; readonly Voornaam?: string };
};

/** The answer's KBIDossier. A list is present only when it has entries. */
export type Picture = {
  readonly INSZ: string;
  readonly Regie?: { readonly Partner: CodeElement; readonly Sinds: Datum; readonly KBIVestiging?: VestigingElement };
  readonly Talenkennis?: {
    readonly Talen?: readonly {
      readonly Type?: CodeElement;
      readonly Taal: CodeElement;
      readonly Niveau?: CodeElement;
    }[];
    readonly Alfabetisering?: CodeElement;
  };
  readonly Contractgegevens?: {
    readonly Contracten?: readonly ContractElement[];
    readonly Uitstellen?: readonly UitstelElement[];
  };
  readonly Attesten?: readonly AttestElement[];
  readonly Aanmeldingsgegevens?: {
    readonly Aanmeldingen?: readonly AanmeldingElement[];
    readonly Uitstellen?: readonly UitstelElement[];
  };
  readonly Doelgroepbepaling?: DoelgroepbepalingElement;
  readonly BehaaldeNiveaus?: {
    readonly Niveaus?: readonly BehaaldNiveauElement[];
    readonly Testen?: readonly TestElement[];
  };
  readonly Adviezen?: readonly AdviesElement[];
  readonly Trajecten?: readonly TrajectElement[];
  readonly OndersteuningGelijkschakeling?: { readonly WordtGeboden: boolean; readonly Status?: CodeElement };
  readonly Gesprekken?: readonly GesprekElement[];
};
