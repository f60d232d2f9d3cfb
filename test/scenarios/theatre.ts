// The stage of the scenarios with everything on view: the answer as octets, the outcome in the journal, the message that was sent.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../../src/config.js';
import { type Exchange, type ReplayResult, replayScenario } from '../../src/replay/run.js';
import type { Scenario } from '../../src/replay/scenario.js';
import { openInProcess } from '../../src/replay/stage/in-process.js';

const findRoot = (from: string): string => (existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from)));

/** The package, whether the test runs from its source or from dist. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
export const SCENARIOS = join(ROOT, 'fixtures', 'scenarios');

/** What a scenario showed. `question` and `answer`: of the last message. `uitkomst`: `DATA`, or the key in the journal. */
export type Shown = {
  readonly result: ReplayResult;
  readonly question: Buffer | undefined;
  readonly answer: Awaited<ReturnType<Exchange>> | undefined;
  readonly uitkomst: string | undefined;
};

export type Theatre = { play(scenario: Scenario): Promise<Shown>; close(): void };

const defaults = (): Config => {
  const outcome = readConfig({ flags: {}, environment: {}, read: () => undefined });
  if (outcome.kind !== 'ok') throw new RangeError(outcome.sentences.join());
  return outcome.config;
};

const now = (): number => performance.now();

/** Opens the gateway's parts once; each play has a gateway of its own. */
export const openTheatre = async (): Promise<Theatre> => {
  const stages = await openInProcess({ root: ROOT, config: defaults(), stopwatch: now });
  return {
    play: async (scenario) => {
      let question: Buffer | undefined;
      let answer: Shown['answer'];
      let uitkomst: string | undefined;
      const result = await replayScenario(scenario, {
        now,
        open: async (asked) => {
          const stage = await stages.open(asked);
          if ('skip' in stage) return stage;
          const exchange: Exchange = async (request) => {
            question = request.body;
            const found = await stage.exchange(request);
            answer = found;
            // What is shed never reaches the journal.
            uitkomst = found.status === 503 ? 'OVERLOADED' : stage.uitkomsten?.().at(-1);
            return found;
          };
          return { ...stage, exchange };
        },
      });
      return { result, question, answer, uitkomst };
    },
    close: stages.close,
  };
};
