// A long load in portions: each portion is one transaction that also notes how far the load is, so that one that breaks off, or is
// killed, goes on behind the last portion when the same load is begun again. Rows before that are read again but not written.
import type { Herkomst, Loader, LoadNote, LoadRow } from '../store/port.js';

/** Loads one portion and notes under `name`, in the same transaction, how many rows are in. */
export type LoadPortion = (rows: Iterable<LoadRow>, herkomst: Herkomst, note: LoadNote) => Promise<number>;

/** `name`: the same for the same load only. `done`: rows that are in already. `size`: rows of a portion. */
export type Portions = { readonly name: string; readonly done: number; readonly size: number };

/** A loader that loads in portions; `kept`: rows that are in, also after a load that failed. */
export const inPortions = (
  load: LoadPortion,
  { name, done, size }: Portions,
): Pick<Loader, 'load'> & { kept(): number } => {
  let kept = done;
  return {
    kept: () => kept,
    load: async (rows, herkomst) => {
      const source = rows[Symbol.iterator]();
      for (let row = 0; row < done; row += 1) if (source.next().done === true) return kept;
      let ended = false;
      function* portion(): Generator<LoadRow> {
        for (let row = 0; row < size; row += 1) {
          const next = source.next();
          ended = next.done === true;
          if (next.done === true) return;
          yield next.value;
        }
      }
      while (!ended) kept += await load(portion(), herkomst, { name, before: kept });
      return kept;
    },
  };
};
