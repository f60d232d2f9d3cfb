// A gateway in a process of its own, at the reference hour, and what the machine knows of that process.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holderFile } from '../../src/management/holder.js';
import { ROOT } from '../gateway-kit.js';
import { type ServedGateway, serveGateway } from '../served-gateway.js';

export type Steady = ServedGateway & {
  /** Process ids of its workers. */
  workers(): readonly number[];
  /** Waits until so many workers have come to serve since the start. */
  served(count: number): Promise<void>;
  /** How many descriptors it has open. */
  descriptors(): number;
  command(name: string): Promise<unknown>;
  /** Stops it, and removes what it left; gives its exit code. */
  end(): Promise<number | null>;
};

/** `kbi serve` with these flags. */
export const openSteady = async (...args: readonly string[]): Promise<Steady> => {
  const folder = mkdtempSync(join(tmpdir(), 'kbi-steady-'));
  const own = ['--keys', join(ROOT, 'fixtures', 'keys'), '--clock', '2012-09-03T09:00:00+02:00,frozen'];
  const gateway = await serveGateway(folder, [...own, ...args]);
  const { pid } = gateway;
  return {
    ...gateway,
    workers: () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    served: async (count) => {
      while (gateway.log.filter((line) => line.includes('"a worker serves"')).length < count) await sleep(20);
    },
    descriptors: () => readdirSync(`/proc/${pid}/fd`).length,
    command: async (name) => {
      const { console: address, token } = JSON.parse(readFileSync(holderFile(join(folder, 'kbi.sqlite')), 'utf8'));
      const headers = { Authorization: `Bearer ${token}` };
      const answer = await fetch(`${address}/admin/v1/${name}`, { method: 'POST', headers });
      return { status: answer.status, body: await answer.text() };
    },
    end: async () => {
      const code = await gateway.stop();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
};
