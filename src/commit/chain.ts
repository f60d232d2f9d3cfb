// The canonical form of an audit row and the hashes that chain it to the row before (docs/audit.md is the same, for readers).
// What is bound to a person enters as a salted hash: salt and content can be dropped, and the chain still holds and says "erased".
// A hash proves order and content against whoever cannot rewrite all rows that follow; against whoever can, there is the anchor.
import { hash as digest } from 'node:crypto';
import type { AuditRow } from './unit.js';

/** What stands before the first row: 32 octets of zero in base64url. */
export const FIRST = 'A'.repeat(43);

/** A row as it is kept. `salt` null: erased, and `contentHash` stands for what was there; else that is computed. */
export type ChainedRow = Omit<AuditRow, 'erases'> & {
  readonly id: number;
  /** Facts of a row about other rows, as JSON; see `Concerns`. */
  readonly concerns: string | null;
  readonly salt: string | null;
  readonly contentHash: string | null;
  readonly hash: string;
};

/** The end of a chain: the number of its last row, 0 when there is none, and its hash. */
export type Head = { readonly sequence: number; readonly hash: string };

/**
 * What a row says of others. `erased`: rows without content since, as `3,7-9`. `from`, `to`, `hash`: a stretch of rows and the hash of
 * its last one: emptied, archived, removed, or taken up into the chain (ARCHIVED, EMPTIED, REMOVED, CHAINED).
 */
export type Concerns = {
  readonly erased?: string;
  readonly from?: number;
  readonly to?: number;
  readonly hash?: string;
};

/** The stream of rows that the trail writes about itself. */
export const OWN_STREAM = 'AUDIT';

/** Hash of what is bound to a person, with the salt of the row in front of it. */
export const hashContent = (
  salt: string,
  row: Pick<AuditRow, 'INSZ' | 'inszHash' | 'Referte' | 'periodeBegin' | 'periodeEinde' | 'beslissingen'>,
): string =>
  digest(
    'sha256',
    `${salt}\n${JSON.stringify([row.INSZ, row.inszHash, row.Referte, row.periodeBegin, row.periodeEinde, row.beslissingen])}`,
    'base64url',
  );

/** Hash of a row: previous row, content, everything else. Lines of text, so that any tool can compute it again. */
export const hashRow = (
  previous: string,
  sequence: number,
  row: Omit<AuditRow, 'erases'>,
  concerns: string | null,
  contentHash: string,
): string =>
  digest(
    'sha256',
    `${previous}\n${contentHash}\n${JSON.stringify([
      sequence,
      row.messageId,
      row.tijdstip,
      row.stroom,
      row.richting,
      row.afzender,
      row.instelling,
      row.Hoedanigheid,
      row.grond,
      row.doeleinde,
      row.mutatiesContext,
      row.uitkomst,
      row.clusters,
      concerns,
    ])}`,
    'base64url',
  );

/** The content hash of a kept row: computed while the content is there. */
export const contentHashOf = (row: ChainedRow): string =>
  row.salt === null ? (row.contentHash ?? '') : hashContent(row.salt, row);

/** The hash that a kept row must have behind `previous` at a place of the chain. */
export const expectedHash = (row: ChainedRow, previous: string, sequence = row.id): string =>
  hashRow(previous, sequence, row, row.concerns, contentHashOf(row));

/** What a row says of others; nothing when it says nothing that can be read. */
export const readConcerns = (row: Pick<ChainedRow, 'concerns'>): Concerns => {
  try {
    return row.concerns === null ? {} : (JSON.parse(row.concerns) as Concerns);
  } catch {
    return {};
  }
};

/** Numbers as text, `3,7-9`; sorted, each once. */
export const writeRanges = (numbers: readonly number[]): string => {
  const ranges: { from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(',');
};

/** The other way round: pairs of first and last. What is no range is left out. */
export const readRanges = (text: string): readonly (readonly [number, number])[] =>
  text.split(',').flatMap((part) => {
    const [, from, to = from] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(part) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)] as const];
  });

/** What stands before the first row that is still there, when the row says so itself; else the row before must be asked. */
export const startOf = (row: ChainedRow): string | undefined => {
  if (row.id === 1) return FIRST;
  const { to, hash } = readConcerns(row);
  return row.stroom === OWN_STREAM && to === row.id - 1 ? hash : undefined;
};
