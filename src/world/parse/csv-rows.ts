// CSV records to rows: the header names the columns, each record becomes the object that a JSON import would have given.
import type { Soort } from '../shapes/rows.js';
import type { CsvRecord } from './csv.js';
import { COLUMNS, type Column, putAt, readCell } from './csv-columns.js';
import type { RawRow } from './raw.js';

type Header = readonly (Column & { readonly name: string })[];

const readHeader = (soort: Soort, cells: readonly string[]): Header | string => {
  const known = COLUMNS[soort];
  if (known === undefined) return `${soort} cannot be read from CSV: use JSON or NDJSON`;
  const byName = new Map(Object.keys(known).map((name) => [name.toLowerCase(), name]));
  const header: (Column & { readonly name: string })[] = [];
  for (const cell of cells) {
    const name = byName.get(cell.toLowerCase());
    const column = name === undefined ? undefined : known[name];
    if (name === undefined || column === undefined)
      return `unknown column "${cell}": use ${Object.keys(known).join(', ')}`;
    if (header.some((other) => other.name === name)) return `column ${name} stands twice`;
    header.push({ name, ...column });
  }
  return header;
};

/** The column in which a problem at a path stands. */
const columnAt =
  (header: Header) =>
  (path: string): string =>
    header.find((column) => column.path === path || column.path.startsWith(`${path}.`))?.name ?? path;

/** The rows of a CSV. A header that cannot be used is one problem, and the rest is not read. */
export function* csvRows(soort: Soort, records: Iterable<CsvRecord>): Generator<RawRow> {
  let header: Header | undefined;
  for (const { line, cells } of records) {
    if (header === undefined) {
      const found = readHeader(soort, cells);
      if (typeof found === 'string') {
        yield { row: line, problem: found };
        return;
      }
      header = found;
      continue;
    }
    if (cells.length > header.length) {
      yield { row: line, problem: `has ${cells.length} cells, the header ${header.length}` };
      continue;
    }
    const value: Record<string, unknown> = {};
    for (const [index, { path, as }] of header.entries()) {
      const cell = cells[index] ?? '';
      if (cell !== '') putAt(value, path, readCell(cell, as));
    }
    yield { row: line, soort, value, columnAt: columnAt(header) };
  }
}
