// What a person may ask of the outbox: look, try again, drop, and make a test invalidation (`kbi invalidate`, `kbi outbox`).
// The same functions serve the running gateway and a command that opens the database itself; orders are JSON that the command line wrote.
import type { Committer } from '../commit/unit.js';
import { telt } from '../domain/kbi/Inschrijving.js';
import type { Invalidatie, InvalidatieStatus } from '../domain/kbi/Invalidatie.js';
import { type INSZ, isINSZ } from '../domain/numbers/INSZ.js';
import { bevat } from '../domain/numbers/Periode.js';
import { type Clock, type Ids, vandaag } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { Outbox } from '../store/port.js';
import { findNummers, type GateSources } from './select.js';

/** `wait`: how long changes are gathered, milliseconds. */
export type OfficeParts = Pick<GateSources, 'machtigingen' | 'identiteiten' | 'repertorium'> & {
  readonly outbox: Outbox;
  readonly committer: Committer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wait: number;
};

/** An order by the name of its command, as JSON. Throws ORDER_INVALID for an order that cannot be read. */
export type OfficeCommand = (order: Readonly<Record<string, unknown>>) => Promise<unknown>;

const OPEN: readonly InvalidatieStatus[] = ['WACHT', 'VERZONDEN', 'OPGEGEVEN'];
const MOST = 10_000;

const invalid = (detail: string): Fault => new Fault('ORDER_INVALID', detail);

/** OCMWs that have the person registered today under a code that matters for invalidations. */
const findOCMWs = async (insz: INSZ, nu: number, parts: OfficeParts): Promise<readonly string[]> => {
  const dag = vandaag(nu);
  const gronden = parts.machtigingen().filter(({ stroom }) => stroom === 'InvalidatieKBIDossier');
  const codes = new Set(gronden.flatMap(({ repertoriumcodes = [] }) => repertoriumcodes));
  const { nummers } = await findNummers(insz, parts.identiteiten);
  const rijen = await parts.repertorium.alle(nummers);
  const relevant = rijen.filter((rij) => codes.has(rij.Hoedanigheidscode) && bevat(telt(rij), dag));
  return [...new Set(relevant.map(({ OCMW }) => OCMW))];
};

/** A change of the person, as if the dossier had changed, for every OCMW that is concerned. */
const invalidate = async (order: Readonly<Record<string, unknown>>, parts: OfficeParts): Promise<unknown> => {
  const { INSZ, atOnce } = order;
  if (typeof INSZ !== 'string' || !isINSZ(INSZ)) throw new Fault('INSZ_ONGELDIG', 'form or check digits');
  const { clock, ids, committer, wait, outbox } = parts;
  const aangemaakt = clock.now();
  const wachtTot = aangemaakt + (atOnce === true ? 0 : wait);
  const ocmws = await findOCMWs(INSZ, aangemaakt, parts);
  const waarden = { INSZ, aangemaakt, wachtTot, vervangenDoor: null };
  const writes = ocmws.map((OCMW) => ({
    soort: 'invalidatie.maak',
    waarden: { ...waarden, OCMW, GebeurtenisId: ids.uuid() },
  }));
  if (writes.length > 0) await committer.commit({ replayKeys: [], writes, audit: null });
  const open = await outbox.open(INSZ);
  const invalidaties = open.filter(({ status, OCMW }) => status === 'WACHT' && ocmws.includes(OCMW));
  // A change that joined a letter that still gathers takes that one along.
  const hurried = atOnce === true ? invalidaties.filter(({ volgendePoging }) => volgendePoging > wachtTot) : [];
  if (hurried.length > 0) await move('hervat', { ids: hurried.map(({ id }) => id) }, parts);
  return { invalidaties, ocmws };
};

const readIds = (value: unknown): readonly number[] => {
  if (!Array.isArray(value) || value.some((id) => !Number.isSafeInteger(id)))
    throw invalid('ids must be whole numbers');
  return value as number[];
};

/** The letters an order names: by id, or all that are dead. */
const findLetters = async (ids: unknown, outbox: Outbox): Promise<readonly Invalidatie[]> => {
  if (ids === 'dead') return outbox.list(0, MOST, 'OPGEGEVEN');
  const found = await Promise.all(readIds(ids).map((id) => outbox.find(id)));
  return found.filter((letter) => letter !== undefined);
};

/** Moves each letter on its own; gives which did, and which could not (not there, at its end, or a newer one waits in its place). */
const move = async (soort: 'hervat' | 'schrap', order: Readonly<Record<string, unknown>>, parts: OfficeParts) => {
  const { outbox, committer, clock } = parts;
  const done: number[] = [];
  const letters = await findLetters(order.ids, outbox);
  const there = new Set(letters.map(({ id }) => id));
  const not = order.ids === 'dead' ? [] : readIds(order.ids).filter((id) => !there.has(id));
  for (const { id, OCMW } of letters) {
    const write = { soort: `invalidatie.${soort}`, waarden: { id, OCMW, nu: clock.now() } };
    const { kind } = await committer.commit({ replayKeys: [], writes: [write], audit: null });
    (kind === 'durable' ? done : not).push(id);
  }
  return { done, not };
};

const list = async ({ status, all }: Readonly<Record<string, unknown>>, { outbox }: OfficeParts): Promise<unknown> => {
  if (all === true) return { invalidaties: await outbox.list(0, MOST) };
  const wanted = typeof status === 'string' ? [status as InvalidatieStatus] : OPEN;
  const pages = await Promise.all(wanted.map((one) => outbox.list(0, MOST, one)));
  return { invalidaties: pages.flat().sort((one, other) => one.id - other.id) };
};

/** The commands, by name. */
export const createOffice = (parts: OfficeParts): ReadonlyMap<string, OfficeCommand> =>
  new Map<string, OfficeCommand>([
    ['invalidate', (order) => invalidate(order, parts)],
    [
      'outbox',
      (order) => {
        if (order.action === 'retry') return move('hervat', order, parts);
        if (order.action === 'drop') return move('schrap', order, parts);
        return list(order, parts);
      },
    ],
  ]);
