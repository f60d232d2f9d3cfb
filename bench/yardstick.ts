// The yardstick of every figure: RSA-2048 signatures a second of one core, as `openssl speed` prints it in this very run.
// Where openssl is absent node:crypto stands in, and the output says so.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';

export type Yardstick = { readonly source: 'openssl speed' | 'node:crypto'; readonly signsPerSecond: number };

const byNode = (): Yardstick => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const data = Buffer.alloc(500);
  for (let i = 0; i < 200; i++) sign('sha256', data, privateKey);
  const before = process.cpuUsage();
  const count = 4000;
  for (let i = 0; i < count; i++) sign('sha256', data, privateKey);
  const { user, system } = process.cpuUsage(before);
  return { source: 'node:crypto', signsPerSecond: (count * 1e6) / (user + system) };
};

/** Signs per CPU second of one core. */
export const measureYardstick = (seconds = 2): Yardstick => {
  const { stdout, status } = spawnSync('openssl', ['speed', '-seconds', String(seconds), 'rsa2048'], {
    encoding: 'utf8',
  });
  const row = status === 0 ? /^rsa\s+2048 bits\s+\S+\s+\S+\s+([\d.]+)/m.exec(stdout) : null;
  return row?.[1] === undefined ? byNode() : { source: 'openssl speed', signsPerSecond: Number(row[1]) };
};

/** Does something, and says what the yardstick was right before and after it: a shared machine is another one from minute to minute. */
export const beside = async <T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly yardstick: Yardstick }> => {
  const before = measureYardstick(1);
  const result = await work();
  const after = measureYardstick(1);
  const signsPerSecond = (before.signsPerSecond + after.signsPerSecond) / 2;
  return { result, yardstick: { source: before.source, signsPerSecond } };
};

/** The middle one of some rounds. */
export const middle = <T>(rounds: readonly T[], by: (round: T) => number): T => {
  const found = [...rounds].sort((a, b) => by(a) - by(b))[rounds.length >> 1];
  if (found === undefined) throw new Error('no round was run');
  return found;
};
