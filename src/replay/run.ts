// Runs scenarios: signs, sends, compares. Where the gateway stands is handed in as a stage: one in this process, or a running one.
// A scenario that fails never stops the run; what could not be run is said, never passed over.
import type { ProfileName } from '../domain/kbi/Partner.js';
import { Fault } from '../faults/fault.js';
import { parseXml } from '../xml/parser.js';
import type { XmlElement } from '../xml/tree.js';
import { compareXml, type Difference } from './compare.js';
import { type BrokenScenario, readScenarios, type Scenario } from './scenario.js';

/** One message over and back. Header names in lower case. */
export type Exchange = (request: {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}) => Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Buffer }>;

/** A gateway that one scenario may use, and a signer with the keys that it trusts. */
export type Stage = {
  readonly exchange: Exchange;
  sign(request: Buffer, as: string, profile: ProfileName | undefined): Promise<Buffer>;
  /** Outcomes in the journal so far, `DATA` or the key of a refusal; absent when the journal is out of reach. */
  uitkomsten?(): readonly string[];
  close(): Promise<void>;
};

/** Makes the stage of a scenario, or says why this scenario cannot be run there. */
export type OpenStage = (scenario: Scenario) => Promise<Stage | { readonly skip: string }>;

/** `broken`: the scenario itself, or the way to the gateway, failed; nothing was compared. */
export type Verdict = 'passed' | 'failed' | 'skipped' | 'broken';

export type ReplayResult = {
  readonly name: string;
  readonly operation: string;
  readonly verdict: Verdict;
  readonly description?: string;
  /** Why it was skipped or is broken. */
  readonly reason?: string;
  readonly differences: readonly Difference[];
  /** Expected and found text of what failed. */
  readonly expected?: string;
  readonly found?: string;
  readonly milliseconds: number;
};

export type ReplayRun = { readonly results: readonly ReplayResult[]; readonly milliseconds: number };

export type RunOptions = {
  readonly open: OpenStage;
  readonly now: () => number;
  readonly onProgress?: (done: number, total: number) => void;
};

type Outcome = Omit<ReplayResult, 'name' | 'operation' | 'milliseconds'>;

const reasonOf = (thrown: unknown): string => {
  if (thrown instanceof Fault) return `${thrown.key}: ${thrown.detail}`;
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? `${thrown.message}: ${thrown.cause.message}` : thrown.message;
};

const rootOf = (octets: Buffer): XmlElement | { readonly reason: string } => {
  try {
    return parseXml(octets, { limits: { octets: 16_777_216 } }).root;
  } catch (error) {
    return { reason: reasonOf(error) };
  }
};

/** Differences between the expected octets and an answer, its HTTP status included when one is expected. */
export const compareAnswer = (
  expected: Buffer,
  status: number | undefined,
  found: { status: number; body: Buffer },
): readonly Difference[] => {
  const differences: Difference[] = [];
  if (status !== undefined && status !== found.status)
    differences.push({
      path: 'HTTP',
      kind: 'value',
      expected: String(status),
      found: String(found.status),
      sentence: `HTTP status ${status} expected, ${found.status} found`,
    });
  const want = rootOf(expected);
  const have = rootOf(found.body);
  const text = (octets: Buffer): string => octets.toString('utf8').trim();
  if ('reason' in want || 'reason' in have) {
    // Plain-text answers (404, 413, 415) are compared as text.
    if (text(expected) === text(found.body)) return differences;
    const sentence =
      'reason' in want ? 'a text answer expected, another found' : 'an XML answer expected, something else found';
    return [...differences, { path: '/', kind: 'value', expected: text(expected), found: text(found.body), sentence }];
  }
  return [...differences, ...compareXml(want, have)];
};

const play = async (scenario: Scenario, stage: Stage): Promise<Outcome> => {
  const { settings, as, path, headers, expected } = scenario;
  const prepare = async (octets: Buffer, by: string): Promise<Buffer> =>
    settings.frozen ? octets : stage.sign(octets, by, settings.profile);
  for (const first of scenario.before)
    await stage.exchange({ path: first.path, headers, body: await prepare(first.request, first.as) });
  const body = await prepare(scenario.request, as);
  let answer = await stage.exchange({ path, headers, body });
  for (let sent = 1; sent < (settings.repeat ?? 1); sent += 1) answer = await stage.exchange({ path, headers, body });
  const differences = compareAnswer(expected, settings.http?.status, answer);
  if (differences.length === 0) return { verdict: 'passed', differences };
  return { verdict: 'failed', differences, expected: expected.toString('utf8'), found: answer.body.toString('utf8') };
};

const runOne = async (scenario: Scenario | BrokenScenario, open: OpenStage): Promise<Outcome> => {
  if ('broken' in scenario) return { verdict: 'broken', reason: scenario.broken, differences: [] };
  try {
    const stage = await open(scenario);
    if ('skip' in stage) return { verdict: 'skipped', reason: stage.skip, differences: [] };
    try {
      return await play(scenario, stage);
    } finally {
      await stage.close();
    }
  } catch (error) {
    return { verdict: 'broken', reason: reasonOf(error), differences: [] };
  }
};

/** Runs one scenario and times it. */
export const replayScenario = async (
  scenario: Scenario | BrokenScenario,
  { open, now }: RunOptions,
): Promise<ReplayResult> => {
  const start = now();
  const outcome = await runOne(scenario, open);
  const description = 'broken' in scenario ? undefined : scenario.settings.description;
  const said = description === undefined ? {} : { description };
  return { name: scenario.name, operation: scenario.operation, ...said, ...outcome, milliseconds: now() - start };
};

/** Runs every scenario under a folder, one after the other, in name order. */
export const replayFolder = async (folder: string, options: RunOptions): Promise<ReplayRun> => {
  const start = options.now();
  const scenarios = readScenarios(folder);
  const results: ReplayResult[] = [];
  for (const scenario of scenarios) {
    results.push(await replayScenario(scenario, options));
    options.onProgress?.(results.length, scenarios.length);
  }
  return { results, milliseconds: options.now() - start };
};

/** Whether everything that could be run was as expected, and something could be run. */
export const isGreen = ({ results }: ReplayRun): boolean =>
  results.some(({ verdict }) => verdict === 'passed') &&
  results.every(({ verdict }) => verdict === 'passed' || verdict === 'skipped');
