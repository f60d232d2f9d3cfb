// `kbi demo`: the whole chain in half a minute, in a temporary folder and on free ports; 0 only when all went as expected.
import type { Command } from './command.js';
import { EXIT, Halt } from './exit.js';

export const demo: Command = {
  story:
    'Starts a gateway on free ports in a temporary folder, sends real signed messages to it and shows what comes back, with the reason.',
  examples: ['kbi demo', 'npm run demo'],
  run: async () => {
    throw new Halt(EXIT.failed, 'The demo is not built yet.', 'kbi serve');
  },
};
