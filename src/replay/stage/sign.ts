// Signs an envelope that somebody wrote: its question in canonical form, its header blocks carried along, a Security of ours.
// Trusts the file for nothing but being XML; a Security header that it had is replaced.
import type { ProfileName } from '../../domain/kbi/Partner.js';
import { readEnvelope } from '../../envelope/envelope.js';
import type { SigningKey } from '../../pki/key-folder.js';
import { signMessage } from '../../security/sign.js';
import { canonicalize } from '../../xml/c14n.js';
import { NS } from '../../xml/namespaces.js';
import { parseXml } from '../../xml/parser.js';
import { childElements } from '../../xml/query.js';

/** How to sign; `now` in milliseconds. */
export type SignOptions = { readonly signer: SigningKey; readonly profile: ProfileName; readonly now: number };

const END = '</wsse:Security></soap:Header>';

/**
 * The envelope, signed.
 * @throws Fault XML_…, SOAP_STRUCTURE, SOAP_VERSION when it is no envelope
 */
export const signEnvelope = (octets: Uint8Array, { signer, profile, now }: SignOptions): Buffer => {
  const envelope = readEnvelope(parseXml(octets), Number.MAX_SAFE_INTEGER);
  const { certificate, key } = signer;
  const signed = signMessage({
    version: envelope.version,
    content: canonicalize(envelope.question),
    signer: { key, certificate: certificate.der },
    profile,
    now,
  });
  const blocks = envelope.header === undefined ? [] : childElements(envelope.header);
  const others = blocks.filter(({ ns, local }) => !(ns === NS.wsse && local === 'Security'));
  if (others.length === 0) return signed;
  // Other blocks are not signed, so they may be put in after the signing.
  const text = signed.toString('utf8');
  const at = text.indexOf(END);
  const carried = others.map((block) => canonicalize(block)).join('');
  return Buffer.from(
    `${text.slice(0, at)}</wsse:Security>${carried}${text.slice(at + '</wsse:Security>'.length)}`,
    'utf8',
  );
};
