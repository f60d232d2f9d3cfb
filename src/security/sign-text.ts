// Signs any SOAP message: what `kbi sign`, the scenarios and the signing relay need. The Body's child goes over canonically;
// prefixes that only stand in content (xsi:type, QNames) stay declared on the Envelope, outside what is signed.
// An existing Security header for this receiver is replaced; header blocks of others are kept.
import type { ProfileName } from '../domain/kbi/Partner.js';
import { readEnvelope, SOAP, type SoapVersion } from '../envelope/envelope.js';
import { declarationsFor, otherBlocks } from '../envelope/plain.js';
import { canonicalize } from '../xml/c14n.js';
import { ROOMY_LIMITS } from '../xml/limits.js';
import { NS } from '../xml/namespaces.js';
import { parseXml } from '../xml/parser.js';
import type { XmlElement } from '../xml/tree.js';
import { type SigningKey, signMessage } from './sign.js';

/**
 * The question as it stands inside the Body that is written around it, which declares `soap` and `wsu` itself: canonical on its
 * own is not canonical there when the question uses one of the two.
 */
const canonicalInBody = (question: XmlElement, version: SoapVersion): string => {
  const open = `<soap:Body xmlns:soap="${SOAP[version].ns}" xmlns:wsu="${NS.wsu}" wsu:Id="Body">`;
  const body = parseXml(Buffer.from(`${open}${canonicalize(question)}</soap:Body>`), { limits: ROOMY_LIMITS });
  return canonicalize(body.root).slice(open.length, -'</soap:Body>'.length);
};

/** The signed message, UTF-8. Throws the Fault of parser or envelope when the text is no SOAP message. `now` in milliseconds. */
export const signText = (
  octets: Uint8Array,
  signer: SigningKey,
  profile: ProfileName,
  now: number,
  charset?: string,
): Buffer => {
  const envelope = readEnvelope(parseXml(octets, { limits: ROOMY_LIMITS, charset }), Number.MAX_SAFE_INTEGER);
  const { version, question } = envelope;
  const content = canonicalInBody(question, version);
  return signMessage({
    version,
    content,
    signer,
    profile,
    now,
    declare: declarationsFor(question, content),
    headerBlocks: otherBlocks(envelope),
  });
};
