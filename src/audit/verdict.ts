// What is said of a chain: whole, or the first row that does not fit and what was done to it.

/**
 * How a chain is broken. EDITED: a row is not what was written. DELETED: rows are gone from the middle or the start. INSERTED: a row
 * that was never written. REORDERED: rows changed places. TRUNCATED: rows at the end are gone. REWRITTEN: the rows fit each other but
 * not the anchor. ERASED: content is gone and no row says so.
 */
export type BreakKind = 'EDITED' | 'DELETED' | 'INSERTED' | 'REORDERED' | 'TRUNCATED' | 'REWRITTEN' | 'ERASED';

/** The first broken row, by its number. */
export type Break = { readonly row: number; readonly kind: BreakKind; readonly detail: string };

/** A chain that was read. `from`, `to`: numbers of the first and last row (0: none); `hash`: of the last one. */
export type Verdict = {
  readonly rows: number;
  readonly from: number;
  readonly to: number;
  readonly hash: string;
  readonly erased: number;
  /** `elsewhere`: the row that the anchor names is not among those that were read, but in an archive. */
  readonly anchor: 'none' | 'held' | 'elsewhere';
  readonly broken: Break | undefined;
};
