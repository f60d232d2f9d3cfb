// Late leefloon data: a letter that lapsed because no leefloon was known, though there was some, is made up for by a new
// one. Looks at what is stored and not at who stored it, so that an import by any road counts, and once: the lapsed letter is marked
// in the same unit. The new letter passes the gate like every other: it goes only while the right lasts.
import type { Committer } from '../commit/unit.js';
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import { type Clock, type Ids, vandaag } from '../domain/time.js';
import type { Identiteiten, Leefloonrechten, Outbox } from '../store/port.js';
import { findNummers, hasLeefloon } from './select.js';

export type CatchUpParts = {
  readonly outbox: Pick<Outbox, 'vervallen'>;
  readonly identiteiten: Identiteiten;
  readonly leefloonrechten: Leefloonrechten;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
};

const PAGE = 200;

const makeUp = async (letter: Invalidatie, { committer, clock, ids }: CatchUpParts): Promise<boolean> => {
  const { id, INSZ, OCMW, vervangenDoor = null } = letter;
  const now = clock.now();
  const nieuw = { GebeurtenisId: ids.uuid(), INSZ, OCMW, aangemaakt: now, wachtTot: now, vervangenDoor };
  const writes = [
    { soort: 'invalidatie.ingehaald', waarden: { id } },
    { soort: 'invalidatie.maak', waarden: nieuw },
  ];
  return (await committer.commit({ replayKeys: [], writes, audit: null })).kind === 'durable';
};

/** Makes up for every letter that lapsed on a day that is now known to be one with leefloon; gives how many. */
export const catchUp = async (parts: CatchUpParts): Promise<number> => {
  const { outbox, identiteiten, leefloonrechten } = parts;
  let made = 0;
  let na = 0;
  for (;;) {
    const page = await outbox.vervallen(na, PAGE);
    for (const letter of page) {
      na = letter.id;
      const { nummers } = await findNummers(letter.INSZ, identiteiten);
      const dag = vandaag(letter.afgehandeld ?? letter.aangemaakt);
      if (!(await hasLeefloon(nummers, letter.OCMW, dag, leefloonrechten))) continue;
      if (await makeUp(letter, parts)) made += 1;
    }
    if (page.length < PAGE) return made;
    // A long list is read page by page, and messages are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
};
