// `kbi audit`: is the trail whole, who saw a person, and old rows into archives. The first word says which; each has a file of its own.
import { archiveRows } from './audit/archive.js';
import { verify } from './audit/verify.js';
import { whoSaw } from './audit/who-saw.js';
import type { Call, Command } from './command.js';
import { EXIT, type ExitCode, Halt } from './exit.js';

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  verify,
  'who-saw': whoSaw,
  archive: archiveRows,
};

export const audit: Command = {
  story:
    'The audit trail. verify: reads the whole chain and says that it holds, or names the first broken row and what was done to it; held against the\n' +
    'anchor beside the database. who-saw: everybody who asked about a person or was told, also under a replaced number.\n' +
    'Both read beside a running gateway. archive: rows older than six months go to verified files, linked by hash; the other two read them with\n' +
    '--archives. Files kept ten years are named as due for removal.',
  arguments: [
    { name: '<action>', d: Object.keys(ACTIONS).join(', '), choices: Object.keys(ACTIONS) },
    { name: '[INSZ]', d: 'of who-saw: the person' },
  ],
  options: [
    { flags: '--anchor <file>', d: 'of verify: this anchor instead of the one of the settings' },
    { flags: '--archives <folder>', d: 'of verify and who-saw: also the archives of this folder' },
    { flags: '--to <folder>', d: 'of archive: where the files go' },
    { flags: '--older-than <time>', d: 'of archive: months or years that rows stay at hand (6m)' },
    { flags: '--remove-due', d: 'of archive: remove files that were kept ten years' },
    { flags: '--csv', d: 'of who-saw: data as CSV' },
  ],
  settings: ['db', 'keys', 'world', 'clock', 'auditAnchor', 'auditArchive'],
  examples: [
    'kbi audit verify',
    'kbi audit verify --anchor elsewhere/kbi.anchor.json --json',
    'kbi audit who-saw 84722492046',
    'kbi audit who-saw 84722492046 --archives archives --csv',
    'kbi audit archive --to archives --older-than 6m',
    'kbi audit verify --archives archives',
  ],
  run: async (call) => {
    const run = ACTIONS[call.args[0] ?? ''];
    if (run === undefined) throw new Halt(EXIT.usage, 'Which action of the audit?', 'kbi audit --help');
    return run(call);
  },
};
