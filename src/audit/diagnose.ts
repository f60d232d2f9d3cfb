// Names what was done to the first row that does not fit, by asking which row would fit in its place and where it would fit itself.
// Only called when a chain is broken, so it may read all of it once more.
import { type ChainedRow, expectedHash } from '../commit/chain.js';
import type { Break, BreakKind } from './verdict.js';

/** Where the chain stopped to fit: the row that should stand here is `sequence`, behind `previous`. */
export type Misfit = {
  readonly row: ChainedRow;
  readonly next: ChainedRow | undefined;
  readonly sequence: number;
  readonly previous: string;
  /** Every row that is there, from the first. */
  readonly rows: () => Iterable<ChainedRow>;
};

const fits = (row: ChainedRow | undefined, previous: string, sequence: number): boolean =>
  row !== undefined && expectedHash(row, previous, sequence) === row.hash;

/** The row that was written at this place, when it stands somewhere else now. */
const findTrue = ({ row, rows, previous, sequence }: Misfit): ChainedRow | undefined => {
  for (const candidate of rows()) if (candidate.id !== row.id && fits(candidate, previous, sequence)) return candidate;
  return undefined;
};

const kindOf = (misfit: Misfit): readonly [BreakKind, string] => {
  const { row, next, sequence } = misfit;
  const moved = findTrue(misfit);
  if (moved !== undefined) {
    const neighbours = moved.id === sequence + 1;
    if (neighbours && !fits(row, moved.hash, sequence + 1))
      return ['INSERTED', `what was row ${sequence} is row ${moved.id} now`];
    return ['REORDERED', `what was row ${sequence} stands at ${moved.id}`];
  }
  if (next !== undefined && fits(next, row.hash, sequence + 2))
    return ['DELETED', `a row is gone and the rows behind it were renumbered`];
  return ['EDITED', 'its columns do not give its hash, or it does not follow the row before it'];
};

/** Kind and place. */
export const diagnose = (misfit: Misfit): Break => {
  const { row, sequence } = misfit;
  if (row.id < sequence) return { row: row.id, kind: 'INSERTED', detail: `no row has number ${row.id}` };
  if (row.id > sequence) {
    const last = row.id - 1;
    return { row: sequence, kind: 'DELETED', detail: sequence === last ? 'it is gone' : `rows up to ${last} are gone` };
  }
  const [kind, detail] = kindOf(misfit);
  return { row: sequence, kind, detail };
};
