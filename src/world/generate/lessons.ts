// Courses of generated persons: they make a dossier large (B.7), so their number carries the spread of sizes.
// One course after the other, the last lesson at most some days before today; every text is shared, nothing is parsed.
import type { Cursus, Participatie, Trajectonderdeel } from '../../domain/kbi/KBIDossier.js';
import type { Datum } from '../../domain/time.js';
import type { Draw } from './random.js';

/** The day a number of days before today. */
export type DayBefore = (days: number) => Datum;

type Course = {
  readonly onderdeel: string;
  readonly domein: Cursus['Domein'];
  readonly opleiding: string;
  readonly module: string;
  readonly richtgraad?: string;
  readonly lessen: number;
  readonly uren: readonly [string, string];
};

const nt2 = (onderdeel: string, opleiding: string, module: string, richtgraad: string): Course => ({
  onderdeel,
  domein: 'NT2',
  opleiding,
  module,
  richtgraad,
  lessen: 80,
  uren: ['13:15', '16:00'],
});

/** The path of a diligent person, in order; most stop long before its end. */
const COURSES: readonly Course[] = [
  {
    onderdeel: 'TO_OB_MO',
    domein: 'MO',
    opleiding: 'MO_STANDAARD',
    module: 'MO_1',
    lessen: 20,
    uren: ['09:00', '11:45'],
  },
  nt2('TO_A1', 'NT2_R1', 'NT2_A1_1', '1.1'),
  nt2('TO_A2', 'NT2_R1', 'NT2_A2_1', '1.2'),
  nt2('TO_B1/1', 'NT2_R2', 'NT2_B1_1', '2'),
  nt2('TO_B1/2', 'NT2_R2', 'NT2_B1_2', '2'),
  nt2('TO_B1/3', 'NT2_R2', 'NT2_B1_1', '2'),
  nt2('TO_B1/4', 'NT2_R2', 'NT2_B1_2', '2'),
  nt2('TO_B2', '10116', '10588', '3'),
];

const EVERY_DAYS = 2;

/** A cursus of `aantal` lessons that ends a number of days before today. */
const createCursus = (
  course: Course,
  aantal: number,
  ends: number,
  done: boolean,
  draw: Draw,
  day: DayBefore,
): Cursus => {
  const { domein, opleiding, module, richtgraad, uren } = course;
  const [Van, Tot] = uren;
  const present = 0.7 + draw.next() * 0.3;
  const Participaties: Participatie[] = new Array(aantal);
  for (let i = 0; i < aantal; i++) {
    const drawn = draw.next();
    Participaties[i] = {
      Datum: day(ends + (aantal - 1 - i) * EVERY_DAYS),
      Van,
      Tot,
      Lestijden: 3,
      Aanwezigheid: drawn < present ? 'AANWEZIG' : drawn < (1 + present) / 2 ? 'VERANTW_AFWE' : 'AFWEZIG',
    };
  }
  const Begin = day(ends + (aantal - 1) * EVERY_DAYS);
  const Periode = done ? { Begin, Einde: day(ends) } : { Begin };
  return {
    Domein: domein,
    Opleiding: opleiding,
    Inschrijving: {
      Periode,
      TeBehalenAanwezigheidsGraad: 80,
      ...(done ? { Resultaat: draw.chance(0.8) ? 'GESLAAGD' : 'NT_GESLAAGD' } : {}),
      ...(richtgraad === undefined ? {} : { Richtgraad: richtgraad }),
      Status: done ? 'UITGESCHREVEN' : 'INGESCHREVEN',
    },
    Modules: [
      {
        Type: module,
        Cursusnummer: `${domein}-${draw.between(1000, 9999)}`,
        Periode,
        AantalLestijden: 3 * course.lessen,
      },
    ],
    Participaties,
  };
};

/** The onderdelen with their courses, 580 lessons at most; `days` is how long ago the first began. */
export const createTrajectonderdelen = (
  lessons: number,
  draw: Draw,
  day: DayBefore,
): { readonly onderdelen: readonly Trajectonderdeel[]; readonly days: number } => {
  let left = lessons;
  let ago = lessons * EVERY_DAYS + 3;
  const days = ago;
  const onderdelen: Trajectonderdeel[] = [];
  for (const course of COURSES) {
    if (left === 0) break;
    const aantal = Math.min(left, course.lessen);
    left -= aantal;
    const begin = ago - EVERY_DAYS;
    ago -= aantal * EVERY_DAYS;
    const done = left > 0;
    onderdelen.push({
      Type: course.onderdeel,
      Periode: done ? { Begin: day(begin), Einde: day(ago) } : { Begin: day(begin) },
      ...(done ? { Besluiten: [{ Code: 'VO', Reden: 'REGELMATIG', Datum: day(ago) }] } : {}),
      Cursussen: [createCursus(course, aantal, ago, done, draw, day)],
    });
  }
  return { onderdelen, days };
};
