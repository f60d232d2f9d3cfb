// The commands of outbox and retention at whoever holds the database: the running gateway, or the same functions over the database itself.
// Without a gateway nothing is sent now; what was made or taken up again goes when one starts.
import { createBatcher } from '../commit/batcher.js';
import type { Invalidatie } from '../domain/kbi/Invalidatie.js';
import { createOffices } from '../offices.js';
import { openClock } from '../prepare.js';
import { createIds } from '../process/ids.js';
import { createWorld } from '../world/world.js';
import type { Call } from './command.js';
import { withStore } from './database.js';
import { findHolder, postToHolder } from './holder.js';
import { readPartners } from './signer.js';

/** Gives an order; the answer is that of the office in `offices.ts`. */
export const giveOrder = async (
  { config }: Call,
  name: 'invalidate' | 'outbox' | 'bewaring' | 'rechten',
  order: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const holder = findHolder(config.db);
  if (holder !== undefined) return postToHolder(holder, name, { json: order });
  return withStore(config, 'change', async (store) => {
    const committer = createBatcher({ apply: store.applyUnits });
    const { machtigingen, partnerByOndernemingsnummer: partnerOf } = createWorld(await store.worlds.load());
    const office = createOffices({
      ...store,
      machtigingen: () => machtigingen,
      partnerOf,
      committer,
      clock: await openClock(config, store.settings),
      ids: createIds('system'),
      wait: config.callbackWait * 1000,
      auditArchive: config.auditArchive,
    });
    try {
      return await office.get(name)?.(order);
    } finally {
      await committer.close();
    }
  });
};

/** Names of OCMWs as in `--as`, by Ondernemingsnummer; the number itself when the world does not know it. */
export const readNames = async ({ config }: Call): Promise<(ocmw: string) => string> => {
  const names = new Map((await readPartners(config)).map(({ Ondernemingsnummer, naam }) => [Ondernemingsnummer, naam]));
  return (ocmw) => names.get(ocmw) ?? ocmw;
};

/** A letter as a row for people. */
export const rowOf = (letter: Invalidatie, nameOf: (ocmw: string) => string): readonly string[] => {
  const { id, INSZ, OCMW, status, Volgnummer, pogingen, samengevoegd, volgendePoging, laatsteFout, afgehandeld } =
    letter;
  const moment = new Date(afgehandeld ?? volgendePoging).toISOString();
  return [
    String(id),
    status,
    nameOf(OCMW),
    INSZ,
    Volgnummer === undefined ? '–' : `#${Volgnummer}`,
    `${samengevoegd + 1}`,
    `${pogingen}`,
    moment,
    laatsteFout ?? '',
  ];
};

export const HEAD: readonly string[] = [
  'id',
  'status',
  'OCMW',
  'INSZ',
  'number',
  'changes',
  'attempts',
  'when',
  'last',
];
