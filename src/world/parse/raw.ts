// A row as a file gave it, not yet believed; and the two JSON forms: one document, or one row a line.
// A row is bare, and then of the kind the import is for, or says its kind itself: {"soort": …, "rij": …}.
import { isSoort, type Soort } from '../shapes/rows.js';
import { isRecord } from '../shapes/shape.js';
import type { Line } from './lines.js';

/** `row`: line or place in the file, the first is 1. `columnAt`: the name a spreadsheet has for a path. */
export type RawRow =
  | { readonly row: number; readonly problem: string }
  | {
      readonly row: number;
      readonly soort: Soort;
      readonly value: unknown;
      readonly columnAt?: (path: string) => string;
    };

const describe = (error: unknown): string => (error instanceof Error ? error.message : 'not JSON');

const wrapped = (value: unknown): value is { readonly soort: unknown; readonly rij: unknown } =>
  isRecord(value) && 'soort' in value && 'rij' in value;

const rawRow = (row: number, value: unknown, soort: Soort): RawRow => {
  if (!wrapped(value)) return { row, soort, value };
  return isSoort(value.soort)
    ? { row, soort: value.soort, value: value.rij }
    : { row, problem: `unknown soort ${JSON.stringify(value.soort)}` };
};

/** One row a line; empty lines are passed over. */
export function* ndjsonRows(soort: Soort, lines: Iterable<Line>): Generator<RawRow> {
  for (const { line, text } of lines) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      yield { row: line, problem: `not JSON: ${describe(error)}` };
      continue;
    }
    yield rawRow(line, value, soort);
  }
}

/** A list of rows, or one row, as one document; read whole. */
export function* jsonRows(soort: Soort, pieces: Iterable<string>): Generator<RawRow> {
  let value: unknown;
  try {
    value = JSON.parse([...pieces].join(''));
  } catch (error) {
    yield { row: 1, problem: `not JSON: ${describe(error)}` };
    return;
  }
  for (const [index, rij] of (Array.isArray(value) ? value : [value]).entries()) yield rawRow(index + 1, rij, soort);
}
