// Says a magda question of a scenario in the words of the KSZ, so that the same claim can be made in both dialects. Knows the two
// contracts and nothing of the house; what cannot be said in ksz is undefined.
import { bodyChild } from '../../src/replay/address.js';
import { NS } from '../../src/xml/namespaces.js';
import { childElements } from '../../src/xml/query.js';
import type { XmlElement } from '../../src/xml/tree.js';
import { rootOf, valuesAt } from './reading.js';

const LEGAL_CONTEXTS: Readonly<Record<string, string>> = {
  '17001': 'PCSA:SOCIAL_INTEGRATION',
  '17002': 'PCSA:WORK_WILLINGNESS',
  '17003': 'PCSA:REFERRAL',
};
const SERVICES = ['KBIDossiers', 'Toeleiding', 'GeefKBIVestiging'];

/** An element without namespace, layout and comments. */
export const plain = (element: XmlElement): string => {
  const children = childElements(element);
  const attributes = element.attributes
    .map(({ local, value }) => ` ${local}="${value.replace(/"/g, '&quot;')}"`)
    .join('');
  const text = valuesAt(element, '.')[0] ?? '';
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `<${element.local}${attributes}>${children.length === 0 ? escaped : children.map(plain).join('')}</${element.local}>`;
};

const only = (from: XmlElement, path: string): string | undefined => valuesAt(from, path)[0];
const renamed = (from: XmlElement, path: string, name: string): string => {
  const value = only(from, path);
  return value === undefined ? '' : `<${name}>${value.trim()}</${name}>`;
};

const childNamed = (from: XmlElement, ...path: readonly string[]): XmlElement | undefined => {
  let at: XmlElement | undefined = from;
  for (const name of path) at = at === undefined ? undefined : childElements(at).find(({ local }) => local === name);
  return at;
};

const criteriaOf = (service: string, inhoud: XmlElement): string => {
  if (service === 'GeefKBIVestiging') return childElements(inhoud).map(plain).join('');
  if (service === 'Toeleiding') {
    const toeleiding = childNamed(inhoud, 'Toeleiding');
    return renamed(inhoud, 'Personalia/INSZ', 'ssin') + (toeleiding === undefined ? '' : plain(toeleiding));
  }
  const end = renamed(inhoud, 'Periode/Einde', 'endDate');
  const period = renamed(inhoud, 'Periode/Begin', 'beginDate');
  return renamed(inhoud, 'INSZ', 'ssin') + (period === '' ? '' : `<period>${period}${end}</period>`);
};

/**
 * The same question in the other dialect, placeholders kept; undefined when its service or envelope has no counterpart.
 * `numberOf`: ondernemingsnummer of a partner by name.
 */
export const translate = (request: Buffer, numberOf: (naam: string) => string | undefined): Buffer | undefined => {
  const root = rootOf(request);
  const question = bodyChild(root);
  const inhoud = question === undefined ? undefined : childNamed(question, 'Verzoek', 'Vragen', 'Vraag', 'Inhoud');
  if (question === undefined || inhoud === undefined || !SERVICES.includes(question.local)) return undefined;
  const afzender = 'Verzoek/Context/Bericht/Afzender';
  const naam = (only(question, `${afzender}/Identificatie`) ?? '').replace('kbi-gateway.test/', '');
  const customer = only(question, `${afzender}/OrganisatieEenheid`) ?? numberOf(naam);
  if (customer === undefined) return undefined;
  const hoedanigheid = only(question, `${afzender}/Hoedanigheid`) ?? '';
  // Capacities of partners that ask through MAGDA only have no legal context; an absent one is a context that nobody knows.
  const legal = LEGAL_CONTEXTS[hoedanigheid] ?? (hoedanigheid === '' ? 'PCSA:UNKNOWN' : undefined);
  if (legal === undefined) return undefined;
  const service = question.local;
  const ns = root.ns === NS.soap12 ? NS.soap12 : NS.soap11;
  return Buffer.from(
    `<s:Envelope xmlns:s="${ns}"><s:Body><k:${service}Request xmlns:k="urn:kbi-gateway:ksz:${service}:v1"><informationCustomer>` +
      `<ticket>${only(question, `${afzender}/Referte`) ?? ''}</ticket><timestampSent>{{dateTime}}</timestampSent>` +
      `<customerIdentification><cbeNumber>${customer}</cbeNumber></customerIdentification></informationCustomer>` +
      `<legalContext>${legal}</legalContext><criteria>${criteriaOf(service, inhoud)}</criteria></k:${service}Request></s:Body></s:Envelope>`,
  );
};
