// A loader that owes what its rows change: persons that a user loads into a running gateway are changed dossiers like those KBI announces.
// Looks at each person before and after, and owes only when everything was loaded. Fixture rows never signal anybody.
// Who was loaded is kept in the transaction of the rows until the letters are durable: after a death in between, everybody who
// watches one of them is signalled, changed or not, because what stood there before is gone.
import type { Committer, Write } from '../commit/unit.js';
import type { KBIDossier } from '../domain/kbi/KBIDossier.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import { type INSZ, isINSZ } from '../domain/numbers/INSZ.js';
import { type Clock, type Ids, vandaag } from '../domain/time.js';
import type { Loader, LoadRow, Repertorium, Settings } from '../store/port.js';
import { type Concerned, findConcerned, findWatchers, invalidatieWrites } from './concern.js';
import { type PersonSources, readPerson } from './person.js';

/** `wait`: how long later changes join a letter, milliseconds. */
export type AnnounceParts = PersonSources & {
  readonly repertorium: Repertorium;
  readonly settings: Settings;
  readonly machtigingen: () => readonly Machtiging[];
  readonly partnerOf: (ondernemingsnummer: string) => Partner | undefined;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wait: number;
};

/** Letters of one unit. */
const MOST = 500;

/** The numbers of those whose letters are still to be made, as JSON; empty when nobody's are. */
const SETTING = 'aankondiging';
const keep = (nummers: readonly INSZ[]): Write => ({
  soort: 'setting.zet',
  waarden: { name: SETTING, value: nummers.length === 0 ? '' : JSON.stringify(nummers) },
});

/** Letters about one person. `before`: what stood there; `unknown` when nobody can tell any more. */
const lettersFor = async (
  insz: INSZ,
  before: KBIDossier | undefined | 'unknown',
  parts: AnnounceParts,
): Promise<readonly Write[]> => {
  const { machtigingen, partnerOf, repertorium, ids, clock, wait } = parts;
  const { nummers, dossier } = await readPerson(insz, parts);
  if (JSON.stringify(before) === JSON.stringify(dossier)) return [];
  const now = clock.now();
  const dag = vandaag(now);
  const inschrijvingen = await repertorium.alle(nummers);
  const context = { nummers, inschrijvingen, machtigingen: machtigingen(), partnerOf, dag };
  const concerned: readonly Concerned[] =
    before === 'unknown' ? findWatchers(context) : findConcerned({ dossier: before, dag }, { dossier, dag }, context);
  return invalidatieWrites(concerned, { ids, now, wait });
};

/** Makes letters durable, and with the last of them that nobody's are still to be made. */
const owe = async (letters: readonly Write[], { committer }: AnnounceParts): Promise<void> => {
  const writes = [...letters, keep([])];
  for (let from = 0; from < writes.length; from += MOST) {
    await committer.commit({ replayKeys: [], writes: writes.slice(from, from + MOST), audit: null });
  }
};

/** Makes the letters that a load still owes because the process died, or could not write them. */
export const announceOwed = async (parts: AnnounceParts): Promise<void> => {
  const kept = (await parts.settings.get(SETTING)) ?? '';
  if (kept === '') return;
  const letters: Write[] = [];
  for (const insz of JSON.parse(kept) as readonly INSZ[]) letters.push(...(await lettersFor(insz, 'unknown', parts)));
  await owe(letters, parts);
};

/** The loader with what it owes. */
export const announcing = (loader: Pick<Loader, 'load'>, parts: AnnounceParts): Pick<Loader, 'load'> => ({
  load: async (rows: Iterable<LoadRow>, herkomst) => {
    if (herkomst === 'fixture') return loader.load(rows, herkomst);
    await announceOwed(parts);
    const all = [...rows];
    const before = new Map<INSZ, KBIDossier | undefined>();
    for (const row of all) {
      if (row.soort !== 'persona' || !isINSZ(row.rij.INSZ)) continue;
      before.set(row.rij.INSZ, (await readPerson(row.rij.INSZ, parts)).dossier);
    }
    if (before.size === 0) return loader.load(all, herkomst);
    const count = await loader.load(all, herkomst, [keep([...before.keys()])]);
    const owed: Write[] = [];
    for (const [insz, dossier] of before) owed.push(...(await lettersFor(insz, dossier, parts)));
    await owe(owed, parts);
    return count;
  },
});
