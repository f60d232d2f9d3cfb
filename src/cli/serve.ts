// `kbi serve`: starts the gateway and says when it can be used, on stdout, once; everything else goes to the log.

import { settings } from '../config.js';
import type { Command } from './command.js';
import { EXIT } from './exit.js';
import { packageRoot, version } from './package.js';

const untilStopped = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

export const serve: Command = {
  story:
    'Starts the gateway. Makes development keys and loads the test persons when there are none, then prints one line on stdout:\n' +
    'KBI READY gateway=<url> console=<url>. Stop it with Ctrl-C: what was accepted is answered first.',
  settings: settings.map(({ name }) => name),
  examples: [
    'kbi serve',
    'kbi serve --port 0 --console-port 0             any free ports: read them from the READY line',
    'kbi serve --clock 2012-09-03T09:00:00+02:00     the same answers every day',
    'kbi serve --db :memory: --world none            empty, and gone when it stops',
  ],
  run: async ({ config, terminal }) => {
    const { startGateway } = await import('../main.js');
    const running = await startGateway(config, { root: packageRoot, version: version(), say: terminal.say });
    terminal.out(`KBI READY gateway=${running.url} console=${running.consoleUrl}`);
    await untilStopped();
    await running.close();
    return EXIT.done;
  },
};
