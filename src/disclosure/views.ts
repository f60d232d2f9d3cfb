// What was disclosed twice on the same basis need not be disclosed again: the picture and its decisions are pure in what the basis names.
// The basis holds person, version of the stored dossier, day, ground, institution and repertorium codes; the world stands outside it,
// so whoever changes the world forgets, and a question that began before does not bring back what it saw of it: a basis names the
// generation of its world. Bounded; a bounded memory may forget, never answer for another basis (ADR 0015). What is asked once is not
// kept: persons who are asked about in passing would push out those who are asked about often, and fill the heap (ADR 0028).
import type { Disclosed } from './disclose.js';

/** Remembered disclosures. `make` does not run for what is remembered. `generation`: how often was forgotten; part of every basis. */
export type Views = { of(basis: string, make: () => Disclosed): Disclosed; generation(): number; forget(): void };

/** Of so many times as many disclosures as can be kept it is known that they were made once: a text each, some 200 octets. */
const ASKED = 8;

/** The oldest entry goes first; `size` bounds the memory: about 100 kB an entry for a large dossier. */
export const createViews = (size: number): Views => {
  const known = new Map<string, Disclosed>();
  const once = new Set<string>();
  let generation = 0;
  return {
    of: (basis, make) => {
      const seen = known.get(basis);
      if (seen !== undefined) return seen;
      const made = make();
      if (size === 0) return made;
      if (!once.delete(basis)) {
        if (once.size >= size * ASKED) once.clear();
        once.add(basis);
        return made;
      }
      if (known.size >= size) known.delete(known.keys().next().value ?? '');
      known.set(basis, made);
      return made;
    },
    generation: () => generation,
    forget: () => {
      known.clear();
      once.clear();
      generation += 1;
    },
  };
};
