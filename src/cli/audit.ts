// `kbi audit`: is the trail whole, who saw a person. The first word says which; each has a file of its own.
import { verify } from './audit/verify.js';
import type { Command } from './command.js';

export const audit: Command = {
  story:
    'verify: reads the whole audit chain and says that it holds, or names the first broken row and what was done to it; held against the\n' +
    'anchor beside the database. Reads beside a running gateway; nothing is changed.',
  arguments: [{ name: '<action>', d: 'verify', choices: ['verify'] }],
  options: [{ flags: '--anchor <file>', d: 'of verify: this anchor instead of the one of the settings' }],
  settings: ['db', 'keys', 'auditAnchor'],
  examples: ['kbi audit verify', 'kbi audit verify --json', 'kbi audit verify --anchor elsewhere/kbi.anchor.json'],
  run: async (call) => verify(call),
};
