// The two streams of a command: data on stdout, everything for people on stderr.
// Colour only on a terminal, never with NO_COLOR, --no-color or --quiet; a verdict is always a word too.

type Stream = { write(text: string | Uint8Array): unknown; readonly isTTY?: boolean };

/** What the user asked of the output. */
export type Manner = {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly colour: boolean;
};

export type Paint = (text: string) => string;

export type Terminal = Manner & {
  /** Data: goes to stdout, ended by a line end. */
  out(text: string): void;
  /** Data as it is: a signed message may not gain an octet. */
  octets(data: Uint8Array): void;
  /** Anything else: goes to stderr, unless --quiet. */
  say(text: string): void;
  /** What went wrong: goes to stderr even with --quiet. */
  complain(text: string): void;
  readonly err: Stream;
  readonly green: Paint;
  readonly red: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
};

const plain: Paint = (text) => text;
const paint =
  (code: number): Paint =>
  (text) =>
    `\u001b[${code}m${text}\u001b[0m`;
const line = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** Opens the terminal of one command. */
export const openTerminal = (stdout: Stream, stderr: Stream, manner: Manner): Terminal => {
  const colour = manner.colour && !manner.quiet && stdout.isTTY === true;
  return {
    ...manner,
    colour,
    out: (text) => void stdout.write(line(text)),
    octets: (data) => void stdout.write(data),
    say: (text) => void (manner.quiet || stderr.write(line(text))),
    complain: (text) => void stderr.write(line(text)),
    err: stderr,
    green: colour ? paint(32) : plain,
    red: colour ? paint(31) : plain,
    dim: colour ? paint(2) : plain,
    bold: colour ? paint(1) : plain,
  };
};

/** Rows as columns of equal width, two spaces apart; the last column is not padded. */
export const columns = (rows: readonly (readonly string[])[]): string => {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  return rows
    .map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  '))
    .join('\n');
};
