// Reads the octets of a request, counted before anything else costs time (design §2). Over the limit it stops reading.
import type { IncomingMessage } from 'node:http';

/** The octets; `too-large` over the limit; `aborted` when the client went away. Never rejects. */
export const readBody = (request: IncomingMessage, limit: number): Promise<Buffer | 'too-large' | 'aborted'> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        resolve('too-large');
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size)));
    request.on('error', () => resolve('aborted'));
    request.on('close', () => resolve('aborted'));
  });
};
