// `kbi legal`: the law of this house on demand. explain: one question, field by field; matrix: clusters for many persons; diff: what changes.
// Puts the same question to the same court as the gateway and answers nobody; only --audit reads what was decided before.
import { explain as explainQuestion } from '../explanation/explain.js';
import { groundContext } from '../gronden/context.js';
import type { Call, Command } from './command.js';
import { momentOf, withCourt } from './court.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { printAround } from './grond/around.js';
import { askerOf, dayOption, needed } from './legal/asked.js';
import { printExplanation } from './legal/print.js';

const EXAMPLE = 'kbi legal explain --partner ocmw-gent --insz 84722492046';

const explain = (call: Call): Promise<ExitCode> =>
  withCourt(call, async ({ court, world, now }) => {
    const asker = askerOf(call, world, needed(call, 'partner', EXAMPLE));
    const INSZ = needed(call, 'insz', EXAMPLE);
    const asked = { ...asker, INSZ, Begin: dayOption(call, 'begin'), now: momentOf(dayOption(call, 'date'), now) };
    const explanation = await explainQuestion(asked, { court, world });
    if (call.terminal.json) call.terminal.out(JSON.stringify(explanation.rijen, null, 2));
    else {
      printExplanation(explanation, call.terminal);
      const { partner } = asker;
      const surroundings = groundContext(world, partner, { nummer: explanation.grond ?? '' }, explanation.dag);
      if (surroundings.grond !== undefined) call.terminal.out(printAround(surroundings, partner.soort === 'OCMW'));
    }
    return EXIT.done;
  });

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = { explain };

export const legal: Command = {
  story:
    'Explains what a partner may see of a person, field by field: given or withheld, by which rule and paragraph, on which facts;\n' +
    'or which station refuses, and from when it would not. Nothing is written and nobody is asked anything.\n' +
    'Without a database the world of the files is used, moved to today; --clock 2012-09-03T09:00:00+02:00 keeps its dates.',
  arguments: [{ name: '<action>', d: 'explain', choices: Object.keys(ACTIONS) }],
  options: [
    { flags: '--partner <name>', d: 'who would ask' },
    { flags: '--insz <number>', d: 'about whom' },
    { flags: '--date <day>', d: 'on which day; today by the clock of the database' },
    { flags: '--begin <day>', d: 'first day of the Periode asked; that day alone when absent' },
    { flags: '--stream <name>', d: 'which stream (KBIDossiers)' },
    { flags: '--hoedanigheid <code>', d: 'as what; 17001 for an OCMW' },
  ],
  settings: ['db', 'world', 'clock'],
  examples: [
    EXAMPLE,
    'kbi legal explain --partner ocmw-gent --insz 79710290230',
    'kbi legal explain --partner vdab --insz 84722492046 --json',
  ],
  run: async (call) => {
    const [action] = call.args;
    const run = action === undefined ? undefined : ACTIONS[action];
    if (run === undefined) throw new Halt(EXIT.usage, `There is no ${action}.`, 'kbi legal --help');
    return run(call);
  },
};
