// What an answer of another house says, in no dialect: the other direction of a dialect's writers. Serves whoever asks one and passes it on.
// Wire codes become keys of our own catalogue; a code that nobody knows becomes the safe default, never a guess at what it meant.

import type { FaultKey } from '../faults/catalogue.js';
import { Fault } from '../faults/fault.js';

/**
 * `inhoud`: canonical XML of what was found; undefined when nothing was. `remarks`: what goes along with it. `refusal`: in place of it.
 * `warnings`: codes that were passed over, for the journal.
 */
export type Reply = {
  readonly inhoud: string | undefined;
  readonly remarks: readonly Fault[];
  readonly refusal: Fault | undefined;
  readonly warnings: readonly string[];
};

/** What a code of refusal means that no table names: the source could not be asked. */
export const UNKNOWN_CODE: FaultKey = 'BRON_ONBESCHIKBAAR';

/** A refusal with what was remarked before it. */
export const refused = (key: FaultKey, detail: string, remarks: readonly Fault[] = []): Reply => {
  const refusal = new Fault(key, detail);
  refusal.alongside = remarks;
  return { inhoud: undefined, remarks, refusal, warnings: [] };
};
