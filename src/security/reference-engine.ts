// The reference engine (`--engine reference`, ADR 0001): digest, C14N and signature primitives of xml-crypto behind the same
// structure checks, so that every message can be judged twice. It reads the received octets once more, by xml-crypto's own parser.
// Slower and less exact than ours: for comparison, never a default. What xml-crypto lacks (SHA-384, ECDSA) node:crypto does here too.
// The one door of xml-crypto.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { ExclusiveCanonicalization, SignedXml } from 'xml-crypto';
import { Fault } from '../faults/fault.js';
import { namespacesInScope } from '../xml/query.js';
import { isElement, type XmlElement } from '../xml/tree.js';
import { DIGEST_ALGORITHMS } from './algorithms.js';
import { signatureOctets, verifyOctets } from './engine.js';
import type { Engine, Evidence } from './evidence.js';

type DomNode = {
  readonly nodeType: number;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
};
type DomModule = {
  readonly DOMParser: new (options: {
    errorHandler(level: string, message: string): void;
  }) => { parseFromString(text: string, type: string): { readonly documentElement: DomNode } };
};
type CanonicalInput = Parameters<InstanceType<typeof ExclusiveCanonicalization>['process']>[0];

/** The DOM that xml-crypto itself is built on, in whichever version it brought along. */
const openDom = (): DomModule =>
  createRequire(createRequire(import.meta.url).resolve('xml-crypto'))('@xmldom/xmldom') as DomModule;

const ELEMENT = 1;

const elementsOf = (parent: DomNode): DomNode[] => {
  const found: DomNode[] = [];
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === ELEMENT) found.push(child);
  }
  return found;
};

/** Which child element to take at each level, from the root down to this element. */
const wayTo = (element: XmlElement): number[] => {
  const { parent } = element;
  return parent === null ? [] : [...wayTo(parent), parent.children.filter(isElement).indexOf(element)];
};

/** The same element in xml-crypto's reading. A new document each time, for its canonicalisation writes into it. */
const findInDom = (dom: DomModule, element: XmlElement, { octets, envelope }: Evidence): DomNode => {
  const errorHandler = (level: string, message: string): void => {
    if (level !== 'warning') throw new Fault('DIGEST_MISMATCH', `xmldom: ${message}`);
  };
  const text = new TextDecoder(envelope.document.encoding).decode(octets);
  let at = new dom.DOMParser({ errorHandler }).parseFromString(text, 'text/xml').documentElement;
  for (const index of wayTo(element)) {
    const next = elementsOf(at)[index];
    if (next === undefined) throw new Fault('DIGEST_MISMATCH', 'xmldom reads another tree');
    at = next;
  }
  return at;
};

/** xml-crypto's exclusive canonical form of an element as it was received. It knows no `#default` in a PrefixList. */
const canonicalByReference = (
  dom: DomModule,
  element: XmlElement,
  prefixList: readonly string[],
  evidence: Evidence,
): string => {
  const node = findInDom(dom, element, evidence);
  const above = element.parent === null ? [] : [...namespacesInScope(element.parent)];
  return new ExclusiveCanonicalization().process(node as unknown as CanonicalInput, {
    inclusiveNamespacesPrefixList: [...prefixList],
    ancestorNamespaces: above.map(([prefix, namespaceURI]) => ({ prefix, namespaceURI })),
  });
};

/** Makes the engine. Its `digest` and `verify` refuse with DIGEST_MISMATCH, SIGNATURE_INVALID where xml-crypto gives up. */
export const createReferenceEngine = (): Engine => {
  const dom = openDom();
  const { HashAlgorithms, SignatureAlgorithms } = new SignedXml();
  return {
    name: 'reference',
    digest: ({ digestAlgorithm, prefixList }, target, evidence) => {
      const canonical = canonicalByReference(dom, target, prefixList, evidence);
      const Hash = HashAlgorithms[digestAlgorithm];
      if (Hash !== undefined) return new Hash().getHash(canonical);
      return createHash(DIGEST_ALGORITHMS.get(digestAlgorithm) ?? 'sha256')
        .update(canonical, 'utf8')
        .digest('base64');
    },
    verify: ({ signedInfo, prefixList, value, signatureAlgorithm }, algorithm, key, evidence) => {
      const canonical = canonicalByReference(dom, signedInfo, prefixList, evidence);
      evidence.canonicalSignedInfo = canonical;
      const octets = signatureOctets(value);
      const Signature = SignatureAlgorithms[signatureAlgorithm];
      if (Signature === undefined) return verifyOctets(canonical, algorithm, key, octets);
      return new Signature().verifySignature(canonical, key.export({ type: 'spki', format: 'pem' }), value);
    },
  };
};
