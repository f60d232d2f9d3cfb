// Reads answers for the spec of the scenarios: values at a path, Faults, and what a file says with its placeholders filled in.
import { bodyChild } from '../../src/replay/address.js';
import { fillPlaceholders } from '../../src/replay/placeholders.js';
import { NS } from '../../src/xml/namespaces.js';
import { parseXml } from '../../src/xml/parser.js';
import { childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';

const LIMITS = { octets: 16_777_216, elements: 200_000 };
const UUID = '00000000-0000-4000-8000-000000000000';

export const rootOf = (octets: Buffer): XmlElement => parseXml(octets, { limits: LIMITS }).root;

/** Child of the Body of a message, or nothing when it is no SOAP. */
export const questionOf = (octets: Buffer): XmlElement | undefined => {
  try {
    return bodyChild(rootOf(octets));
  } catch {
    return undefined;
  }
};

/** The octets with every placeholder of a question filled in. */
export const filled = (octets: Buffer): Buffer =>
  fillPlaceholders(octets, { now: Date.UTC(2012, 8, 3, 7), uuid: () => UUID });

const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : '')).join('');

/** Texts at a path below an element; `*` is any child, `@` an attribute, `.` the element itself. */
export const valuesAt = (from: XmlElement, path: string): readonly string[] => {
  let at: readonly XmlElement[] = [from];
  if (path === '.') return at.map(textOf);
  for (const step of path.split('/')) {
    if (step.startsWith('@')) {
      return at.flatMap(({ attributes }) =>
        attributes.filter(({ local }) => local === step.slice(1)).map(({ value }) => value),
      );
    }
    at = at.flatMap((element) => childElements(element).filter(({ local }) => step === '*' || local === step));
  }
  return at.map(textOf);
};

/** Every element of a name in a tree. */
export const everyNamed = (from: XmlElement, name: string): readonly XmlElement[] =>
  childElements(from).flatMap((child) => [...(child.local === name ? [child] : []), ...everyNamed(child, name)]);

/** Version, code without prefix and text of a Fault. */
export const faultOf = (body: XmlElement): { version: '1.1' | '1.2'; code: string; text: string } | undefined => {
  if (body.local !== 'Fault') return undefined;
  const first = (path: string): string => valuesAt(body, path)[0] ?? '';
  const local = (qname: string): string => qname.slice(qname.indexOf(':') + 1);
  return body.ns === NS.soap11
    ? { version: '1.1', code: local(first('faultcode')), text: first('faultstring') }
    : { version: '1.2', code: local(first('Code/Value')), text: first('Reason/Text') };
};
