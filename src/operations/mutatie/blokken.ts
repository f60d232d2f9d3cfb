// The blocks of a dossier outside its trajecten, out of the public element (inburgering-01.00.xsd). The element is the dossier as it is now:
// an entry it leaves out is gone. What it cannot say of an entry (Contacttaal, Herkomst, a worker) stays as stored with that entry.
import type {
  AanmeldingKBI,
  ContactpersoonKBI,
  ContractKBI,
  HoedanigheidKBI,
  OpmerkingKBI,
  TestKBI,
  UitstelKBI,
} from '../../domain/kbi/DossierKBI.js';
import type { Addendum, Inburgeringscontract, KBIDossier, Regie } from '../../domain/kbi/KBIDossier.js';
import { plusDagen } from '../../domain/numbers/Datum.js';
import { type FindCentrum, withContactpersonen } from './centra.js';
import { compact, keyOf, type Los, pair } from './pairing.js';

/** What the mapping looks up. `findCode`: the code of a code list that has these words, or the words themselves. */
export type Look = {
  readonly findCentrum: FindCentrum;
  readonly findCode: (codelijst: string, beschrijving: string) => string;
};

const periode = (read: { readonly Begin?: string; readonly Einde?: string } | undefined): Los | undefined =>
  read && compact({ Begin: read.Begin, Einde: read.Einde });

/** The Regie of now after those of before, which ended the day before it began. One that still ran and is not named any more is gone. */
export const mapRegie = (
  read: readonly HoedanigheidKBI[],
  stored: readonly Regie[] = [],
  { findCentrum }: Look,
): readonly Los[] => {
  const named = read.flatMap(({ Regie: nu, KBICentrum }) => (nu === undefined ? [] : [{ nu, KBICentrum }]));
  if (named.length === 0) return stored.filter(({ Tot }) => Tot !== undefined);
  return named
    .sort((een, ander) => ((een.nu.DatumGeldigheid ?? '') < (ander.nu.DatumGeldigheid ?? '') ? -1 : 1))
    .reduce<Los[]>(
      (alle, { nu, KBICentrum }) => {
        const Sinds = nu.DatumGeldigheid;
        const same = stored.find((regie) => regie.Partner === nu.code && regie.Sinds === Sinds);
        const KBIVestiging = withContactpersonen(findCentrum(KBICentrum), same?.KBIVestiging) ?? same?.KBIVestiging;
        const before = alle.filter((regie) => Sinds === undefined || String(regie.Sinds) < Sinds);
        const ended = before.map((regie) => ({
          ...regie,
          Tot: regie.Tot ?? (Sinds === undefined ? undefined : plusDagen(Sinds, -1)),
        }));
        return [...ended, compact({ Partner: nu.code, Sinds, KBIVestiging })];
      },
      stored.map((regie) => ({ ...regie })),
    );
};

const mapUitstellen = (read: readonly UitstelKBI[] = []): readonly Los[] =>
  read.map(({ Begindatum, Einddatum, Reden }) => compact({ Begin: Begindatum, Eind: Einddatum, Reden }));

const mapContactpersoon = (persoon: ContactpersoonKBI | undefined): readonly Los[] => {
  if (persoon?.Achternaam === undefined) return [];
  const { Contactgegevens: gegevens, Achternaam, Voornaam, Type } = persoon;
  const Telefoon = gegevens?.Telefoon?.flatMap(({ Nummer }) => Nummer ?? []);
  const Email = gegevens?.Email?.flatMap(({ Adres }) => Adres ?? []);
  return [compact({ Achternaam, Voornaam, Type, Telefoon, Email })];
};

const mapAanmelding = (read: AanmeldingKBI, { findCentrum }: Look): Los => {
  const centrum = findCentrum(read.KBICentrum);
  return compact({
    Datum: read.Aanmeldingsdatum,
    Type: read.Type,
    Reden: read.Reden,
    KBIVestiging: centrum && compact({ ...centrum, Contactpersonen: mapContactpersoon(read.Contactpersoon) }),
    DatumLaatsteWijziging: read.DatumLaatsteWijziging,
  });
};

const mapContract = (read: ContractKBI, stored: Inburgeringscontract | undefined, { findCode }: Look): Los => {
  const { Soort, Datum, Type, KBIRapport } = read;
  const addenda = pair(
    read.Addenda ?? [],
    stored?.Addenda,
    (addendum) => addendum.Datum ?? '',
    ({ DatumOndertekening }: Addendum) => DatumOndertekening,
  );
  const onderdelen = read.Onderdelen?.map(({ Beschrijving = '', Details }) =>
    compact({ Onderdeel: findCode('Contractonderdeel', Beschrijving), Details }),
  );
  return compact({
    Id: stored?.Id ?? `${Soort}-${Datum}`,
    Soort,
    ModelCode: Type,
    DatumOndertekening: Datum,
    Onderdelen: onderdelen ?? stored?.Onderdelen,
    RapportGUID: KBIRapport,
    Addenda: addenda.map(([addendum, same]) =>
      compact({
        ModelCode: addendum.Soort,
        DatumOndertekening: addendum.Datum,
        Onderdelen: same?.Onderdelen,
        RapportGUID: addendum.KBIRapport,
      }),
    ),
    DatumLaatsteWijziging: read.DatumLaatsteWijziging ?? stored?.DatumLaatsteWijziging,
  });
};

