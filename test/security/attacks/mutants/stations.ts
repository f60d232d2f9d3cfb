// Loads the verifying station from changed sources: compiled on the fly by esbuild (which tsx brings), everything else as it is.
// The rest of the house is imported from where the running test imported it, so that a Fault is a Fault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Stations } from '../kit.js';

/** The files that are loaded anew together: those whose checks are under test, and those that lead to them. */
export const GROUP = [
  'envelope/envelope.ts',
  'security/signature.ts',
  'security/token.ts',
  'security/steps.ts',
  'security/engine.ts',
  'security/authenticate.ts',
] as const;

type Esbuild = {
  transformSync(text: string, options: { loader: 'ts'; format: 'esm'; target: string }): { code: string };
};
const require = createRequire(import.meta.url);
const { transformSync }: Esbuild = createRequire(require.resolve('tsx'))('esbuild');

const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const SRC = new URL('../../../../src/', import.meta.url);

/** The source text of a file of the group. */
export const sourceOf = (file: string): string => readFileSync(join(process.cwd(), 'src', file), 'utf8');

const compile = (file: string, text: string): string => {
  const { code } = transformSync(text, { loader: 'ts', format: 'esm', target: 'node20' });
  return code.replace(/(from\s*|import\s*)"(\.[^"]+)\.js"/g, (_, keyword: string, path: string) => {
    const target = posix.join(dirname(file), path);
    return GROUP.some((member) => member === `${target}.ts`)
      ? `${keyword}"./${basename(target)}.mjs"`
      : `${keyword}"${new URL(target + EXTENSION, SRC).href}"`;
  });
};

const sound = new Map(GROUP.map((file) => [file as string, compile(file, sourceOf(file))]));
const folder = mkdtempSync(join(tmpdir(), 'kbi-mutants-'));
let loaded = 0;

/** The station with one file changed. */
export const loadStations = async (file: string, text: string): Promise<Stations> => {
  const home = mkdtempSync(join(folder, `${++loaded}-`));
  for (const [member, code] of sound) {
    writeFileSync(join(home, `${basename(member, '.ts')}.mjs`), member === file ? compile(file, text) : code);
  }
  const load = (name: string) => import(pathToFileURL(join(home, `${name}.mjs`)).href);
  const [{ readEnvelope }, { authenticate, gatherEvidence }, { strictEngine }, { createTokenCache }, { STEPS }] =
    await Promise.all(['envelope', 'authenticate', 'engine', 'token', 'steps'].map(load));
  const tokens = createTokenCache(100);
  return { readEnvelope, authenticate, gatherEvidence, engine: strictEngine, tokens, steps: STEPS };
};

/** Takes the compiled files away. */
export const removeStations = (): void => rmSync(folder, { recursive: true, force: true });
