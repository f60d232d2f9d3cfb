// The ids of a document, collected while it is parsed: what a Reference may point at, and whether two are the same.
// Every id-like attribute counts for sameness, also those we never resolve: another reader of the message might.
import { NS } from '../namespaces.js';
import type { XmlAttribute, XmlElement } from '../tree.js';

/** What is collected; `seen` holds the values of all id-like attributes. */
export type IdCollection = {
  readonly ids: Map<string, XmlElement>;
  readonly seen: Set<string>;
  duplicate: string | undefined;
};

/** An empty collection. */
export const openIds = (): IdCollection => ({ ids: new Map(), seen: new Set(), duplicate: undefined });

const AROUND = /^[ \t\n\r]+|[ \t\n\r]+$/g;

const isIdLike = ({ local, ns }: XmlAttribute): boolean =>
  ns === ''
    ? local === 'Id' || local === 'ID' || local === 'id'
    : (ns === NS.wsu && local === 'Id') || (ns === NS.xml && local === 'id');

const isReferable = ({ local, ns }: XmlAttribute, element: XmlElement): boolean =>
  local === 'Id' && (ns === NS.wsu || (ns === '' && (element.ns === NS.ds || element.ns === NS.wsse)));

/** Collects the ids of one element. Values are compared as an ID type would be, without white space around them. */
export const collectIds = (collection: IdCollection, element: XmlElement): void => {
  for (const attribute of element.attributes) {
    if (attribute.local.length !== 2 || !isIdLike(attribute)) continue;
    const value = attribute.value.replace(AROUND, '');
    if (collection.seen.has(value)) collection.duplicate ??= value;
    collection.seen.add(value);
    if (isReferable(attribute, element) && !collection.ids.has(attribute.value)) {
      collection.ids.set(attribute.value, element);
    }
  }
};
