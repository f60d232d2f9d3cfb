// Reads the octets of a request, counted before anything else costs time. Over the limit nothing is kept,
// but what is on its way is still taken for a while: closing at once would make the client lose our answer (RFC 9112 §9.6).
import type { IncomingMessage } from 'node:http';
import type { Receiving } from './room.js';

/** The octets; `too-large` over the limit; `aborted` when the client went away. Never rejects. `receiving` counts them until then. */
export const readBody = (
  request: IncomingMessage,
  limit: number,
  receiving: Receiving = { octets: 0 },
): Promise<Buffer | 'too-large' | 'aborted'> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let counted = 0;
    const end = (outcome: Buffer | 'too-large' | 'aborted'): void => {
      receiving.octets -= counted;
      counted = 0;
      resolve(outcome);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      counted += chunk.length;
      receiving.octets += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      request.off('data', take);
      request.pause();
      chunks.length = 0;
      end('too-large');
    };
    request.on('data', take);
    request.on('end', () => end(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', () => end('aborted'));
    request.on('close', () => end('aborted'));
  });
};

/** How long (ms), and for how many octets more, a client that sent too much may go on before the connection is closed. */
const LINGER_MS = 2000;
const LINGER_OCTETS = 16_777_216;

/** Takes and forgets the rest of a request, then calls `done`, once. */
export const linger = (request: IncomingMessage, done: () => void): void => {
  let left = LINGER_OCTETS;
  let finished = false;
  const finish = (): void => {
    if (finished) return;
    finished = true;
    clearTimeout(late);
    done();
  };
  const late = setTimeout(finish, LINGER_MS);
  if (request.readableEnded || request.destroyed) {
    finish();
    return;
  }
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) finish();
  });
  request.once('end', finish);
  request.once('close', finish);
  request.resume();
};
