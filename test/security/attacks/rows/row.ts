// The common frame of an attack row: a sound message of a sender, with one thing changed before or after it is signed.
import type { FaultKey } from '../../../../src/faults/catalogue.js';
import { GENT } from '../certificates.js';
import type { Attack, Setting } from '../kit.js';
import { message, type Recipe, recipe, type Sender } from '../message.js';

/** A row; without a sender ocmw-gent signs. */
export const row = (
  title: string,
  expect: FaultKey,
  changes: () => Partial<Recipe>,
  sender = (): Sender => GENT,
  setting?: Setting,
): Attack => ({
  title,
  expect,
  octets: () => message({ ...recipe(sender()), ...changes() }),
  ...(setting === undefined ? {} : { setting }),
});

/** An edit before signing: the signature fits what is sent. */
export const before = (title: string, expect: FaultKey, edit: (xml: string) => string): Attack =>
  row(title, expect, () => ({ before: edit }));

/** An edit after signing, as a man in the middle would. */
export const after = (title: string, expect: FaultKey, edit: (xml: string) => string): Attack =>
  row(title, expect, () => ({ after: edit }));
