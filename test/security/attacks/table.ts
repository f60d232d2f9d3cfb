// The whole table of attacks, by class: the specs of attacks, steps, mutants and oracles all run over it.
import type { Attack, Variant } from './kit.js';
import { ALGORITHMS } from './rows/algorithms.js';
import { ENVELOPES } from './rows/envelopes.js';
import { HOLDERS } from './rows/holders.js';
import { IDS_AND_COVERAGE } from './rows/ids.js';
import { KEY_INFO } from './rows/key-info.js';
import { MARKUP } from './rows/markup.js';
import { NAMED } from './rows/named-keys.js';
import { SHAPE } from './rows/shape.js';
import { TIME } from './rows/time.js';
import { OCTETS } from './rows/token-octets.js';
import { TRANSFORMS_AND_URIS } from './rows/transforms.js';
import { WRAPPING } from './rows/wrapping.js';
import { CHOICES } from './variants/choices.js';
import { KEYS_AND_TIMES } from './variants/keys-and-times.js';
import { WRITING } from './variants/writing.js';

export const CLASSES: Readonly<Record<string, readonly Attack[]>> = {
  wrapping: WRAPPING,
  'ids and coverage': IDS_AND_COVERAGE,
  'the structure of Signature': SHAPE,
  algorithms: ALGORITHMS,
  'transforms and references': TRANSFORMS_AND_URIS,
  KeyInfo: KEY_INFO,
  'named keys': NAMED,
  'the octets of tokens': OCTETS,
  certificates: HOLDERS,
  time: TIME,
  markup: MARKUP,
  'envelopes and limits': ENVELOPES,
};

export const ATTACKS: readonly Attack[] = Object.values(CLASSES).flat();

/** What must be accepted. */
export const VARIANTS: readonly Variant[] = [...WRITING, ...CHOICES, ...KEYS_AND_TIMES];
