// Orders about grounds at whoever holds the database: the running gateway, which then has every process follow, or the same function here.
import { userInfo } from 'node:os';
import { createBatcher } from '../../commit/batcher.js';
import type { Grond } from '../../domain/kbi/Grond.js';
import { createGrondOffice, type GrondOrder } from '../../gronden/office.js';
import { openClock } from '../../prepare.js';
import { createIds } from '../../process/ids.js';
import { type Call, textOption } from '../command.js';
import { withStore } from '../database.js';
import { findHolder, postToHolder } from '../holder.js';

/** Who gives the order: `--door`, else the user of this machine. */
export const doorOf = (call: Call): string => {
  const named = textOption(call, 'door');
  if (named !== undefined) return named;
  try {
    return userInfo().username;
  } catch {
    // A user without a name, as in a container.
    return 'operator';
  }
};

/** Gives an order; the ground as it stands afterwards. */
export const giveGrondOrder = async (call: Call, order: GrondOrder): Promise<Grond> => {
  const { config } = call;
  const signed = { ...order, door: doorOf(call) };
  const holder = findHolder(config.db);
  if (holder !== undefined) return (await postToHolder(holder, 'grond', { json: signed })) as Grond;
  return withStore(config, 'change', async (store) => {
    const committer = createBatcher({ apply: store.applyUnits });
    const clock = await openClock(config, store.settings);
    const office = createGrondOffice({ worlds: store.worlds, committer, clock, ids: createIds('system') });
    try {
      return await office(signed);
    } finally {
      await committer.close();
    }
  });
};
