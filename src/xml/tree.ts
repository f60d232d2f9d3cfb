// The tree that one strict parse makes, and that everything afterwards reads: signature, schema, business values.
// Values are as XML 1.0 gives them: line ends normalised, references replaced, CDATA merged into text, attributes normalised.

/** An attribute that is not a namespace declaration. `ns` is '' when it has no prefix. */
export type XmlAttribute = {
  readonly prefix: string;
  readonly local: string;
  readonly ns: string;
  readonly value: string;
};

/** A namespace declaration on an element: `xmlns=""` is prefix '' and uri ''. */
export type XmlDeclaration = { readonly prefix: string; readonly uri: string };

/** A comment, kept so that a verifier can see that one stands inside a digest. */
export type XmlComment = { readonly comment: string };

/** An element. `children` holds elements, comments and text (adjacent text and CDATA are one string). */
export type XmlElement = {
  readonly prefix: string;
  readonly local: string;
  /** Namespace URI, '' for none. */
  readonly ns: string;
  readonly attributes: readonly XmlAttribute[];
  readonly declarations: readonly XmlDeclaration[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | null;
  /** Line of its start tag in the received octets, from 1. */
  readonly line: number;
};

export type XmlNode = XmlElement | XmlComment | string;

/** A parsed document: the root, the elements by id, and what the parse saw of encoding and duplicate ids. */
export type XmlDocument = {
  readonly root: XmlElement;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Elements by `wsu:Id`, and by unqualified `Id` on elements of ds and wsse. */
  readonly ids: ReadonlyMap<string, XmlElement>;
  /** The first value that two id-like attributes share (Id, ID, id, xml:id, wsu:Id), if any: the envelope refuses it. */
  readonly duplicateId: string | undefined;
};

/** Narrows a node to an element. */
export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string' && 'local' in node;
