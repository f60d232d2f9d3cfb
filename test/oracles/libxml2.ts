// libxml2 (as WebAssembly) as an oracle: is a document namespace-well-formed, and what is its canonical form.
// Written in C by others, so an error of ours is not repeated here. Every document is disposed.
import { ParseOption, XmlC14NMode, XmlDocument, XmlError, XmlParseError } from 'libxml2-wasm';

const OPTION = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_BIG_LINES;

/** What to canonicalise: the whole document, or the n-th element in document order, from 1. */
export type CanonicalWish = {
  readonly element?: number;
  readonly prefixList?: readonly string[];
  readonly withComments?: boolean;
  readonly inclusive?: boolean;
};

/** Runs `read` on the parsed document, or gives undefined when libxml2 refuses it. */
const withDocument = <T>(octets: Uint8Array, read: (document: XmlDocument) => T): T | undefined => {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(octets, { option: OPTION });
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
  try {
    return read(document);
  } finally {
    document.dispose();
  }
};

/** Whether libxml2 accepts the octets without an error, namespaces included. */
export const isWellFormed = (octets: Uint8Array): boolean => withDocument(octets, () => true) ?? false;

/** What libxml2 has against a document beyond what Namespaces 1.0 asks: it wants namespace names to be valid URIs. */
export const objectsToUriOnly = (octets: Uint8Array): boolean => {
  try {
    XmlDocument.fromBuffer(octets, { option: OPTION }).dispose();
    return false;
  } catch (error) {
    if (error instanceof XmlParseError) {
      const objections = error.details.filter(({ level }) => level > 1);
      return objections.length > 0 && objections.every(({ message }) => message.includes('is not a valid URI'));
    }
    throw error;
  }
};

/** The canonical forms that were wished for, or undefined when libxml2 refuses the document. */
export const canonicalForms = (octets: Uint8Array, wishes: readonly CanonicalWish[]): string[] | undefined =>
  withDocument(octets, (document) =>
    wishes.map(({ element, prefixList, withComments, inclusive }) => {
      const options = {
        mode: inclusive ? XmlC14NMode.XML_C14N_1_0 : XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
        withComments: withComments ?? false,
        ...(prefixList === undefined ? {} : { inclusiveNamespacePrefixes: [...prefixList] }),
      };
      if (element === undefined) return document.canonicalizeToString(options);
      const node = document.get(`(//*)[${element}]`);
      if (node === null) throw new RangeError(`no element ${element}`);
      return node.canonicalizeToString(options);
    }),
  );
