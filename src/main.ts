// Wiring only: opens the parts, hands them to the house, listens, and closes in order. Every decision is taken elsewhere.
// One process does everything with `--workers 1`; with more, workers answer and the one committer stays here (ADR 0007).
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { openAnswering } from './answering.js';
import type { Parts } from './assemble.js';
import { openAuditing } from './auditing.js';
import { type Batcher, createBatcher } from './commit/batcher.js';
import type { Config } from './config.js';
import { type Delivering, openDelivering, readOutstanding } from './delivering.js';
import type { Grond } from './domain/kbi/Grond.js';
import { Fault } from './faults/fault.js';
import { createGrondOffice } from './gronden/office.js';
import { watchGronden } from './gronden/wacht.js';
import { loadContracts } from './http/contract.js';
import { close, LULL, listen } from './http/listen.js';
import { createListCommands } from './lists/gemeente.js';
import { createCommands } from './management/commands.js';
import { removeHolder, writeHolder } from './management/holder.js';
import { createMetrics, type Metrics } from './management/metrics.js';
import { createManagementPort } from './management/server.js';
import type { Keys } from './pki/key-folder.js';
import {
  countStart,
  crlReader,
  engineOf,
  prepareKeys,
  prepareStore,
  prepareWorld,
  type StartOptions,
} from './prepare.js';
import { createClock, type MovableClock } from './process/clock.js';
import { choosePort, runPrimary } from './process/cluster.js';
import { createIds } from './process/ids.js';
import { writeJournal } from './process/journal.js';
import { createLog, type Log } from './process/log.js';
import { notKept, warnOfMessages } from './process/message-journal.js';
import { createSecret } from './process/secrets.js';
import { loadValidator, type Validator } from './schema/validator.js';
import { openSqlite, type SqliteStore } from './store/sqlite/open.js';

/** A gateway that answers. Addresses without a path. */
export type RunningGateway = { readonly url: string; readonly consoleUrl: string; close(): Promise<void> };

/** What a house is for. `front`: its parts as this role has them, and what to close with it. `delivers`: whether it owes invalidations. */
export type Role = {
  readonly delivers: boolean;
  /** What ids are made from under a frozen clock: two houses of one chain must not make the same. */
  readonly seed: string;
  readonly front: (parts: Parts) => Promise<{ readonly parts: Parts; close(): Promise<void> }>;
};

const GATEWAY: Role = {
  delivers: true,
  seed: 'kbi',
  front: async (parts) => ({ parts, close: async () => undefined }),
};

/** What both ways of answering give: an address, how to look at the world again, how to stop, and commands of that way only. */
type Answering = {
  readonly url: string;
  readonly commands: readonly (readonly [string, () => Promise<unknown>])[];
  changed(): Promise<void>;
  close(): Promise<void>;
};

type Opened = {
  readonly role: Role;
  readonly config: Config;
  readonly options: StartOptions;
  /** Which start of this database this is. */
  readonly nummer: number;
  readonly store: SqliteStore;
  readonly clock: MovableClock;
  readonly keys: Keys;
  readonly batcher: Batcher;
  readonly validator: Validator;
  readonly metrics: Metrics;
  readonly log: Log;
};

const answerHere = async ({
  role,
  config,
  options,
  nummer,
  store,
  clock,
  keys,
  batcher,
  validator,
  metrics,
  log,
}: Opened): Promise<Answering> => {
  const front = await role.front({
    config,
    store,
    committer: batcher,
    clock,
    ids: createIds(clock.modus, nummer === 1 ? role.seed : `${role.seed}.${nummer}`),
    keys,
    crls: crlReader(config, log),
    contracts: await loadContracts(options.root),
    validator,
    engine: await engineOf(config),
    stopwatch: () => performance.now(),
    journal: (entry: Parameters<typeof writeJournal>[0]) => {
      metrics.message(entry);
      writeJournal(entry, log);
    },
  });
  const { assembled, server } = await openAnswering(front.parts, metrics.refused, notKept(log));
  const url = await listen(server, config.host, config.port);
  const stop = async (): Promise<void> => {
    await close(server, LULL);
    await front.close();
  };
  return { url, commands: [], changed: assembled.reload, close: stop };
};

