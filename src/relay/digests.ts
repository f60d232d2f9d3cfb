// What a message is told by when it is passed on: digests of its octets, of its Body in canonical form, and of that Body without white space.
// Two that differ in the first alone were written otherwise around the Body; in the last not, by layout only. Reads nothing else of it.
import { hash } from 'node:crypto';
import { canonicalize } from '../xml/c14n.js';
import { ROOMY_LIMITS } from '../xml/limits.js';
import { NS } from '../xml/namespaces.js';
import { parseXml } from '../xml/parser.js';
import { findChild } from '../xml/query.js';

/** SHA-256, base64url. `body` and `text` are empty for what is no SOAP message. */
export type Digests = { readonly octets: string; readonly body: string; readonly text: string };

const sha256 = (content: string | Uint8Array): string => hash('sha256', content, 'base64url');

/** The canonical Body, or nothing. */
const bodyOf = (octets: Uint8Array): string | undefined => {
  try {
    const { root } = parseXml(octets, { limits: ROOMY_LIMITS });
    const body = findChild(root, NS.soap11, 'Body') ?? findChild(root, NS.soap12, 'Body');
    return body === undefined ? undefined : canonicalize(body);
  } catch {
    return undefined;
  }
};

/** The digests of a message. Never throws: what cannot be read is still passed on. */
export const digestsOf = (octets: Uint8Array): Digests => {
  const body = bodyOf(octets);
  return {
    octets: sha256(octets),
    body: body === undefined ? '' : sha256(body),
    text: body === undefined ? '' : sha256(body.replace(/\s+/g, '')),
  };
};
