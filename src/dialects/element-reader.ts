// Small descriptors that read elements into records, the counterpart of element-writer: the names of the wire stand once.
// Trusts the schema for names, order and form; what is absent is left out. A field table is exhaustive by type.
import { attributeOf, childElements } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';

/** Reads the elements of one name under a parent: the first, and all of them. */
export type Read<T> = (first: XmlElement, all: readonly XmlElement[]) => T | undefined;

const ATTRIBUTE = Symbol('attribute');

/** A field that stands in an attribute of the element. */
export const attribute: typeof ATTRIBUTE = ATTRIBUTE;

/** How each property of T is read; the name of the property is that of the element or attribute. */
export type ReadFields<T> = { readonly [K in keyof T]-?: Read<Exclude<T[K], undefined>> | typeof ATTRIBUTE };

/** Character data as it stands. */
export const text: Read<string> = (element) => {
  let found = '';
  for (const child of element.children) if (typeof child === 'string') found += child;
  return found;
};

/** A code, date or number as text: without white space around it. */
export const token: Read<string> = (element, all) => text(element, all)?.trim();
export const decimal: Read<number> = (element, all) => Number(text(element, all));
export const flag: Read<boolean> = (element, all) => ['true', '1'].includes(token(element, all) ?? '');

/** A record of children and attributes. */
export const record = <T extends object>(fields: ReadFields<T>): Read<T> => {
  const entries = Object.entries<Read<unknown> | typeof ATTRIBUTE>(fields);
  return (element) => {
    const children = new Map<string, XmlElement[]>();
    for (const child of childElements(element)) {
      const same = children.get(child.local);
      if (same === undefined) children.set(child.local, [child]);
      else same.push(child);
    }
    const found: Record<string, unknown> = {};
    for (const [name, read] of entries) {
      const all = children.get(name) ?? [];
      const [first] = all;
      const value =
        read === ATTRIBUTE
          ? attributeOf(element, '', name)?.trim()
          : first === undefined
            ? undefined
            : read(first, all);
      if (value !== undefined) found[name] = value;
    }
    return found as T;
  };
};

/** Every element of the name, one after the other. */
export const each =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (_, all) =>
    all.flatMap((element) => read(element, [element]) ?? []);

/** The entries of a container; nothing when there are none. */
export const list =
  <T>(entry: string, read: Read<T>): Read<readonly T[]> =>
  (element) => {
    const found = childElements(element)
      .filter(({ local }) => local === entry)
      .flatMap((child) => read(child, [child]) ?? []);
    return found.length === 0 ? undefined : found;
  };
