// Half the load the gateway can bear, for half an hour: does memory grow, are descriptors left open, do answers become slower?
// Prints a line a minute and the slopes at the end.
import { startBenchGateway } from './gateway.js';
import { drive, FULL, presign } from './load.js';
import { offer } from './offer.js';

type Minute = { readonly residentMB: number; readonly descriptors: number; readonly p99: number; readonly cpu: number };

/** Least squares: how much a value grows per minute. */
const slope = (values: readonly number[]): number => {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  const above = values.reduce((sum, one, index) => sum + (index - middle) * (one - mean), 0);
  const below = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return below === 0 ? 0 : above / below;
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

/** Runs for so many minutes; the first is not counted, because a process that has just started still grows. */
export const soak = async (
  root: string,
  { minutes, workers }: { readonly minutes: number; readonly workers: number },
): Promise<void> => {
  const gateway = await startBenchGateway(root, { args: ['--workers', String(workers)] });
  try {
    const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
    await drive(url, presign(root, [FULL], 4000), 64);
    const burst = await drive(url, presign(root, [FULL], 4000), 64);
    const rate = burst.answers / burst.seconds / 2;
    console.log(`capacity ${(rate * 2).toFixed(0)}/s; ${minutes} minutes at ${rate.toFixed(0)}/s`);
    const seen: Minute[] = [];
    let lost = 0;
    for (let minute = 0; minute < minutes; minute++) {
      const p99s: number[] = [];
      const before = gateway.cpuSeconds();
      let answers = 0;
      // Signed ten seconds ahead: a minute of messages would be too old before the last of them is sent.
      for (let part = 0; part < 6; part++) {
        const run = await offer(url, presign(root, [FULL], Math.round(rate * 10)), rate, 128);
        p99s.push(run.p99);
        answers += run.accepted;
        lost += run.lost + run.shed;
      }
      const cpu = ((gateway.cpuSeconds() - before) / answers) * 1e6;
      const now = { residentMB: gateway.residentMB(), descriptors: gateway.descriptors(), p99: mean(p99s), cpu };
      seen.push(now);
      console.log(
        `minute ${minute + 1}: ${now.residentMB.toFixed(0)} MB, ${now.descriptors} descriptors, p99 ${now.p99.toFixed(1)} ms, ${cpu.toFixed(0)} µs/answer`,
      );
    }
    const counted = seen.slice(1);
    const third = Math.max(1, Math.floor(counted.length / 3));
    const p99 = counted.map((one) => one.p99);
    const drift = mean(p99.slice(-third)) / mean(p99.slice(0, third)) - 1;
    console.log(`memory ${slope(counted.map((one) => one.residentMB)).toFixed(2)} MB a minute`);
    console.log(`descriptors ${slope(counted.map((one) => one.descriptors)).toFixed(2)} a minute`);
    console.log(`p99 of the last third ${(drift * 100).toFixed(1)} % above that of the first`);
    console.log(`${lost} messages not answered`);
  } finally {
    await gateway.stop();
  }
};
