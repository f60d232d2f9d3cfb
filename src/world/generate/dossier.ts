// One generated dossier: every cluster filled from a handful of choices, codes as in fixtures/world/codelijsten.json.
// Harmless by construction: no text says anything of a person, and all of it is made here.
import type { Gesprek, KBIDossier, VestigingVerwijzing } from '../../domain/kbi/KBIDossier.js';
import { createTrajectonderdelen, type DayBefore } from './lessons.js';
import type { Draw } from './random.js';

const TALEN = ['ara', 'prs', 'pus', 'fas', 'tur', 'som', 'tir', 'rus', 'sqi', 'ron', 'pol', 'spa', 'fra', 'eng', 'nep'];
const CATEGORIEEN = ['GEZINSMIGRANT', 'ERKEND_VLUCHTELING', 'SUBSIDIAIR_BESCHERMDE', 'GEREGULARISEERD'];
const ADVIEZEN = ['CVO_NT2_A1', 'CVO_NT2_A2', 'CBE_NT2_A1', 'UTC_NT2'];
const WORKERS = ['De Smet', 'Janssens', 'Peeters', 'Van Damme', 'Yılmaz', 'El Amrani', 'Müller', 'Novák'];
const TEKSTEN = [
  'De cliënt volgt de lessen zoals afgesproken en brengt het uurrooster mee naar het OCMW.',
  'Besproken: de planning van de volgende reeks en de opvang van de kinderen tijdens de lessen.',
  'De cliënt is gemotiveerd en oefent ook buiten de lessen in een conversatiegroep.',
  'Afspraken met het OCMW worden voortaan buiten de lesuren gepland.',
  'De cliënt vroeg uitleg over de aanwezigheid die nodig is voor het attest.',
];

// Some 3 KB without lessons and 90 octets a lesson: 5 to 60 KB as JSON.
const LESSONS_MIN = 26;
const LESSONS_MAX = 560;

/** Number of lessons: most have some tens, a few have hundreds (B.7: 5 to 60 KB, median about 11). */
const drawLessons = (draw: Draw): number =>
  Math.max(LESSONS_MIN, Math.min(LESSONS_MAX, Math.round(Math.exp(4.4 + 0.8 * draw.normal()))));

const createGesprek = (draw: Draw, day: DayBefore, days: number, vestiging: VestigingVerwijzing): Gesprek => ({
  // Noon in UTC: the offset is right on every day of the year.
  Tijdstip: `${day(draw.between(1, days))}T12:00:00Z`,
  KBIVestiging: vestiging,
  GenoteerdDoor: { Achternaam: draw.pick(WORKERS) },
  Bestemmeling: draw.chance(0.6) ? 'OCMW' : draw.pick(['ALGEMEEN', 'VDAB', 'VMSW'] as const),
  Tekst: `${draw.pick(TEKSTEN)} ${draw.pick(TEKSTEN)}`,
});

/** The dossier of one person at one establishment, followed by one OCMW. */
export const createDossier = (
  draw: Draw,
  day: DayBefore,
  vestiging: VestigingVerwijzing,
  ocmw: string,
  asked?: number,
): Omit<KBIDossier, 'INSZ'> => {
  const drawn = drawLessons(draw);
  const lessons = Math.min(asked ?? drawn, LESSONS_MAX);
  const { onderdelen, days } = createTrajectonderdelen(lessons, draw, day);
  const contract = day(days + draw.between(5, 40));
  const start = days + draw.between(45, 90);
  const begin = day(start);
  const verplicht = draw.chance(0.45);
  const type = verplicht ? 'TT_IBVP' : 'TT_IBRH';
  const behaald = lessons > 110;
  const gesprekken: Gesprek[] = [];
  for (let i = draw.between(1, 4); i > 0; i--) gesprekken.push(createGesprek(draw, day, days, vestiging));
  return {
    Hoedanigheden: [{ Code: 'INBURGERAAR', Periode: { Begin: begin } }],
    Regie: [{ Partner: 'ONTHAALBUREAU', Sinds: begin, KBIVestiging: vestiging }],
    Talen: [
      { Type: 'MOEDERTAAL', Taal: draw.pick(TALEN), Contacttaal: true, Niveau: 'MOEDERTAAL' },
      { Type: 'CONTACTTAAL', Taal: 'nld', Contacttaal: true, Niveau: draw.pick(['BEPERKT', 'MATIG', 'GOED']) },
    ],
    Alfabetisering: draw.chance(0.85) ? 'GEALFABETISEERD' : 'LAAGGEALFABETISEERD',
    Contracten: [
      {
        Id: `C-${draw.between(100_000, 999_999)}`,
        Soort: draw.chance(0.9) ? 'MOEDER' : 'OVERNAME',
        ModelCode: 'IC11G',
        DatumOndertekening: contract,
        Onderdelen: [{ Onderdeel: 'MO' }, { Onderdeel: 'NT2' }],
      },
    ],
    Attesten: [
      behaald
        ? {
            Type: 'INBURGERING',
            Status: draw.chance(0.8) ? 'BEHAALD' : 'NIET_BEHAALD',
            Datum: day(draw.between(1, 30)),
          }
        : { Type: 'INBURGERING', Status: 'NOG_NIET_BEPAALD' },
    ],
    Aanmeldingen: [{ Datum: begin, Type: 'EA', Reden: draw.pick(['11', '13', '14', '16']), KBIVestiging: vestiging }],
    ...(draw.chance(0.2)
      ? { UitstellenAanmelding: [{ Begin: day(start + 60), Eind: day(start + 1), Reden: 'FAMILIALE_REDENEN' }] }
      : {}),
    Doelgroepbepalingen: [
      {
        Datum: day(start - 10),
        Type: verplicht ? 'VERPLICHT_VOLLEDIG' : 'RECHTHEBBEND',
        Soort: draw.chance(0.7) ? 'NIEUWKOMER' : 'OUDKOMER',
        Categorieen: [draw.pick(CATEGORIEEN)],
      },
    ],
    BehaaldeNiveaus: [
      { Niveau: draw.pick(['A1', 'A2', 'B1']), Vaardigheid: 'GLOBAAL', Herkomst: 'TEST', Datum: day(start - 20) },
    ],
    Testen: [{ Soort: 'LEERBAARHEID', Type: 'COVAAR', Datum: day(start - 20), Resultaat: `${draw.between(5, 28)}/28` }],
    Adviezen: [
      {
        Verstrekker: 'HVN',
        Inhoud: draw.pick(ADVIEZEN),
        Datum: day(start - 21),
        TypeTraject: type,
        TypeCentrum: 'CVO',
      },
    ],
    Trajecten: [
      {
        Type: type,
        Periode: { Begin: contract },
        Status: 'OP',
        Perspectieven: [{ Waarde: draw.pick(['PROFESSIONEEL', 'EDUCATIEF', 'SOCIAAL']), Periode: { Begin: contract } }],
        Beheer: [{ KBIVestiging: vestiging, Periode: { Begin: contract } }],
        Sanctioneringsbevoegdheden: [{ Partner: 'OCMW', Geldigheid: { Begin: contract }, OCMW: ocmw }],
        Trajectonderdelen: onderdelen,
      },
    ],
    OndersteuningGelijkschakeling: draw.chance(0.2) ? { WordtGeboden: true, Status: 'BZ' } : { WordtGeboden: false },
    Gesprekken: gesprekken,
  };
};
