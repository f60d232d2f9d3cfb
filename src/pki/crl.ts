// Writes revocation lists of the development authority (RFC 5280 §5.1); how they are judged stands in security/crl.ts.
import * as asn1 from './asn1.js';
import type { Authority } from './authority.js';
import { authorityKeyIdentifier, crlNumber } from './extensions.js';
import { type SignatureHash, seal, signatureAlgorithm, writePem } from './key.js';

/** Times in milliseconds since 1970; without `nextUpdate` the list never grows stale. `extensions` are ready-made, for tests. */
export type CrlRequest = {
  readonly thisUpdate: number;
  readonly nextUpdate?: number;
  readonly number?: number;
  readonly hash?: SignatureHash;
  readonly extensions?: readonly asn1.Asn1[];
};

/** A list, signed by the authority, that names these serial numbers as revoked from `thisUpdate`. */
export const createCrl = (
  authority: Pick<Authority, 'key' | 'name' | 'keyIdentifier'>,
  serials: readonly bigint[],
  { thisUpdate, nextUpdate, number = 1, hash = 'sha256', extensions = [] }: CrlRequest,
): { readonly pem: string; readonly der: Buffer } => {
  const entries = serials.map((serial) => asn1.sequence(asn1.integer(serial), asn1.time(thisUpdate)));
  const tbs = asn1.sequence(
    asn1.integer(1n),
    signatureAlgorithm(authority.key, hash),
    asn1.ready(authority.name),
    asn1.time(thisUpdate),
    nextUpdate === undefined ? undefined : asn1.time(nextUpdate),
    entries.length === 0 ? undefined : asn1.sequence(...entries),
    asn1.explicit(0, asn1.sequence(authorityKeyIdentifier(authority.keyIdentifier), crlNumber(number), ...extensions)),
  );
  const der = seal(tbs, authority.key, hash);
  return { pem: writePem(der, 'X509 CRL'), der };
};
