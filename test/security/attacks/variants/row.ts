// The common frame of a legitimate variant: a sound message of a sender, said in another way.
import { GENT } from '../certificates.js';
import type { Variant } from '../kit.js';
import { message, type Recipe, recipe, type Sender } from '../message.js';

/** A variant; without a sender ocmw-gent signs. */
export const row = (
  title: string,
  changes: () => Partial<Recipe> = () => ({}),
  sender = (): Sender => GENT,
  more: Partial<Variant> = {},
): Variant => ({
  title,
  octets: () => message({ ...recipe(sender()), ...changes() }),
  ...more,
});

/** Written so before signing. */
export const before = (title: string, edit: (xml: string) => string): Variant => row(title, () => ({ before: edit }));

/** Rewritten after signing, where the signature leaves it open. */
export const after = (title: string, edit: (xml: string) => string): Variant => row(title, () => ({ after: edit }));
