// What an OCMW can tell from Volgnummers: which signals are still missing, which came twice. Numbers about different persons may
// arrive out of order, so a missing number is a gap only until it comes (docs/callbacks.md). The first number that is seen begins the row.

/** `missing`: numbers between the first and the highest seen that have not come, after this one. */
export type Arrival = { readonly repeated: boolean; readonly missing: readonly number[] };

/** Makes the book of one OCMW. `take`: a signal with its id and number came. */
export const createGapBook = (): { take(gebeurtenisId: string, volgnummer: number): Arrival } => {
  const ids = new Set<string>();
  const missing = new Set<number>();
  let highest: number | undefined;
  return {
    take: (gebeurtenisId, volgnummer) => {
      const repeated = ids.has(gebeurtenisId);
      ids.add(gebeurtenisId);
      missing.delete(volgnummer);
      for (let nummer = (highest ?? volgnummer) + 1; nummer < volgnummer; nummer += 1) missing.add(nummer);
      highest = Math.max(highest ?? volgnummer, volgnummer);
      return { repeated, missing: [...missing].sort((one, other) => one - other) };
    },
  };
};
