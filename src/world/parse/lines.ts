// Text from a file or a pipe, piece by piece, so that an import of any size needs the memory of one row.
// Read synchronously: rows are pulled from inside one transaction of the store, which cannot wait.
import { closeSync, openSync, readSync } from 'node:fs';
import { Fault } from '../../faults/fault.js';

const PIECE = 262_144;

/** Longest line, in characters; a dossier is capped far below it. */
export const LINE_MAX = 8_388_608;

/** A line with its number, the first being 1. */
export type Line = { readonly line: number; readonly text: string };

const describe = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

const readPiece = (descriptor: number, buffer: Buffer): number => {
  for (;;) {
    try {
      return readSync(descriptor, buffer, 0, buffer.length, null);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      // A pipe that has nothing yet: wait a little without burning the processor.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
};

/** The text of a UTF-8 file, `-` for stdin, in pieces, without byte order mark. Throws IMPORT_INVALID. */
export function* readText(path: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let descriptor = -1;
  try {
    descriptor = path === '-' ? 0 : openSync(path, 'r');
    const buffer = Buffer.allocUnsafe(PIECE);
    for (let length = readPiece(descriptor, buffer); length > 0; length = readPiece(descriptor, buffer)) {
      yield decoder.decode(buffer.subarray(0, length), { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('IMPORT_INVALID', `${path}: ${describe(error)}`, {}, error);
  } finally {
    if (descriptor > 0) closeSync(descriptor);
  }
}

/** The lines of a text that comes in pieces; CR LF and LF both end one. Throws IMPORT_INVALID for a line over the maximum. */
export function* readLines(pieces: Iterable<string>): Generator<Line> {
  let rest = '';
  let line = 0;
  const cut = (text: string): Line => ({ line, text: text.endsWith('\r') ? text.slice(0, -1) : text });
  for (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      line += 1;
      yield cut(rest + piece.slice(from, end));
      rest = '';
      from = end + 1;
    }
    rest += piece.slice(from);
    if (rest.length > LINE_MAX) throw new Fault('IMPORT_INVALID', `line ${line + 1} is longer than ${LINE_MAX}`);
  }
  line += 1;
  if (rest !== '') yield cut(rest);
}
