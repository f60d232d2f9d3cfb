// A fresh gateway for each scenario, in this process: memory for a database, a frozen clock, the fixtures for a world, public test keys.
// It is the real house behind the real port on a free loopback port, so that what is not even SOAP is answered as outside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAnswering } from '../../answering.js';
import { createBatcher } from '../../commit/batcher.js';
import type { Committer } from '../../commit/unit.js';
import type { Config } from '../../config.js';
import { dagenTussen } from '../../domain/numbers/Datum.js';
import { vandaag } from '../../domain/time.js';
import { Fault } from '../../faults/fault.js';
import type { JournalEntry } from '../../house.js';
import { type Contracts, loadContracts } from '../../http/contract.js';
import { close, listen } from '../../http/listen.js';
import { type Keys, loadKeys } from '../../pki/key-folder.js';
import { createClock, type MovableClock, parseClockSpec } from '../../process/clock.js';
import { createIds } from '../../process/ids.js';
import { loadValidator, type Validator } from '../../schema/validator.js';
import { readCrls } from '../../security/crl.js';
import type { LoadRow, Store } from '../../store/port.js';
import { openSqlite } from '../../store/sqlite/open.js';
import { readRows } from '../../world/load.js';
import { findPersonasFolder } from '../../world/read.js';
import { REFERENCE_DAY } from '../../world/shift.js';
import { fillPlaceholders } from '../placeholders.js';
import type { OpenStage, Stage } from '../run.js';
import type { Scenario } from '../scenario.js';
import { applyWorld } from '../world.js';
import { exchangeWith } from './exchange.js';
import { signEnvelope } from './sign.js';

/** The moment of every scenario that names no other: the reference day of the test persons. */
export const SCENARIO_CLOCK = '2012-09-03T09:00:00+02:00,frozen';

/** `root`: the package. `config`: settings of these gateways; port, database and clock are the stage's own. `journal`: hears each message. */
export type InProcessOptions = {
  readonly root: string;
  readonly config: Config;
  readonly stopwatch: () => number;
  readonly journal?: (entry: JournalEntry) => void;
};

type Shared = {
  readonly contracts: Contracts;
  readonly validator: Validator;
  readonly keys: Keys;
  /** The rows of the fixtures, by shift in days: reading them costs more than a scenario. */
  readonly usual: Map<number, readonly LoadRow[]>;
};

const brokenCommitter = (): Committer => ({
  commit: async () => {
    throw new Fault('AUDIT_UNWRITABLE', 'storing: audit');
  },
});

/** The store with what scenario.json breaks on purpose: `intern` is a bug of ours while an operation reads what it is about. */
const disturbed = (store: Store, storing: string | undefined): Store => {
  if (storing !== 'intern') return store;
  const { repertorium, toeleidingen } = store;
  const broken = async (): Promise<never> => {
    throw new TypeError('storing: intern');
  };
  return {
    ...store,
    dossiers: { find: broken },
    toeleidingen: { ...toeleidingen, find: broken },
    repertorium: { ...repertorium, inschrijvingen: broken },
  };
};

const usualRows = (root: string, clock: MovableClock, { usual }: Shared): readonly LoadRow[] => {
  const shift = clock.modus === 'system' ? dagenTussen(REFERENCE_DAY, vandaag(clock.now())) : 0;
  const worldFolder = join(root, 'fixtures', 'world');
  const rows = usual.get(shift) ?? readRows({ worldFolder, personasFolder: findPersonasFolder(worldFolder) }, shift);
  usual.set(shift, rows);
  return rows;
};

const rowsFor = (scenario: Scenario, usual: readonly LoadRow[]): readonly LoadRow[] => {
  const { rows, missing } = applyWorld(usual, scenario.world ?? {});
  if (missing.length > 0)
    throw new Fault('WORLD_INVALID', `world.json removes what is not there: ${missing.join(', ')}`);
  return rows;
};

const openGateway = async (scenario: Scenario, options: InProcessOptions, shared: Shared): Promise<Stage> => {
  const { root, config, stopwatch } = options;
  const { contracts, validator, keys } = shared;
  const clock = createClock(parseClockSpec(scenario.settings.clock ?? SCENARIO_CLOCK));
  const rows = rowsFor(scenario, usualRows(root, clock, shared));
  const store = openSqlite(':memory:', { realNumbers: config.realNumbers });
  await store.loader.load(rows, 'fixture');
  await store.loader.setting('salt', 'scenario');
  const batcher = createBatcher({ apply: store.applyUnits });
  const { storing, crl = [] } = scenario.settings;
  const crls = crl.flatMap((file) => readCrls(readFileSync(join(scenario.folder, file))));
  const committer = storing === 'audit' ? brokenCommitter() : batcher;
  const ids = createIds(clock.modus, scenario.name);
  const uitkomsten: string[] = [];
  const parts = {
    // Nothing may be in progress: the first message already is one too many.
    config: storing === 'overbelast' ? { ...config, maxQueue: 0 } : config,
    store: disturbed(store, storing),
    committer,
    clock,
    ids,
    keys,
    crls: () => crls,
    contracts,
    validator,
    stopwatch,
  };
  const { server } = await openAnswering(
    {
      ...parts,
      journal: (entry) => {
        uitkomsten.push(entry.uitkomst);
        options.journal?.(entry);
      },
    },
    () => undefined,
  );
  const url = await listen(server, '127.0.0.1', 0);
  const uuid = createIds('frozen', `question ${scenario.name}`).uuid;
  return {
    exchange: exchangeWith(url),
    uitkomsten: () => uitkomsten,
    sign: async (request, as, profile) => {
      const now = clock.now();
      const partner = rows.find(
        (row) => row.soort === 'partner' && (row.rij.naam === as || row.rij.Ondernemingsnummer === as),
      );
      const signer = keys.partner(partner?.soort === 'partner' ? partner.rij.naam : as);
      if (signer === undefined) throw new Fault('CERTIFICATE_INVALID', `there is no key of ${as} in fixtures/keys`);
      const own = partner?.soort === 'partner' ? partner.rij.profiel : 'strict';
      return signEnvelope(fillPlaceholders(request, { now, uuid }), { signer, profile: profile ?? own, now });
    },
    close: async () => {
      server.closeAllConnections();
      await close(server);
      await batcher.close();
      store.close();
    },
  };
};

/** Stages in this process. Contracts, schemas and keys are read once; `close` lets the schemas go. */
export const openInProcess = async (
  options: InProcessOptions,
): Promise<{ readonly open: OpenStage; close(): void }> => {
  const shared: Shared = {
    contracts: await loadContracts(options.root),
    validator: await loadValidator(join(options.root, 'xsd')),
    keys: loadKeys(join(options.root, 'fixtures', 'keys')),
    usual: new Map(),
  };
  return { open: (scenario) => openGateway(scenario, options, shared), close: () => shared.validator.dispose() };
};
