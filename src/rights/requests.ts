// Requests as rows (A144, AVG art. 12): registered, given more time once, refused with a reason, or settled by what was done. A request is open
// until it has an outcome; what is open after its term is late.
import { internalRow } from '../commit/internal-row.js';
import type { CommitUnit, Write } from '../commit/unit.js';
import {
  isTeLaat,
  MEESTE_VERLENGING,
  type SoortVerzoek,
  termijnVan,
  type UitkomstVerzoek,
  type VerzoekBetrokkene,
} from '../domain/kbi/VerzoekBetrokkene.js';
import { isDatum } from '../domain/numbers/Datum.js';
import { type INSZ, isINSZ } from '../domain/numbers/INSZ.js';
import { type Datum, vandaag } from '../domain/time.js';
import { Fault } from '../faults/fault.js';
import type { RightsParts } from './parts.js';

/** A request as it is listed. */
export type Listed = VerzoekBetrokkene & { readonly teLaat: boolean };

export const refuseOrder = (detail: string): Fault => new Fault('ORDER_INVALID', detail);

/** The INSZ of an order. Throws INSZ_ONGELDIG. */
export const readINSZ = (value: unknown): INSZ => {
  if (typeof value === 'string' && isINSZ(value)) return value;
  throw new Fault('INSZ_ONGELDIG', 'form or check digits');
};

const SOORTEN: ReadonlySet<unknown> = new Set<SoortVerzoek>(['INZAGE', 'VERBETERING', 'WISSING']);
const isSoort = (value: unknown): value is SoortVerzoek => SOORTEN.has(value);

export const today = ({ clock }: Pick<RightsParts, 'clock'>): Datum => vandaag(clock.now());

/** Makes a unit durable; somebody else settled the request meanwhile when it cannot be. */
export const commitUnit = async (unit: Omit<CommitUnit, 'replayKeys'>, { committer }: RightsParts): Promise<void> => {
  const { kind } = await committer.commit({ replayKeys: [], ...unit });
  if (kind !== 'durable') throw refuseOrder('somebody else changed this meanwhile: look again');
};

/** All requests, or those without outcome, in order; with whether their term is over. */
export const listRequests = async (all: boolean, parts: RightsParts): Promise<readonly Listed[]> => {
  const dag = today(parts);
  const verzoeken = await parts.rechten.verzoeken();
  return verzoeken
    .filter(({ Uitkomst }) => all || Uitkomst === undefined)
    .map((verzoek) => ({ ...verzoek, teLaat: isTeLaat(verzoek, dag) }));
};

/** Registers a request that came in, today when no day is given. */
export const register = async (
  order: { readonly soort: unknown; readonly INSZ: unknown; readonly ontvangen: unknown },
  parts: RightsParts,
): Promise<Listed> => {
  const INSZ = readINSZ(order.INSZ);
  const dag = today(parts);
  const Ontvangen = order.ontvangen ?? dag;
  if (!isSoort(order.soort)) throw refuseOrder('a request is for INZAGE, VERBETERING or WISSING');
  if (typeof Ontvangen !== 'string' || !isDatum(Ontvangen) || Ontvangen > dag)
    throw refuseOrder(`a request came in on a calendar date, YYYY-MM-DD, ${dag} at the latest`);
  const waarden = { Soort: order.soort, INSZ, Ontvangen, Termijn: termijnVan(Ontvangen) };
  const none = { Uitkomst: null, Toelichting: null, Afgehandeld: null };
  await commitUnit({ writes: [{ soort: 'verzoek.registreer', waarden: { ...waarden, ...none } }], audit: null }, parts);
  const made = (await listRequests(false, parts))
    .filter((one) => one.INSZ === INSZ && one.Soort === order.soort)
    .at(-1);
  if (made === undefined) throw new Fault('INTERNE_FOUT', 'a request that was registered is not there');
  return made;
};

