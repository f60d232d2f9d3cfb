// "Most recent", once and for all: the latest date that is not after the day, then DatumLaatsteWijziging, then the later place
// in the list (C.3.3, C.3.15). An entry without a date is older than any with one. Also sets MeestRecentVlag.
import type { Datum } from '../domain/time.js';

/** How to order entries of a list. `telt`: which may be chosen at all. `voorrang`: decides between equal dates, before DatumLaatsteWijziging. */
export type Ordening<T> = {
  readonly datum: (item: T) => Datum | undefined;
  readonly telt?: (item: T, dag: Datum) => boolean;
  readonly voorrang?: (item: T) => number;
};

const wijzigingOf = (item: unknown): string =>
  (item as { readonly DatumLaatsteWijziging?: string }).DatumLaatsteWijziging ?? '';

/** Position of the most recent entry that has happened by a day, or -1. */
export const indexOfRecentste = <T>(
  items: readonly T[],
  { datum, telt, voorrang }: Ordening<T>,
  dag: Datum,
): number => {
  let best = -1;
  let bestDatum = '';
  let bestItem: T | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as T;
    const eigen = datum(item) ?? '';
    if (eigen > dag || eigen < bestDatum || (telt !== undefined && !telt(item, dag))) continue;
    if (bestItem !== undefined && eigen === bestDatum) {
      const rang = voorrang === undefined ? 0 : voorrang(item) - voorrang(bestItem);
      if (rang < 0 || (rang === 0 && wijzigingOf(item) < wijzigingOf(bestItem))) continue;
    }
    best = index;
    bestDatum = eigen;
    bestItem = item;
  }
  return best;
};

/** Sets MeestRecentVlag on the entry with the latest date, the later place winning; nothing when no entry has a date. */
export const flagRecentste = <T extends { readonly MeestRecentVlag?: boolean }>(
  elements: readonly T[],
  datum: (element: T) => Datum | undefined,
): readonly T[] => {
  let best: { MeestRecentVlag?: boolean } | undefined;
  let bestDatum = '';
  for (const element of elements) {
    const eigen = datum(element);
    if (eigen === undefined || eigen < bestDatum) continue;
    best = element;
    bestDatum = eigen;
  }
  if (best !== undefined) best.MeestRecentVlag = true;
  return elements;
};
