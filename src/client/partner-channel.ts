// The way to one partner of the chain: over https it is known by its organisation number, whatever name its certificate bears,
// and we show our own certificate (docs/contract.md: a partner is whoever holds a valid certificate with its number).
import type { KeyObject } from 'node:crypto';
import { Fault } from '../faults/fault.js';
import { type Certificate, readCertificate } from '../security/certificate.js';
import { type Channel, openChannel } from './post.js';

/** What we show. */
export type Identity = { readonly key: KeyObject; readonly certificate: Certificate };

/** Opens a bounded channel. `timeout` in milliseconds, for a whole exchange. */
export const openPartnerChannel = (
  { key, certificate }: Identity,
  authorities: readonly Certificate[],
  Ondernemingsnummer: string,
  timeout: number,
): Channel => {
  const isReceiver = (der: Buffer): boolean => {
    try {
      return readCertificate(der).organizationIdentifier === `NTRBE-${Ondernemingsnummer}`;
    } catch (error) {
      if (error instanceof Fault) return false;
      throw error;
    }
  };
  const cert = certificate.x509.toString();
  const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return openChannel({ cert, key: pem, ca: authorities.map(({ x509 }) => x509.toString()), isReceiver }, timeout);
};