const findOpen = async (id: unknown, parts: RightsParts): Promise<VerzoekBetrokkene> => {
  const verzoek = typeof id === 'number' ? await parts.rechten.verzoek(id) : undefined;
  if (verzoek === undefined) throw refuseOrder('there is no such request');
  if (verzoek.Uitkomst !== undefined)
    throw refuseOrder(`request ${verzoek.id} has its outcome already: ${verzoek.Uitkomst}`);
  return verzoek;
};

const readReden = (reden: unknown): string => {
  if (typeof reden === 'string' && reden.trim() !== '' && reden.length <= 500) return reden;
  throw refuseOrder('the person must be told why: give a reason of at most 500 characters');
};

/** Gives a request more time, once, before its term is over, and for a reason (AVG art. 12.3). */
export const extend = async (
  order: { readonly id: unknown; readonly maanden: unknown; readonly reden: unknown },
  parts: RightsParts,
): Promise<VerzoekBetrokkene> => {
  const verzoek = await findOpen(order.id, parts);
  const { maanden } = order;
  if (verzoek.Verlenging !== undefined) throw refuseOrder(`request ${verzoek.id} was given more time already`);
  if (isTeLaat(verzoek, today(parts))) throw refuseOrder(`the term of request ${verzoek.id} is over`);
  if (typeof maanden !== 'number' || !Number.isInteger(maanden) || maanden < 1 || maanden > MEESTE_VERLENGING)
    throw refuseOrder(`a term may be ${MEESTE_VERLENGING} months longer at most`);
  const Termijn = termijnVan(verzoek.Ontvangen, maanden);
  const waarden = { id: verzoek.id, Termijn, Verlenging: readReden(order.reden) };
  await commitUnit({ writes: [{ soort: 'verzoek.verleng', waarden }], audit: null }, parts);
  return { ...verzoek, Termijn, Verlenging: waarden.Verlenging };
};

/** What ends a request, or registers one that was carried out at once. `open`: the oldest open one of that kind. */
export const settleWrite = (
  settled: {
    readonly open: VerzoekBetrokkene | undefined;
    readonly Soort: SoortVerzoek;
    readonly INSZ: INSZ;
    readonly Uitkomst: UitkomstVerzoek;
    readonly Toelichting?: string | undefined;
  },
  dag: Datum,
): Write => {
  const { open, Soort, INSZ, Uitkomst, Toelichting = null } = settled;
  const besluit = { Uitkomst, Toelichting, Afgehandeld: dag };
  if (open !== undefined) return { soort: 'verzoek.besluit', waarden: { id: open.id, ...besluit } };
  const waarden = { Soort, INSZ, Ontvangen: dag, Termijn: termijnVan(dag), ...besluit };
  return { soort: 'verzoek.registreer', waarden };
};

/** The oldest open request of a kind, of a person under any number. */
export const findOpenOf = async (
  Soort: SoortVerzoek,
  nummers: readonly INSZ[],
  { rechten }: RightsParts,
): Promise<VerzoekBetrokkene | undefined> => {
  const known = new Set<string>(nummers);
  return (await rechten.verzoeken()).find(
    (one) => one.Soort === Soort && one.Uitkomst === undefined && one.INSZ !== undefined && known.has(one.INSZ),
  );
};

/** Refuses a request, for a reason (AVG art. 12.4). */
export const refuse = async (
  order: { readonly id: unknown; readonly reden: unknown },
  parts: RightsParts,
): Promise<VerzoekBetrokkene> => {
  const verzoek = await findOpen(order.id, parts);
  const Afgehandeld = today(parts);
  const waarden = { id: verzoek.id, Uitkomst: 'GEWEIGERD', Toelichting: readReden(order.reden), Afgehandeld } as const;
  const { ids, clock } = parts;
  const audit = internalRow({
    ...{ ids, now: clock.now(), stroom: 'Rechten', uitkomst: 'GEWEIGERD' },
    ...{ INSZ: verzoek.INSZ ?? null, grond: `${verzoek.Soort} ${verzoek.id}` },
  });
  await commitUnit({ writes: [{ soort: 'verzoek.besluit', waarden }], audit }, parts);
  const { Uitkomst, Toelichting } = waarden;
  return { ...verzoek, Uitkomst, Toelichting, Afgehandeld };
};
