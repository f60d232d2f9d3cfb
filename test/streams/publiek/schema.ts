// A small reader of XSD for the tests of the public services: what stands in our files, as a tree of names with cardinality, choice and
// value space. Knows what these files use: sequence, choice, simpleContent, restriction by facets. Not a validator: libxml2 is that.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml } from '../../../src/xml/parser.js';
import { attributeOf, childElements, findChild } from '../../../src/xml/query.js';
import type { XmlElement } from '../../../src/xml/tree.js';
import { ROOT } from '../../gateway-kit.js';

const XS = 'http://www.w3.org/2001/XMLSchema';

/** A value space: the builtin it comes from, and its facets. */
export type Waarde = {
  readonly basis: string;
  readonly patronen: readonly string[];
  readonly codes: readonly string[];
  readonly min: number | undefined;
  readonly max: number | undefined;
};
export type Knoop = {
  readonly naam: string;
  readonly card: string;
  readonly keuze: boolean;
  readonly waarde: Waarde | undefined;
  /** Attribute → longest value, 0 without limit. */
  readonly attributen: Readonly<Record<string, number>>;
  readonly kinderen: readonly Knoop[];
  readonly standaard: string | undefined;
};

const at = (element: XmlElement, name: string): string | undefined => attributeOf(element, '', name);
const child = (element: XmlElement, ...names: readonly string[]): XmlElement | undefined => {
  for (const name of names) {
    const found = findChild(element, XS, name);
    if (found !== undefined) return found;
  }
  return undefined;
};

const CARDS: Readonly<Record<string, string>> = { '1 1': '1', '0 1': '?', '0 unbounded': '*', '1 unbounded': '+' };

type Schema = { readonly root: XmlElement; readonly types: ReadonlyMap<string, XmlElement> };

const read = (file: string): Schema => {
  const { root } = parseXml(readFileSync(join(ROOT, 'xsd', file)));
  const types = childElements(root).filter(({ local }) => local.endsWith('Type'));
  return { root, types: new Map(types.map((type) => [at(type, 'name') ?? '', type])) };
};

/** The tree of a global element of a schema file. */
export const leesSchema = (file: string, rootName: string): Knoop => {
  const schemas = new Map<string, Schema>();
  const open = (name: string): Schema => {
    const schema = read(name);
    schemas.set(at(schema.root, 'targetNamespace') ?? '', schema);
    for (const one of childElements(schema.root)) if (one.local === 'import') open(at(one, 'schemaLocation') ?? '');
    return schema;
  };
  const main = open(file);

  /** A type by its QName, seen from a schema; a builtin gives its name. */
  const typeOf = (qname: string, from: Schema): { readonly type: XmlElement; readonly schema: Schema } | string => {
    const [prefix, local] = qname.includes(':') ? qname.split(':') : ['', qname];
    const ns = from.root.declarations.find((one) => one.prefix === prefix)?.uri;
    if (ns === XS) return local ?? '';
    const schema = schemas.get(ns ?? '');
    const type = schema?.types.get(local ?? '');
    if (schema === undefined || type === undefined) throw new Error(`${qname} is no type`);
    return { type, schema };
  };

  const waardeOf = (qname: string, from: Schema): Waarde => {
    const found = typeOf(qname, from);
    if (typeof found === 'string') return { basis: found, patronen: [], codes: [], min: undefined, max: undefined };
    const restriction = child(found.type, 'restriction');
    if (restriction === undefined) throw new Error(`${qname} is no simple type`);
    const under = waardeOf(at(restriction, 'base') ?? '', found.schema);
    const facet = (name: string): readonly string[] =>
      childElements(restriction)
        .filter(({ local }) => local === name)
        .map((one) => at(one, 'value') ?? '');
    const [min] = facet('minLength');
    const [max] = facet('maxLength');
    return {
      basis: under.basis,
      patronen: facet('pattern'),
      codes: facet('enumeration'),
      min: min === undefined ? under.min : Number(min),
      max: max === undefined ? under.max : Number(max),
    };
  };

  const cardOf = (element: XmlElement): string => {
    const [min, max] = [at(element, 'minOccurs') ?? '1', at(element, 'maxOccurs') ?? '1'];
    return CARDS[`${min} ${max}`] ?? `${min}..${max}`;
  };

  const toKnoop = (element: XmlElement, keuze: boolean, from: Schema): Knoop => {
    const qname = at(element, 'type') ?? '';
    const found = typeOf(qname, from);
    const basis = { naam: at(element, 'name') ?? '', card: cardOf(element), keuze, standaard: at(element, 'default') };
    if (typeof found === 'string' || found.type.local === 'simpleType')
      return { ...basis, waarde: waardeOf(qname, from), attributen: {}, kinderen: [] };
    const extension = child(child(found.type, 'simpleContent') ?? found.type, 'extension');
    if (extension !== undefined) {
      const attributen = childElements(extension).map((one) => [
        at(one, 'name') ?? '',
        waardeOf(at(one, 'type') ?? '', found.schema).max ?? 0,
      ]);
      const waarde = waardeOf(at(extension, 'base') ?? '', found.schema);
      return { ...basis, waarde, attributen: Object.fromEntries(attributen), kinderen: [] };
    }
    const sequence = child(found.type, 'sequence');
    const kinderen = (sequence === undefined ? [] : childElements(sequence)).flatMap((one) =>
      one.local === 'choice'
        ? childElements(one).map((option) => toKnoop(option, true, found.schema))
        : [toKnoop(one, false, found.schema)],
    );
    return { ...basis, waarde: undefined, attributen: {}, kinderen };
  };

  const element = childElements(main.root).find((one) => one.local === 'element' && at(one, 'name') === rootName);
  if (element === undefined) throw new Error(`${file} has no ${rootName}`);
  return toKnoop(element, false, main);
};

const BUILTINS: Readonly<Record<string, RegExp>> = {
  string: /^[\s\S]*$/,
  boolean: /^(true|false|0|1)$/,
  decimal: /^[+-]?\d+(\.\d+)?$/,
  int: /^[+-]?\d+$/,
  date: /^-?\d{4,}-\d\d-\d\d(Z|[+-]\d\d:\d\d)?$/,
  dateTime: /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
};

/** Whether a value lies in a value space. */
export const past = (
  { basis, patronen, codes, min = 0, max = Number.POSITIVE_INFINITY }: Waarde,
  value: string,
): boolean =>
  BUILTINS[basis]?.test(value) === true &&
  value.length >= min &&
  value.length <= max &&
  (codes.length === 0 || codes.includes(value)) &&
  (patronen.length === 0 || patronen.some((pattern) => new RegExp(`^(?:${pattern})$`).test(value)));
