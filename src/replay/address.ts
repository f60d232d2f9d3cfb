// Where a question goes and who asks it, read from the question itself: so that a fixture needs no second file.
// Paths are those of docs/contract.md; a scenario.json may say otherwise.
import { NS } from '../xml/namespaces.js';
import { childElements, findChild, leafText } from '../xml/query.js';
import type { XmlElement } from '../xml/tree.js';

const KSZ = 'urn:kbi-gateway:ksz:';
const CLIENT_URI = 'kbi-gateway.test/';

/** The child of the Body, when the document is a SOAP envelope. */
export const bodyChild = (root: XmlElement): XmlElement | undefined => {
  const body = findChild(root, NS.soap11, 'Body') ?? findChild(root, NS.soap12, 'Body');
  return body === undefined ? undefined : childElements(body)[0];
};

/** The path of the service that a Body root belongs to. The version stands in its namespace: `v01_00`, `dienst-02_00`, `KBI-01.00`, `/V01`. */
export const servicePath = (ns: string, local: string): string => {
  const service = local.replace(/Request$/, '');
  if (ns.startsWith(KSZ)) return `/${service}Service/v1`;
  const [, major = '01', minor = '00'] = /(?:-|:v|\/V)(\d\d)(?:[._](\d\d))?/.exec(ns) ?? [];
  return `/${local}Dienst-${major}.${minor}/soap/WebService`;
};

/** The path for an envelope; undefined when there is nothing in a Body. */
export const pathFor = (root: XmlElement): string | undefined => {
  const child = bodyChild(root);
  return child === undefined ? undefined : servicePath(child.ns, child.local);
};

const textAt = (from: XmlElement | undefined, ...names: readonly string[]): string | undefined => {
  let at = from;
  for (const name of names) at = at === undefined ? undefined : findChild(at, '', name);
  return at === undefined ? undefined : leafText(at)?.trim();
};

/** The partner whose client URI stands in Context/Afzender/Identificatie (magda); undefined for anything else, ksz included. */
export const senderOf = (root: XmlElement): string | undefined => {
  const identificatie = textAt(bodyChild(root), 'Verzoek', 'Context', 'Bericht', 'Afzender', 'Identificatie');
  return identificatie?.startsWith(CLIENT_URI) ? identificatie.slice(CLIENT_URI.length) : undefined;
};

/** The cbeNumber of the customer of a ksz question. */
export const customerOf = (root: XmlElement): string | undefined =>
  textAt(bodyChild(root), 'informationCustomer', 'customerIdentification', 'cbeNumber');

/** Who asks, as the question says it: the name of a partner, or the number of the institution that it is for. */
export const askerOf = (root: XmlElement): string | undefined => senderOf(root) ?? customerOf(root);

/** Content-Type and SOAPAction of an envelope, by its SOAP version. */
export const headersFor = (root: XmlElement | undefined): Readonly<Record<string, string>> =>
  root?.ns === NS.soap12
    ? { 'content-type': 'application/soap+xml; charset=utf-8' }
    : { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
