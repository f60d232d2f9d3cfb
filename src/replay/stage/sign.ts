// Signs an envelope that somebody wrote, with the pair of a key folder.
// Trusts the file for nothing but being XML; a Security header that it had is replaced.
import type { ProfileName } from '../../domain/kbi/Partner.js';
import type { SigningKey } from '../../pki/key-folder.js';
import { signText } from '../../security/sign-text.js';

/** How to sign; `now` in milliseconds. */
export type SignOptions = { readonly signer: SigningKey; readonly profile: ProfileName; readonly now: number };

/**
 * The envelope, signed.
 * @throws Fault XML_…, SOAP_STRUCTURE, SOAP_VERSION when it is no envelope
 */
export const signEnvelope = (octets: Uint8Array, { signer, profile, now }: SignOptions): Buffer =>
  signText(octets, { key: signer.key, certificate: signer.certificate.der }, profile, now);
