// How much of the RSA-2048 signing rate is left when everything is on: HTTP, strict parse, signature, XSD, authorisation, store,
// disclosure, durable audit, signed answer. Judged by CPU time of the gateway, since wall time here is shared with the load.
// Two publics: one person of whom every block is known, so that every answer is long; and many persons, most with less to tell.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generatePersonas } from '../src/world/generate.js';
import { addPersons, startBenchGateway } from './gateway.js';
import { drive, FULL, presign, type Run, settle } from './load.js';
import { beside, middle } from './yardstick.js';

const GENERATED = 1000;
const SEED = 7;
/** Octets of a file; the one person that is larger was made to be an extreme, and would be all of the mean. */
const LARGEST = 32_768;
const GENT = '0212214125';

/** A source that answers late on purpose says nothing of the gateway. */
const slowPersons = (root: string): ReadonlySet<string> => {
  const rows = JSON.parse(readFileSync(join(root, 'fixtures', 'world', 'bronvertragingen.json'), 'utf8'));
  return new Set((rows as { INSZ: string }[]).map(({ INSZ }) => INSZ));
};

/** The persons of the fixtures, and those generated ones whom ocmw-gent may ask about. */
const manyPersons = (root: string): string[] => {
  const folder = join(root, 'fixtures', 'personas');
  const slow = slowPersons(root);
  const fixtures = readdirSync(folder)
    .filter((file) => statSync(join(folder, file)).size < LARGEST)
    .map((file) => file.replace('.json', ''))
    .filter((INSZ) => !slow.has(INSZ));
  const generated = [...generatePersonas(GENERATED, SEED)].filter(({ inschrijvingen = [] }) =>
    inschrijvingen.some(({ OCMW, Hoedanigheidscode }) => OCMW === GENT && [2, 3].includes(Hoedanigheidscode)),
  );
  return [...fixtures, ...generated.map(({ INSZ }) => INSZ)];
};

export type AnswerResult = Run & {
  /** About how many persons was asked. */
  readonly persons: number;
  readonly connections: number;
  readonly workers: number;
  readonly cpuMicroseconds: number;
  readonly yardstick: number;
  readonly yardstickSource: string;
  /** Answers per CPU second of the gateway over signatures per CPU second of the yardstick. */
  readonly ratio: number;
};

const ROUNDS = 3;

/** One row per public and number of connections: the middle of some rounds. */
export const answer = async (
  root: string,
  options: { readonly count: number; readonly workers: number; readonly connections: readonly number[] },
): Promise<AnswerResult[]> => {
  const gateway = await startBenchGateway(root, { args: ['--workers', String(options.workers)] });
  const results: AnswerResult[] = [];
  try {
    addPersons(root, gateway, GENERATED, SEED);
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    await settle(url, root, options.workers);
    for (const persons of [[FULL], manyPersons(root)]) {
      for (const connections of options.connections) {
        const rounds: AnswerResult[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const messages = presign(root, persons, options.count);
          const { result, yardstick } = await beside(async () => {
            const before = gateway.cpuSeconds();
            const run = await drive(url, messages, connections);
            return { run, cpu: (gateway.cpuSeconds() - before) / run.answers };
          });
          const { run, cpu } = result;
          rounds.push({
            ...run,
            persons: persons.length,
            connections,
            workers: options.workers,
            cpuMicroseconds: cpu * 1e6,
            yardstick: yardstick.signsPerSecond,
            yardstickSource: yardstick.source,
            ratio: 1 / cpu / yardstick.signsPerSecond,
          });
        }
        results.push(middle(rounds, ({ ratio }) => ratio));
      }
    }
  } finally {
    await gateway.stop();
  }
  return results;
};
