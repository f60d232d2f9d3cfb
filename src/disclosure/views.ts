// What was disclosed once on the same basis need not be disclosed again: the picture and its decisions are pure in what the basis names.
// The basis holds person, version of the stored dossier, day, ground, institution and repertorium codes; the world stands outside it,
// so whoever changes the world forgets, and a question that began before does not bring back what it saw of it: a basis names the
// generation of its world. Bounded; a bounded memory may forget, never answer for another basis (ADR 0015).
import type { Disclosed } from './disclose.js';

/** Remembered disclosures. `make` runs only when the basis is new. `generation`: how often was forgotten; part of every basis. */
export type Views = { of(basis: string, make: () => Disclosed): Disclosed; generation(): number; forget(): void };

/** The oldest entry goes first; `size` bounds the memory: about 100 kB an entry for a large dossier. */
export const createViews = (size: number): Views => {
  const known = new Map<string, Disclosed>();
  let generation = 0;
  return {
    of: (basis, make) => {
      const seen = known.get(basis);
      if (seen !== undefined) return seen;
      const made = make();
      if (size === 0) return made;
      if (known.size >= size) known.delete(known.keys().next().value ?? '');
      known.set(basis, made);
      return made;
    },
    generation: () => generation,
    forget: () => {
      known.clear();
      generation += 1;
    },
  };
};
