// The press: signs what leaves the house, with the key the partner's row asks for.
// Faults of level 1 have a constant body, so they are signed once a second and not once a message: a flood costs no private key.
import type { Partner } from '../domain/kbi/Partner.js';
import type { SoapVersion } from '../envelope/envelope.js';
import { FAULT_DECLARATIONS, type SoapFault, writeFault } from '../envelope/soap-fault.js';
import type { Content } from '../xml/writer.js';
import { type SigningKey, signMessage } from './sign.js';

export type Press = {
  sign(message: { content: Content; version: SoapVersion; now: number; partner: Partner | undefined }): Buffer;
  signFault(version: SoapVersion, fault: SoapFault, now: number): Buffer;
};

const MOST_FAULTS = 256;

/** `ec` signs for partners whose row asks for ECDSA; without it they get RSA. */
export const createPress = (rsa: SigningKey, ec: SigningKey | undefined): Press => {
  const faults = new Map<string, Buffer>();
  let second = -1;
  return {
    sign: ({ content, version, now, partner }) =>
      signMessage({
        content,
        version,
        now,
        signer: partner?.antwoord === 'ECDSA' ? (ec ?? rsa) : rsa,
        profile: partner?.profiel === 'ksz-x509' ? 'ksz-x509' : 'strict',
      }),
    signFault: (version, fault, now) => {
      const current = Math.floor(now / 1000);
      if (current !== second || faults.size >= MOST_FAULTS) {
        faults.clear();
        second = current;
      }
      // No text of a message holds the sign between the parts: XML does not allow it.
      const key = `${version}\u0001${fault.culprit}\u0001${fault.security}\u0001${fault.text}\u0001${fault.detail ?? ''}`;
      const known = faults.get(key);
      if (known !== undefined) return known;
      const content = writeFault(version, fault);
      const made = signMessage({ version, content, signer: rsa, profile: 'strict', now, declare: FAULT_DECLARATIONS });
      faults.set(key, made);
      return made;
    },
  };
};
