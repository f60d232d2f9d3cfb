// The commands that a running gateway carries out for the command line: clock, import, reset.
// Each is a plain function over the parts; the management port only carries it.
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { Fault } from '../faults/fault.js';
import type { ClockMode, MovableClock } from '../process/clock.js';
import type { Loader, LoadRow, RowWatch } from '../store/port.js';
import type { AdminCommand } from './server.js';

/** `changed`: the world or clock moved; processes look again. `reset`: loads the fixtures into the emptied database. */
export type CommandParts = {
  readonly loader: Loader;
  readonly clock: MovableClock;
  readonly changed: () => Promise<void>;
  readonly reset: () => Promise<void>;
  /** Looks at what a user imports; `door`: who does. */
  readonly watch?: (door: string) => RowWatch;
  /** Commands of other rooms, by name, over their JSON. */
  readonly more?: ReadonlyMap<string, (order: Readonly<Record<string, unknown>>) => Promise<unknown>>;
};

const MOST_JSON = 65_536;

const parse = (text: string, key: 'ORDER_INVALID' | 'IMPORT_INVALID'): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Fault(key, `the ${key === 'ORDER_INVALID' ? 'command' : 'row'} is not JSON`, {}, error);
  }
};

/** Milliseconds that a Date can hold, or nothing when the command does not say. */
const readMilliseconds = (value: unknown, name: string): number | undefined => {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Math.abs(value) <= 8.64e15) return value;
  throw new Fault('ORDER_INVALID', `${name} must be a number of milliseconds`);
};

const readJson = async (body: IncomingMessage): Promise<Readonly<Record<string, unknown>>> => {
  let text = '';
  for await (const chunk of body) {
    text += String(chunk);
    if (text.length > MOST_JSON) throw new Fault('ORDER_INVALID', 'the command is too long');
  }
  const parsed = parse(text === '' ? '{}' : text, 'ORDER_INVALID');
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
};

const readRows = async (body: IncomingMessage): Promise<LoadRow[]> => {
  const rows: LoadRow[] = [];
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    // Rows were checked by the sender, which is the same program on this machine and holds the token.
    if (line !== '') rows.push(parse(line, 'IMPORT_INVALID') as LoadRow);
  }
  return rows;
};

/** The modes a running clock may take: what was loaded under the system clock stays with it, and the other way round (docs/world.md). */
const readModus = (asked: unknown, current: ClockMode): ClockMode => {
  const known = asked === 'system' || asked === 'frozen' || asked === 'ticking' ? asked : undefined;
  if (known === undefined) throw new Fault('ORDER_INVALID', 'modus is system, ticking or frozen');
  if ((known === 'system') !== (current === 'system'))
    throw new Fault('CLOCK_MODE_CONFLICT', `the clock is ${current}; ${known} needs a database loaded under it`);
  return known;
};

/** The table of commands. */
export const createCommands = ({
  loader,
  clock,
  changed,
  reset,
  watch,
  more = new Map(),
}: CommandParts): ReadonlyMap<string, AdminCommand> =>
  new Map<string, AdminCommand>([
    ...[...more].map(([name, run]) => [name, async (body: IncomingMessage) => run(await readJson(body))] as const),
    [
      'clock',
      async (body) => {
        const { set, advance, modus } = await readJson(body);
        const wanted = modus === undefined ? undefined : readModus(modus, clock.modus);
        const moment = readMilliseconds(set, 'set');
        const step = readMilliseconds(advance, 'advance');
        readMilliseconds((moment ?? clock.now()) + (step ?? 0), 'the new moment');
        if (wanted !== undefined) clock.become(wanted);
        if (moment !== undefined) clock.set(moment);
        if (step !== undefined) clock.advance(step);
        await loader.setting('clock', clock.serialise());
        await changed();
        return { now: clock.now(), modus: clock.modus };
      },
    ],
    [
      'import',
      async (body, query) => {
        const count = await loader.load(await readRows(body), 'user', watch?.(query.get('door') ?? 'operator'));
        await changed();
        return { rows: count };
      },
    ],
    [
      'reset',
      async () => {
        await loader.clear();
        await reset();
        await changed();
        return { reset: true };
      },
    ],
  ]);
