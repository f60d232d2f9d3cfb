// What was received within the replay memory, as fingerprints in flat arrays: a million messages are some tens of megabytes, and a
// claim touches no page of the database. The committer alone holds it; the store keeps the same keys in one row a transaction.
// A fingerprint is half a SHA-256 of the key: equal fingerprints are the same message (2^-128 for two that are not).
import { hash } from 'node:crypto';
import type { ReplayKey } from './unit.js';

/** 32-bit words of a fingerprint, and its octets. */
const WORDS = 4;
export const FINGERPRINT = WORDS * 4;

/** Slots of one generation, and how many may be filled: what is denser makes searches long. */
const SLOTS = 1 << 18;
const FULL = SLOTS * 0.6;

/** Of a key that expired, or was given back: its slot stays taken, because others are found over it. */
const LONG_AGO = Number.NEGATIVE_INFINITY;

/** Keys of one stretch of time; forgotten as a whole when the last of them has expired. A slot without `tot` is free. */
type Generation = {
  readonly words: Uint32Array;
  /** Until when the key is remembered, in ms; 0: free. */
  readonly tot: Float64Array;
  filled: number;
  latest: number;
};

/** Where a claim was made, and what stood there. */
type Claim = { readonly generation: Generation; readonly slot: number; readonly tot: number };

/**
 * `claim`: whether the key was free at `now` (ms), which it then no longer is. `mark` and `back`: claims made after a mark are
 * given back when what they belong to was rolled back. `keep`: nothing is given back any more.
 */
export type ReplayMemory = {
  claim(fingerprint: Buffer, tot: number, now: number): boolean;
  mark(): number;
  back(mark: number): void;
  keep(): void;
};

/** The fingerprint of a key: 16 octets. */
export const fingerprintOf = ({ key }: ReplayKey): Buffer => hash('sha256', key, 'buffer').subarray(0, FINGERPRINT);

const createGeneration = (slots: number): Generation => ({
  words: new Uint32Array(slots * WORDS),
  tot: new Float64Array(slots),
  filled: 0,
  latest: 0,
});

/** The slot of a fingerprint, as four words, or the free one where it would stand. */
const findSlot = ({ words, tot }: Generation, a: number, b: number, c: number, d: number): number => {
  const mask = tot.length - 1;
  for (let slot = a & mask; ; slot = (slot + 1) & mask) {
    const at = slot * WORDS;
    if (tot[slot] === 0) return slot;
    if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d) return slot;
  }
};

/** An empty memory. `slots`: of one generation, a power of two. */
export const createReplayMemory = (slots: number = SLOTS): ReplayMemory => {
  const full = Math.min(FULL, slots * 0.6);
  let generations: Generation[] = [createGeneration(slots)];
  const claims: Claim[] = [];

  const put = (generation: Generation, slot: number, tot: number): void => {
    claims.push({ generation, slot, tot: generation.tot[slot] || LONG_AGO });
    generation.tot[slot] = tot || LONG_AGO;
    if (tot > generation.latest) generation.latest = tot;
  };

  /** The generation that takes the next key; a new one drops those of which nothing is remembered any more. */
  const open = (now: number): Generation => {
    const last = generations.at(-1);
    if (last !== undefined && last.filled < full) return last;
    generations = [...generations.filter(({ latest }) => latest >= now), createGeneration(slots)];
    return generations.at(-1) as Generation;
  };

  return {
    claim: (fingerprint, tot, now) => {
      const a = fingerprint.readUInt32LE(0);
      const b = fingerprint.readUInt32LE(4);
      const c = fingerprint.readUInt32LE(8);
      const d = fingerprint.readUInt32LE(12);
      for (const generation of generations) {
        const slot = findSlot(generation, a, b, c, d);
        const known = generation.tot[slot] ?? 0;
        if (known === 0) continue;
        if (known >= now) return false;
        put(generation, slot, tot);
        return true;
      }
      const generation = open(now);
      const slot = findSlot(generation, a, b, c, d);
      const at = slot * WORDS;
      generation.words[at] = a;
      generation.words[at + 1] = b;
      generation.words[at + 2] = c;
      generation.words[at + 3] = d;
      generation.filled += 1;
      put(generation, slot, tot);
      return true;
    },
    mark: () => claims.length,
    back: (mark) => {
      for (const { generation, slot, tot } of claims.splice(mark).reverse()) generation.tot[slot] = tot;
    },
    keep: () => {
      claims.length = 0;
    },
  };
};
