// Reads the settings: precedence is flag > environment > .env > config file > default, and every value remembers its origin.
// The only reader of the environment. Which settings there are, and their forms, stands in settings.ts.
// Trusts nothing it reads: a wrong value is an answer with a sentence that names the setting and where it came from.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type Config, checkSettings, type SettingName, settings } from './settings.js';

export { type Config, configSchema, type Setting, type SettingName, settings } from './settings.js';

/** Where a value came from. `where` names the flag, the variable or the file. */
export type Origin = {
  readonly kind: 'flag' | 'environment' | '.env' | 'config file' | 'default';
  readonly where: string;
};

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
  const { config, wrong } = checkSettings(raw);
  if (config !== undefined && sentences.length === 0) return { kind: 'ok', config, origins };
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

/** What the primary hands to a worker through the environment. */
export type WorkerSettings = Readonly<{ config: Config; root: string; nummer: number; clock: string }>;

/** The settings of this worker, as the primary wrote them. */
export const readWorkerSettings = (): WorkerSettings => JSON.parse(process.env.KBI_WORKER ?? '{}') as WorkerSettings;
