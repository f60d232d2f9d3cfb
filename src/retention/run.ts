// The job of retention (A135, A136): looks at every dossier on a day and makes durable what its rules leave of it, one unit a person:
// the dossier, the letters to OCMWs whose picture changes and a row of the audit trail, or nothing. Dying half-way leaves the rest to the next run, and a second
// run finds nothing. A dossier that somebody changed in between is decided again. A dry run writes nothing and tells the same.
import { type ChangeParts, lettersOf } from '../callbacks/change.js';
import { type PersonSources, readPerson } from '../callbacks/person.js';
import { internalRow } from '../commit/internal-row.js';
import type { Committer } from '../commit/unit.js';
import type { Bewaarregel } from '../domain/kbi/Bewaarregel.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { type Datum, vandaag } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Bewaring, Leefloonrechten } from '../store/port.js';
import { type Retained, retain } from './retain.js';

export type RetentionParts = PersonSources &
  ChangeParts & {
    readonly bewaring: Bewaring;
    readonly leefloonrechten: Leefloonrechten;
    readonly committer: Committer;
  };

/** How many dossiers lost a cluster, or had it restricted. */
export type ClusterCount = { readonly gewist: number; readonly beperkt: number };

/** What a run did, or would do. `clusters` and `regels` by number, in order; `personen`: whose dossier changed; `brieven`: letters owed. */
export type RetentionReport = {
  readonly dag: Datum;
  readonly dryRun: boolean;
  readonly bekeken: number;
  readonly personen: number;
  readonly brieven: number;
  readonly clusters: Readonly<Record<string, ClusterCount>>;
  readonly regels: Readonly<Record<string, number>>;
};

type Tally = {
  bekeken: number;
  personen: number;
  brieven: number;
  readonly clusters: Map<number, { gewist: number; beperkt: number }>;
  readonly regels: Map<string, number>;
};

const PAGE = 100;
const MOST_DECISIONS = 5;

const count = (tally: Tally, { gewist, beperkt, regels }: Retained, brieven: number): void => {
  tally.personen += 1;
  tally.brieven += brieven;
  const at = (cluster: number): { gewist: number; beperkt: number } => {
    const held = tally.clusters.get(cluster) ?? { gewist: 0, beperkt: 0 };
    tally.clusters.set(cluster, held);
    return held;
  };
  for (const cluster of gewist) at(cluster).gewist += 1;
  for (const cluster of beperkt) at(cluster).beperkt += 1;
  for (const regel of regels) tally.regels.set(regel, (tally.regels.get(regel) ?? 0) + 1);
};

/** What to do about the dossier under one number: as `retain` says, and the unit that does it. Nothing when nothing is due. */
const decide = async (insz: INSZ, dag: Datum, regels: readonly Bewaarregel[], parts: RetentionParts) => {
  const rij = await parts.dossiers.find(insz);
  if (rij === undefined) return undefined;
  const before = rij.dossier;
  const { nummers, dossier: shown } = await readPerson(insz, parts);
  const facts = {
    ...{ dossier: before, dag },
    leefloonrechten: await parts.leefloonrechten.find(nummers),
    inschrijvingen: await parts.repertorium.alle(nummers),
  };
  const retained = retain(regels, facts);
  if (retained.dossier === before) return undefined;
  // OCMWs are shown the dossier of the number in force; another one of the same person concerns nobody.
  const seen = shown?.INSZ === before.INSZ;
  const change = { before, after: retained.dossier, nummers };
  const letters = seen ? await lettersOf(change, parts, 'invalidatie.verloop') : [];
  const document = JSON.stringify(retained.dossier);
  const write = { soort: 'dossier.bewaar', waarden: { INSZ: before.INSZ, document, versie: rij.versie } };
  const audit = internalRow({
    ...{ ids: parts.ids, now: parts.clock.now(), stroom: 'Bewaring', INSZ: before.INSZ },
    uitkomst: retained.gewist.length > 0 ? 'GEWIST' : 'BEPERKT',
    grond: retained.regels.join(','),
    clusters: retained.gewist.length > 0 ? retained.gewist : retained.beperkt,
  });
  return { retained, letters, unit: { replayKeys: [], writes: [write, ...letters], audit } };
};

const retainPerson = async (
  insz: INSZ,
  run: { readonly dag: Datum; readonly dryRun: boolean; readonly regels: readonly Bewaarregel[] },
  tally: Tally,
  parts: RetentionParts,
): Promise<void> => {
  for (let decided = 0; decided < MOST_DECISIONS; decided += 1) {
    const found = await decide(insz, run.dag, run.regels, parts);
    if (found === undefined) return;
    const { kind } = run.dryRun ? { kind: 'durable' } : await parts.committer.commit(found.unit);
    if (kind === 'conflict') continue;
    count(tally, found.retained, found.letters.length);
    return;
  }
  throw new Fault('AUDIT_UNWRITABLE', `a dossier kept changing while retention looked at it, ${MOST_DECISIONS} times`);
};

const inOrder = <V>(map: ReadonlyMap<string | number, V>): Record<string, V> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [String(key), value]));

/**
 * Runs retention as of a day, today when absent. Deleting what is not yet due is refused: a later day is for a dry run only.
 * @throws Fault ORDER_INVALID for such a day; AUDIT_UNWRITABLE when a unit cannot be made durable: what came before it stands
 */
export const runRetention = async (
  parts: RetentionParts,
  { dag, dryRun = false }: { readonly dag?: Datum | undefined; readonly dryRun?: boolean } = {},
): Promise<RetentionReport> => {
  const today = vandaag(parts.clock.now());
  const run = { dag: dag ?? today, dryRun, regels: await parts.bewaring.regels() };
  if (run.dag > today && !dryRun)
    throw new Fault('ORDER_INVALID', `${run.dag} lies after today, ${today}: nothing is deleted before it is due`);
  const tally: Tally = { bekeken: 0, personen: 0, brieven: 0, clusters: new Map(), regels: new Map() };
  let na = '';
  while (run.regels.length > 0) {
    const page = await parts.bewaring.houders(na, PAGE);
    for (const insz of page) await retainPerson(insz, run, tally, parts);
    tally.bekeken += page.length;
    na = page.at(-1) ?? na;
    if (page.length < PAGE) break;
    // Page by page; messages are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { bekeken, personen, brieven, clusters, regels } = tally;
  return {
    ...{ dag: run.dag, dryRun, bekeken, personen, brieven },
    ...{ clusters: inOrder(clusters), regels: inOrder(regels) },
  };
};
