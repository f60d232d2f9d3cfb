// Export: every row as one line of NDJSON that says its kind, so that an import gives back exactly what was there.
import type { LoadRow } from '../store/port.js';

/** The lines of an export, each with its line end. */
export function* exportLines(rows: Iterable<LoadRow>): Generator<string> {
  for (const { soort, rij } of rows) yield `${JSON.stringify({ soort, rij })}\n`;
}
