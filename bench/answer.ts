// How much of the RSA-2048 signing rate is left when everything is on: HTTP, strict parse, signature, XSD, authorisation, store,
// disclosure, durable audit, signed answer. Judged by CPU time of the gateway, since wall time here is shared with the load.

import { startBenchGateway } from './gateway.js';
import { drive, presign, type Run } from './load.js';
import { measureYardstick } from './yardstick.js';

const PERSON = '84722492046';

export type AnswerResult = Run & {
  readonly connections: number;
  readonly workers: number;
  readonly cpuMicroseconds: number;
  readonly yardstick: number;
  readonly yardstickSource: string;
  /** Answers per CPU second of the gateway over signatures per CPU second of the yardstick. */
  readonly ratio: number;
};

/** One row per number of connections. */
export const answer = async (
  root: string,
  options: { readonly count: number; readonly workers: number; readonly connections: readonly number[] },
): Promise<AnswerResult[]> => {
  const { signsPerSecond, source } = measureYardstick();
  const gateway = await startBenchGateway(root, ['--workers', String(options.workers)]);
  const results: AnswerResult[] = [];
  try {
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    await drive(url, presign(root, PERSON, Math.ceil(options.count / 3)), 16);
    for (const connections of options.connections) {
      const messages = presign(root, PERSON, options.count);
      const before = gateway.cpuSeconds();
      const run = await drive(url, messages, connections);
      const cpu = (gateway.cpuSeconds() - before) / run.answers;
      results.push({
        ...run,
        connections,
        workers: options.workers,
        cpuMicroseconds: cpu * 1e6,
        yardstick: signsPerSecond,
        yardstickSource: source,
        ratio: 1 / cpu / signsPerSecond,
      });
    }
  } finally {
    await gateway.stop();
  }
  return results;
};
