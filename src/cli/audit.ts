// `kbi audit`: is the trail whole, who saw a person. The first word says which; each has a file of its own.
import { verify } from './audit/verify.js';
import { whoSaw } from './audit/who-saw.js';
import type { Call, Command } from './command.js';
import { EXIT, type ExitCode, Halt } from './exit.js';

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = { verify, 'who-saw': whoSaw };

export const audit: Command = {
  story:
    'The audit trail. verify: reads the whole chain and says that it holds, or names the first broken row and what was done to it; held against the\n' +
    'anchor beside the database. who-saw: everybody who asked about a person or was told, also under a replaced number.\n' +
    'Both read beside a running gateway; nothing is changed.',
  arguments: [
    { name: '<action>', d: Object.keys(ACTIONS).join(', '), choices: Object.keys(ACTIONS) },
    { name: '[INSZ]', d: 'of who-saw: the person' },
  ],
  options: [
    { flags: '--anchor <file>', d: 'of verify: this anchor instead of the one of the settings' },
    { flags: '--csv', d: 'of who-saw: data as CSV' },
  ],
  settings: ['db', 'keys', 'world', 'auditAnchor'],
  examples: [
    'kbi audit verify',
    'kbi audit verify --anchor elsewhere/kbi.anchor.json --json',
    'kbi audit who-saw 84722492046',
    'kbi audit who-saw 84722492046 --csv',
  ],
  run: async (call) => {
    const run = ACTIONS[call.args[0] ?? ''];
    if (run === undefined) throw new Halt(EXIT.usage, 'Which action of the audit?', 'kbi audit --help');
    return run(call);
  },
};
