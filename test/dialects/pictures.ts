// Random pictures over the whole type: every block present or absent, every text full of what XML escapes.
import fc from 'fast-check';
import type { Picture } from '../../src/disclosure/picture.js';

const CHARACTERS = [
  'a',
  'Z',
  '9',
  ' ',
  '&',
  '<',
  '>',
  '"',
  "'",
  '\t',
  '\n',
  '\r',
  ']',
  'é',
  'ș',
  '本',
  '😀',
  '\u0085',
  '\u2028',
];
const textOf = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...CHARACTERS), { minLength, maxLength }).map((characters) => characters.join(''));
const text = textOf(0, 12);
const name = textOf(1, 8);
const key = textOf(1, 36);
const number = fc.integer({ min: 0, max: 4000 }).map((quarters) => String(quarters / 4));
const datum = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const tijdstip = fc.tuple(datum, fc.constantFrom('T09:00:00+02:00', 'T23:59:59.123Z')).map((parts) => parts.join(''));
const uur = fc.constantFrom('00:00', '09:30', '23:59');
const boolean = fc.boolean();

/** A record in which every property but the required ones may be absent. */
const some = <T extends object, K extends keyof T & string = never>(
  model: { [P in keyof T]: fc.Arbitrary<T[P]> },
  ...required: K[]
) => fc.record(model, { requiredKeys: required });
const many = <T>(entry: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(entry, { minLength: 1, maxLength: 2 });

const code = some({ code: textOf(0, 50), Beschrijving: text }, 'code');
const periode = some({ Begin: datum, Einde: datum });
const centrum = some({ Ondernemingsnummer: key, VOPEntiteitNummer: key });
const contactpersoon = some(
  { Achternaam: name, Voornaam: name, Type: textOf(0, 50), Telefoon: many(name), Email: many(name) },
  'Achternaam',
);

export const vestiging = some(
  {
    KBISleutel: key,
    Ondernemingsnummer: key,
    TypeCentrum: textOf(0, 50),
    Telefoon: many(name),
    Email: many(name),
    Contactpersoon: many(contactpersoon),
    Toelichting: text,
    Opvolger: many(key),
  },
  'KBISleutel',
  'TypeCentrum',
);

const gemerkt = { Datum: datum, MeestRecentVlag: boolean };
const onderdeel = some({ Beschrijving: text, Details: many(text) }, 'Beschrijving');
const uitstel = some({ Begindatum: datum, Einddatum: datum, Reden: code, MeestRecentVlag: boolean });
const addendum = some({ Soort: code, ...gemerkt, Onderdelen: many(onderdeel) });
const contract = some({ Type: code, Soort: code, ...gemerkt, Onderdelen: many(onderdeel), Addenda: many(addendum) });
const aanmelding = some({
  KBICentrum: centrum,
  Aanmeldingsdatum: datum,
  MeestRecentVlag: boolean,
  Type: code,
  Reden: code,
  Contactpersoon: contactpersoon,
});
const besluit = some({ Type: code, Soort: code, Opmerking: text, ...gemerkt });
const cursus = some({
  Opleiding: some({ Type: code }),
  Inschrijvingsgegevens: some({
    Periode: periode,
    TeBehalenAanwezigheidsGraad: number,
    Uitstapreden: code,
    Resultaat: code,
    Richtgraad: code,
    Status: code,
  }),
  Modules: many(
    some({ Type: code, KBICentrum: centrum, Cursusnummer: name, Periode: periode, AantalLestijden: number }),
  ),
  Afwezigheden: many(some({ Type: code, ...gemerkt, AantalLestijden: number })),
  Participaties: many(
    some(
      { Lesmoment: some({ Datum: datum, Van: uur, Tot: uur, Lestijden: number }, 'Datum'), Aanwezigheid: code },
      'Lesmoment',
      'Aanwezigheid',
    ),
  ),
});
const trajectonderdeel = some(
  {
    Type: code,
    Vrijstelling: boolean,
    Opmerking: text,
    Opschortingen: many(some({ Periode: periode, Reden: code })),
    Besluiten: many(besluit),
    Cursussen: many(cursus),
  },
  'Vrijstelling',
);

export const traject = some(
  {
    TypeTraject: code,
    Periode: periode,
    RedenEindeTraject: code,
    Besluiten: many(besluit),
    Perspectieven: many(some({ Beschrijving: text, Periode: periode, Reden: code }, 'Beschrijving')),
    KBIVestiging: vestiging,
    Sanctioneringsbevoegdheid: some({ Partner: code, Geldigheid: periode, OCMW: key }, 'Partner', 'Geldigheid'),
    Trajectonderdelen: many(trajectonderdeel),
  },
  'TypeTraject',
);
const gesprek = some(
  {
    Bestemmeling: code,
    ...gemerkt,
    Opmerking: text,
    Tijdstip: tijdstip,
    KBIVestiging: vestiging,
    GenoteerdDoor: some({ Achternaam: name, Voornaam: name }, 'Achternaam'),
  },
  'Tijdstip',
  'KBIVestiging',
  'GenoteerdDoor',
);

export const picture: fc.Arbitrary<Picture> = some(
  {
    INSZ: key,
    Regie: some({ Partner: code, Sinds: datum, KBIVestiging: vestiging }, 'Partner', 'Sinds'),
    Talenkennis: some({ Talen: many(some({ Type: code, Taal: code, Niveau: code }, 'Taal')), Alfabetisering: code }),
    Contractgegevens: some({ Contracten: many(contract), Uitstellen: many(uitstel) }),
    Attesten: many(some({ Type: code, Status: code, ...gemerkt })),
    Aanmeldingsgegevens: some({ Aanmeldingen: many(aanmelding), Uitstellen: many(uitstel) }),
    Doelgroepbepaling: some(
      {
        DatumGeldigheid: datum,
        Type: code,
        Soort: code,
        MeestRecentVlag: boolean,
        Doelgroepcategorieen: many(code),
        RedenGeenDoelgroep: code,
        RedenVrijstellingVanVerplichting: code,
      },
      'DatumGeldigheid',
    ),
    BehaaldeNiveaus: some({
      Niveaus: many(some({ Type: code, ...gemerkt, Vaardigheid: code, Herkomst: code }, 'Herkomst')),
      Testen: many(some({ Soort: code, Type: code, ...gemerkt, Resultaat: text, KBICentrum: centrum })),
    }),
    Adviezen: many(
      some({ Type: code, Advies: code, ...gemerkt, TypeTraject: code, TypeCentrum: code, Doorverwijzing: text }),
    ),
    Trajecten: many(traject),
    OndersteuningGelijkschakeling: some({ WordtGeboden: boolean, Status: code }, 'WordtGeboden'),
    Gesprekken: many(gesprek),
  },
  'INSZ',
);
