// A generated audit trail of two years, 2016 and 2017, for statistics that somebody wants to see before there are any: deterministic by seed.
// Shaped after what was told to the Flemish Parliament: 193 554 consultations in 2016, by OCMW Gent alone (000, A180); every OCMW since
// August 2017 (A181), 2 828 consultations of all together from then to December (001, A182). Between, Gent goes on as before, which nobody
// told: an assumption. Persons, days and outcomes are drawn.
import type { AuditRow } from '../../commit/unit.js';
import type { Datum } from '../../domain/time.js';
import { brusselsInstant } from '../../domain/time.js';
import { numberOf } from './numbers.js';
import { createDraw, type Draw } from './random.js';

/** `every`: one of so many consultations is made; 1 makes them all, some 310 000. */
export type HistoryOptions = { readonly seed: number; readonly every: number };

const IN_2016 = 193_554;
const FROM_AUGUST_2017 = 2_828;
/** Shares of a year by month: less in summer. */
const SEASON = [9, 9, 9, 8, 8, 8, 6, 6, 9, 10, 9, 9];
const OCMWS = ['ocmw-gent', 'ocmw-antwerpen', 'ocmw-beersel', 'ocmw-aalst'];
const PERSONS = 4_000;
const ALL = Array.from({ length: 17 }, (_, at) => at + 1);

/** A whole divided over shares, so that the parts are whole and sum up to it. */
const divide = (whole: number, shares: readonly number[]): readonly number[] => {
  const sum = shares.reduce((total, share) => total + share, 0);
  let shared = 0;
  let given = 0;
  return shares.map((share) => {
    shared += share;
    const until = Math.round((whole * shared) / sum);
    const part = until - given;
    given = until;
    return part;
  });
};

type Month = { readonly maand: string; readonly aantal: number; readonly ocmws: readonly string[] };

const monthsOf = (every: number): readonly Month[] => {
  const maand = (year: number, at: number): string => `${year}-${String(at + 1).padStart(2, '0')}`;
  const year = divide(Math.round(IN_2016 / every), SEASON);
  const autumn = divide(Math.round(FROM_AUGUST_2017 / every), SEASON.slice(7));
  const gent = OCMWS.slice(0, 1);
  return [
    ...year.map((aantal, at) => ({ maand: maand(2016, at), aantal, ocmws: gent })),
    ...year.slice(0, 7).map((aantal, at) => ({ maand: maand(2017, at), aantal, ocmws: gent })),
    ...autumn.map((aantal, at) => ({ maand: maand(2017, at + 7), aantal, ocmws: OCMWS })),
  ];
};

const workingDays = (maand: string): readonly Datum[] =>
  Array.from({ length: 31 }, (_, at) => `${maand}-${String(at + 1).padStart(2, '0')}`).filter((dag) => {
    const date = new Date(`${dag}T00:00:00Z`);
    return date.toISOString().startsWith(maand) && date.getUTCDay() % 6 !== 0;
  });

const drawOutcome = (draw: Draw): string => {
  const drawn = draw.next();
  if (drawn < 0.74) return 'DATA';
  if (drawn < 0.88) return 'GEEN_GEGEVENS';
  return drawn < 0.99 ? 'NIET_IN_REPERTORIUM' : 'BRON_TRAAG';
};

const consultation = (draw: Draw, tijdstip: number, dag: Datum, ocmw: string, seed: number): AuditRow => {
  const uitkomst = drawOutcome(draw);
  const [a, b, c] = [draw.between(1, 17), draw.between(1, 17), draw.between(1, 17)];
  return {
    messageId: `history-${seed}-${tijdstip}-${draw.between(0, 999_999_999)}`,
    tijdstip,
    stroom: 'KBIDossiers',
    richting: 'IN',
    afzender: draw.chance(0.6) ? 'ksz' : ocmw,
    instelling: ocmw,
    Referte: null,
    Hoedanigheid: '17001',
    grond: '002',
    doeleinde: 'A120: begeleiden van de OCMW-cliënt in zijn maatschappelijke integratie (002 §37)',
    INSZ: numberOf(draw.between(0, PERSONS - 1), seed),
    inszHash: null,
    periodeBegin: dag,
    periodeEinde: dag,
    mutatiesContext: draw.chance(0.1),
    uitkomst,
    clusters: uitkomst === 'DATA' ? ALL.filter((cluster) => ![a, b, c].includes(cluster)).join() : '',
    beslissingen: null,
  };
};

/** The rows, in the order of time. */
export function* generateHistory({ seed, every }: HistoryOptions): Generator<AuditRow> {
  let index = 0;
  for (const { maand, aantal, ocmws } of monthsOf(every)) {
    const days = workingDays(maand);
    const moments: { readonly tijdstip: number; readonly dag: Datum; readonly draw: Draw }[] = [];
    for (let i = 0; i < aantal; i += 1) {
      const draw = createDraw(seed, index++);
      const dag = draw.pick(days);
      const tijdstip = brusselsInstant(dag, '08:00:00.000') + draw.between(0, 9 * 3_600_000 - 1);
      moments.push({ tijdstip, dag, draw });
    }
    moments.sort((a, b) => a.tijdstip - b.tijdstip);
    for (const { tijdstip, dag, draw } of moments) yield consultation(draw, tijdstip, dag, draw.pick(ocmws), seed);
  }
}
