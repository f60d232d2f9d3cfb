// `kbi gemeente lijst`: the inburgeraars among the inhabitants of a gemeente, with contract and attest as yes or no (A060), as CSV.
// Goes to the gateway that holds the database, else does it there itself: every person on the list is in the audit before a line is written.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createBatcher } from '../commit/batcher.js';
import type { Lijstregel } from '../disclosure/lijst.js';
import { createListCommands, type ListPage, type ListRefusal } from '../lists/gemeente.js';
import { openClock } from '../prepare.js';
import { createIds } from '../process/ids.js';
import { type Call, type Command, textOption } from './command.js';
import { withStore } from './database.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { findHolder, postToHolder } from './holder.js';

type Order = (order: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Gives work the command at whoever holds the database. */
const withLists = async <T>({ config }: Call, work: (order: Order) => Promise<T>): Promise<T> => {
  const holder = findHolder(config.db);
  if (holder !== undefined) return work((order) => postToHolder(holder, 'gemeente', { json: order }));
  return withStore(config, 'change', async (store) => {
    const committer = createBatcher({ apply: store.applyUnits });
    const commands = createListCommands({
      ...{ ...store, committer, clock: await openClock(config, store.settings), ids: createIds('system') },
      ...{ salt: (await store.settings.get('salt')) ?? '', realNumbers: config.realNumbers },
    });
    try {
      return await work(async (order) => commands.get('gemeente')?.(order));
    } finally {
      await committer.close();
    }
  });
};

const word = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'ja' : 'nee');

/** The header, and one line a person. */
export const CSV_HEAD = 'INSZ,Contract,Attest';
export const csvLine = ({ INSZ, Contract, Attest }: Lijstregel): string =>
  [INSZ, word(Contract), word(Attest)].join(',');

const pages = async function* (order: Order, as: string): AsyncGenerator<ListPage> {
  let na: string | undefined = '';
  let lijst: string | undefined;
  while (na !== undefined) {
    const page = (await order({ as, na, ...(lijst === undefined ? {} : { lijst }) })) as ListPage | ListRefusal;
    if ('refusal' in page)
      throw new Halt(
        EXIT.unauthorised,
        `${page.diagnose} ${as} has no protocol for this list that is GEVALIDEERD and in force today.`,
        `kbi legal explain --partner ${as} --stream LijstInburgeraars --insz <number>`,
      );
    yield page;
    ({ na, lijst } = { na: page.na, lijst: page.lijst });
  }
};

const list = (call: Call): Promise<ExitCode> => {
  const as = textOption(call, 'as');
  if (as === undefined)
    throw new Halt(EXIT.usage, 'For which gemeente? Give --as.', 'kbi gemeente lijst --as gemeente-beersel');
  return withLists(call, async (order) => {
    const { terminal } = call;
    const regels: Lijstregel[] = [];
    const output = textOption(call, 'out');
    // Opened with the first page: a refusal leaves no file behind. For its owner alone: numbers of persons stand in it.
    let sink: ReturnType<typeof createWriteStream> | undefined;
    const write = async (text: string): Promise<void> => {
      if (output === undefined) return terminal.out(text);
      sink ??= createWriteStream(output, { mode: 0o600 });
      if (!sink.write(`${text}\n`)) await once(sink, 'drain');
    };
    let count = 0;
    let head: readonly string[] = [CSV_HEAD];
    for await (const page of pages(order, as)) {
      count += page.regels.length;
      if (terminal.json) regels.push(...page.regels);
      else {
        const lines = [...head, ...page.regels.map(csvLine)];
        head = [];
        if (lines.length > 0) await write(lines.join('\n'));
      }
    }
    if (terminal.json) await write(JSON.stringify(regels, null, 2));
    if (sink !== undefined) {
      sink.end();
      await finished(sink);
    }
    terminal.say(`${count} persons${output === undefined ? '' : ` in ${output}`}, each in the audit`);
    return EXIT.done;
  });
};

export const gemeente: Command = {
  story:
    'Writes the list of inburgeraars of a gemeente under its protocol: INSZ, whether there is a contract, whether the attest was obtained.\n' +
    'Nothing else leaves; every person on it is in the audit. Without a protocol that is GEVALIDEERD and in force it is refused.',
  arguments: [{ name: '<action>', d: 'lijst', choices: ['lijst'] }],
  options: [
    { flags: '--as <gemeente>', d: 'for which gemeente' },
    { flags: '--out <file>', d: 'write here instead of to stdout, readable by you alone' },
  ],
  settings: ['db'],
  examples: [
    'kbi gemeente lijst --as gemeente-beersel',
    'kbi gemeente lijst --as gemeente-beersel --out beersel.csv',
    'kbi gemeente lijst --as gemeente-beersel --json',
  ],
  run: (call) => list(call),
};
