// The commands that a running gateway carries out for the command line: clock, import, reset (contract §4).
// Each is a plain function over the parts; the management port only carries it.
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { Fault } from '../faults/fault.js';
import type { MovableClock } from '../process/clock.js';
import type { Loader, LoadRow } from '../store/port.js';
import type { AdminCommand } from './server.js';

/** `changed`: the world or clock moved; processes look again. `reset`: loads the fixtures into the emptied database. */
export type CommandParts = {
  readonly loader: Loader;
  readonly clock: MovableClock;
  readonly changed: () => Promise<void>;
  readonly reset: () => Promise<void>;
};

const MOST_JSON = 65_536;

const readJson = async (body: IncomingMessage): Promise<Readonly<Record<string, unknown>>> => {
  let text = '';
  for await (const chunk of body) {
    text += String(chunk);
    if (text.length > MOST_JSON) throw new Fault('IMPORT_INVALID', 'the command is too long');
  }
  try {
    const parsed: unknown = JSON.parse(text === '' ? '{}' : text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch (error) {
    throw new Fault('IMPORT_INVALID', 'the command is not JSON', {}, error);
  }
};

const readRows = async (body: IncomingMessage): Promise<LoadRow[]> => {
  const rows: LoadRow[] = [];
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    // Rows were checked by the sender, which is the same program on this machine and holds the token.
    if (line !== '') rows.push(JSON.parse(line) as LoadRow);
  }
  return rows;
};

/** The table of commands. */
export const createCommands = ({ loader, clock, changed, reset }: CommandParts): ReadonlyMap<string, AdminCommand> =>
  new Map<string, AdminCommand>([
    [
      'clock',
      async (body) => {
        const { set, advance } = await readJson(body);
        if (typeof set === 'number') clock.set(set);
        if (typeof advance === 'number') clock.advance(advance);
        await loader.setting('clock', clock.serialise());
        await changed();
        return { now: clock.now(), modus: clock.modus };
      },
    ],
    [
      'import',
      async (body) => {
        const count = await loader.load(await readRows(body), 'user');
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
