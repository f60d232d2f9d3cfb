// Reading what a command is given: a file, or stdin for `-` and for nothing.
// A terminal that nobody types on would wait for ever: then nothing given is wrong use.
import { readFileSync } from 'node:fs';
import { EXIT, Halt } from './exit.js';

/** The octets of a file, or of stdin. */
export const readInput = async (file: string | undefined, next: string): Promise<Buffer> => {
  if (file !== undefined && file !== '-') return readFileSync(file);
  if (file === undefined && process.stdin.isTTY)
    throw new Halt(EXIT.usage, 'Which file? Name one, or pipe it in.', next);
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
};
