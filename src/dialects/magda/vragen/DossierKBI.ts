// The public element DossierKBI into its record, name by name as in `xsd/inburgering-01.00.xsd`. Flags of "most recent" are not read:
// which entry is the latest is decided from the dates (C.3).
import type {
  AanmeldingKBI,
  AddendumKBI,
  AdviesKBI,
  AfwezigheidKBI,
  AttestKBI,
  BehaaldNiveauKBI,
  BesluitKBI,
  ContactpersoonKBI,
  ContractKBI,
  CursusKBI,
  DoelgroepbepalingKBI,
  DossierKBI,
  HoedanigheidKBI,
  InbreukdossierKBI,
  InschrijvingsgegevensKBI,
  KBICentrum,
  ModuleKBI,
  OnderdeelKBI,
  OpmerkingKBI,
  PeriodeKBI,
  PerspectiefKBI,
  TestKBI,
  TrajectKBI,
  TrajectonderdeelKBI,
  UitstelKBI,
} from '../../../domain/kbi/DossierKBI.js';
import { attributeOf } from '../../../xml/query.js';
import { attribute, decimal, each, list, type Read, record, text, token } from '../../element-reader.js';

type Block<K extends keyof HoedanigheidKBI> = Exclude<HoedanigheidKBI[K], undefined>;
type Contactgegevens = Exclude<ContactpersoonKBI['Contactgegevens'], undefined>;
type Entry<T> = Exclude<T, undefined> extends readonly (infer E)[] ? E : never;

const datering = { DatumGeldigheid: attribute, DatumLaatsteWijziging: attribute } as const;
const periode = record<PeriodeKBI>({ Begin: token, Einde: token });
const centrum = record<KBICentrum>({ Ondernemingsnummer: token, VOPEntiteitNummer: token });
const contactpersoon = record<ContactpersoonKBI>({
  Contactgegevens: record<Contactgegevens>({
    Telefoon: each(record<Entry<Contactgegevens['Telefoon']>>({ Nummer: token })),
    Email: each(record<Entry<Contactgegevens['Email']>>({ Adres: token })),
  }),
  Achternaam: text,
  Voornaam: text,
  Type: token,
});
const uitstellen = list('Uitstel', record<UitstelKBI>({ Begindatum: token, Einddatum: token, Reden: token }));

const aanmelding = record<AanmeldingKBI>({
  KBICentrum: centrum,
  Aanmeldingsdatum: token,
  Type: token,
  Reden: token,
  Contactpersoon: contactpersoon,
  ...datering,
});
const doelgroepbepaling = record<DoelgroepbepalingKBI>({
  Type: token,
  Soort: token,
  Doelgroepcategorieen: list('Doelgroepcategorie', token),
  RedenGeenDoelgroep: token,
  RedenVrijstellingVanVerplichting: token,
  ...datering,
});
const contract = record<ContractKBI>({
  Type: token,
  Soort: token,
  Datum: token,
  Onderdelen: list('Onderdeel', record<OnderdeelKBI>({ Beschrijving: attribute, Details: list('Detail', text) })),
  KBIRapport: token,
  Addenda: list('Addendum', record<AddendumKBI>({ Soort: token, Datum: token, KBIRapport: token })),
  ...datering,
});
const test = record<TestKBI>({ Soort: token, Type: token, Datum: token, Resultaat: text, KBICentrum: centrum });
const advies = record<AdviesKBI>({
  Type: token,
  Advies: token,
  Datum: token,
  TypeTraject: token,
  TypeCentrum: token,
  Doorverwijzing: text,
});

