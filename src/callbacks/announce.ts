// What a load owes: persons that a user loads are changed dossiers like those KBI announces, whether a gateway runs or not.
// The loader keeps what stood there before in the transaction of the rows (store port, Aankondiging); here letters are made of it, page by
// page, each page in one unit that also ends its aankondigingen. Whoever dies in between leaves the rest to the next start.
import type { Committer, Write } from '../commit/unit.js';
import type { Aankondiging, Aankondigingen } from '../store/port.js';
import { type ChangeParts, lettersOf } from './change.js';
import { type PersonSources, readPerson } from './person.js';

export type AnnounceParts = PersonSources &
  ChangeParts & { readonly aankondigingen: Aankondigingen; readonly committer: Committer };

/** Persons of one unit. */
const PAGE = 100;

/** Letters about one person, and the end of its aankondiging; loaded again meanwhile, it collides and is looked at again. */
const settle = async ({ INSZ, voor, beurt }: Aankondiging, parts: AnnounceParts): Promise<readonly Write[]> => {
  const done: Write = { soort: 'aankondiging.klaar', waarden: { INSZ, beurt } };
  const { nummers, dossier } = await readPerson(INSZ, parts);
  if (JSON.stringify(voor) === JSON.stringify(dossier)) return [done];
  return [done, ...(await lettersOf({ before: voor, after: dossier, nummers }, parts))];
};

/** Makes the letters that loads still owe. Rejects when they cannot be kept: then they are still owed. */
export const announceOwed = async (parts: AnnounceParts): Promise<void> => {
  for (;;) {
    const page = await parts.aankondigingen.page(PAGE);
    if (page.length === 0) return;
    const writes: Write[] = [];
    for (const one of page) writes.push(...(await settle(one, parts)));
    await parts.committer.commit({ replayKeys: [], writes, audit: null });
    // Page by page; messages are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
};
