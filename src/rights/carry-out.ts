// What a request asks, carried out (AVG art. 15–17), each in one unit with its outcome, a row of the audit trail, and the letters to OCMWs whose
// picture of the person changes. What belongs to others stays with them: inschrijvingen (KSZ, OCMW) and leefloon (OCMW) are not erased
// here, and without them no OCMW could be told.
import { lettersOf } from '../callbacks/change.js';
import { readPerson } from '../callbacks/person.js';
import type { ChainedRow } from '../commit/chain.js';
import { internalRow } from '../commit/internal-row.js';
import type { Write } from '../commit/unit.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { SoortVerzoek, UitkomstVerzoek } from '../domain/kbi/VerzoekBetrokkene.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { type Bevinding, guardVrijeTekst } from '../domain/vrije-tekst.js';
import { Fault } from '../faults/fault.js';
import { applyCorrections, type Correction } from './corrections.js';
import { archivedRowsOf, auditRowsOf, type Held, readHeld } from './held.js';
import type { RightsParts } from './parts.js';
import { commitUnit, findOpenOf, refuseOrder, settleWrite, today } from './requests.js';

type Settled = { readonly Soort: SoortVerzoek; readonly INSZ: INSZ; readonly nummers: readonly INSZ[] };

/** The write and the audit row that end a request, which is registered when it was not. */
const settle = async (
  { Soort, INSZ, nummers }: Settled,
  outcome: { readonly Uitkomst: UitkomstVerzoek; readonly Toelichting?: string; readonly erases?: readonly number[] },
  parts: RightsParts,
) => {
  const open = await findOpenOf(Soort, nummers, parts);
  const { Uitkomst, Toelichting, erases = [] } = outcome;
  const write = settleWrite({ open, Soort, INSZ, Uitkomst, Toelichting }, today(parts));
  const audit = internalRow({
    ...{ ids: parts.ids, now: parts.clock.now(), stroom: 'Rechten', uitkomst: Soort },
    // Who was erased is not named again.
    ...{ INSZ: Soort === 'WISSING' ? null : INSZ, grond: open === undefined ? Soort : `${Soort} ${open.id}`, erases },
  });
  return { write, audit };
};

/** Everything that is held of the person, which was shown today. */
export const inzage = async (INSZ: INSZ, parts: RightsParts): Promise<Held> => {
  const held = await readHeld(INSZ, parts);
  const { write, audit } = await settle(
    { Soort: 'INZAGE', INSZ, nummers: held.nummers },
    { Uitkomst: 'INGEWILLIGD' },
    parts,
  );
  await commitUnit({ writes: [write], audit }, parts);
  return held;
};

/** What a correction did. `brieven`: letters owed; `vrijeTekst`: numbers of persons that were taken out of free text. */
export type Verbeterd = { readonly brieven: number; readonly vrijeTekst: readonly Bevinding[] };

/** Corrects the dossier as stored. Throws DOSSIER_ONGELDIG when what comes of it is none. */
export const verbetering = async (
  INSZ: INSZ,
  corrections: readonly Correction[],
  parts: RightsParts,
): Promise<Verbeterd> => {
  if (corrections.length === 0) throw refuseOrder('nothing to correct: name a field and its value');
  const { nummers, dossier: before } = await readPerson(INSZ, parts);
  const rij = before === undefined ? undefined : await parts.dossiers.find(before.INSZ as INSZ);
  if (before === undefined || rij === undefined) throw refuseOrder('there is no dossier of this person');
  const { INSZ: nummer, ...corrected } = applyCorrections(before, corrections);
  const problem = parts.findProblem(corrected);
  if (problem !== undefined)
    throw new Fault('DOSSIER_ONGELDIG', `${problem.path} ${problem.reason}`, { Veld: problem.path });
  const { dossier: guarded, bevindingen } = guardVrijeTekst(corrected);
  const after: KBIDossier = { ...guarded, INSZ: nummer };
  const letters = await lettersOf({ before, after, nummers }, parts);
  const store: Write = {
    soort: 'dossier.vervang',
    waarden: { INSZ: nummer, document: JSON.stringify(after), versie: rij.versie },
  };
  const { write, audit } = await settle({ Soort: 'VERBETERING', INSZ, nummers }, { Uitkomst: 'INGEWILLIGD' }, parts);
  await commitUnit({ writes: [store, ...letters, write], audit }, parts);
  return { brieven: letters.length, vrijeTekst: bevindingen };
};