/** One Test, of the person or of a Trajectonderdeel. */
export const mapTest = ({ Soort, Type, Datum, Resultaat, KBICentrum }: TestKBI, { findCentrum }: Look): Los =>
  compact({ Soort, Type, Datum, Resultaat, KBIVestiging: findCentrum(KBICentrum) });

/** A remark is the text of a conversation that is stored; of a new one the element does not say when, where and by whom. */
const mapOpmerkingen = (read: readonly OpmerkingKBI[], stored: KBIDossier | undefined): readonly Los[] =>
  pair(
    read,
    stored?.Gesprekken,
    ({ Bestemmeling, Datum }) => keyOf(Bestemmeling, Datum),
    ({ Bestemmeling, Tijdstip }) => keyOf(Bestemmeling, Tijdstip.slice(0, 10)),
  ).map(([{ Bestemmeling, Opmerking }, same]) => compact({ ...same, Bestemmeling, Tekst: Opmerking }));

const mapHoedanigheid = ({ Hoedanigheidscode, Periode }: HoedanigheidKBI): Los =>
  compact({ Code: Hoedanigheidscode, Periode: periode(Periode) });

/** Every block but Trajecten and Testen of a Trajectonderdeel. */
export const mapBlokken = (read: readonly HoedanigheidKBI[], stored: KBIDossier | undefined, look: Look): Los => {
  const aanmeldingsgegevens = read.flatMap(({ Aanmeldingsgegevens }) => Aanmeldingsgegevens ?? []);
  const inburgering = read.flatMap(({ Inburgeringsgegevens }) => Inburgeringsgegevens ?? []);
  const contractgegevens = inburgering.flatMap(({ Contractgegevens }) => Contractgegevens ?? []);
  const talenkennis = read.flatMap(({ Talenkennis }) => Talenkennis ?? []);
  return compact({
    Hoedanigheden: read.map(mapHoedanigheid),
    Regie: mapRegie(read, stored?.Regie, look),
    Talen: pair(
      talenkennis.flatMap(({ Talen }) => Talen ?? []),
      stored?.Talen,
      ({ Taal }) => Taal ?? '',
      ({ Taal }) => Taal,
    ).map(([{ Type, Taal, Niveau }, same]) => compact({ Type, Taal, Contacttaal: same?.Contacttaal, Niveau })),
    Alfabetisering: talenkennis.find(({ Alfabetisering }) => Alfabetisering !== undefined)?.Alfabetisering,
    Contracten: pair(
      contractgegevens.flatMap(({ Contracten }) => Contracten ?? []),
      stored?.Contracten,
      ({ Soort, Datum }) => keyOf(Soort, Datum),
      ({ Soort, DatumOndertekening }) => keyOf(Soort, DatumOndertekening),
    ).map(([contract, same]) => mapContract(contract, same, look)),
    UitstellenOndertekening: contractgegevens.flatMap(({ Uitstellen }) => mapUitstellen(Uitstellen)),
    Attesten: read
      .flatMap(({ Attesten }) => Attesten ?? [])
      .map(({ KBIRapport, ...attest }) => compact({ ...attest, RapportGUID: KBIRapport })),
    Aanmeldingen: aanmeldingsgegevens
      .flatMap(({ Aanmeldingen }) => Aanmeldingen ?? [])
      .map((aanmelding) => mapAanmelding(aanmelding, look)),
    UitstellenAanmelding: aanmeldingsgegevens.flatMap(({ Uitstellen }) => mapUitstellen(Uitstellen)),
    Doelgroepbepalingen: inburgering
      .flatMap(({ Doelgroepbepalingen }) => Doelgroepbepalingen ?? [])
      .map((bepaling) =>
        compact({
          Datum: bepaling.DatumGeldigheid,
          Type: bepaling.Type,
          Soort: bepaling.Soort,
          Categorieen: bepaling.Doelgroepcategorieen,
          RedenGeenDoelgroep: bepaling.RedenGeenDoelgroep,
          RedenVrijstelling: bepaling.RedenVrijstellingVanVerplichting,
          DatumLaatsteWijziging: bepaling.DatumLaatsteWijziging,
        }),
      ),
    BehaaldeNiveaus: pair(
      read.flatMap(({ BehaaldeNiveaus }) => BehaaldeNiveaus ?? []),
      stored?.BehaaldeNiveaus,
      ({ Type, Datum }) => keyOf(Type, Datum),
      ({ Niveau, Datum }) => keyOf(Niveau, Datum),
    ).map(([{ Type, Datum }, same]) =>
      compact({ Niveau: Type, Vaardigheid: same?.Vaardigheid, Herkomst: same?.Herkomst, Datum }),
    ),
    Testen: read.flatMap(({ Testen }) => Testen ?? []).map((test) => mapTest(test, look)),
    Adviezen: read
      .flatMap(({ Adviezen }) => Adviezen ?? [])
      .map(({ Type, Advies, ...advies }) => compact({ Verstrekker: Type, Inhoud: Advies, ...advies })),
    Gesprekken: mapOpmerkingen(
      read.flatMap(({ OpmerkingenBijDossier }) => OpmerkingenBijDossier ?? []),
      stored,
    ),
    AfsluitenDossier: read.flatMap(({ AfsluitenDossier }) => AfsluitenDossier ?? [])[0],
  });
};
