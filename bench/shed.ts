// What happens when three times more is offered than can be answered: accepted answers must stay quick, and refusals must cost little.
import { startBenchGateway } from './gateway.js';
import { drive, FULL, presign } from './load.js';
import { type Offered, offer } from './offer.js';

/** `normal`: at 64 connections that each wait for their answer. */
export type ShedResult = Offered & {
  readonly capacity: number;
  readonly normalP50: number;
  readonly normalP99: number;
  /** p99 of accepted answers over the normal one. */
  readonly stretch: number;
  readonly cpuPerAnswer: number;
  /** CPU of the gateway that no accepted answer explains, per refused message, µs. */
  readonly cpuPerShed: number;
};

/** Offers so many times the capacity for so many seconds. */
export const shed = async (
  root: string,
  { times, seconds }: { readonly times: number; readonly seconds: number },
): Promise<ShedResult> => {
  const gateway = await startBenchGateway(root);
  try {
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    await drive(url, presign(root, [FULL], 4000), 64);
    const start = gateway.cpuSeconds();
    const normal = await drive(url, presign(root, [FULL], 4000), 64);
    const cpuPerAnswer = (gateway.cpuSeconds() - start) / normal.answers;
    const capacity = normal.answers / normal.seconds;
    const messages = presign(root, [FULL], Math.round(capacity * times * seconds));
    const before = gateway.cpuSeconds();
    const seen = await offer(url, messages, capacity * times);
    const spent = gateway.cpuSeconds() - before;
    const cpuPerShed = seen.shed === 0 ? 0 : ((spent - seen.accepted * cpuPerAnswer) / seen.shed) * 1e6;
    return {
      ...{ ...seen, capacity, normalP50: normal.p50, normalP99: normal.p99, stretch: seen.p99 / normal.p99 },
      ...{ cpuPerAnswer: cpuPerAnswer * 1e6, cpuPerShed },
    };
  } finally {
    await gateway.stop();
  }
};
