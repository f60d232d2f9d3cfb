// Who holds the database: a running gateway writes `<db>.serve.json` beside it, and state-changing commands then go there.
// A file whose process is gone is stale and counts as nobody. The token in it is what makes the command ours to give.
import { readFileSync } from 'node:fs';
import { CATALOGUE, type FaultKey } from '../faults/catalogue.js';
import { Fault } from '../faults/fault.js';
import { holderFile, type Holder as WrittenHolder } from '../management/holder.js';
import { EXIT, Halt, haltOf } from './exit.js';

/** What stands in the file; `gateway`: address of the gateway, when it says so. */
export type Holder = WrittenHolder & { readonly gateway?: string };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const readHolder = (file: string): Holder | undefined => {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null) return undefined;
    const { pid, console, token, gateway } = read as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof console !== 'string' || typeof token !== 'string') return undefined;
    return { pid, console, token, ...(typeof gateway === 'string' ? { gateway } : {}) };
  } catch {
    return undefined;
  }
};

/** The running gateway that holds a database, or nobody. */
export const findHolder = (db: string): Holder | undefined => {
  const holder = readHolder(holderFile(db));
  return holder !== undefined && isAlive(holder.pid) ? holder : undefined;
};

/** What a command sends: JSON, or a stream of NDJSON that is never collected. */
export type HolderBody = { readonly json: unknown } | { readonly lines: AsyncIterable<string> };

const encoded = async function* (lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(`${line}\n`);
};

const isFaultKey = (key: unknown): key is FaultKey => typeof key === 'string' && Object.hasOwn(CATALOGUE, key);

/** What the Fault of the gateway is in a shell, so that a command ends in the same words and code with a gateway and without. */
const refusal = async (response: Response): Promise<Halt> => {
  const text = await response.text();
  let halt: Halt | undefined;
  try {
    const { key, detail } = JSON.parse(text) as { key?: unknown; detail?: unknown };
    if (isFaultKey(key)) halt = haltOf(new Fault(key, typeof detail === 'string' ? detail : ''));
  } catch {
    // Said below: what answers there may not be a gateway of ours.
  }
  return halt ?? new Halt(EXIT.failed, `The gateway answered ${response.status}: ${text.trim()}`, 'kbi doctor');
};

/**
 * Gives a command to the gateway that holds the database: `POST <console>/admin/v1/<command>?<query>` with the token.
 * @throws Halt 4 when it does not answer; else what its refusal is worth
 */
export const postToHolder = async (
  holder: Holder,
  command: string,
  body: HolderBody,
  query: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const search = new URLSearchParams(query).toString();
  const address = `${holder.console.replace(/\/$/, '')}/admin/v1/${command}${search === '' ? '' : `?${search}`}`;
  const authorization = `Bearer ${holder.token}`;
  const init =
    'json' in body
      ? { headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body.json) }
      : {
          headers: { authorization, 'content-type': 'application/x-ndjson' },
          body: ReadableStream.from(encoded(body.lines)),
          duplex: 'half',
        };
  let response: Response;
  try {
    response = await fetch(address, { method: 'POST', ...(init as RequestInit) });
  } catch (error) {
    throw new Halt(
      EXIT.unreachable,
      `The gateway of process ${holder.pid} does not answer at ${holder.console}.`,
      'kbi doctor',
      error,
    );
  }
  if (!response.ok) throw await refusal(response);
  return response.json();
};
