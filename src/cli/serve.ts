// `kbi serve`: starts the gateway and says when it can be used, on stdout, once; everything else goes to the log.

import { settings } from '../config.js';
import type { Command } from './command.js';
import { EXIT, Halt } from './exit.js';
import { findHolder, postToHolder } from './holder.js';
import { packageRoot, version } from './package.js';

/** The signal with which somebody stops a command that would go on. */
export const untilStopped = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });

/** One gateway a database: its committer, quota and clock are one. A holder that does not know its own token is gone. */
export const refuseHeld = async (db: string, command = 'serve'): Promise<void> => {
  const holder = findHolder(db);
  if (holder === undefined) return;
  const answers = await postToHolder(holder, 'clock', { json: {} }).then(
    () => true,
    () => false,
  );
  if (!answers) return;
  const where = holder.gateway === undefined ? '' : ` at ${holder.gateway}`;
  throw new Halt(
    EXIT.unreachable,
    `The gateway of process ${holder.pid}${where} holds this database.`,
    `kbi ${command} --db other.sqlite, or stop that one first`,
  );
};

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
    await refuseHeld(config.db);
    const { startGateway } = await import('../main.js');
    const running = await startGateway(config, { root: packageRoot, version: version(), say: terminal.say });
    // Before READY: whoever reads that line may stop us in the same breath.
    const stopped = untilStopped();
    terminal.out(`KBI READY gateway=${running.url} console=${running.consoleUrl}`);
    await stopped;
    await running.close();
    return EXIT.done;
  },
};
