// Loose records on their way to a dossier, and the pairing of what KBI announces with what is stored: the public element does not say
// all that a dossier holds, and what it cannot say stays with the entry it belongs to. Whether the result is a dossier is checked later.

/** A record whose fields are not yet believed. */
export type Los = Readonly<Record<string, unknown>>;

/** Without fields that have no value, and without empty lists: absent is absent. */
export const compact = (fields: Los): Los =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );

/** For each entry the stored one with the same key; each stored one is given once, in order. */
export const pair = <R, S>(
  read: readonly R[],
  stored: readonly S[] | undefined,
  keyOfRead: (entry: R) => string,
  keyOfStored: (entry: S) => string,
): readonly (readonly [R, S | undefined])[] => {
  const left = new Map<string, S[]>();
  for (const entry of stored ?? []) {
    const key = keyOfStored(entry);
    const same = left.get(key);
    if (same === undefined) left.set(key, [entry]);
    else same.push(entry);
  }
  return read.map((entry) => [entry, left.get(keyOfRead(entry))?.shift()] as const);
};

/** A key of several fields. */
export const keyOf = (...fields: readonly (string | undefined)[]): string =>
  fields.map((field) => field ?? '').join('|');
