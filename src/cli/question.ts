// Builds the question of `kbi send`: Context from the partner, Inhoud from `--insz` and `--set path=value`, in the order of the schema.
// Only what the user said is put in: a tester must be able to send what is wrong.
import { writeQuestion } from '../dialects/magda/question.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import { servicePath } from '../replay/address.js';
import { textElement } from '../xml/writer.js';
import { EXIT, Halt } from './exit.js';

/** A service as `send` knows it. `Hoedanigheid`: what is filled in for an OCMW that says nothing. */
export type Service = {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly soapAction: string;
  readonly Hoedanigheid: string;
  /** Order of the children of Inhoud in the schema; names that are not here come last, as typed. */
  readonly order: readonly string[];
};

const own = (name: string, Hoedanigheid: string, order: readonly string[]): Service => {
  const namespace = `urn:kbi-gateway:${name}:v01_00`;
  return {
    name,
    namespace,
    path: servicePath(namespace, name),
    soapAction: `${name}Dienst-01.00`,
    Hoedanigheid,
    order,
  };
};

/** The services of this version. */
export const SERVICES: readonly Service[] = [own('KBIDossiers', '17001', ['INSZ', 'Periode', 'MutatiesContext'])];

/** Hoedanigheid of partners that have but one (contract §3). */
const OF_PARTNER: Readonly<Record<string, string>> = { vdab: '3001', vmsw: '3003', agii: '9001' };

type Node = { readonly name: string; readonly children: Node[]; text?: string };

const STEP = /^([A-Za-z_][\w.-]*)(?:\[(\d+)\])?$/;

const childAt = (parent: Node, step: string): Node => {
  const [, name, place = '1'] = STEP.exec(step) ?? [];
  if (name === undefined) throw new Halt(EXIT.usage, `"${step}" is no element name in --set.`, 'kbi send --help');
  const alike = parent.children.filter((child) => child.name === name);
  for (let made = alike.length; made < Number(place); made += 1) {
    const child: Node = { name, children: [] };
    parent.children.push(child);
    alike.push(child);
  }
  return alike[Number(place) - 1] ?? parent;
};

const write = (node: Node): string =>
  node.text === undefined
    ? `<${node.name}>${node.children.map(write).join('')}</${node.name}>`
    : textElement(node.name, node.text);

/** One `path=value`. */
export const readSetting = (setting: string): readonly [string, string] => {
  const at = setting.indexOf('=');
  if (at < 1)
    throw new Halt(
      EXIT.usage,
      `--set wants path=value, not "${setting}".`,
      'kbi send KBIDossiers --set Periode/Begin=2012-08-01',
    );
  return [setting.slice(0, at), setting.slice(at + 1)];
};

/** The children of Inhoud in canonical form. */
export const writeInhoud = (settings: readonly (readonly [string, string])[], order: readonly string[]): string => {
  const root: Node = { name: 'Inhoud', children: [] };
  for (const [path, value] of settings) {
    let at = root;
    for (const step of path.replace(/^\/?(Inhoud\/)?/, '').split('/')) at = childAt(at, step);
    at.text = value;
  }
  const rank = ({ name }: Node): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...root.children]
    .sort((one, other) => rank(one) - rank(other))
    .map(write)
    .join('');
};

const AFZENDER =
  /^\/?(?:Context\/)?(?:Bericht\/)?Afzender\/(Identificatie|Naam|Referte|OrganisatieEenheid|Hoedanigheid|Gebruiker)$/;

/** What `send` asks. `settings`: path and value, Inhoud unless the path starts with Afzender. */
export type Asked = {
  readonly service: Service;
  readonly partner: Partner;
  readonly insz: string | undefined;
  readonly settings: readonly (readonly [string, string])[];
  readonly now: number;
  readonly uuid: () => string;
};

/** The child of Body, in canonical form. */
export const composeQuestion = ({ service, partner, insz, settings, now, uuid }: Asked): string => {
  const afzender: Partial<Record<string, string>> = {};
  const inhoud: (readonly [string, string])[] = insz === undefined ? [] : [['INSZ', insz]];
  for (const [path, value] of settings) {
    const field = AFZENDER.exec(path)?.[1];
    if (field === undefined) inhoud.push([path, value]);
    else afzender[field] = value;
  }
  const hoedanigheid = afzender.Hoedanigheid ?? OF_PARTNER[partner.naam] ?? service.Hoedanigheid;
  return writeQuestion({
    dienst: service.name,
    namespace: service.namespace,
    Identificatie: afzender.Identificatie ?? clientURI(partner),
    Referte: afzender.Referte ?? uuid(),
    VraagReferte: uuid(),
    // An empty Hoedanigheid leaves the element out: the way to see 40001.
    Hoedanigheid: hoedanigheid === '' ? undefined : hoedanigheid,
    OrganisatieEenheid: afzender.OrganisatieEenheid,
    Naam: afzender.Naam,
    Gebruiker: afzender.Gebruiker,
    now,
    inhoud: writeInhoud(inhoud, service.order),
  });
};
