// The dossier as the store keeps it, cluster by cluster; clusters 9 to 15 stand in traject.ts.
import type { Bewaring } from '../../domain/kbi/Bewaarregel.js';
import type {
  Aanmelding,
  Addendum,
  Advies,
  Attest,
  BehaaldNiveau,
  Contractonderdeel,
  Doelgroepbepaling,
  Gesprek,
  HoedanigheidInKBI,
  Inburgeringscontract,
  KBIDossier,
  OndersteuningGelijkschakeling,
  Regie,
  Taalkennis,
  Test,
  Uitstel,
} from '../../domain/kbi/KBIDossier.js';
import { list, object, optional } from './shape.js';
import { partnerVanKBI, traject } from './traject.js';
import { boolean, choice, code, datum, guid, number, periode, text, tijdstip } from './values.js';
import { verwijzing } from './vestiging.js';

const vestiging = optional(verwijzing);
const gewijzigd = optional(datum);

const hoedanigheid = object<HoedanigheidInKBI>({ Code: choice('INBURGERAAR', 'NT2_CURSIST'), Periode: periode });

const regie = object<Regie>({ Partner: partnerVanKBI, Sinds: datum, Tot: optional(datum), KBIVestiging: vestiging });

const taal = object<Taalkennis>({ Type: optional(code), Taal: code, Contacttaal: boolean, Niveau: optional(code) });

const contractonderdelen = list(
  object<Contractonderdeel>({ Onderdeel: choice('MO', 'NT2', 'LO'), Details: optional(list(text(300))) }),
);

const addendum = object<Addendum>({
  ModelCode: optional(code),
  DatumOndertekening: datum,
  Onderdelen: optional(contractonderdelen),
  RapportGUID: optional(guid),
});

const contract = object<Inburgeringscontract>({
  Id: text(48),
  Soort: choice('MOEDER', 'OVERNAME'),
  ModelCode: optional(code),
  DatumOndertekening: datum,
  Onderdelen: contractonderdelen,
  RapportGUID: optional(guid),
  Addenda: optional(list(addendum)),
  DatumLaatsteWijziging: gewijzigd,
});

const uitstellen = optional(list(object<Uitstel>({ Begin: datum, Eind: optional(datum), Reden: code })));

const attest = object<Attest>({
  Type: choice('INBURGERING', 'EVC', 'VRIJSTELLING', 'OPSCHORTING', 'AANMELDING', 'UITSTEL'),
  Status: choice('BEHAALD', 'NIET_BEHAALD', 'NOG_NIET_BEPAALD'),
  Datum: optional(datum),
  RapportGUID: optional(guid),
});

const aanmelding = object<Aanmelding>({
  Datum: datum,
  Type: code,
  Reden: optional(code),
  KBIVestiging: verwijzing,
  DatumLaatsteWijziging: gewijzigd,
});

const doelgroepbepaling = object<Doelgroepbepaling>({
  Datum: datum,
  Type: code,
  Soort: optional(code),
  Categorieen: optional(list(code)),
  RedenGeenDoelgroep: optional(code),
  RedenVrijstelling: optional(code),
  DatumLaatsteWijziging: gewijzigd,
});

const behaaldNiveau = object<BehaaldNiveau>({
  Niveau: code,
  Vaardigheid: optional(code),
  Herkomst: choice('TEST', 'LOOPBAAN', 'CERTIFICAAT'),
  Datum: datum,
});

const test = object<Test>({
  Soort: optional(code),
  Type: code,
  Datum: datum,
  Resultaat: optional(text(120)),
  KBIVestiging: vestiging,
});

const advies = object<Advies>({
  Verstrekker: partnerVanKBI,
  Inhoud: code,
  Datum: datum,
  TypeTraject: optional(code),
  TypeCentrum: optional(code),
  Doorverwijzing: optional(text(300)),
});

const gelijkschakeling = object<OndersteuningGelijkschakeling>({
  WordtGeboden: boolean,
  Status: optional(code),
  Sinds: optional(datum),
});

const gesprek = object<Gesprek>({
  Tijdstip: tijdstip,
  KBIVestiging: verwijzing,
  GenoteerdDoor: object<Gesprek['GenoteerdDoor']>({ Achternaam: text(48), Voornaam: optional(text(48)) }),
  Bestemmeling: choice('ALGEMEEN', 'OCMW', 'VDAB', 'VMSW'),
  Tekst: text(4000),
});

export const dossier = object<Omit<KBIDossier, 'INSZ'>>({
  Hoedanigheden: list(hoedanigheid),
  Regie: optional(list(regie)),
  Talen: optional(list(taal)),
  Alfabetisering: optional(code),
  Contracten: optional(list(contract)),
  UitstellenOndertekening: uitstellen,
  Attesten: optional(list(attest)),
  Aanmeldingen: optional(list(aanmelding)),
  UitstellenAanmelding: uitstellen,
  Doelgroepbepalingen: optional(list(doelgroepbepaling)),
  BehaaldeNiveaus: optional(list(behaaldNiveau)),
  Testen: optional(list(test)),
  Adviezen: optional(list(advies)),
  Trajecten: optional(list(traject)),
  OndersteuningGelijkschakeling: optional(gelijkschakeling),
  Gesprekken: optional(list(gesprek)),
  Bewaring: optional(
    object<Bewaring>({ Beperkt: optional(list(number(1, 17))), VerplichtingVoldaan: optional(datum) }),
  ),
  AfsluitenDossier: optional(
    object<NonNullable<KBIDossier['AfsluitenDossier']>>({ Datum: datum, Reden: optional(code) }),
  ),
});
