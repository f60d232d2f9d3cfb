// Rows of a long answer as a table, as JSON or as CSV (RFC 4180), page by page: nothing is gathered but one page.
// In CSV a cell that a spreadsheet would take for a formula gets an apostrophe in front of it.
import { type Call, switchOption } from './command.js';
import { EXIT, Halt } from './exit.js';
import { columns } from './terminal.js';

/** One row: its values under the names of the columns. */
export type Row = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

const PAGE = 500;

const textOf = (value: Row[string]): string => (Array.isArray(value) ? value.join('; ') : String(value ?? ''));

const cell = (value: Row[string]): string => {
  const text = textOf(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function* pagesOf(rows: Iterable<Row>): Generator<readonly Row[]> {
  let page: Row[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Writes rows in the form that was asked: `--json`, `--csv`, else a table. Gives how many there were. */
export const writeRows = (call: Call, names: readonly string[], rows: Iterable<Row>): number => {
  const { terminal } = call;
  const csv = switchOption(call, 'csv');
  if (csv && terminal.json) throw new Halt(EXIT.usage, '--json or --csv, not both.', 'choose one');
  let written = 0;
  if (csv) terminal.out(`${names.join(',')}\r\n`);
  for (const page of pagesOf(rows)) {
    if (csv) terminal.out(page.map((row) => `${names.map((name) => cell(row[name])).join(',')}\r\n`).join(''));
    else if (terminal.json)
      terminal.out(page.map((row, at) => `${written + at === 0 ? '[' : ','}${JSON.stringify(row)}`).join('\n'));
    else {
      const body = page.map((row) => names.map((name) => textOf(row[name])));
      terminal.out(columns(written === 0 ? [names, ...body] : body));
    }
    written += page.length;
  }
  if (terminal.json) terminal.out(written === 0 ? '[]' : ']');
  return written;
};
