// The one source of ids. Random, but under a frozen clock derived from a seed and a counter, so that a run repeats itself
// octet for octet (ADR 0008).
import { createHash, randomUUID } from 'node:crypto';
import type { Ids } from '../domain/time.js';
import type { ClockMode } from './clock.js';

/** A UUID in the shape of version 4 out of a text. */
const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Makes the ids of one process. `seed` matters under a frozen clock only; processes of one run need different seeds. */
export const createIds = (modus: ClockMode, seed = 'kbi'): Ids => {
  if (modus !== 'frozen') return { uuid: () => randomUUID() };
  let counter = 0;
  return {
    uuid: () => {
      counter += 1;
      return uuidOf(`${seed}:${counter}`);
    },
  };
};
