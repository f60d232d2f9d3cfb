// The KBIDossier of an answer, in the order of `xsd/kbi-dossier-01.00.xsd`, the same in both dialects (docs/contract.md "KBIDossier").
// Trusts the picture: what stands in it may leave. Numbers are the clusters of the authorisation.
import type {
  AanmeldingElement,
  AddendumElement,
  AdviesElement,
  AttestElement,
  BehaaldNiveauElement,
  ContractElement,
  DoelgroepbepalingElement,
  GesprekElement,
  OnderdeelElement,
  Picture,
  TestElement,
  UitstelElement,
} from '../disclosure/picture.js';
import { attributed, code, eachAs, flag, list, record, remembered, text } from './element-writer.js';
import { traject } from './kbi-traject.js';
import { centrum, contactpersoon, vestiging } from './kbi-vestiging.js';

/** An optional block of the picture, and an entry of an optional list. */
type Block<K extends keyof Picture> = Exclude<Picture[K], undefined>;
type Entry<T> = Exclude<T, undefined> extends readonly (infer E)[] ? E : never;

// 1
const regie = record<Block<'Regie'>>({ Partner: code, Sinds: text, KBIVestiging: vestiging });

// 2
const taal = record<Entry<Block<'Talenkennis'>['Talen']>>({ Type: code, Taal: code, Niveau: code });
const talenkennis = record<Block<'Talenkennis'>>({ Talen: list('Taal', taal), Alfabetisering: code });

// 3
const onderdeel = attributed<OnderdeelElement, 'Beschrijving'>('Beschrijving', { Details: list('Detail', text) });
const uitstel = record<UitstelElement>({ Begindatum: text, Einddatum: text, Reden: code, MeestRecentVlag: flag });
const addendum = record<AddendumElement>({
  Soort: code,
  Datum: text,
  MeestRecentVlag: flag,
  Onderdelen: list('Onderdeel', onderdeel),
});
const contract = record<ContractElement>({
  Type: code,
  Soort: code,
  Datum: text,
  MeestRecentVlag: flag,
  Onderdelen: list('Onderdeel', onderdeel),
  Addenda: list('Addendum', addendum),
});
const contractgegevens = record<Block<'Contractgegevens'>>({
  Contracten: list('Contract', contract),
  Uitstellen: list('Uitstel', uitstel),
});

// 4
const attest = record<AttestElement>({ Type: code, Status: code, Datum: text, MeestRecentVlag: flag });

// 5
const aanmelding = record<AanmeldingElement>({
  KBICentrum: centrum,
  Aanmeldingsdatum: text,
  MeestRecentVlag: flag,
  Type: code,
  Reden: code,
  Contactpersoon: contactpersoon,
});
const aanmeldingsgegevens = record<Block<'Aanmeldingsgegevens'>>({
  Aanmeldingen: list('Aanmelding', aanmelding),
  Uitstellen: list('Uitstel', uitstel),
});

// 6
const doelgroepbepaling = attributed<DoelgroepbepalingElement, 'DatumGeldigheid'>('DatumGeldigheid', {
  Type: code,
  Soort: code,
  MeestRecentVlag: flag,
  Doelgroepcategorieen: list('Doelgroepcategorie', code),
  RedenGeenDoelgroep: code,
  RedenVrijstellingVanVerplichting: code,
});

// 7
const behaaldNiveau = record<BehaaldNiveauElement>({
  Type: code,
  Datum: text,
  MeestRecentVlag: flag,
  Vaardigheid: code,
  Herkomst: code,
});
const test = record<TestElement>({
  Soort: code,
  Type: code,
  Datum: text,
  MeestRecentVlag: flag,
  Resultaat: text,
  KBICentrum: centrum,
});
const behaaldeNiveaus = record<Block<'BehaaldeNiveaus'>>({
  Niveaus: eachAs('BehaaldNiveau', behaaldNiveau),
  Testen: list('Test', test),
});

// 8
const advies = record<AdviesElement>({
  Type: code,
  Advies: code,
  Datum: text,
  MeestRecentVlag: flag,
  TypeTraject: code,
  TypeCentrum: code,
  Doorverwijzing: text,
});

// 16, 17
const gelijkschakeling = record<Block<'OndersteuningGelijkschakeling'>>({ WordtGeboden: flag, Status: code });
const gesprek = record<GesprekElement>({
  Bestemmeling: code,
  Datum: text,
  MeestRecentVlag: flag,
  Opmerking: text,
  Tijdstip: text,
  KBIVestiging: vestiging,
  GenoteerdDoor: record<GesprekElement['GenoteerdDoor']>({ Achternaam: text, Voornaam: text }),
});

const write = record<Picture>({
  INSZ: text,
  Regie: regie,
  Talenkennis: talenkennis,
  Contractgegevens: contractgegevens,
  Attesten: list('Attest', attest),
  Aanmeldingsgegevens: aanmeldingsgegevens,
  Doelgroepbepaling: doelgroepbepaling,
  BehaaldeNiveaus: behaaldeNiveaus,
  Adviezen: list('Advies', advies),
  Trajecten: list('Traject', traject),
  OndersteuningGelijkschakeling: gelijkschakeling,
  Gesprekken: list('Gesprek', gesprek),
})('KBIDossier');

/** The element `KBIDossier` in canonical form, UTF-8. Pure; a picture that is shown again is not written again. */
export const writeKBIDossier: (picture: Picture) => Buffer = remembered(write);
