// `kbi reset`: empties the database (world, persons, audit, replay memory) and loads the world of the settings again.
// It cannot be undone, so a person is asked; a script says --yes.
import { createInterface } from 'node:readline/promises';
import { openClock, prepareWorld } from '../prepare.js';
import { type Call, type Command, switchOption } from './command.js';
import { withStore } from './database.js';
import { EXIT, Halt } from './exit.js';
import { findHolder, postToHolder } from './holder.js';
import { packageRoot, version } from './package.js';

const confirm = async ({ config }: Call): Promise<boolean> => {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new Halt(EXIT.usage, 'Nobody is here to confirm.', 'kbi reset --yes');
  const ask = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await ask.question(`Empty ${config.db}: dossiers, imports and audit are gone then. Type yes: `);
  ask.close();
  return answer.trim() === 'yes';
};

/** The clock that the database remembers decides whether the world is shifted to today, also when no --clock is typed. */
const resetHere = async ({ config, terminal }: Call): Promise<void> =>
  withStore(config, 'fill', async (store) => {
    const clock = await openClock(config, store.settings);
    await store.loader.clear();
    await store.loader.setting('clock', clock.serialise());
    const explicit = { ...config, clock: config.clock ?? clock.modus };
    await prepareWorld(explicit, store, clock, { root: packageRoot, version: version(), say: terminal.say });
  });

export const reset: Command = {
  story: 'Empties the database and loads the world and its test persons again. Keys, clock and settings stay.',
  options: [{ flags: '-y, --yes', d: 'do not ask' }],
  settings: ['db', 'world', 'clock'],
  examples: ['kbi reset', 'kbi reset --yes', 'kbi reset --yes --world my-world/'],
  run: async (call) => {
    const { terminal, config } = call;
    if (!switchOption(call, 'yes') && !(await confirm(call))) {
      terminal.say('Nothing was changed.');
      return EXIT.failed;
    }
    const holder = findHolder(config.db);
    if (holder === undefined) await resetHere(call);
    else await postToHolder(holder, 'reset', { json: {} });
    if (terminal.json) terminal.out(JSON.stringify({ reset: true, db: config.db }));
    else terminal.say(`${config.db} is as new.`);
    return EXIT.done;
  },
};
