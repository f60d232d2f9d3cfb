// `kbi legal`: the law of this house on demand. explain: one question, field by field; matrix: clusters for many persons; diff: what changes.
// Puts the same question to the same court as the gateway and answers nobody; only --audit reads what was decided before.
import type { Call, Command } from './command.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { runDiff } from './legal/diff.js';
import { EXAMPLE, runExplain } from './legal/explain.js';
import { runMatrix } from './legal/matrix.js';

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  explain: runExplain,
  matrix: runMatrix,
  diff: runDiff,
};

export const legal: Command = {
  story:
    'Explains what a partner may see of a person, field by field: given or withheld, by which rule and paragraph, on which facts;\n' +
    'or which station refuses, and from when it would not. Nothing is written and nobody is asked anything.\n' +
    'matrix: clusters and conditions for the test persons. diff: what is shown otherwise on two days or under two rule sets.\n' +
    'Without a database the world of the files is used, moved to today; --clock 2012-09-03T09:00:00+02:00 keeps its dates.',
  arguments: [{ name: '<action>', d: 'explain, matrix or diff', choices: Object.keys(ACTIONS) }],
  options: [
    { flags: '--partner <name>', d: 'who would ask; of matrix and diff more than one (ocmw-gent)', repeat: true },
    { flags: '--insz <number>', d: 'about whom; of matrix and diff more, with commas (the test persons)' },
    { flags: '--date <day>', d: 'on which day; today by the clock of the database' },
    { flags: '--begin <day>', d: 'of explain: first day of the Periode asked; that day alone when absent' },
    { flags: '--stream <name>', d: 'which stream (KBIDossiers)' },
    { flags: '--hoedanigheid <code>', d: 'as what; that of the ground of the partner when absent' },
    { flags: '--audit <messageId>', d: 'of explain: an answer of the past, from what was kept of it' },
    { flags: '--from <day|rules>', d: 'of diff: a day, or a rule set' },
    { flags: '--to <day|rules>', d: 'of diff: the other day, or rule set' },
    { flags: '--all', d: 'of diff: also what lies below a block that changed as a whole' },
    { flags: '--csv', d: 'of matrix: one line for each person and cluster' },
  ],
  settings: ['db', 'world', 'clock'],
  examples: [
    EXAMPLE,
    'kbi legal explain --partner ocmw-gent --insz 79710290230',
    'kbi legal explain --partner vdab --insz 84722492046 --json',
    'kbi legal matrix --partner ocmw-gent --partner vdab --insz 84722492046',
    'kbi legal diff --insz 84722492046 --from 2012-09-03 --to 2012-10-06',
    'kbi legal diff --from profiel-2012 --to profiel-2012-ruim',
  ],
  run: async (call) => {
    const [action] = call.args;
    const run = action === undefined ? undefined : ACTIONS[action];
    if (run === undefined) throw new Halt(EXIT.usage, `There is no ${action}.`, 'kbi legal --help');
    return run(call);
  },
};
