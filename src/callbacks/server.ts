// The little HTTP server of `kbi callback listen`: one path, POST only, with failures and delays on request.
// Takes the moment from X-KBI-Now when the gateway says it, as `kbi send` does the other way: both sides of a test share a clock.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { INVALIDATIE } from '../dialects/magda/invalidatie.js';
import type { Clock } from '../domain/time.js';
import type { Manner, Received } from './ocmw.js';

/** `fail`: HTTP statuses to answer first, in order, in place of listening. `delay` in milliseconds. */
export type ServerOptions = Manner & {
  readonly receive: (octets: Uint8Array, now: number, manner: Manner) => Received;
  readonly clock: Clock;
  readonly fail?: readonly number[];
  readonly delay?: number;
  /** Keeps what was received, before it is answered: no log, no answer. */
  readonly log?: (received: Received, now: number) => Promise<void>;
  /** Hears what was received, or the status that was answered in its place. */
  readonly heard?: (received: Received | number) => void;
};

const MOST_OCTETS = 1_048_576;

const readAll = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MOST_OCTETS) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

const plain = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${text}\n`);
};

/** The moment that the gateway says it is, else our own. */
const momentOf = ({ headers }: IncomingMessage, clock: Clock): number => {
  const said = Date.parse(String(headers['x-kbi-now'] ?? ''));
  return Number.isNaN(said) ? clock.now() : said;
};

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
  fail: number | undefined,
): Promise<void> => {
  const octets = await readAll(request);
  if (octets === undefined) return plain(response, 413, 'too large');
  if (options.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, options.delay));
  if (fail !== undefined) {
    options.heard?.(fail);
    return plain(response, fail, 'told to fail');
  }
  const now = momentOf(request, options.clock);
  const received = options.receive(octets, now, options);
  try {
    await options.log?.(received, now);
  } catch {
    options.heard?.(503);
    return plain(response, 503, 'the signal could not be kept');
  }
  options.heard?.(received);
  response.writeHead(received.status, {
    'Content-Type': 'text/xml; charset=utf-8',
    'Content-Length': received.body.length,
  });
  response.end(received.body);
};

/** The server, not yet listening. */
export const createOcmwServer = (options: ServerOptions): Server => {
  const failures = [...(options.fail ?? [])];
  return createServer((request, response) => {
    if (request.url !== INVALIDATIE.path) plain(response, 404, `the service lives at ${INVALIDATIE.path}`);
    else if (request.method !== 'POST') plain(response, 405, 'POST a signal here');
    else answer(request, response, options, failures.shift()).catch(() => response.destroy());
  });
};
