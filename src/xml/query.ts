// Reading the tree: children, texts and attributes by expanded name, never by prefix (Namespaces in XML 1.0 §6).
// Finds or gives undefined; what an absence means is decided by who asks.
import { NS } from './namespaces.js';
import { isElement, type XmlElement } from './tree.js';

/** The child elements in document order. */
export const childElements = (element: XmlElement): readonly XmlElement[] => element.children.filter(isElement);

/** The first child element with this namespace ('' for none) and local name. */
export const findChild = (element: XmlElement, ns: string, local: string): XmlElement | undefined => {
  for (const child of element.children) {
    if (typeof child !== 'string' && 'local' in child && child.local === local && child.ns === ns) return child;
  }
  return undefined;
};

/** The whole text of an element that holds nothing else, '' when it is empty; undefined when it has a child element or a comment. */
export const leafText = (element: XmlElement): string | undefined => {
  const [first, ...others] = element.children;
  if (first === undefined) return '';
  return typeof first === 'string' && others.length === 0 ? first : undefined;
};

/** The value of the attribute with this namespace ('' for unqualified) and local name. */
export const attributeOf = (element: XmlElement, ns: string, local: string): string | undefined => {
  for (const attribute of element.attributes) {
    if (attribute.local === local && attribute.ns === ns) return attribute.value;
  }
  return undefined;
};

/** The namespaces in scope of an element by prefix, its own declarations included; `xml` always, '' only when not ''. */
export const namespacesInScope = (element: XmlElement): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (let at: XmlElement | null = element; at !== null; at = at.parent) {
    for (const { prefix, uri } of at.declarations) if (!found.has(prefix)) found.set(prefix, uri);
  }
  if (found.get('') === '') found.delete('');
  found.set('xml', NS.xml);
  return found;
};
