// A loader that owes what its rows change: persons that a user loads into a running gateway are changed dossiers like those KBI announces.
// Looks at each person before and after, and owes only when everything was loaded. Fixture rows never signal anybody.
import type { Committer, Write } from '../commit/unit.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import { type INSZ, isINSZ } from '../domain/numbers/INSZ.js';
import { type Clock, type Ids, vandaag } from '../domain/time.js';
import type { Loader, LoadRow, Repertorium } from '../store/port.js';
import { findConcerned, invalidatieWrites } from './concern.js';
import { type PersonSources, readPerson } from './person.js';

/** `wait`: how long later changes join a letter, milliseconds. */
export type AnnounceParts = PersonSources & {
  readonly repertorium: Repertorium;
  readonly machtigingen: () => readonly Machtiging[];
  readonly partnerOf: (ondernemingsnummer: string) => Partner | undefined;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wait: number;
};

/** Letters of one unit. */
const MOST = 500;

const lettersFor = async (
  insz: INSZ,
  before: KBIDossier | undefined,
  parts: AnnounceParts,
): Promise<readonly Write[]> => {
  const { machtigingen, partnerOf, repertorium, ids, clock, wait } = parts;
  const { nummers, dossier } = await readPerson(insz, parts);
  if (JSON.stringify(before) === JSON.stringify(dossier)) return [];
  const now = clock.now();
  const dag = vandaag(now);
  const inschrijvingen = await repertorium.alle(nummers);
  const context = { nummers, inschrijvingen, machtigingen: machtigingen(), partnerOf, dag };
  return invalidatieWrites(findConcerned({ dossier: before, dag }, { dossier, dag }, context), { ids, now, wait });
};

/** The loader with what it owes. */
export const announcing = (loader: Pick<Loader, 'load'>, parts: AnnounceParts): Pick<Loader, 'load'> => ({
  load: async (rows: Iterable<LoadRow>, herkomst) => {
    if (herkomst === 'fixture') return loader.load(rows, herkomst);
    const all = [...rows];
    const before = new Map<INSZ, KBIDossier | undefined>();
    for (const row of all) {
      if (row.soort !== 'persona' || !isINSZ(row.rij.INSZ)) continue;
      before.set(row.rij.INSZ, (await readPerson(row.rij.INSZ, parts)).dossier);
    }
    const count = await loader.load(all, herkomst);
    const owed: Write[] = [];
    for (const [insz, dossier] of before) owed.push(...(await lettersFor(insz, dossier, parts)));
    for (let from = 0; from < owed.length; from += MOST) {
      await parts.committer.commit({ replayKeys: [], writes: owed.slice(from, from + MOST), audit: null });
    }
    return count;
  },
});
