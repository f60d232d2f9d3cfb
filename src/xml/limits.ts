// How much XML one message may hold (docs/limits.md). Every limit is checked before what it bounds costs time or memory.
// Trusts nothing: the octets come from an unauthenticated sender. Crossing one is XML_LIMIT, never a truncation.

/** Upper bounds of one parse; a document that reaches a bound exactly is accepted. */
export type XmlLimits = {
  /** Octets received, counted before decoding. */
  readonly octets: number;
  /** Elements open at the same time; the root is depth 1. */
  readonly depth: number;
  /** Elements in the document. */
  readonly elements: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** UTF-16 code units of one qualified name, prefix and colon included. */
  readonly name: number;
  /** UTF-8 octets of one text node after joining CDATA and references; also of one attribute value or comment. */
  readonly text: number;
  /** Comments in the document, those outside the root included. */
  readonly comments: number;
  /** Character and entity references in the document. */
  readonly references: number;
};

/** The limits of docs/limits.md, of which configuration may override any. */
export const DEFAULT_LIMITS: XmlLimits = {
  octets: 1_048_576,
  depth: 64,
  elements: 10_000,
  attributes: 64,
  name: 256,
  text: 262_144,
  comments: 1_000,
  references: 10_000,
};

/** For messages of our own user or of a gateway that we asked: large answers and signing, never for a stranger's question. */
export const ROOMY_LIMITS: Partial<XmlLimits> = { octets: 16_777_216, elements: 200_000, text: 4_194_304 };
