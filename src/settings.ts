// Every setting of the house, once: name, form, default, unit and sentence. The door of zod.
// Forms are needed while settings are read and never again: the package is let go, and built anew for who asks later.
import type { z } from 'zod';
import { loadForNow } from './process/passing.js';

type Zod = typeof import('zod');
type Row = { readonly d: string; readonly unit?: string; readonly flag?: string; readonly secret?: true };

const CALLBACK = 'must be pairs <partner>=<url>, with commas';
const CLOCK = 'must be "system" or an instant with offset, 2012-09-03T09:00:00+02:00, optionally followed by ",frozen"';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})(,frozen)?$/;

/** Gives a form its sentence, its unit and its default. */
const row = <T extends z.ZodType>(form: T, fallback: z.output<T>, meta: Row) =>
  form.prefault(fallback as z.input<T>).meta({ ...meta, fallback });
const optional = <T extends z.ZodType>(form: T, meta: Row) => form.optional().meta({ ...meta });

/** The forms, over zod. */
const build = ({ z }: Zod) => {
  const text = z.string('must be text').min(1, 'must not be empty');
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
  const targets = z.preprocess(
    (value) =>
      typeof value === 'string'
        ? Object.fromEntries(
            value.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
          )
        : value,
    z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, CALLBACK), httpUrl, CALLBACK),
  );
  const clock = z
    .string(CLOCK)
    .refine(
      (value) => value === 'system' || (INSTANT.test(value) && !Number.isNaN(Date.parse(value.replace(',frozen', '')))),
      CLOCK,
    );
  return z.strictObject({
    host: row(text, '127.0.0.1', {
      d: 'address to listen on; elsewhere than loopback the management port asks a token',
    }),
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
    realNumbers: row(yesOrNo, false, {
      d: 'accept INSZ numbers that could be a citizen’s',
      flag: 'allow-real-numbers',
    }),
    crl: row(list, [], { d: 'files with revoked certificates (CRL, PEM or DER)' }),
    callback: row(targets, {}, { d: 'where invalidations of an OCMW go, <partner>=<url>' }),
    callbackWait: row(number(0, 86_400), 900, { d: 'changes within this time are one invalidation', unit: 's' }),
    auditAnchor: optional(text, {
      d: 'file of the signed head of the audit chain, or "none"; absent: <db>.anchor.json',
    }),
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
};

type Forms = ReturnType<typeof build>;
/** The forms with the zod that made them. */
type Open = { readonly zod: Zod; readonly forms: Forms };

let last: WeakRef<Open> | undefined;

const open = (): Open => {
  const held = last?.deref();
  if (held !== undefined) return held;
  const zod = loadForNow<Zod>('zod');
  const opened = { zod, forms: build(zod) };
  // Zod hangs these on the global object, which would hold the package for ever. Each form has a sentence of its own.
  zod.config({ localeError: undefined, memoizer: undefined });
  last = new WeakRef(opened);
  return opened;
};

/** The settings, checked and complete. Times in seconds, sizes as the unit of the setting says. */
export type Config = Readonly<z.output<Forms>>;
export type SettingName = keyof Config;

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
export const settings: readonly Setting[] = Object.entries(open().forms.shape).map(([key, form]) => {
  const name = key as SettingName;
  const { d, unit, flag = words(name, '-'), secret = false, fallback } = form.meta() as Row & { fallback: unknown };
  const env = `KBI_${flag.replaceAll('-', '_').toUpperCase()}`;
  return { name, flag: secret ? '' : `--${flag}`, env, d, ...(unit === undefined ? {} : { unit }), secret, fallback };
});

/** Every value checked, with defaults for what is absent; or what is wrong, a sentence for each setting. */
export const checkSettings = (
  raw: Readonly<Record<string, unknown>>,
): { readonly config?: Config; readonly wrong: ReadonlyMap<SettingName, string> } => {
  const { data, error } = open().forms.safeParse(raw);
  return {
    ...(data === undefined ? {} : { config: data }),
    wrong: new Map((error?.issues ?? []).map(({ path, message }) => [String(path[0]) as SettingName, message])),
  };
};

/** JSON Schema of the config file, for editors. */
export const configSchema = (): unknown => {
  const { zod, forms } = open();
  return zod.toJSONSchema(forms, { io: 'input', unrepresentable: 'any' });
};
