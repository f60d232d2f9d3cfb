// An envelope without security: what the signing relay hands to a client that wants none, and its own refusals.
// The child of Body goes over canonically; prefixes that stand in content only (xsi:type, a Fault subcode) stay declared on the Envelope.
import { canonicalize } from '../xml/c14n.js';
import { childElements, namespacesInScope } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';
import { escapeAttribute } from '../xml/writer.js';
import { type Envelope, SOAP, type SoapVersion } from './envelope.js';

const OURS: ReadonlySet<string> = new Set(['', 'xml', 'soap']);

/**
 * What must be declared above an element for prefixes in its content, as attributes of an Envelope that itself declares `soap`.
 * `content`: its canonical form, in which a prefix that counts is followed by a colon.
 */
export const declarationsFor = (element: XmlElement, content: string): string => {
  let declared = '';
  for (const [prefix, uri] of namespacesInScope(element)) {
    if (!OURS.has(prefix) && uri !== '' && content.includes(`${prefix}:`))
      declared += ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  }
  return declared;
};

/** The header blocks that are no Security for us, canonical. */
export const otherBlocks = ({ header, security }: Envelope): string =>
  header === undefined
    ? ''
    : childElements(header)
        .filter((block) => !security.includes(block))
        .map((block) => canonicalize(block))
        .join('');

/** An envelope around a child of Body in canonical form; without Header when there are no `blocks`. */
export const writePlain = (version: SoapVersion, content: string, declare = '', blocks = ''): Buffer => {
  const header = blocks === '' ? '' : `<soap:Header>${blocks}</soap:Header>`;
  return Buffer.from(
    `<soap:Envelope xmlns:soap="${SOAP[version].ns}"${declare}>${header}<soap:Body>${content}</soap:Body></soap:Envelope>`,
    'utf8',
  );
};

/** The same message without the Security header for us, and without the marks it left on the Body. */
export const stripSecurity = (envelope: Envelope): Buffer => {
  const content = canonicalize(envelope.question);
  return writePlain(envelope.version, content, declarationsFor(envelope.question, content), otherBlocks(envelope));
};
