// The schema station: the signed Body's child against the schema of its namespace (10001, the first refusal that a sender can read).
// Trusts the verified tree. Judges it written out by ourselves; the refusal names element, path, line and rule, never a value.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, type FaultFacts } from '../faults/fault.js';
import type { XmlElement } from '../xml/tree.js';
import { type CompiledSchema, compileSchemas, readRoot, type SchemaError } from './libxml2.js';
import { readRule } from './rule.js';
import { elementAtLine, writeForSchema, writeNumbered } from './write-for-schema.js';

/**
 * Judges bodies against the compiled schemas.
 * `validate` throws Fault SOAP_OPERATION for a root that no schema declares, SCHEMA_INVALID for the first error, with facts
 * `element`, `pad` (path from the root), `line` (in the received message) and `regel`.
 * `validateText` does the same for a text (fixtures, tests, what we wrote ourselves); its lines are those of the text.
 */
export type Validator = {
  validate(element: XmlElement): void;
  validateText(xml: string): void;
  dispose(): void;
};

const LONGEST_NAME = 64;

const pathOf = (element: XmlElement, root: XmlElement): string => {
  const names: string[] = [];
  for (let at: XmlElement | null = element; at !== null; at = at === root ? null : at.parent) {
    names.unshift(at.local.slice(0, LONGEST_NAME));
  }
  return names.join('/');
};

const refusal = (facts: FaultFacts): Fault =>
  new Fault('SCHEMA_INVALID', `line ${facts.line}, element ${facts.pad}: ${facts.regel}`, facts);

const regelOf = ({ message }: SchemaError): string => {
  const { attribute, rule } = readRule(message);
  return attribute === undefined ? rule : `attribute ${attribute}: ${rule}`;
};

/** The usual mistake behind an unexpected element deserves its own words: children must be in no namespace. */
const hint = (element: XmlElement, root: XmlElement, regel: string): string =>
  element !== root && element.ns !== '' && regel.startsWith('is not expected')
    ? `${regel}; it is in a namespace, and below the root elements are in none`
    : regel;

/** Finds the refused element: the second, numbered writing is only made for a body that was refused. */
const explain = (schema: CompiledSchema, root: XmlElement, error: SchemaError): Fault => {
  const numbered = schema.check(writeNumbered(root)) ?? error;
  const element = elementAtLine(root, numbered.line) ?? root;
  return refusal({
    element: element.local.slice(0, LONGEST_NAME),
    pad: pathOf(element, root),
    line: String(element.line),
    regel: hint(element, root, regelOf(numbered)),
  });
};

const unknownRoot = (local: string): Fault =>
  new Fault('SOAP_OPERATION', `no schema declares the root ${local.slice(0, LONGEST_NAME)}`);

/** A validator over schemas by file name; imports are looked up among them. Throws Fault CONTRACT_MISMATCH when one does not compile. */
export const createValidator = (files: ReadonlyMap<string, Uint8Array>): Validator => {
  const schemas = compileSchemas(files);
  const byNamespace = new Map(schemas.map((schema) => [schema.namespace, schema]));
  const findSchema = (ns: string, local: string): CompiledSchema => {
    const schema = byNamespace.get(ns);
    if (schema === undefined || !schema.roots.has(local)) throw unknownRoot(local);
    return schema;
  };
  return {
    validate: (element) => {
      const schema = findSchema(element.ns, element.local);
      const error = schema.check(writeForSchema(element));
      if (error !== undefined) throw explain(schema, element, error);
    },
    validateText: (xml) => {
      const { ns, local } = readRoot(xml);
      const error = findSchema(ns, local).check(xml);
      if (error === undefined) return;
      const element = /^Element '(?:\{[^}]*\})?([^']*)'/.exec(error.message)?.[1]?.slice(0, LONGEST_NAME) ?? local;
      throw refusal({ element, pad: element, line: String(error.line), regel: regelOf(error) });
    },
    dispose: () => {
      for (const schema of schemas) schema.dispose();
    },
  };
};

/** Reads every `*.xsd` of a folder into memory. */
export const readSchemas = async (folder: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xsd')).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
};

/** The validator over a folder of schemas. */
export const loadValidator = async (folder: string): Promise<Validator> => createValidator(await readSchemas(folder));
