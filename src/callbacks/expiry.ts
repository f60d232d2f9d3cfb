// A picture may change by time alone: an Opschorting ends, an Aanmelding turns one year old. Once a Brussels day every person whom an OCMW
// has registered under a code that matters is looked at with the eyes of that OCMW, then and now; a difference is owed like any other change.
// Disclosure says until when a picture holds (geldigTot), so that most are built once. The day that was looked at is kept in the database:
// a gateway that was down, or whose clock was moved, compares with the last day it saw. Rows that shifted since (another start) do not count.
import type { Committer, Write } from '../commit/unit.js';
import type { Machtiging } from '../domain/kbi/Machtiging.js';
import type { Partner } from '../domain/kbi/Partner.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { type Clock, type Datum, type Ids, vandaag } from '../domain/time.js';
import type { Ingeschrevenen, Repertorium, Settings } from '../store/port.js';
import { findWatchers, invalidatieWrites } from './concern.js';
import { type Daily, startDaily } from './daily.js';
import { type PersonSources, readPerson } from './person.js';

/** `wait`: how long later changes join a letter, milliseconds. `complain`: told of what went wrong in the background. */
export type ExpiryParts = PersonSources & {
  readonly repertorium: Repertorium;
  readonly ingeschrevenen: Ingeschrevenen;
  readonly settings: Settings;
  readonly machtigingen: () => readonly Machtiging[];
  readonly partnerOf: (ondernemingsnummer: string) => Partner | undefined;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wait: number;
  readonly complain: (error: unknown) => void;
};

const SETTING = 'verval.dag';
const PAGE = 100;

/** Letters for one person as registered under one number: for OCMWs that know the person by another, that number has its own turn. */
const lettersFor = async (insz: INSZ, toen: Datum, dag: Datum, parts: ExpiryParts): Promise<readonly Write[]> => {
  const { nummers, dossier } = await readPerson(insz, parts);
  if (dossier === undefined) return [];
  const { machtigingen, partnerOf, repertorium, ids, clock, wait } = parts;
  const inschrijvingen = await repertorium.alle(nummers);
  const watchers = findWatchers({ nummers, inschrijvingen, machtigingen: machtigingen(), partnerOf, dag });
  const concerned = watchers.filter(({ INSZ, see }) => {
    if (INSZ !== insz) return false;
    const { beeld, tot } = see({ dossier, dag: toen });
    return tot !== undefined && tot <= dag && see({ dossier, dag }).beeld !== beeld;
  });
  return invalidatieWrites(concerned, { ids, now: clock.now(), wait }, 'invalidatie.verloop');
};

/** Compares the last day that was looked at with today, and keeps today; gives the letters made. Nothing to compare with: none. */
export const expire = async (parts: ExpiryParts): Promise<number> => {
  const { clock, settings, ingeschrevenen, committer, machtigingen } = parts;
  const dag = vandaag(clock.now());
  const shift = (await settings.get('shift')) ?? '';
  const value = `${dag} ${shift}`;
  const last = await settings.get(SETTING);
  if (last === value) return 0;
  const [toen = dag, geschoven] = last?.split(' ') ?? [];
  const relevant = machtigingen().filter(({ stroom }) => stroom === 'InvalidatieKBIDossier');
  const codes = [...new Set(relevant.flatMap(({ repertoriumcodes = [] }) => repertoriumcodes))];
  let made = 0;
  let na = '';
  while (toen < dag && geschoven === shift) {
    const page = await ingeschrevenen.page(codes, dag, na, PAGE);
    const writes: Write[] = [];
    for (const insz of page) writes.push(...(await lettersFor(insz, toen, dag, parts)));
    if (writes.length > 0) await committer.commit({ replayKeys: [], writes, audit: null });
    made += writes.length;
    na = page.at(-1) ?? na;
    if (page.length < PAGE) break;
    // Page by page; messages are answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const kept = { soort: 'setting.zet', waarden: { name: SETTING, value } };
  await committer.commit({ replayKeys: [], writes: [kept], audit: null });
  return made;
};

/** Looks at each Brussels midnight of the clock, and whenever it is told to. */
export const startExpiry = (parts: ExpiryParts): Daily => startDaily(() => expire(parts), parts);
