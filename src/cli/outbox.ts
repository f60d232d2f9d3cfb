// `kbi outbox`: what is owed to OCMWs; try again, or drop. Goes to the gateway that holds the database, else does it there itself.
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import { type Call, type Command, switchOption, textOption } from './command.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { giveOrder, HEAD, readNames, rowOf } from './office.js';
import { columns } from './terminal.js';

const STATUSES = ['WACHT', 'VERZONDEN', 'BEVESTIGD', 'VERVALLEN_GEEN_LEEFLOON', 'OPGEGEVEN', 'GESCHRAPT'] as const;

const list = async (call: Call): Promise<ExitCode> => {
  const { terminal } = call;
  const order = { action: 'list', status: textOption(call, 'status'), all: switchOption(call, 'all') };
  const { invalidaties } = (await giveOrder(call, 'outbox', order)) as { invalidaties: readonly Invalidatie[] };
  const nameOf = await readNames(call);
  if (terminal.json)
    terminal.out(
      JSON.stringify({ invalidaties: invalidaties.map((one) => ({ ...one, OCMW: nameOf(one.OCMW) })) }, null, 2),
    );
  else if (invalidaties.length === 0) terminal.say('Nothing is owed.');
  else terminal.out(columns([HEAD, ...invalidaties.map((letter) => rowOf(letter, nameOf))]));
  return EXIT.done;
};

const readIds = (call: Call, action: string): readonly number[] | 'dead' => {
  if (switchOption(call, 'dead')) return 'dead';
  const [, ...words] = call.args.flat().filter((word) => word !== undefined);
  if (words.length === 0 || words.some((word) => !/^\d{1,15}$/.test(word)))
    throw new Halt(EXIT.usage, `${action} which letters? Name their ids, or --dead.`, 'kbi outbox list');
  return words.map(Number);
};

const move = async (call: Call, action: 'retry' | 'drop'): Promise<ExitCode> => {
  const { terminal } = call;
  const order = { action, ids: readIds(call, action) };
  const outcome = (await giveOrder(call, 'outbox', order)) as { done: readonly number[]; not: readonly number[] };
  if (terminal.json) terminal.out(JSON.stringify(outcome));
  else terminal.say(`${outcome.done.length} ${action === 'retry' ? 'will be tried again now' : 'dropped'}`);
  if (outcome.not.length > 0)
    terminal.complain(
      `not ${outcome.not.join(', ')}: not there, at its end already, or a newer change of the same person waits`,
    );
  return outcome.not.length > 0 ? EXIT.failed : EXIT.done;
};

export const outbox: Command = {
  story:
    'Shows the invalidations that are owed to OCMWs and the dead letters; tries them again now, with a new week to go, or drops them.\n' +
    'A dropped letter that had its Volgnummer leaves a gap that the OCMW sees.',
  arguments: [
    { name: '[action]', d: 'list (default), retry, drop', choices: ['list', 'retry', 'drop'] },
    { name: '[ids...]', d: 'of retry and drop: which letters' },
  ],
  options: [
    { flags: '--all', d: 'of list: also what was acknowledged, lapsed or dropped' },
    { flags: '--status <status>', d: 'of list: only these', choices: STATUSES },
    { flags: '--dead', d: 'of retry and drop: every dead letter (OPGEGEVEN)' },
  ],
  settings: ['db', 'world', 'clock'],
  examples: [
    'kbi outbox',
    'kbi outbox list --all --json',
    'kbi outbox retry 12 13',
    'kbi outbox retry --dead',
    'kbi outbox drop 12',
  ],
  run: async (call) => {
    const [action] = call.args;
    return action === 'retry' || action === 'drop' ? move(call, action) : list(call);
  },
};
