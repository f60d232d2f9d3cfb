// Verifies a chain of audit rows from its first to its last link, and what is known of it from outside: how many rows were written,
// the anchor, the archives before it. Trusts nothing that stands in the rows but what the hashes prove.
import {
  type ChainedRow,
  expectedHash,
  FIRST,
  type Head,
  OWN_STREAM,
  readConcerns,
  readRanges,
  startOf,
} from '../commit/chain.js';
import { diagnose } from './diagnose.js';
import type { Break, Verdict } from './verdict.js';

/** What a chain is held against. */
export type Claims = {
  /** Every row that is there, from the first; may be asked more than once. */
  readonly rows: () => Iterable<ChainedRow>;
  /** What the trail wrote about itself: accounts for rows that were moved away. */
  readonly own: readonly ChainedRow[];
  /** How many rows were written, when that is known. */
  readonly given?: number;
  /** The head as it was noted outside the database. */
  readonly anchor?: Head;
};

/** What stood before the first row: told by the row itself, or by a later row that says where the earlier ones went. */
const findStart = (first: ChainedRow, own: readonly ChainedRow[]): string | undefined => {
  const told = startOf(first);
  if (told !== undefined) return told;
  for (const row of own) {
    const { from, to, hash } = readConcerns(row);
    if (row.uitkomst === 'CHAINED' && from === first.id) return FIRST;
    if ((row.uitkomst === 'ARCHIVED' || row.uitkomst === 'REMOVED') && to === first.id - 1) return hash;
  }
  return undefined;
};

const hasContent = (row: ChainedRow): boolean =>
  [row.INSZ, row.inszHash, row.Referte, row.periodeBegin, row.periodeEinde, row.beslissingen].some(
    (value) => value !== null,
  );

/** Numbers of rows that lost their content, and those that a row accounts for. */
const createErasures = () => {
  const erased: number[] = [];
  const recorded: (readonly [number, number])[] = [];
  return {
    note: (row: ChainedRow): void => {
      if (row.salt === null) erased.push(row.id);
      if (row.concerns !== null) recorded.push(...readRanges(readConcerns(row).erased ?? ''));
    },
    count: () => erased.length,
    silent: () => erased.find((id) => !recorded.some(([from, to]) => from <= id && id <= to)),
  };
};

/** Whether the end of the chain is the end that was written, and the anchor one of its links. */
const checkEnd = (
  { given = 0, anchor }: Claims,
  to: number,
  from: number,
  anchored: string | undefined,
): Break | undefined => {
  if (to < given) return { row: to + 1, kind: 'TRUNCATED', detail: `${given} rows were written` };
  if (anchor === undefined) return undefined;
  if (to < anchor.sequence)
    return { row: to + 1, kind: 'TRUNCATED', detail: `the anchor knows ${anchor.sequence} rows` };
  if (anchored === undefined ? anchor.sequence >= from : anchored !== anchor.hash)
    return {
      row: anchor.sequence,
      kind: 'REWRITTEN',
      detail: 'the anchor has another hash: this row or one before it',
    };
  return undefined;
};

/** Reads the whole chain and says whether it holds. */
export const verifyChain = (claims: Claims): Verdict => {
  const erasures = createErasures();
  let head: Head | undefined;
  let from = 0;
  let rows = 0;
  // What an anchor of an empty trail names stands before the first row: a gateway that nobody asked anything notes that too.
  let anchored = claims.anchor?.sequence === 0 ? FIRST : undefined;
  const verdict = (broken: Break | undefined): Verdict => ({
    rows,
    from,
    to: head?.sequence ?? 0,
    hash: head?.hash ?? FIRST,
    erased: erasures.count(),
    anchor: claims.anchor === undefined ? 'none' : anchored === undefined ? 'elsewhere' : 'held',
    broken,
  });
  const iterator = claims.rows()[Symbol.iterator]();
  let at = iterator.next();
  while (at.done !== true) {
    const row = at.value;
    at = iterator.next();
    if (head === undefined) {
      from = row.id;
      const start = findStart(row, claims.own);
      if (start === undefined)
        return verdict({
          row: 1,
          kind: 'DELETED',
          detail: `rows up to ${row.id - 1} are gone and no row says where to`,
        });
      head = { sequence: row.id - 1, hash: start };
      if (head.sequence === claims.anchor?.sequence) anchored = start;
    }
    const sequence: number = head.sequence + 1;
    if (row.id !== sequence || expectedHash(row, head.hash) !== row.hash) {
      const next = at.done === true ? undefined : at.value;
      return verdict(diagnose({ row, next, sequence, previous: head.hash, rows: claims.rows }));
    }
    if (row.salt === null && hasContent(row))
      return verdict({ row: row.id, kind: 'EDITED', detail: 'it was erased, and has content again' });
    erasures.note(row);
    rows += 1;
    head = { sequence, hash: row.hash };
    if (sequence === claims.anchor?.sequence) anchored = row.hash;
    else if (row.stroom === OWN_STREAM && readConcerns(row).to === claims.anchor?.sequence)
      anchored ??= readConcerns(row).hash;
  }
  // The rows that account for erasures may be among those that are gone: the end comes first.
  const end = checkEnd(claims, head?.sequence ?? 0, from, anchored);
  const silent = erasures.silent();
  if (end !== undefined || silent === undefined) return verdict(end);
  return verdict({ row: silent, kind: 'ERASED', detail: 'its content is gone and no row says that it was erased' });
};
