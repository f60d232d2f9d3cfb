// Signs any SOAP message: what `kbi sign`, the scenarios and the signing relay need. The Body's child goes over canonically;
// prefixes that only stand in content (xsi:type, QNames) stay declared on the Envelope, outside what is signed.
// An existing Security header for this receiver is replaced; header blocks of others are kept.
import type { ProfileName } from '../domain/kbi/Partner.js';
import { readEnvelope, SOAP, type SoapVersion } from '../envelope/envelope.js';
import { canonicalize } from '../xml/c14n.js';
import { NS } from '../xml/namespaces.js';
import { parseXml } from '../xml/parser.js';
import { childElements, namespacesInScope } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { escapeAttribute } from '../xml/writer.js';
import { type SigningKey, signMessage } from './sign.js';

const OURS: ReadonlySet<string> = new Set(['', 'xml', 'soap']);

const declarationsFor = (question: XmlElement): string => {
  let declared = '';
  for (const [prefix, uri] of namespacesInScope(question)) {
    if (!OURS.has(prefix) && uri !== '') declared += ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  }
  return declared;
};

/**
 * The question as it stands inside the Body that is written around it, which declares `soap` and `wsu` itself: canonical on its
 * own is not canonical there when the question uses one of the two.
 */
const canonicalInBody = (question: XmlElement, version: SoapVersion): string => {
  const open = `<soap:Body xmlns:soap="${SOAP[version].ns}" xmlns:wsu="${NS.wsu}" wsu:Id="Body">`;
  const body = parseXml(Buffer.from(`${open}${canonicalize(question)}</soap:Body>`), { limits: ROOMY });
  return canonicalize(body.root).slice(open.length, -'</soap:Body>'.length);
};

const ROOMY = { octets: 16_777_216, elements: 200_000, text: 4_194_304 };

/** The signed message, UTF-8. Throws the Fault of parser or envelope when the text is no SOAP message. `now` in milliseconds. */
export const signText = (octets: Uint8Array, signer: SigningKey, profile: ProfileName, now: number): Buffer => {
  const { version, header, security, question } = readEnvelope(parseXml(octets, { limits: ROOMY }), ROOMY.octets);
  const blocks = header === undefined ? [] : childElements(header).filter((block) => !security.includes(block));
  const headerBlocks = blocks.map((block) => canonicalize(block)).join('');
  return signMessage({
    version,
    content: canonicalInBody(question, version),
    signer,
    profile,
    now,
    declare: declarationsFor(question),
    headerBlocks,
  });
};
