// CSV (RFC 4180) in pieces: quoted cells may hold separators, quotes and line ends.
// The separator is the one that the header uses most, comma, semicolon or tab, because Excel in Belgium writes semicolons.
import { Fault } from '../../faults/fault.js';
import type { Line } from './lines.js';

/** A record with the number of the line it starts on. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator of a header line. */
export const separatorOf = (header: string): string => {
  const count = (separator: string): number => header.split(separator).length;
  return [...SEPARATORS].sort((a, b) => count(b) - count(a))[0] ?? ',';
};

/** One record from its text; undefined when a quoted cell is still open. Throws IMPORT_INVALID for text behind a closing quote. */
const splitRecord = ({ line, text }: Line, separator: string): string[] | undefined => {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(separator, at);
      cells.push(text.slice(at, end < 0 ? undefined : end).trim());
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    let cell = '';
    let from = at + 1;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0) return undefined;
      cell += text.slice(from, quote);
      from = quote + 2;
      if (text[quote + 1] !== '"') break;
      cell += '"';
    }
    cells.push(cell);
    // `from` is one past the character after the closing quote: the separator, or the end.
    if (from > text.length) return cells;
    if (text[from - 1] !== separator) throw new Fault('IMPORT_INVALID', `row ${line}: text behind a closing quote`);
    at = from;
  }
};

/** The records of a text by lines, the header first; empty lines are passed over. Throws IMPORT_INVALID for an open quote. */
export function* readCsv(lines: Iterable<Line>): Generator<CsvRecord> {
  let separator: string | undefined;
  let open: Line | undefined;
  for (const { line, text } of lines) {
    if (open === undefined && text.trim() === '') continue;
    separator ??= separatorOf(text);
    const start: Line = open === undefined ? { line, text } : { line: open.line, text: `${open.text}\n${text}` };
    const cells = splitRecord(start, separator);
    open = cells === undefined ? start : undefined;
    if (cells !== undefined) yield { line: start.line, cells };
  }
  if (open !== undefined) throw new Fault('IMPORT_INVALID', `row ${open.line}: a quote is never closed`);
}
