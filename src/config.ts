// Every setting of the house, once: name, form, default, unit and sentence. The only reader of the environment.
// Precedence: flag > environment > .env > config file > default; every value remembers its origin.
// Trusts nothing it reads: a wrong value is an answer with a sentence that names the setting and where it came from.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';

type Row = { readonly d: string; readonly unit?: string; readonly flag?: string; readonly secret?: true };

const text = z.string().min(1, 'must not be empty');
const number = (min: number, max: number) => {
  const form = `must be a whole number from ${min} to ${max}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.int(form).min(min, form).max(max, form),
  );
};
const port = number(0, 65_535);
const yesOrNo = z.preprocess(
  (value) => (typeof value === 'string' ? { true: true, '1': true, false: false, '0': false }[value] : value),
  z.boolean('must be true, false, 1 or 0'),
);
const choice = <const T extends readonly [string, ...string[]]>(...of: T) =>
  z.enum(of, `must be one of ${of.join(', ')}`);
const list = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value),
  z.array(text, 'must be a list, or text with commas'),
);
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const CALLBACK = 'must be pairs <partner>=<url>, with commas';
const targets = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? Object.fromEntries(
          value.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
        )
      : value,
  z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, CALLBACK), httpUrl, CALLBACK),
);
const CLOCK = 'must be "system" or an instant with offset, 2012-09-03T09:00:00+02:00, optionally followed by ",frozen"';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})(,frozen)?$/;
const clock = z
  .string(CLOCK)
  .refine(
    (value) => value === 'system' || (INSTANT.test(value) && !Number.isNaN(Date.parse(value.replace(',frozen', '')))),
    CLOCK,
  );

/** Gives a form its sentence, its unit and its default. */
const row = <T extends z.ZodType>(form: T, fallback: z.output<T>, meta: Row) =>
  form.prefault(fallback as z.input<T>).meta({ ...meta, fallback });
const optional = <T extends z.ZodType>(form: T, meta: Row) => form.optional().meta({ ...meta });

const SETTINGS = z.strictObject({
  host: row(text, '127.0.0.1', { d: 'address to listen on; elsewhere than loopback the management port asks a token' }),
  port: row(port, 8470, { d: 'port of the gateway; 0 takes any free port' }),
  consolePort: row(port, 8471, { d: 'management port: health, metrics; 0 takes any free port' }),
  publicUrl: optional(httpUrl, { d: 'address that stands in the WSDL instead of the one asked' }),
  trustProxy: row(yesOrNo, false, { d: 'believe X-Forwarded-Proto and X-Forwarded-Host' }),
  db: row(text, 'kbi.sqlite', { d: 'file of the database' }),
  keys: row(text, 'keys', { d: 'folder of CA and partner keys; made when absent' }),
  world: row(text, 'default', { d: 'folder of the world, loaded into an empty database; "none" loads nothing' }),
  clock: optional(clock, { d: '"system", or the instant at which time starts; absent: what the database says' }),
  workers: row(number(1, 64), 1, { d: 'processes that answer' }),
  workerGrowth: row(number(0, 65_536), 60, { d: 'growth after which a worker is replaced; 0: never', unit: 'MB' }),
  engine: row(choice('strict', 'reference'), 'strict', { d: 'who computes digests: the house, or xml-crypto' }),
  realNumbers: row(yesOrNo, false, { d: 'accept INSZ numbers that could be a citizen’s', flag: 'allow-real-numbers' }),
  crl: row(list, [], { d: 'files with revoked certificates (CRL, PEM or DER)' }),
  callback: row(targets, {}, { d: 'where invalidations of an OCMW go, <partner>=<url>' }),
  callbackWait: row(number(0, 86_400), 900, { d: 'changes within this time are one invalidation', unit: 's' }),
  auditAnchor: optional(text, { d: 'file of the signed head of the audit chain, or "none"; absent: <db>.anchor.json' }),
  auditAnchorInterval: row(number(1, 86_400), 60, { d: 'how often the head of the audit chain is noted', unit: 's' }),
  auditArchive: optional(text, { d: 'folder that audit rows older than six months go to; absent: they stay' }),
  adminToken: optional(text, { d: 'token of the management port', secret: true }),
  adminTokenFile: optional(text, { d: 'file that holds the token of the management port' }),
  logLevel: row(choice('silent', 'error', 'warn', 'info', 'debug'), 'info', { d: 'what goes to the log' }),
  logFormat: row(choice('auto', 'json', 'pretty'), 'auto', { d: 'form of the log; auto is pretty on a terminal' }),
  messageJournal: optional(text, { d: 'folder that keeps whole messages, persons and all; absent: none are kept' }),
  messageJournalDays: row(number(1, 3650), 7, { d: 'how long whole messages are kept', unit: 'days' }),
  maxBody: row(number(1024, 67_108_864), 1_048_576, { d: 'largest message', unit: 'bytes' }),
  maxDepth: row(number(8, 1000), 64, { d: 'deepest nesting of elements' }),
  maxElements: row(number(10, 1_000_000), 10_000, { d: 'most elements in a message' }),
  maxAttributes: row(number(4, 1000), 64, { d: 'most attributes on an element' }),
  maxName: row(number(16, 10_000), 256, { d: 'longest name', unit: 'characters' }),
  maxText: row(number(64, 67_108_864), 262_144, { d: 'longest text node', unit: 'bytes' }),
  maxReferences: row(number(1, 100), 10, { d: 'most References in a signature' }),
  maxCertificates: row(number(1, 10), 3, { d: 'most certificates in a message' }),
  maxToken: row(number(1024, 1_048_576), 16_384, { d: 'largest security token', unit: 'bytes' }),
  maxHeaderBlock: row(number(1024, 1_048_576), 16_384, { d: 'largest block of HTTP headers', unit: 'bytes' }),
  maxViews: row(number(0, 100_000), 256, { d: 'disclosed dossiers that a process remembers; 0: none' }),
  maxQueue: row(number(1, 100_000), 80, { d: 'messages in progress before new ones are shed' }),
  headersTimeout: row(number(1, 600), 10, { d: 'time to receive the HTTP headers', unit: 's' }),
  requestTimeout: row(number(1, 600), 20, { d: 'time to receive the whole request', unit: 's' }),
  timestampTtl: row(number(1, 86_400), 300, { d: 'age at which a message is too old', unit: 's' }),
  timestampFuture: row(number(0, 86_400), 60, { d: 'how far a message may lie in the future', unit: 's' }),
  replayMemory: row(number(1, 604_800), 600, { d: 'how long a message is remembered as received', unit: 's' }),
});

/** The settings, checked and complete. Times in seconds, sizes as the unit of the setting says. */
export type Config = Readonly<z.output<typeof SETTINGS>>;
export type SettingName = keyof Config;

/** Where a value came from. `where` names the flag, the variable or the file. */
export type Origin = {
  readonly kind: 'flag' | 'environment' | '.env' | 'config file' | 'default';
  readonly where: string;
};

/** What a person needs to know of one setting; `fallback` is undefined where absence means something. */
export type Setting = {
  readonly name: SettingName;
  readonly flag: string;
  readonly env: string;
  readonly d: string;
  readonly unit?: string;
  readonly secret: boolean;
  readonly fallback: unknown;
};

const words = (name: string, between: string): string =>
  name.replace(/[A-Z]/g, (capital) => between + capital.toLowerCase());

/** The table of settings, in the order of the documentation. A secret has no flag: process lists leak. */
export const settings: readonly Setting[] = (Object.keys(SETTINGS.shape) as SettingName[]).map((name) => {
  const {
    d,
    unit,
    flag = words(name, '-'),
    secret = false,
    fallback,
  } = SETTINGS.shape[name].meta() as Row & { fallback: unknown };
  const env = `KBI_${flag.replaceAll('-', '_').toUpperCase()}`;
  return { name, flag: secret ? '' : `--${flag}`, env, d, ...(unit === undefined ? {} : { unit }), secret, fallback };
});

/** Everything that is read, handed in by tests; `main` programs pass `machine(…)`. `flags` hold only what was typed. */
export type Sources = {
  readonly flags: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads a file as text; undefined when there is none. */
  readonly read: (file: string) => string | undefined;
};

/** Settings with their origins, or the sentences that say what is wrong: never half a configuration. */
export type ConfigOutcome =
  | { readonly kind: 'ok'; readonly config: Config; readonly origins: Readonly<Record<SettingName, Origin>> }
  | { readonly kind: 'invalid'; readonly sentences: readonly string[] };

const FILE = 'kbi.config.json';

const readFile = (sources: Sources): { values: Record<string, unknown>; file: string } | { sentence: string } => {
  const named = sources.flags.config ?? sources.environment.KBI_CONFIG;
  const file = typeof named === 'string' ? named : FILE;
  const content = sources.read(file);
  if (content === undefined)
    return named === undefined ? { values: {}, file } : { sentence: `config: there is no file ${file}` };
  try {
    const values: unknown = JSON.parse(content);
    if (typeof values !== 'object' || values === null || Array.isArray(values))
      return { sentence: `${file} must hold one JSON object` };
    const { $schema, ...rest } = values as Record<string, unknown>;
    return { values: rest, file };
  } catch (error) {
    return { sentence: `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
};

