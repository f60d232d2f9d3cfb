// One line of an explanation in words: what the rule says, and the facts it rested on. For people; programs read the facts.
import { REGELS } from '../disclosure/regels.js';
import { CATALOGUE } from '../faults/catalogue.js';
import type { Rij } from './row.js';

type Words = (invoer: Rij['invoer']) => string;

/** Facts in words where a list of names and values would not say it. */
const FACTS: Readonly<Record<string, Words>> = {
  'aanmelding-binnen-een-jaar': ({ Datum, dagen, sinds }) =>
    `aanmelding ${Datum} is ${dagen} days old; the past year begins ${sinds}`,
  'grond-gevalideerd': ({ grond, bron, doeleinde }) =>
    `${grond}${bron === undefined ? '' : ` (${bron})`}; for: ${doeleinde}`,
  'inschrijving-dekt-periode': ({ inschrijvingen, begin, einde }) => `${inschrijvingen} cover ${begin} to ${einde}`,
  GEEN_MACHTIGING: ({ partner, stroom, Hoedanigheid, waarom, grond, status }) =>
    `${partner} has no ground for ${stroom} as ${Hoedanigheid}: ${waarom}${grond === undefined ? '' : ` (${grond} is ${status})`}`,
  NIET_IN_REPERTORIUM: ({ testnummer, eersteGat, aanvaardVanaf, metCode, aanvaardBegin, relevant, begin, einde }) =>
    testnummer === false
      ? 'could be the number of a citizen: only test persons are asked about here'
      : [
          `nothing relevant (${relevant}) covers ${eersteGat} in ${begin} to ${einde}`,
          aanvaardVanaf === null
            ? `would be accepted once registered under one of ${relevant} with Begin on or before ${eersteGat}`
            : `would be accepted from ${aanvaardVanaf} with code ${metCode}`,
          ...(aanvaardBegin === null ? [] : [`or today with a Periode that begins ${aanvaardBegin}`]),
        ].join('; '),
};

/** The sentences of rules that are not of disclosure. */
const STATIONS: Readonly<Record<string, string>> = {
  'grond-gevalideerd': 'A ground that is GEVALIDEERD and in force.',
  'vlaams-gewest': 'Only OCMWs of the Vlaams Gewest.',
  'inschrijving-dekt-periode': 'Registered under a relevant code on every day asked.',
  'geen-controle-op-deze-grond': 'This ground does not ask for the repertorium.',
};

/** What a rule or refusal says in one sentence. */
export const ruleSentence = (regel: string): string => {
  if (Object.hasOwn(REGELS, regel)) return REGELS[regel as keyof typeof REGELS][1];
  if (Object.hasOwn(CATALOGUE, regel)) return CATALOGUE[regel as keyof typeof CATALOGUE].diagnose;
  return STATIONS[regel] ?? regel;
};

/** The facts of one line. */
export const factsSentence = ({ regel, invoer }: Rij): string =>
  FACTS[regel]?.(invoer) ??
  Object.entries(invoer)
    .map(([naam, waarde]) => `${naam} ${waarde ?? '–'}`)
    .join(', ');
