// The one door of libxml2-wasm: compiles schemas once, and says what is wrong with a text by message and line.
// Trusts that its texts come from our own tree writer or from fixtures: no DTD, no entities, no network, nothing from disk.
// Every document is disposed in `finally`; schemas are read through the buffer provider only (the fs provider makes XXE real).
import {
  ParseOption,
  XmlBufferInputProvider,
  XmlDocument,
  XmlElement,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm';
import { Fault } from '../faults/fault.js';

/** What libxml2 says, in its own words; the message may quote values and must not travel. Lines from 1. */
export type SchemaError = { readonly message: string; readonly line: number };

/** One compiled schema with global elements: its namespace, their local names, and its judgement. */
export type CompiledSchema = {
  readonly namespace: string;
  readonly roots: ReadonlySet<string>;
  /** The first error of a well-formed text, or undefined when it fits. */
  check(xml: string): SchemaError | undefined;
  dispose(): void;
};

const OPTIONS: ParseOption =
  ParseOption.XML_PARSE_NO_XXE |
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_NO_SYS_CATALOG |
  ParseOption.XML_PARSE_BIG_LINES |
  ParseOption.XML_PARSE_COMPACT;
const XSD = { xs: 'http://www.w3.org/2001/XMLSchema' };
const BASE = 'contract:/xsd/';

const firstError = (cause: unknown): SchemaError | undefined => {
  const detail = cause instanceof XmlLibError ? cause.details[0] : undefined;
  return detail === undefined ? undefined : { message: detail.message, line: detail.line };
};

/** Runs `judge` on a parsed text and disposes of it. Throws Fault XML_NOT_WELL_FORMED when libxml2 cannot read it. */
const withDocument = <T>(xml: string, judge: (document: XmlDocument) => T): T => {
  let document: XmlDocument;
  try {
    // Node encodes faster than the package's own fromString; IGNORE_ENC because the octets are ours, whatever a declaration says.
    document = XmlDocument.fromBuffer(Buffer.from(xml), { option: OPTIONS | ParseOption.XML_PARSE_IGNORE_ENC });
  } catch (cause) {
    throw new Fault('XML_NOT_WELL_FORMED', `libxml2 at line ${firstError(cause)?.line ?? 0}`);
  }
  try {
    return judge(document);
  } finally {
    document.dispose();
  }
};

const rootsOf = (schema: XmlDocument): ReadonlySet<string> =>
  new Set(schema.find('/xs:schema/xs:element/@name', XSD).map((name) => name.content));

const compileOne = (name: string, bytes: Uint8Array): CompiledSchema | undefined => {
  const schema = XmlDocument.fromBuffer(bytes, { url: BASE + name, option: OPTIONS });
  const roots = rootsOf(schema);
  if (roots.size === 0) {
    schema.dispose();
    return undefined;
  }
  const validator = XsdValidator.fromDoc(schema);
  return {
    namespace: schema.get('/xs:schema/@targetNamespace', XSD)?.content ?? '',
    roots,
    check: (xml) =>
      withDocument(xml, (document) => {
        try {
          validator.validate(document);
          return undefined;
        } catch (cause) {
          const error = firstError(cause);
          if (error === undefined) throw cause;
          return error;
        }
      }),
    // The compiled schema points into its document: they live and die together.
    dispose: () => {
      validator.dispose();
      schema.dispose();
    },
  };
};

/**
 * Compiles every schema with global elements. `files`: bytes by file name; imports are looked up among them and nowhere else.
 * Throws Fault CONTRACT_MISMATCH naming the file that does not compile.
 */
export const compileSchemas = (files: ReadonlyMap<string, Uint8Array>): readonly CompiledSchema[] => {
  const provider = new XmlBufferInputProvider(
    Object.fromEntries([...files].map(([name, bytes]) => [BASE + name, bytes])),
  );
  const compiled: CompiledSchema[] = [];
  xmlRegisterInputProvider(provider);
  try {
    for (const [name, bytes] of files) {
      try {
        const schema = compileOne(name, bytes);
        if (schema !== undefined) compiled.push(schema);
      } catch (cause) {
        throw new Fault('CONTRACT_MISMATCH', `xsd/${name} does not compile: ${String(cause)}`, {}, cause);
      }
    }
  } finally {
    xmlCleanupInputProvider();
  }
  return compiled;
};

/** Namespace and local name of the root of a text, for texts that did not pass our own parser. Refuses a DOCTYPE. */
export const readRoot = (xml: string): { readonly ns: string; readonly local: string } => {
  if (xml.includes('<!DOCTYPE')) throw new Fault('XML_DTD', 'a DOCTYPE in a text to validate');
  return withDocument(xml, ({ root }) => ({
    ns: root instanceof XmlElement ? root.namespaceUri : '',
    local: root.name,
  }));
};
