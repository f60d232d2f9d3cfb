// Randomness that must not repeat itself, not even under a frozen clock: salts and tokens.
import { randomBytes } from 'node:crypto';

/** A secret of so many octets, as base64url text. */
export const createSecret = (octets: number): string => randomBytes(octets).toString('base64url');
