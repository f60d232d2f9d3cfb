// Builds the question of `kbi send`: Context from the partner, Inhoud from `--insz` and `--set path=value`, in the order of the schema.
// Only what the user said is put in: a tester must be able to send what is wrong.
import { writeQuestion } from '../dialects/magda/question.js';
import { clientURI, type Partner } from '../domain/kbi/Partner.js';
import { type Datum, vandaag } from '../domain/time.js';
import { servicePath } from '../replay/address.js';
import { textElement } from '../xml/writer.js';
import { EXIT, Halt } from './exit.js';

/** Who sends, as the Context says it, and when; `uuid` makes a new reference. */
type Sender = {
  readonly Identificatie: string;
  readonly Hoedanigheid: string;
  readonly vandaag: Datum;
  readonly uuid: () => string;
};

/** A service as `send` knows it. `Hoedanigheid`: what is filled in for an OCMW that says nothing. */
export type Service = {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly soapAction: string;
  readonly Hoedanigheid: string;
  readonly versie: string;
  /** Order of what stands in Inhoud, by path; what is not here comes last, as typed. */
  readonly order: readonly string[];
  /** Where `--insz` goes; absent: INSZ. */
  readonly insz?: string;
  /** What the Inhoud repeats of the Context, or needs and seldom matters, unless `--set` says otherwise. */
  readonly repeat?: (sender: Sender) => readonly (readonly [string, string])[];
};

const own = (name: string, Hoedanigheid: string, order: readonly string[]): Service => {
  const namespace = `urn:kbi-gateway:${name}:v01_00`;
  return {
    name,
    namespace,
    path: servicePath(namespace, name),
    soapAction: `${name}Dienst-01.00`,
    Hoedanigheid,
    versie: '01.00',
    order,
  };
};

/** A registration in the repertorium: it names its sender twice (20005). */
const repertorium = (name: string, element: string): Service => {
  const namespace = `http://webservice.${name.toLowerCase()}dienst-02_00.repertorium-02_00.vip.vlaanderen.be`;
  return {
    name,
    namespace,
    path: servicePath(namespace, name),
    soapAction: `${name}Dienst-02.00`,
    Hoedanigheid: '17-2',
    versie: '02.00',
    order: ['Identificatie', 'Hoedanigheid', 'INSZ', 'Periode'].map((field) => `${element}/${field}`),
    insz: `${element}/INSZ`,
    repeat: ({ Identificatie, Hoedanigheid }) => [
      [`${element}/Identificatie`, Identificatie],
      [`${element}/Hoedanigheid`, Hoedanigheid],
    ],
  };
};

const INBURGERING = 'http://webservice.registreermutatiedossierkbidienst-02_00.inburgering-01_00.vip.vlaanderen.be';

/** A changed dossier. With `--insz` and blocks of the Aanvulling alone, the rest stays; a whole one comes with `--body`. */
const MUTATIE: Service = {
  name: 'RegistreerMutatieDossierKBI',
  namespace: INBURGERING,
  path: servicePath(INBURGERING, 'RegistreerMutatieDossierKBI'),
  soapAction: 'RegistreerMutatieDossierKBIDienst-02.00',
  Hoedanigheid: '9001',
  versie: '02.00',
  order: [
    ...['Metadata', 'Metadata/Referte', 'Metadata/Type', 'Metadata/Datum'],
    ...['DossierKBI', 'DossierKBI/INSZ', 'DossierKBIAanvulling'],
  ],
  insz: 'DossierKBI/INSZ',
  repeat: ({ uuid, vandaag }) => [
    ['Metadata/Referte', uuid()],
    ['Metadata/Type', 'WIJZIGING'],
    ['Metadata/Datum', vandaag],
  ],
};

const PARTIJ = [
  'KboNummer',
  'Identificatienummer',
  'IdentificatieNr',
  'TypePartner',
  'Naam',
  'Adres',
  'ContactPersoon',
];

const under = (element: string, fields: readonly string[]): readonly string[] =>
  fields.map((field) => `${element}/${field}`);

