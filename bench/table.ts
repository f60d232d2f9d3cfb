// A table of figures for people: a header, right-aligned columns, units in the names.

/** One column: its name with the unit, and its text in a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => string | number];

/** The lines of a table. */
export const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => String(cell(row))))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines.map((line) => line.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('  ')).join('\n');
};
