// Small descriptors that compile, once, into functions writing canonical XML: the names of the wire stand once, in wire order.
// Trusts that values hold XML characters only (imports are guarded); absent is absent, and nothing is ever written empty or nil.
// Elements are in no namespace, so the text is its own exclusive canonical form: attributes sorted, start and end tags, C14N escapes.
import type { CodeElement } from '../disclosure/picture.js';
import { escapeAttribute, escapeText } from '../xml/writer.js';

/** Writes one value in full. */
export type Write<T> = (value: T) => string;

/** Writes a value under the name of the property that holds it. */
export type Field<T> = (name: string) => Write<T>;

/** A field for every property of T, in wire order. A property without a field does not compile. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** Character data. */
export const text: Field<string> = (name) => {
  const open = `<${name}>`;
  const close = `</${name}>`;
  return (value) => open + escapeText(value) + close;
};

/** `true` or `false`. */
export const flag: Field<boolean> = (name) => {
  const yes = `<${name}>true</${name}>`;
  const no = `<${name}>false</${name}>`;
  return (value) => (value ? yes : no);
};

/** A code with its Beschrijving, when the code list has one. */
export const code: Field<CodeElement> = (name) => {
  const open = `<${name}>`;
  const described = `<${name} Beschrijving="`;
  const close = `</${name}>`;
  return (value) =>
    value.Beschrijving === undefined
      ? open + escapeText(value.code) + close
      : `${described}${escapeAttribute(value.Beschrijving)}">${escapeText(value.code)}${close}`;
};

/** The children of a record, without an element around them. */
export const content = <T extends object>(fields: Fields<T>): Write<T> => {
  const names = Object.keys(fields) as (keyof T & string)[];
  const writers = names.map((name) => fields[name](name) as Write<unknown>);
  const count = names.length;
  return (value) => {
    let out = '';
    for (let i = 0; i < count; i += 1) {
      const child = value[names[i] as keyof T];
      if (child !== undefined) out += (writers[i] as Write<unknown>)(child);
    }
    return out;
  };
};

/** An element with children. */
export const record = <T extends object>(fields: Fields<T>): Field<T> => {
  const children = content(fields);
  return (name) => {
    const open = `<${name}>`;
    const close = `</${name}>`;
    return (value) => open + children(value) + close;
  };
};

/** An element with one attribute, which the record holds under the attribute's name, and children. */
export const attributed = <T extends object, A extends keyof T & string>(
  attribute: A,
  fields: Fields<Omit<T, A>>,
): Field<T & Readonly<Record<A, string>>> => {
  const children = content(fields);
  return (name) => {
    const open = `<${name} ${attribute}="`;
    const close = `</${name}>`;
    return (value) => `${open}${escapeAttribute(value[attribute])}">${children(value)}${close}`;
  };
};

/** Entries that each bear the name of the property, one after the other, without a container. */
export const each =
  <T>(field: Field<T>): Field<readonly T[]> =>
  (name) => {
    const write = field(name);
    return (values) => {
      let out = '';
      for (const value of values) out += write(value);
      return out;
    };
  };

/** The same under a name of their own. */
export const eachAs =
  <T>(entry: string, field: Field<T>): Field<readonly T[]> =>
  () =>
    each(field)(entry);

/** A container with its entries. */
export const list = <T>(entry: string, field: Field<T>): Field<readonly T[]> => {
  const write = each(field)(entry);
  return (name) => {
    const open = `<${name}>`;
    const close = `</${name}>`;
    return (values) => open + write(values) + close;
  };
};

/** A writer that writes a value once, as UTF-8: what is shown again is remembered for as long as the value itself is. */
export const remembered = <T extends object>(write: Write<T>): ((value: T) => Buffer) => {
  const written = new WeakMap<T, Buffer>();
  return (value) => {
    const known = written.get(value);
    if (known !== undefined) return known;
    const octets = Buffer.from(write(value), 'utf8');
    written.set(value, octets);
    return octets;
  };
};
