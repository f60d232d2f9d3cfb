// `kbi clock`: shows or moves the one clock that everything follows: Timestamps, one-year rules, periods.
// Goes to the gateway that holds the database; without one, the database itself remembers.
import { brusselsTime } from '../domain/time.js';
import { openClock } from '../prepare.js';
import { createClock, type MovableClock } from '../process/clock.js';
import type { Call, Command } from './command.js';
import { withStore } from './database.js';
import { EXIT, Halt } from './exit.js';
import { findHolder, postToHolder } from './holder.js';

/** What the clock is asked, as the gateway takes it. Milliseconds. */
export type ClockOrder = { readonly set?: number; readonly advance?: number; readonly modus?: 'system' | 'frozen' };

const UNIT: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of a duration like `90d`, `1h30m` or `-2d`; undefined when it is none. */
export const parseDuration = (text: string): number | undefined => {
  if (!/^-?(\d+(ms|[smhdw]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdw])/g)];
  const sum = parts.reduce((total, [, number, unit = '']) => total + Number(number) * (UNIT[unit] ?? 0), 0);
  return text.startsWith('-') ? -sum : sum;
};

const orderOf = (action: string, value: string | undefined): ClockOrder => {
  if (action === 'freeze') return { modus: 'frozen' };
  if (action === 'system') return { modus: 'system' };
  if (action === 'advance') {
    const advance = parseDuration(value ?? '');
    if (advance === undefined)
      throw new Halt(EXIT.usage, 'Advance by how much? For example 90d, 1h30m.', 'kbi clock advance 1d');
    return { advance };
  }
  const moment = value ?? '';
  const set = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/.test(moment)
    ? Date.parse(moment)
    : Number.NaN;
  if (Number.isNaN(set))
    throw new Halt(
      EXIT.usage,
      'Set to which moment? An instant with offset.',
      'kbi clock set 2012-09-03T09:00:00+02:00',
    );
  return { set };
};

type Reading = { readonly now: number; readonly modus: string };

const obey = (clock: MovableClock, { set, advance, modus }: ClockOrder): MovableClock => {
  if (set !== undefined) clock.set(set);
  if (advance !== undefined) clock.advance(advance);
  if (modus === 'frozen') return createClock({ modus, instant: clock.now() });
  return modus === 'system' ? createClock({ modus }) : clock;
};

const give = async ({ config }: Call, order: ClockOrder): Promise<Reading> => {
  const holder = findHolder(config.db);
  if (holder !== undefined) {
    const reading = (await postToHolder(holder, 'clock', { json: order })) as Reading;
    if (order.modus === undefined || reading.modus === order.modus) return reading;
    throw new Halt(
      EXIT.failed,
      `A running gateway keeps its clock ${reading.modus}.`,
      'stop it, and: kbi clock freeze',
    );
  }
  return withStore(config, 'change', async (store) => {
    const clock = obey(await openClock(config, store.settings), order);
    if (Object.keys(order).length > 0) await store.loader.setting('clock', clock.serialise());
    return { now: clock.now(), modus: clock.modus };
  });
};

export const clock: Command = {
  story:
    'Shows the clock of the gateway, or moves it: set an instant, advance by a duration (ms, s, m, h, d, w), freeze it where it stands,\n' +
    'or follow the machine again. Everything follows: Timestamps, replay memory, the rules of one year.',
  arguments: [
    {
      name: '[action]',
      d: 'show (default), set, advance, freeze, system',
      choices: ['show', 'set', 'advance', 'freeze', 'system'],
    },
    { name: '[value]', d: 'the instant to set, or the duration to advance' },
  ],
  settings: ['db', 'clock'],
  examples: [
    'kbi clock',
    'kbi clock set 2012-09-03T09:00:00+02:00',
    'kbi clock advance 1d',
    'kbi clock freeze',
    'kbi clock system',
  ],
  run: async (call) => {
    const [action = 'show', value] = call.args;
    const { now, modus } = await give(call, action === 'show' ? {} : orderOf(action, value));
    const { Datum, Tijd } = brusselsTime(now);
    const { terminal } = call;
    if (terminal.json) terminal.out(JSON.stringify({ now: new Date(now).toISOString(), Datum, Tijd, modus }));
    else terminal.out(`${new Date(now).toISOString()}  ${Datum} ${Tijd.slice(0, 8)} in Brussels, ${modus}`);
    return EXIT.done;
  },
};
