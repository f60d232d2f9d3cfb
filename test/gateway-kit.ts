// The whole house in one process for the specs of the route: the real store, keys, contracts and world, and a clock that stands
// still at the reference hour. Parts that a test breaks are handed in; what a test counts is counted here.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Assembled, assemble, type Parts } from '../src/assemble.js';
import { gatewayDirectory, verifyAnswer } from '../src/client/verify-answer.js';
import { createBatcher } from '../src/commit/batcher.js';
import type { Committer } from '../src/commit/unit.js';
import { type Config, readConfig } from '../src/config.js';
import { type Question, writeKBIDossiersInhoud, writeQuestion } from '../src/dialects/magda/question.js';
import type { ProfileName } from '../src/domain/kbi/Partner.js';
import type { SoapVersion } from '../src/envelope/envelope.js';
import type { GatewayRequest, GatewayResponse, JournalEntry } from '../src/house.js';
import { type Contracts, loadContracts } from '../src/http/contract.js';
import { loadKeys } from '../src/pki/key-folder.js';
import { createClock, type MovableClock } from '../src/process/clock.js';
import { createIds } from '../src/process/ids.js';
import { loadValidator, type Validator } from '../src/schema/validator.js';
import { signMessage } from '../src/security/sign.js';
import { createTrust } from '../src/security/trust.js';
import type { Dossiers, LoadRow } from '../src/store/port.js';
import { type Database, openDatabase, prepare } from '../src/store/sqlite/database.js';
import { type SqliteStore, storeOn } from '../src/store/sqlite/open.js';
import { readRows } from '../src/world/load.js';
import { canonicalize } from '../src/xml/c14n.js';
import { childElements } from '../src/xml/query.js';
import type { XmlElement } from '../src/xml/tree.js';

const findRoot = (from: string): string => (existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from)));
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The reference hour, in milliseconds. */
export const NOW = Date.parse('2012-09-03T09:00:00+02:00');
export const NAMESPACE = 'urn:kbi-gateway:KBIDossiers:v01_00';
export const PATH = '/KBIDossiersDienst-01.00/soap/WebService';
export const SOAP_ACTION = 'KBIDossiersDienst-01.00';
/** Persons of the fixtures: with a dossier and registered by ocmw-gent; the same without a dossier. */
export const ABDUL = '85631490132';
export const MINOR = '01683090579';

export const KEYS = loadKeys(join(ROOT, 'fixtures', 'keys'));
const WORLD = {
  worldFolder: join(ROOT, 'fixtures', 'world'),
  personasFolder: join(ROOT, 'fixtures', 'personas'),
};
export const FIXTURES: readonly LoadRow[] = readRows(WORLD, 0);

let contracts: Promise<Contracts> | undefined;
let validator: Promise<Validator> | undefined;
export const theContracts = (): Promise<Contracts> => {
  contracts ??= loadContracts(ROOT);
  return contracts;
};
/** The schemas, compiled once for all specs. */
export const theValidator = (): Promise<Validator> => {
  validator ??= loadValidator(join(ROOT, 'xsd'));
  return validator;
};

/** Settings as a start reads them, from flags alone. */
export const configOf = (flags: Readonly<Record<string, unknown>> = {}): Config => {
  const outcome = readConfig({ flags, environment: {}, read: () => undefined });
  if (outcome.kind === 'invalid') throw new RangeError(outcome.sentences.join('; '));
  return outcome.config;
};

/** A row of the audit trail as the database holds it. */
export type Audited = Readonly<Record<string, string | number | null>>;

export type Kit = Assembled & {
  readonly clock: MovableClock;
  readonly store: SqliteStore;
  readonly journal: JournalEntry[];
  readonly parts: Parts;
  /** Numbers that the source was asked for. */
  readonly asked: string[];
  audit(): readonly Audited[];
  close(): Promise<void>;
};

/** What a test changes. `rows`: loaded after the fixtures. `committer`: given the real one, the one the house gets. */
export type KitOptions = {
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly rows?: readonly LoadRow[];
  readonly db?: string;
  readonly dossiers?: (real: Dossiers) => Dossiers;
  readonly committer?: (real: Committer) => Committer;
  readonly parts?: Partial<Parts>;
};

const auditOf = (db: Database) => (): readonly Audited[] =>
  prepare<Audited>(db, 'SELECT * FROM audit ORDER BY rowid').all();

/** A house at the reference hour with the fixtures in it. A database that is there already is not loaded again. */
export const openKit = async (options: KitOptions = {}): Promise<Kit> => {
  const db = openDatabase(options.db ?? ':memory:');
  const store = storeOn(db);
  if ((await store.worlds.load()).partners.length === 0) {
    await store.loader.load([...FIXTURES, ...(options.rows ?? [])], 'fixture');
    await store.loader.setting('salt', 'pepper');
  }
  const batcher = createBatcher({ apply: store.applyUnits });
  const clock = createClock({ modus: 'frozen', instant: NOW });
  const asked: string[] = [];
  const counting: Dossiers = {
    find: (insz) => {
      asked.push(insz);
      return store.dossiers.find(insz);
    },
  };
  const journal: JournalEntry[] = [];
  const parts: Parts = {
    config: configOf(options.flags),
    store: { ...store, dossiers: options.dossiers?.(counting) ?? counting },
    committer: options.committer?.(batcher) ?? batcher,
    clock,
    ids: createIds('frozen', 'kit'),
    keys: KEYS,
    crls: () => [],
    contracts: await theContracts(),
    validator: await theValidator(),
    stopwatch: () => 0,
    journal: (entry) => journal.push(entry),
    ...options.parts,
  };
  const close = async (): Promise<void> => {
    await batcher.close();
    store.close();
  };
  return { ...(await assemble(parts)), clock, store, journal, parts, asked, audit: auditOf(db), close };
};