/** What an erasure took, and what it left because others answer for it, or because the log is kept on purpose. */
export type Gewist = {
  readonly Uitkomst: UitkomstVerzoek;
  readonly gewist: {
    readonly dossiers: number;
    readonly toeleidingen: number;
    readonly brieven: number;
    readonly auditrijen: number;
  };
  readonly gebleven: {
    readonly inschrijvingen: number;
    readonly leefloonrechten: number;
    readonly auditrijen: number;
    /** Rows of the trail in archive files. */
    readonly gearchiveerd: number;
  };
  readonly brieven: number;
};

const FORGET = [
  'dossier.vanaf',
  'dossier.vergeet',
  'persona.vergeet',
  'verblijfsgemeente.wis',
  'toeleiding.vergeet',
  'aankondiging.vergeet',
] as const;

/** Explanations of decisions about the person: those that no other row names. */
const forgetDecisions = (rows: readonly ChainedRow[], erases: readonly number[]): readonly Write[] => {
  const hashes = [...new Set(rows.flatMap(({ beslissingen }) => beslissingen ?? []))];
  if (hashes.length === 0) return [];
  return [{ soort: 'beslissing.vergeet', waarden: { hashes: JSON.stringify(hashes), rijen: JSON.stringify(erases) } }];
};

/** Erases the person. `behoudAudit`: who saw what stays, for the duty to keep logs (AVG art. 17.3.b). */
export const wissing = async (INSZ: INSZ, behoudAudit: boolean, parts: RightsParts): Promise<Gewist> => {
  const { nummers, dossier } = await readPerson(INSZ, parts);
  const held = await readHeld(INSZ, parts);
  const kept = await auditRowsOf(nummers, parts);
  const archived = await archivedRowsOf(nummers, parts);
  const rows = kept.map(({ id }) => id);
  const erases = behoudAudit ? [] : rows;
  const { inschrijvingen, leefloonrechten } = held;
  const gebleven = {
    ...{ inschrijvingen: inschrijvingen.length, leefloonrechten: leefloonrechten.length },
    ...{ auditrijen: rows.length - erases.length, gearchiveerd: archived.length },
  };
  const all = Object.values(gebleven).every((count) => count === 0);
  const Uitkomst = all ? 'INGEWILLIGD' : 'GEDEELTELIJK';
  const Toelichting = all
    ? undefined
    : `gebleven: ${gebleven.inschrijvingen} inschrijvingen (KSZ), ${gebleven.leefloonrechten} leefloonrechten (OCMW), ${gebleven.auditrijen} auditrijen, ${gebleven.gearchiveerd} in archief`;
  const letters = dossier === undefined ? [] : await lettersOf({ before: dossier, after: undefined, nummers }, parts);
  const { write, audit } = await settle(
    { Soort: 'WISSING', INSZ, nummers },
    { Uitkomst, erases, ...(Toelichting === undefined ? {} : { Toelichting }) },
    parts,
  );
  // The letters before this one first, then those that the erasure owes, then the number on the requests.
  const forget = (soorten: readonly string[]): readonly Write[] =>
    nummers.flatMap((nummer) => soorten.map((soort) => ({ soort, waarden: { INSZ: nummer } })));
  const writes = [
    ...forget(['invalidatie.vergeet', ...FORGET]),
    ...(behoudAudit ? [] : forgetDecisions([...kept, ...archived], erases)),
    ...[...letters, write, ...forget(['verzoek.vergeet'])],
  ];
  await commitUnit({ writes, audit }, parts);
  parts.settle();
  const done = held.brieven.filter(({ status }) => status !== 'WACHT' && status !== 'VERZONDEN');
  return {
    Uitkomst,
    gewist: {
      ...{ dossiers: held.dossiers.length, toeleidingen: held.toeleidingen.length, brieven: done.length },
      auditrijen: erases.length,
    },
    gebleven,
    brieven: letters.length,
  };
};
