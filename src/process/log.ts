// The log: one JSON line an event, to stderr. Nothing that looks like an INSZ leaves in it (docs/threat-model.md): each line is
// searched before it is written, whatever put the number there, a message, a field, or the text of an error.
import { type DestinationStream, pino } from 'pino';
import { maskINSZ } from '../domain/numbers/mask.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Facts first, sentence second, as pino has it. An error goes under `err`. */
export type Log = {
  debug(feiten: object, message: string): void;
  info(feiten: object, message: string): void;
  warn(feiten: object, message: string): void;
  error(feiten: object, message: string): void;
  child(feiten: Record<string, unknown>): Log;
};

const MASK = '***********';

const maskValue = (value: unknown): unknown => {
  if (typeof value === 'string') return maskINSZ(value);
  if (typeof value === 'number') return maskINSZ(String(value)) === MASK ? MASK : value;
  if (Array.isArray(value)) return value.map(maskValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([naam, inner]) => [maskINSZ(naam), maskValue(inner)]));
};

/** A line is taken apart only when there is something to mask: bare numbers cannot be masked in place. */
const maskLine = (line: string): string =>
  maskINSZ(line) === line ? line : `${JSON.stringify(maskValue(JSON.parse(line)))}\n`;

/** `destination`: stderr, unless a test listens. */
export type LogOptions = {
  readonly level: LogLevel;
  readonly format?: 'auto' | 'json' | 'pretty';
  readonly destination?: DestinationStream;
};

/** A line for people: time, level, sentence, and the facts behind it. */
const prettyLine = (line: string): string => {
  const { level, time, msg, pid: _, ...facts } = JSON.parse(line) as Record<string, unknown>;
  const name = pino.levels.labels[Number(level)] ?? level;
  const told = Object.entries(facts).map(
    ([naam, value]) => `${naam}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${String(time).slice(11, 23)} ${String(name).padEnd(5)} ${msg}  ${told.join(' ')}\n`;
};

/** Makes the log of one process. */
export const createLog = ({ level, format = 'auto', destination }: LogOptions): Log => {
  const pretty =
    format === 'pretty' || (format === 'auto' && destination === undefined && process.stderr.isTTY === true);
  const out = destination ?? pino.destination({ dest: 2, sync: false });
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => out.write(pretty ? prettyLine(maskLine(line)) : maskLine(line)) },
  );
};