let written = 0;

/** What a question says when the test does not say otherwise. `as`: who signs; the sender in the Context follows. */
export type Asked = Partial<Omit<Question, 'inhoud'>> &
  Partial<Parameters<typeof writeKBIDossiersInhoud>[0]> & {
    readonly as?: string;
    readonly version?: SoapVersion;
    readonly profile?: ProfileName;
    /** Of the Timestamp, milliseconds. */
    readonly signedAt?: number;
    readonly inhoud?: string;
    /** The child of Body, in place of all that. */
    readonly content?: string;
  };

const PROFILES: Readonly<Record<string, ProfileName>> = {
  ksz: 'ksz-x509',
  'pod-mi': 'ksz-x509',
  vdab: 'magda-classic',
};

/** The child of Body; every question has a Referte of its own. */
export const questionOf = (asked: Asked = {}): string => {
  const { as = 'ocmw-gent', INSZ = ABDUL, Begin, Einde, MutatiesContext, now = NOW } = asked;
  written += 1;
  return writeQuestion({
    dienst: 'KBIDossiers',
    namespace: NAMESPACE,
    Identificatie: `kbi-gateway.test/${as}`,
    Referte: `00000000-0000-4000-8000-${String(written).padStart(12, '0')}`,
    VraagReferte: `vraag-${written}`,
    Hoedanigheid: '17001',
    inhoud: writeKBIDossiersInhoud({ INSZ, Begin, Einde, MutatiesContext }),
    ...asked,
    now,
  });
};

/** A signed message. */
export const messageOf = (asked: Asked = {}): Buffer => {
  const { as = 'ocmw-gent', version = '1.1', now = NOW, signedAt = now } = asked;
  const pair = KEYS.partner(as);
  if (pair === undefined) throw new RangeError(`no key of ${as}`);
  const signer = { key: pair.key, certificate: pair.certificate.der };
  const profile = asked.profile ?? PROFILES[as] ?? 'strict';
  return signMessage({ version, content: asked.content ?? questionOf(asked), signer, profile, now: signedAt });
};

/** A message as HTTP would hand it over. */
export const requestOf = (octets: Uint8Array, fields: Partial<GatewayRequest> = {}): GatewayRequest => ({
  path: PATH,
  version: '1.1',
  charset: 'utf-8',
  soapAction: SOAP_ACTION,
  octets,
  ...fields,
});

/** Signs a question and walks it through the house. */
export const ask = (kit: Pick<Kit, 'handle'>, asked: Asked = {}): Promise<GatewayResponse> =>
  kit.handle(requestOf(messageOf(asked), { version: asked.version ?? '1.1' }));

const TRUST = createTrust({ anchors: KEYS.authorities });

/** One Uitzondering and the level at which it stands. */
export type Exception = {
  readonly code: string;
  readonly oorsprong: string;
  readonly type: string;
  readonly niveau: 2 | 3;
};

/** What an answer says. `content`: the child of Body in canonical form. */
export type Reading = {
  readonly content: string;
  readonly gekend: string | undefined;
  readonly dossier: string | undefined;
  readonly exceptions: readonly Exception[];
  readonly fault: { readonly code: string; readonly subcode: string; readonly text: string } | undefined;
};

const everyElement = (element: XmlElement): XmlElement[] => [element, ...childElements(element).flatMap(everyElement)];
const textIn = (element: XmlElement, local: string): string => {
  const found = everyElement(element).find((one) => one.local === local);
  return found === undefined ? '' : found.children.filter((child) => typeof child === 'string').join('');
};

/** Verifies an answer as a partner would, and reads it. Throws the Fault of a signature that does not hold. */
export const read = (body: Buffer, profiel: ProfileName = 'strict', now = NOW): Reading => {
  const { question } = verifyAnswer(body, gatewayDirectory(TRUST, KEYS.gateway.certificate, profiel), now);
  const all = everyElement(question);
  const levelOf = ({ parent }: XmlElement): 2 | 3 => (parent?.parent?.local === 'Antwoord' ? 3 : 2);
  const dossier = all.find(({ local }) => local === 'KBIDossier');
  const isFault = question.local === 'Fault';
  const code = textIn(question, question.ns.includes('2003') ? 'Value' : 'faultcode');
  const text = textIn(question, question.ns.includes('2003') ? 'Text' : 'faultstring');
  const subcode = all.find(({ local }) => local === 'Subcode');
  return {
    content: canonicalize(question),
    gekend: all.some(({ local }) => local === 'Gekend') ? textIn(question, 'Gekend') : undefined,
    dossier: dossier === undefined ? undefined : canonicalize(dossier),
    exceptions: all
      .filter(({ local }) => local === 'Uitzondering')
      .map((one) => ({
        code: textIn(one, 'Identificatie'),
        oorsprong: textIn(one, 'Oorsprong'),
        type: textIn(one, 'Type'),
        niveau: levelOf(one),
      })),
    fault: isFault ? { code, subcode: subcode === undefined ? '' : textIn(subcode, 'Value'), text } : undefined,
  };
};

/** The exceptions as `40003 KSZ FOUT 3`, or the text of the Fault: short enough for a table. */
export const saysOf = (body: Buffer, profiel?: ProfileName, now?: number): string => {
  const { exceptions, fault, gekend } = read(body, profiel, now);
  if (fault !== undefined) return `${fault.code} ${fault.text}`;
  const all = exceptions.map(({ code, oorsprong, type, niveau }) => `${code} ${oorsprong} ${type} ${niveau}`);
  return [...all, ...(gekend === undefined ? [] : [`Gekend ${gekend}`])].join(', ');
};
