// Who saw what of a person: an audit row as an answer to the person (A108, C.4): when, which institution, through whom, why, on which ground.
// A person is looked for under every number that was ever replaced by another of the same person, and under the salted hash of each.
import { hashINSZ } from '../commit/audit-row.js';
import type { ChainedRow } from '../commit/chain.js';
import type { INSZ } from '../domain/numbers/INSZ.js';
import { brusselsTime } from '../domain/time.js';
import type { AuditTrail } from '../store/audit.js';
import { AUDIT_PAGE } from '../store/audit.js';
import type { Identiteiten } from '../store/port.js';

/** One time that somebody asked about a person, or was told. Absent values are empty text. */
export type Seen = {
  readonly rij: number;
  /** Brussels, `YYYY-MM-DD HH:MM:SS`. */
  readonly tijdstip: string;
  readonly richting: string;
  readonly instelling: string;
  /** Who signed for the institution, when that was another. */
  readonly intermediair: string;
  readonly stroom: string;
  readonly grond: string;
  readonly doeleinde: string;
  /** `begin/end`. */
  readonly periode: string;
  readonly uitkomst: string;
  readonly clusters: string;
  /** The number that was asked with; `hash` when only that was kept. */
  readonly INSZ: string;
};

/** Every number of the person: the one that is asked, what it was replaced by, and all that lead to it. */
export const numbersOf = async (insz: INSZ, identiteiten: Identiteiten): Promise<readonly INSZ[]> => {
  let latest = insz;
  const walked = new Set<INSZ>();
  for (let found = await identiteiten.find(latest); found?.status === 'VERVANGEN' && !walked.has(latest); ) {
    walked.add(latest);
    latest = found.door;
    found = await identiteiten.find(latest);
  }
  return [...new Set([insz, latest, ...(await identiteiten.oudeNummers(latest))])];
};

/** Rows about a person after a number, page by page, oldest first. `salt`: of the database. */
export function* rowsAbout(
  trail: AuditTrail,
  nummers: readonly INSZ[],
  salt: string,
  after = 0,
): Generator<ChainedRow> {
  const hashes = nummers.map((nummer) => hashINSZ(salt, nummer));
  let na = after;
  for (;;) {
    const page = trail.ofPerson(nummers, hashes, na, AUDIT_PAGE);
    yield* page;
    if (page.length < AUDIT_PAGE) return;
    na = page.at(-1)?.id ?? 0;
  }
}

/** Whether a row is about a person: for rows that do not come out of the database. */
export const createIsAbout = (nummers: readonly INSZ[], salt: string): ((row: ChainedRow) => boolean) => {
  const known = new Set<string | null>([...nummers, ...nummers.map((nummer) => hashINSZ(salt, nummer))]);
  return ({ INSZ, inszHash }) => (INSZ !== null && known.has(INSZ)) || (inszHash !== null && known.has(inszHash));
};

/** A row for people. `nameOf`: a partner by its Ondernemingsnummer, or the text itself. */
export const seenOf = (row: ChainedRow, nameOf: (partner: string) => string): Seen => {
  const { Datum, Tijd } = brusselsTime(row.tijdstip);
  const instelling = nameOf(row.instelling ?? row.afzender);
  return {
    rij: row.id,
    tijdstip: `${Datum} ${Tijd.slice(0, 8)}`,
    richting: row.richting,
    instelling,
    intermediair: row.richting === 'IN' && row.afzender !== instelling ? row.afzender : '',
    stroom: row.stroom,
    grond: row.grond ?? '',
    doeleinde: row.doeleinde ?? '',
    periode: row.periodeBegin === null ? '' : `${row.periodeBegin}/${row.periodeEinde ?? ''}`,
    uitkomst: row.uitkomst,
    clusters: row.clusters,
    INSZ: row.INSZ ?? 'hash',
  };
};
