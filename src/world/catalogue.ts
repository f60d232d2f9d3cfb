// The catalogue of test persons (docs/personas.md): number, story, what it proves, and what an OCMW gets on the reference day.
// The outcome is worked out from the rows alone, in the order of docs/contract.md; a test keeps the document equal to the fixtures.
import { telt } from '../domain/kbi/Inschrijving.js';
import type { Bronvertraging, Persona } from '../domain/kbi/World.js';
import { dekt } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import { REFERENCE_DAY } from './shift.js';

/** The cast with the sources that fail on purpose. */
export type Cast = { readonly personas: readonly Persona[]; readonly bronvertragingen: readonly Bronvertraging[] };

/** Relevant hoedanigheidscodes of KBIDossiers (docs/world.md). */
const RELEVANT = [1, 2, 3];

/** What KBIDossiers answers to one OCMW (Ondernemingsnummer) about a person, for that day only. */
export const findOutcome = (cast: Cast, insz: string, ocmw: string, dag: Datum): string => {
  const asked = cast.personas.find(({ INSZ }) => INSZ === insz);
  if (asked?.identiteit?.status === 'GEANNULEERD') return '30002 FOUT';
  const nummer = asked?.identiteit?.door ?? insz;
  const prefix = nummer === insz ? '' : '30004 WAARSCHUWING, ';
  const same = cast.personas.filter(({ INSZ, identiteit }) => INSZ === nummer || identiteit?.door === nummer);
  const perioden = same
    .flatMap(({ INSZ, inschrijvingen = [] }) => inschrijvingen.map((rij) => ({ ...rij, INSZ })))
    .filter(({ OCMW, Hoedanigheidscode }) => OCMW === ocmw && RELEVANT.includes(Hoedanigheidscode))
    .map(telt);
  if (!dekt(perioden, dag, dag)) return `${prefix}40003 FOUT`;
  const traag = cast.bronvertragingen.find(({ INSZ }) => INSZ === nummer);
  if (traag !== undefined) {
    return `${prefix}${traag.daarna === 'BRON_TRAAG' ? '60006' : '60010'} FOUT after ${traag.milliseconden} ms`;
  }
  const dossier = cast.personas.find(({ INSZ }) => INSZ === nummer)?.dossier;
  const gekend = dossier?.Hoedanigheden.some(({ Code }) => Code === 'INBURGERAAR') ?? false;
  return `${prefix}${gekend ? 'data' : 'not known, 30001 INFORMATIE'}`;
};

const cell = (text: string): string => text.replaceAll('|', '\\|');

const registered = ({ inschrijvingen = [] }: Persona, naamOf: (ocmw: string) => string): string =>
  inschrijvingen
    .map(({ OCMW, Hoedanigheidscode: code, Periode: { Begin, Einde } }) =>
      [naamOf(OCMW), `17-${code}`, Einde === undefined ? `from ${Begin}` : `${Begin} to ${Einde}`].join(' '),
    )
    .join('; ');

/** The document. `ocmw`: whose outcome is shown; `naamOf`: the name of an OCMW by its Ondernemingsnummer. */
export const writeCatalogue = (cast: Cast, ocmw: string, naamOf: (nummer: string) => string): string => {
  const rows = [...cast.personas]
    .sort((a, b) => (a.INSZ < b.INSZ ? -1 : 1))
    .map((persona) => [
      persona.INSZ,
      persona.verhaal ?? '',
      persona.bewijst ?? '',
      registered(persona, naamOf),
      findOutcome(cast, persona.INSZ, ocmw, REFERENCE_DAY),
    ])
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`);
  return `# Test persons

The same persons in every operation, from \`fixtures/personas\`. They are written around the reference day
${REFERENCE_DAY}; on the system clock all their dates are moved by whole days to today, under \`--clock\` they stand as
written. Every number lies in the test range (month 61 to 72), so none can be a citizen's. The last column is what
KBIDossiers answers to \`${naamOf(ocmw)}\` (Hoedanigheid 17001 or 17002) on the reference day, without a Periode.

This page is made from the fixtures (\`src/world/catalogue.ts\`) and a test keeps it true.

| INSZ | story | what it proves | registered by | KBIDossiers for ${naamOf(ocmw)} |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Without a row: a number with a wrong check digit, \`85631490133\`, and one of ten digits, \`8563149013\`, are refused with
20002; a bis number that could be a citizen's (month +20 or +40) is answered as anyone who is not registered, 40003.
`;
};