const shown = (value: unknown): string =>
  typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');

/** Reads all settings by precedence. A name in the config file that is no setting is refused: a typing error must not pass in silence. */
export const readConfig = (sources: Sources): ConfigOutcome => {
  const fromFile = readFile(sources);
  if ('sentence' in fromFile) return { kind: 'invalid', sentences: [fromFile.sentence] };
  const dotEnv = parseEnv(sources.read('.env') ?? '');
  const sentences = Object.keys(fromFile.values)
    .filter((name) => !settings.some((setting) => setting.name === name))
    .map((name) => `${name} (config file ${fromFile.file}) is not a setting${near(name)}; kbi config show lists them`);
  const raw: Record<string, unknown> = {};
  const origins = {} as Record<SettingName, Origin>;
  for (const { name, flag, env } of settings) {
    const found: readonly (readonly [unknown, Origin])[] = [
      [flag === '' ? undefined : sources.flags[name], { kind: 'flag', where: flag }],
      [sources.environment[env] || undefined, { kind: 'environment', where: env }],
      [dotEnv[env] || undefined, { kind: '.env', where: env }],
      [fromFile.values[name], { kind: 'config file', where: fromFile.file }],
    ];
    const [value, origin] = found.find(([candidate]) => candidate !== undefined) ?? [
      undefined,
      { kind: 'default', where: '' },
    ];
    if (value !== undefined) raw[name] = value;
    origins[name] = origin;
  }
  // A secret may stand in a file of its own (Docker, Kubernetes); the value itself, when given, wins.
  const tokenFile = raw.adminToken === undefined ? raw.adminTokenFile : undefined;
  if (typeof tokenFile === 'string') {
    raw.adminToken = sources.read(tokenFile)?.trim();
    if (!raw.adminToken) sentences.push(`adminTokenFile names ${tokenFile}, which cannot be read or is empty`);
  }
  const parsed = SETTINGS.safeParse(raw);
  if (parsed.success && sentences.length === 0) return { kind: 'ok', config: parsed.data, origins };
  const wrong = new Map(
    (parsed.error?.issues ?? []).map((issue) => [String(issue.path[0]) as SettingName, issue.message]),
  );
  for (const [name, message] of wrong) {
    const { kind, where } = origins[name];
    const value = settings.some((setting) => setting.name === name && setting.secret)
      ? ''
      : `, not ${shown(raw[name])}`;
    sentences.push(`${name} ${message}${value} (${kind} ${where})`);
  }
  return { kind: 'invalid', sentences };
};

const near = (name: string): string => {
  const small = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '');
  const guess = settings.find(
    (setting) => small(setting.name) === small(name) || small(setting.name) === small(name.replace(/^kbi/i, '')),
  );
  return guess === undefined ? '' : `; did you mean ${guess.name}?`;
};

/** The machine as a source: its environment, and files relative to the working directory. */
export const machine = (flags: Readonly<Record<string, unknown>>): Sources => ({
  flags,
  environment: process.env,
  read: (file) => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
  },
});

/** Whether the user asked for no colour (no-color.org): any non-empty value. */
export const noColour = (environment: Sources['environment'] = process.env): boolean =>
  (environment.NO_COLOR ?? '') !== '';

/** JSON Schema of the config file, for editors. */
export const configSchema = (): unknown => z.toJSONSchema(SETTINGS, { io: 'input', unrepresentable: 'any' });

/** What the primary hands to a worker through the environment. */
export type WorkerSettings = Readonly<{ config: Config; root: string; nummer: number; clock: string }>;

/** The settings of this worker, as the primary wrote them. */
export const readWorkerSettings = (): WorkerSettings => JSON.parse(process.env.KBI_WORKER ?? '{}') as WorkerSettings;