const TOELEIDING: readonly string[] = [
  'Personalia',
  ...under('Personalia', ['INSZ', 'Naam', 'Voornaam', 'Geboortedatum', 'Geslacht']),
  'Toeleiding',
  ...under('Toeleiding', ['Id', 'Van', 'Naar', 'RedenToeleiding', 'RedenOmschrijving', 'AfspraakMoment', 'Commentaar']),
  ...under('Toeleiding/Van', PARTIJ),
  ...under('Toeleiding/Naar', PARTIJ),
  ...under('Toeleiding/AfspraakMoment', ['StartTijd', 'EindTijd']),
];

/** A public service, under its own namespace. */
const publiek = (name: string, namespace: string, Hoedanigheid: string, order: readonly string[]): Service => ({
  ...own(name, Hoedanigheid, order),
  namespace,
  path: servicePath(namespace, name),
});

/** The services of this version. */
export const SERVICES: readonly Service[] = [
  own('KBIDossiers', '17001', ['INSZ', 'Periode', 'MutatiesContext']),
  own('GeefKBIVestiging', '17001', ['Postcode', 'Ondernemingsnummer', 'KBISleutel']),
  { ...own('Toeleiding', '17003', TOELEIDING), insz: 'Personalia/INSZ' },
  repertorium('RegistreerInschrijving', 'Inschrijving'),
  repertorium('RegistreerUitschrijving', 'Uitschrijving'),
  MUTATIE,
  {
    ...publiek('GeefDossierKBI', 'http://webservice.GeefDossierKBI-01.00.kbi-01.00.vip.vlaanderen.be', '3001', [
      'MutatiesContext',
      'INSZ',
    ]),
    repeat: () => [['MutatiesContext', 'false']],
  },
  {
    ...publiek(
      'RegistreerToeleiding',
      'http://inburgering.be/types/RegistreerToeleidingService/V01',
      '17003',
      TOELEIDING,
    ),
    insz: 'Personalia/INSZ',
  },
];

/** Hoedanigheid of partners that have but one (docs/world.md). */
const OF_PARTNER: Readonly<Record<string, string>> = {
  vdab: '3001',
  vmsw: '3003',
  agii: '9001',
  'onthaalbureau-gent': '9002',
};

/** The Hoedanigheid in which a partner asks a service, when nobody says otherwise. */
export const hoedanigheidOf = (partner: string, dienst: string): string =>
  OF_PARTNER[partner] ?? SERVICES.find(({ name }) => name === dienst)?.Hoedanigheid ?? '17001';

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

/** Children in the order of the schema; those it does not name come last, as typed. */
const writeChildren = ({ children }: Node, path: string, order: readonly string[]): string => {
  const rank = ({ name }: Node): number => (order.includes(path + name) ? order.indexOf(path + name) : order.length);
  return [...children]
    .sort((one, other) => rank(one) - rank(other))
    .map((child) =>
      child.text === undefined
        ? `<${child.name}>${writeChildren(child, `${path}${child.name}/`, order)}</${child.name}>`
        : textElement(child.name, child.text),
    )
    .join('');
};

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
  return writeChildren(root, '', order);
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
  const inhoud: (readonly [string, string])[] = insz === undefined ? [] : [[service.insz ?? 'INSZ', insz]];
  for (const [path, value] of settings) {
    const field = AFZENDER.exec(path)?.[1];
    if (field === undefined) inhoud.push([path, value]);
    else afzender[field] = value;
  }
  const Hoedanigheid = afzender.Hoedanigheid ?? hoedanigheidOf(partner.naam, service.name);
  const Identificatie = afzender.Identificatie ?? clientURI(partner);
  const repeated = service.repeat?.({ Identificatie, Hoedanigheid, uuid, vandaag: vandaag(now) }) ?? [];
  return writeQuestion({
    dienst: service.name,
    namespace: service.namespace,
    versie: service.versie,
    Identificatie,
    Referte: afzender.Referte ?? uuid(),
    VraagReferte: uuid(),
    // An empty Hoedanigheid leaves the element out: the way to see 40001.
    Hoedanigheid: Hoedanigheid === '' ? undefined : Hoedanigheid,
    OrganisatieEenheid: afzender.OrganisatieEenheid,
    Naam: afzender.Naam,
    Gebruiker: afzender.Gebruiker,
    now,
    inhoud: writeInhoud([...repeated, ...inhoud], service.order),
  });
};
