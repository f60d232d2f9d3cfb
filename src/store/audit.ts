// The reading side of the audit trail, for those who verify it, search it, count it or move it: pages in order, never the whole.
// Synchronous like every bulk reading: it walks through rows for as long as its caller pulls.
import type { ChainedRow } from '../commit/chain.js';

/** One page is at most this many rows. */
export const AUDIT_PAGE = 500;

/** How many messages of one kind came in one hour since 1970; for counting. */
export type Counted = Pick<ChainedRow, 'afzender' | 'instelling' | 'stroom' | 'richting' | 'uitkomst'> & {
  readonly uur: number;
  readonly aantal: number;
};

/** The kept rows. Pages come after a number, in order. */
export type AuditTrail = {
  page(na: number, most: number): readonly ChainedRow[];
  /** Reads under one view of the database: rows that others write or move meanwhile do not count. */
  steady<T>(work: () => T): T;
  /** The highest number that was ever given to a row. */
  given(): number;
  /** What the trail wrote about itself, oldest first: few rows. */
  own(): readonly ChainedRow[];
  /** Messages from a moment up to before another, in ms; what the trail wrote about itself is not among them. */
  counted(van?: number, tot?: number): Iterable<Counted>;
  /** The row of one message, by the id that its answer carried. */
  byMessage(messageId: string): ChainedRow | undefined;
  /** The decisions that a row names by their hash, as they were written down. */
  decisions(hash: string): string | undefined;
  /** Rows about a person, under any of these numbers or any of these hashes of a number. */
  ofPerson(nummers: readonly string[], hashes: readonly string[], na: number, most: number): readonly ChainedRow[];
};

/** Rows by their first and last number, and the hash of the last. */
export type Stretch = { readonly from: number; readonly to: number; readonly hash: string };

/** Rows leave the database, and a row stays that says so. Moments in ms. Throws AUDIT_UNWRITABLE, and then nothing was changed. */
export type AuditMoves = {
  /** Rows up to the end of a stretch that an archive holds now. */
  archived(stretch: Stretch, tijdstip: number): void;
  /** An archived stretch that was kept long enough. */
  removed(stretch: Stretch, tijdstip: number): void;
};

/** Every row after a number, page by page. */
export function* allRows(trail: Pick<AuditTrail, 'page'>, na = 0): Generator<ChainedRow> {
  for (let page = trail.page(na, AUDIT_PAGE); page.length > 0; page = trail.page(page.at(-1)?.id ?? 0, AUDIT_PAGE))
    yield* page;
}