const besluiten = list(
  'Besluit',
  record<BesluitKBI>({ Type: token, Soort: token, Opmerking: text, Datum: token, ...datering }),
);
const cursus = record<CursusKBI>({
  Opleiding: record<Exclude<CursusKBI['Opleiding'], undefined>>({ Type: token }),
  Inschrijvingsgegevens: record<InschrijvingsgegevensKBI>({
    Periode: periode,
    TeBehalenAanwezigheidsGraad: decimal,
    Uitstapreden: token,
    Resultaat: token,
    Richtgraad: token,
    Status: token,
  }),
  Modules: list(
    'Module',
    record<ModuleKBI>({
      Type: token,
      KBICentrum: centrum,
      Cursusnummer: token,
      Periode: periode,
      AantalLestijden: decimal,
    }),
  ),
  Afwezigheden: list('Afwezigheid', record<AfwezigheidKBI>({ Type: token, Datum: token, AantalLestijden: decimal })),
});
const trajectonderdeel = record<TrajectonderdeelKBI>({
  Type: token,
  Vrijstelling: record<Exclude<TrajectonderdeelKBI['Vrijstelling'], undefined>>({ Reden: token, Datum: token }),
  Opschortingen: list(
    'Opschorting',
    record<Entry<TrajectonderdeelKBI['Opschortingen']>>({ Periode: periode, Type: token, Reden: token }),
  ),
  Besluiten: besluiten,
  Testen: list('Test', test),
  Cursussen: list('Cursus', cursus),
});
const inbreukdossier = record<InbreukdossierKBI>({
  Dossiernummer: token,
  Bestemmeling: token,
  Type: token,
  Vaststelling: token,
  Rechtzetting: token,
  GeenGevolg: token,
});
const traject = record<TrajectKBI>({
  Periode: periode,
  RedenEindeTraject: token,
  Besluiten: besluiten,
  Perspectieven: list(
    'Perspectief',
    record<PerspectiefKBI>({ Periode: periode, Reden: token, Beschrijving: attribute }),
  ),
  Trajectonderdelen: list('Trajectonderdeel', trajectonderdeel),
  Inbreukdossiers: list('Inbreukdossier', inbreukdossier),
});

/** A code with its dates in attributes. */
const regie: Read<Block<'Regie'>> = (element, all) => {
  const DatumGeldigheid = attributeOf(element, '', 'DatumGeldigheid')?.trim();
  return { code: token(element, all) ?? '', ...(DatumGeldigheid === undefined ? {} : { DatumGeldigheid }) };
};

const hoedanigheid = record<HoedanigheidKBI>({
  Periode: periode,
  Hoedanigheidscode: token,
  KBICentrum: centrum,
  Regie: regie,
  Aanmeldingsgegevens: record<Block<'Aanmeldingsgegevens'>>({
    Aanmeldingen: list('Aanmelding', aanmelding),
    Uitstellen: uitstellen,
  }),
  AfsluitenDossier: record<Block<'AfsluitenDossier'>>({ Datum: token, Reden: token }),
  OpmerkingenBijDossier: list(
    'OpmerkingBijDossier',
    record<OpmerkingKBI>({ Bestemmeling: token, Datum: token, Opmerking: text }),
  ),
  Inburgeringsgegevens: record<Block<'Inburgeringsgegevens'>>({
    Doelgroepbepalingen: list('Doelgroepbepaling', doelgroepbepaling),
    Contractgegevens: record<Exclude<Block<'Inburgeringsgegevens'>['Contractgegevens'], undefined>>({
      Contracten: list('Contract', contract),
      Uitstellen: uitstellen,
    }),
  }),
  Attesten: list('Attest', record<AttestKBI>({ Type: token, Status: token, Datum: token, KBIRapport: token })),
  BehaaldeNiveaus: list('BehaaldNiveau', record<BehaaldNiveauKBI>({ Type: token, Datum: token })),
  Testen: list('Test', test),
  Adviezen: list('Advies', advies),
  Trajecten: list('Traject', traject),
  Talenkennis: record<Block<'Talenkennis'>>({
    Talen: list('Taal', record<Entry<Block<'Talenkennis'>['Talen']>>({ Type: token, Taal: token, Niveau: token })),
    Alfabetisering: token,
  }),
});

/** The element DossierKBI. */
export const readDossierKBI = record<DossierKBI>({ INSZ: token, Hoedanigheden: list('Hoedanigheid', hoedanigheid) });
