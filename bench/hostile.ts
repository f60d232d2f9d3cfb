// What a well-behaved client notices of the rude ones: it asks one question after the other, each on a connection of its own and on one
// that it keeps, while an attack goes on. Prints its slowest answer, and what was refused.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { ATTACKS, attack } from './attacks.js';
import { startBenchGateway } from './gateway.js';
import { FULL, presign } from './load.js';

/** Times in ms. `refused`: answers other than 200. `left`: descriptors more than before, when the attack is over. */
export type HostileResult = {
  readonly attack: string;
  readonly answers: number;
  readonly refused: number;
  readonly p50: number;
  readonly slowest: number;
  readonly left: number;
};

/** Each attack for so many seconds, after one time without any. */
export const hostile = async (root: string, { seconds }: { readonly seconds: number }): Promise<HostileResult[]> => {
  const gateway = await startBenchGateway(root);
  const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
  const kept = new Agent({ connections: 1, keepAliveTimeout: 60_000 });
  const results: HostileResult[] = [];
  const bystand = async (naam: string, until: () => boolean): Promise<Omit<HostileResult, 'left'>> => {
    const times: number[] = [];
    let refused = 0;
    while (!until()) {
      for (const reset of [false, true]) {
        const [body = null] = presign(root, [FULL], 1);
        const start = performance.now();
        const headers = { 'content-type': 'text/xml; charset=utf-8' };
        const answer = await request(url, {
          method: 'POST',
          headers,
          body,
          reset,
          dispatcher: reset ? new Agent() : kept,
        });
        await answer.body.arrayBuffer();
        times.push(performance.now() - start);
        if (answer.statusCode !== 200) refused += 1;
      }
      await sleep(5);
    }
    times.sort((a, b) => a - b);
    const p50 = times[Math.floor(times.length / 2)] ?? 0;
    return { attack: naam, answers: times.length, refused, p50, slowest: times.at(-1) ?? 0 };
  };
  const lasting = (): (() => boolean) => {
    const end = performance.now() + seconds * 1000;
    return () => performance.now() > end;
  };
  try {
    await bystand('warm', lasting());
    const before = gateway.descriptors();
    results.push({ ...(await bystand('none', lasting())), left: 0 });
    for (const [naam, rudeness] of Object.entries(ATTACKS)) {
      const running = attack(gateway.url, rudeness);
      const seen = await bystand(naam, lasting());
      await running.stop();
      const patience = performance.now() + 5000;
      while (gateway.descriptors() > before && performance.now() < patience) await sleep(50);
      results.push({ ...seen, left: gateway.descriptors() - before });
    }
  } finally {
    await kept.close();
    await gateway.stop();
  }
  return results;
};