/** Workers in front; each gets the settings, and the one port that was chosen for all. */
const answerByWorkers = async ({ config, options, clock, batcher, log }: Opened): Promise<Answering> => {
  const chosen = { ...config, port: await choosePort(config.port, config.host) };
  const script = fileURLToPath(new URL(`./worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
  const addresses: string[] = [];
  const primary = await runPrimary({
    workers: config.workers,
    script,
    workerEnv: (nummer) => ({
      KBI_WORKER: JSON.stringify({ config: chosen, root: options.root, nummer, clock: clock.serialise() }),
    }),
    committer: batcher,
    log,
    growth: { mostMB: config.workerGrowth },
    onReady: (value) => addresses.push(String(value)),
  });
  let version = 0;
  const changed = async (): Promise<void> => {
    version += 1;
    await primary.broadcast('changed', { version, clock: clock.serialise() });
  };
  const replace = async () => ({ replaced: await primary.replaceAll() });
  return { url: addresses[0] ?? '', commands: [['replace-workers', replace]], changed, close: primary.close };
};

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Starts a gateway; resolves when it listens. Throws a Fault that says what to mend. */
export const startGateway = async (config: Config, options: StartOptions, role = GATEWAY): Promise<RunningGateway> => {
  const closed = !LOOPBACK.has(config.host);
  if (closed && config.adminToken === undefined) {
    throw new Fault('ADMIN_TOKEN_ABSENT', `${config.host} is not loopback and no token was given`);
  }
  const log = createLog({ level: config.logLevel, format: config.logFormat });
  warnOfMessages(config, (sentence) => {
    log.warn({}, sentence);
    options.say?.(sentence);
  });
  const store = openSqlite(config.db, { realNumbers: config.realNumbers });
  const closers: (() => unknown)[] = [() => store.close()];
  const closeAll = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const clock = await prepareStore(config, store, options);
    const keys = await prepareKeys(config, store, options.say);
    let delivering: Delivering | undefined;
    const auditing = openAuditing({ config, store, clock, keys, log, say: options.say });
    closers.push(() => auditing.close());
    const batcher = createBatcher({
      apply: (units) => {
        const outcomes = auditing.apply(units);
        delivering?.committed(units);
        return outcomes;
      },
    });
    closers.push(() => batcher.close());
    const machine = createClock({ modus: 'system' });
    const metrics = createMetrics({
      version: options.version,
      offset: () => (clock.now() - machine.now()) / 1000,
      role: config.workers > 1 ? 'primary' : 'alone',
      outstanding: () => readOutstanding(store.outbox, clock),
    });
    const validator = await loadValidator(join(options.root, 'xsd'));
    closers.push(() => validator.dispose());
    const nummer = await countStart(store);
    const opened: Opened = { role, config, options, nummer, store, clock, keys, batcher, validator, metrics, log };
    const answering = await (config.workers > 1 ? answerByWorkers(opened) : answerHere(opened));
    closers.push(() => answering.close());
    const opening = {
      ...{ config, store, committer: batcher, clock, keys, crls: crlReader(config, log), log },
      ids: createIds(clock.modus, `kbi-callbacks-${nummer}`),
      validate: validator.validate,
      observe: metrics.callback,
    };
    delivering = role.delivers ? await openDelivering(opening) : undefined;
    closers.push(() => delivering?.close());
    const changed = async (): Promise<void> => {
      await answering.changed();
      await delivering?.changed();
    };
    const lists = createListCommands({
      ...{ ...store, committer: batcher, clock, ids: createIds(clock.modus, `kbi-lists-${nummer}`) },
      ...{ salt: (await store.settings.get('salt')) ?? '', realNumbers: config.realNumbers },
    });
    const ids = createIds(clock.modus, `kbi-gronden-${nummer}`);
    const grondOffice = createGrondOffice({ worlds: store.worlds, committer: batcher, clock, ids });
    /** A step of a ground is done when every process follows it. */
    const announce = async (grond: Grond): Promise<Grond> => {
      await changed();
      return grond;
    };
    const token = config.adminToken ?? createSecret(24);
    const management = createManagementPort({
      ready: () => auditing.canCommit(batcher),
      metrics: metrics.text,
      commands: createCommands({
        loader: store.loader,
        clock,
        changed,
        reset: () => prepareWorld(config, store, clock, options),
        watch: (door) => watchGronden(clock, ids, door),
        more: new Map([
          ...answering.commands,
          ...(delivering?.commands ?? []),
          ['audit-archive', auditing.archive],
          ...lists,
          ['grond', async (order) => announce(await grondOffice(order))],
        ]),
      }),
      token,
      closed,
      complain: (error) => log.error({ err: error }, 'a request to the management port failed'),
    });
    closers.push(() => close(management));
    const consoleUrl = await listen(management, config.host, config.consolePort);
    if (config.db !== ':memory:') {
      writeHolder(config.db, { pid: process.pid, gateway: answering.url, console: consoleUrl, token });
      closers.push(() => removeHolder(config.db));
    }
    return { url: answering.url, consoleUrl, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
};
