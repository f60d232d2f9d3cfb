// Reads scenarios from a folder: `<Operation>/<claim>/{request.xml, reply.xml, world.json?, scenario.json?}`,
// and plain pairs `<name>.request.xml` / `<name>.response.xml`. A folder that cannot be read is an answer with its reason, never a stop.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { ProfileName } from '../domain/kbi/Partner.js';
import { parseXml } from '../xml/parser.js';
import type { XmlElement } from '../xml/tree.js';
import { askerOf, headersFor, pathFor } from './address.js';
import type { WorldChange } from './world.js';

/** scenario.json: what the files do not say by themselves. Everything is optional. */
export type ScenarioSettings = {
  readonly description?: string;
  /** Key of the fault catalogue that this scenario shows; a test holds it against the journal. */
  readonly refusal?: string;
  /** Partner whose key signs; absent: the client URI in the Context, or the cbeNumber of the customer. */
  readonly as?: string;
  readonly profile?: ProfileName;
  readonly path?: string;
  /** Clock of this scenario, as `--clock`; absent: that of the run. */
  readonly clock?: string;
  /** Expected HTTP status (default: none is checked) and how to send. */
  readonly http?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };
  /** Something that is broken on purpose in the gateway of this scenario. */
  readonly storing?: 'audit' | 'intern' | 'overbelast';
  /** Files of the folder with revocation lists (PEM or DER) that the gateway of this scenario knows. */
  readonly crl?: readonly string[];
  /** The octets of request.xml are sent as they are: attacks and messages of other stacks. */
  readonly frozen?: boolean;
  /** Files of the folder that are sent first, in order; their answers are not compared. */
  readonly before?: readonly string[];
  /** How often the same signed octets are sent; the last answer counts. */
  readonly repeat?: number;
};

/** A message before the question, where it goes and who signs it. */
export type Before = { readonly request: Buffer; readonly path: string; readonly as: string };

export type Scenario = {
  /** `KBIDossiers/dossier-gevonden`. */
  readonly name: string;
  readonly operation: string;
  /** By the path that it goes to. */
  readonly dialect: 'magda' | 'ksz';
  readonly folder: string;
  readonly request: Buffer;
  /** What is sent first, each to the service that its own Body names and signed by the sender in its own Context. */
  readonly before: readonly Before[];
  readonly expected: Buffer;
  /** Whose key signs: the name of a partner, or its ondernemingsnummer. */
  readonly as: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly world: WorldChange | undefined;
  readonly settings: ScenarioSettings;
};

/** A scenario that cannot be run as it stands, and why. */
export type BrokenScenario = { readonly name: string; readonly operation: string; readonly broken: string };

type Files = { readonly request: string; readonly expected: string; readonly world: string; readonly settings: string };

const KNOWN = [
  'description',
  'refusal',
  'as',
  'profile',
  'path',
  'clock',
  'http',
  'storing',
  'crl',
  'frozen',
  'before',
  'repeat',
  '$schema',
];

const readJson = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

const parse = (octets: Buffer, frozen: boolean): XmlElement | undefined => {
  try {
    return parseXml(octets).root;
  } catch (error) {
    // Frozen octets may be no XML at all: that is what such a scenario proves.
    if (frozen) return undefined;
    throw error;
  }
};

/** Goes to the path, and is signed by the key, that scenario.json names; else by what the message itself says. */
const readBefore = (file: string, settings: ScenarioSettings, path: string, as: string): Before => {
  const request = readFileSync(file);
  const root = parse(request, settings.frozen === true);
  const [own, sender] = root === undefined ? [] : [pathFor(root), askerOf(root)];
  return { request, path: settings.path ?? own ?? path, as: settings.as ?? sender ?? as };
};

const assemble = (name: string, operation: string, files: Files): Scenario | BrokenScenario => {
  const folder = dirname(files.request);
  const broken = (reason: string): BrokenScenario => ({ name, operation, broken: reason });
  try {
    const settings = (readJson(files.settings) ?? {}) as ScenarioSettings;
    const stranger = Object.keys(settings).find((key) => !KNOWN.includes(key));
    if (stranger !== undefined)
      return broken(`${basename(files.settings)}: ${stranger} is not a setting of a scenario`);
    if (!existsSync(files.expected)) return broken(`${basename(files.expected)} is absent`);
    const request = readFileSync(files.request);
    const root = parse(request, settings.frozen === true);
    const as = settings.as ?? (root === undefined ? undefined : askerOf(root));
    if (as === undefined && settings.frozen !== true)
      return broken(
        'who signs is not clear: put a client URI in Context/Afzender/Identificatie, a cbeNumber, or "as" in scenario.json',
      );
    const path =
      settings.path ?? (root === undefined ? undefined : pathFor(root)) ?? `/${operation}Dienst-01.00/soap/WebService`;
    return {
      name,
      operation,
      dialect: /Service\/v\d+$/.test(path) ? 'ksz' : 'magda',
      folder,
      request,
      before: (settings.before ?? []).map((file) => readBefore(join(folder, file), settings, path, as ?? '')),
      expected: readFileSync(files.expected),
      as: as ?? '',
      path,
      headers: { ...headersFor(root), ...settings.http?.headers },
      world: readJson(files.world) as WorldChange | undefined,
      settings,
    };
  } catch (error) {
    return broken(error instanceof Error ? error.message : String(error));
  }
};

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** All scenarios under a folder, in name order. */
export const readScenarios = (folder: string): readonly (Scenario | BrokenScenario)[] =>
  filesOf(folder).flatMap((file) => {
    const here = dirname(file);
    const inFolder = relative(folder, here).split(sep).join('/');
    if (basename(file) === 'request.xml') {
      const name = inFolder === '' ? basename(here) : inFolder;
      const operation = basename(dirname(here));
      const at = (other: string): string => join(here, other);
      return [
        assemble(name, operation, {
          request: file,
          expected: at('reply.xml'),
          world: at('world.json'),
          settings: at('scenario.json'),
        }),
      ];
    }
    if (!file.endsWith('.request.xml')) return [];
    const stem = file.slice(0, -'.request.xml'.length);
    const name = inFolder === '' ? basename(stem) : `${inFolder}/${basename(stem)}`;
    const files = {
      request: file,
      expected: `${stem}.response.xml`,
      world: `${stem}.world.json`,
      settings: `${stem}.meta.json`,
    };
    return [assemble(name, basename(here), files)];
  });
