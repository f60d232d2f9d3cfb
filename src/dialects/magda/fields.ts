// Reading simple content out of a valid Body: children by name, their text, presence as the schema promised it.
// An element that the schema requires and the tree lacks is our bug, never the sender's mistake.
import { Fault } from '../../faults/fault.js';
import { childElements, leafText } from '../../xml/query.js';
import type { XmlElement } from '../../xml/tree.js';

export type Fields = ReadonlyMap<string, XmlElement>;

/** Children by name; frame elements occur once each. */
export const fieldsOf = (element: XmlElement | undefined): Fields => {
  const fields = new Map<string, XmlElement>();
  if (element !== undefined) for (const child of childElements(element)) fields.set(child.local, child);
  return fields;
};

/** The text of a simple element; comments inside a value do not change it. */
export const textOf = (element: XmlElement | undefined): string | undefined =>
  element === undefined
    ? undefined
    : (leafText(element) ?? element.children.filter((child) => typeof child === 'string').join(''));

/** The text of a child that the schema requires. */
export const required = (fields: Fields, name: string): string => {
  const text = textOf(fields.get(name));
  if (text === undefined) throw new Fault('INTERNE_FOUT', `${name} is absent after validation`);
  return text;
};

/** The texts of those children that are there. */
export const optional = <K extends string>(fields: Fields, ...names: readonly K[]): { readonly [P in K]?: string } => {
  const found: { [P in K]?: string } = {};
  for (const name of names) {
    const text = textOf(fields.get(name));
    if (text !== undefined) found[name] = text;
  }
  return found;
};

/** xs:date and xs:boolean are white-space collapsed. */
export const collapse = (text: string): string => text.trim();
