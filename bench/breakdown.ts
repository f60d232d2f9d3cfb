// What an answer is made of: microseconds of CPU per station, so that the next saving is visible. The shares come from a profile of
// the running gateway, the microseconds from the kernel's count of its CPU time; signing is the share that no code of ours can shorten.
import { startBenchGateway } from './gateway.js';
import { drive, FULL, presign, settle } from './load.js';
import { monotonic, readShares } from './profile.js';
import { measureYardstick } from './yardstick.js';

export type BreakdownResult = {
  readonly connections: number;
  readonly cpuMicroseconds: number;
  /** One RSA-2048 signature of `openssl speed`, in µs. */
  readonly signature: number;
  readonly yardstickSource: string;
  readonly stations: readonly { readonly station: string; readonly microseconds: number; readonly share: number }[];
};

/** One profile of one load. */
export const breakdown = async (
  root: string,
  options: { readonly count: number; readonly connections: number },
): Promise<BreakdownResult> => {
  const { count, connections } = options;
  const { signsPerSecond, source } = measureYardstick();
  const gateway = await startBenchGateway(root, {
    node: (folder) => ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${folder}`],
  });
  const url = `${gateway.url}/KBIDossiersDienst-01.00/soap/WebService`;
  await settle(url, root);
  const messages = presign(root, [FULL], count);
  const [from, before] = [monotonic(), gateway.cpuSeconds()];
  await drive(url, messages, connections);
  const [to, after] = [monotonic(), gateway.cpuSeconds()];
  const cpuMicroseconds = ((after - before) / count) * 1e6;
  const shares = await gateway.stop((kept) => readShares(kept, { from, to }));
  return {
    connections,
    cpuMicroseconds,
    signature: 1e6 / signsPerSecond,
    yardstickSource: source,
    stations: shares.map(([station, share]) => ({ station, microseconds: share * cpuMicroseconds, share })),
  };
};
