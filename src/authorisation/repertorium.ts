// The repertorium: the person must be registered for this OCMW under a relevant hoedanigheidscode for the period asked (A102, 002 §85).
// The relevant inschrijvingen, taken together, must cover every day from Begin to today; code 1 counts for two months (docs/contract.md).
import { telt } from '../domain/kbi/Inschrijving.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { bevat, dekt } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Repertorium } from '../store/port.js';

/** What the check asks: whose registrations, under which numbers of the person, for which days. */
export type RepertoriumCheck = {
  readonly machtiging: Machtiging;
  readonly ondernemingsnummer: string;
  readonly nummers: readonly INSZ[];
  readonly begin: Datum;
  readonly vandaag: Datum;
  /** An intermediary checked already, and its mandate says that this suffices. */
  readonly nagegaan?: boolean;
};

/** What a person registered elsewhere certainly counts as: the code that opens least. */
const SOCIAAL_ONDERZOEK = 1;

/** The relevant codes that cover today; undefined when the ground asks no repertorium check. Refuses with NIET_IN_REPERTORIUM. */
export const checkRepertorium = async (
  repertorium: Repertorium,
  { machtiging, ondernemingsnummer, nummers, begin, vandaag, nagegaan = false }: RepertoriumCheck,
): Promise<readonly number[] | undefined> => {
  const relevant = machtiging.repertoriumcodes;
  if (relevant === undefined) return undefined;
  const inschrijvingen = await repertorium.inschrijvingen(ondernemingsnummer, nummers);
  const tellend = inschrijvingen
    .filter(({ Hoedanigheidscode }) => relevant.includes(Hoedanigheidscode))
    .map((inschrijving) => ({ code: inschrijving.Hoedanigheidscode, periode: telt(inschrijving) }));
  const perioden = tellend.map(({ periode }) => periode);
  const covering = [...new Set(tellend.filter(({ periode }) => bevat(periode, vandaag)).map(({ code }) => code))];
  if (nagegaan) return covering.length === 0 ? [SOCIAAL_ONDERZOEK] : covering;
  if (!dekt(perioden, begin, vandaag)) {
    throw new Fault(
      'NIET_IN_REPERTORIUM',
      `${perioden.length} relevant inschrijvingen do not cover ${begin} to ${vandaag}`,
      {
        OCMW: ondernemingsnummer,
        INSZ: nummers.at(-1) ?? '',
      },
    );
  }
  return covering;
};
