// Cluster 10 of the KBIDossier and what stands inside it: clusters 9 and 11 to 15, in the order of `xsd/kbi-dossier-01.00.xsd`.
// Trusts the picture: what stands in it may leave. Numbers are the clusters of the authorisation.
import type {
  BesluitElement,
  CursusElement,
  OpschortingElement,
  PerspectiefElement,
  SanctioneringsbevoegdheidElement,
  TrajectElement,
  TrajectonderdeelElement,
} from '../disclosure/picture.js';
import { attributed, code, flag, list, record, text } from './element-writer.js';
import { centrum, periode, vestiging } from './kbi-vestiging.js';

/** What an optional property holds, and an entry of an optional list. */
type Present<T> = Exclude<T, undefined>;
type Entry<T> = Present<T> extends readonly (infer E)[] ? E : never;

const besluit = record<BesluitElement>({
  Type: code,
  Soort: code,
  Opmerking: text,
  Datum: text,
  MeestRecentVlag: flag,
});
// 9
const perspectief = attributed<PerspectiefElement, 'Beschrijving'>('Beschrijving', { Periode: periode, Reden: code });
// 12
const sanctioneringsbevoegdheid = record<SanctioneringsbevoegdheidElement>({
  Partner: code,
  Geldigheid: periode,
  OCMW: text,
});
// 14
const opschorting = record<OpschortingElement>({ Periode: periode, Reden: code });
// 15
const cursus = record<CursusElement>({
  Opleiding: record<Present<CursusElement['Opleiding']>>({ Type: code }),
  Inschrijvingsgegevens: record<Present<CursusElement['Inschrijvingsgegevens']>>({
    Periode: periode,
    TeBehalenAanwezigheidsGraad: text,
    Uitstapreden: code,
    Resultaat: code,
    Richtgraad: code,
    Status: code,
  }),
  Modules: list(
    'Module',
    record<Entry<CursusElement['Modules']>>({
      Type: code,
      KBICentrum: centrum,
      Cursusnummer: text,
      Periode: periode,
      AantalLestijden: text,
    }),
  ),
  Afwezigheden: list(
    'Afwezigheid',
    record<Entry<CursusElement['Afwezigheden']>>({
      Type: code,
      Datum: text,
      MeestRecentVlag: flag,
      AantalLestijden: text,
    }),
  ),
  Participaties: list(
    'Participatie',
    record<Entry<CursusElement['Participaties']>>({
      Lesmoment: record<Entry<CursusElement['Participaties']>['Lesmoment']>({
        Datum: text,
        Van: text,
        Tot: text,
        Lestijden: text,
      }),
      Aanwezigheid: code,
    }),
  ),
});
// 13
const trajectonderdeel = record<TrajectonderdeelElement>({
  Type: code,
  Vrijstelling: flag,
  Opmerking: text,
  Opschortingen: list('Opschorting', opschorting),
  Besluiten: list('Besluit', besluit),
  Cursussen: list('Cursus', cursus),
});

/** Traject (10), holding its establishment (11) as KBIVestiging. */
export const traject = record<TrajectElement>({
  TypeTraject: code,
  Periode: periode,
  RedenEindeTraject: code,
  Besluiten: list('Besluit', besluit),
  Perspectieven: list('Perspectief', perspectief),
  KBIVestiging: vestiging,
  Sanctioneringsbevoegdheid: sanctioneringsbevoegdheid,
  Trajectonderdelen: list('Trajectonderdeel', trajectonderdeel),
});
