// The entry of one worker: answers on the shared public port, reads the database, and commits through the primary.
// Everything it needs comes in one variable from the primary; it reads no settings of its own.
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openAnswering } from './answering.js';
import { readWorkerSettings } from './config.js';
import { loadContracts } from './http/contract.js';
import { close, LULL, listen, retire } from './http/listen.js';
import { createMetrics } from './management/metrics.js';
import { loadKeys } from './pki/key-folder.js';
import { crlReader, engineOf } from './prepare.js';
import { restoreClock } from './process/clock.js';
import { createIds } from './process/ids.js';
import { writeJournal } from './process/journal.js';
import { createLog } from './process/log.js';
import { notKept } from './process/message-journal.js';
import { connectWorker } from './process/worker.js';
import { loadValidator } from './schema/validator.js';
import { openSqlite } from './store/sqlite/open.js';

/** As `kbi` ends on a bug of ours. */
const EXIT_BUG = 70;

const run = async (): Promise<void> => {
  const { config, root, nummer, clock: serialised } = readWorkerSettings();
  const log = createLog({ level: config.logLevel, format: config.logFormat });
  // Node would write it to stderr as it is, numbers and all; the primary starts another worker.
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'a worker met what nobody foresaw');
    process.exit(EXIT_BUG);
  });
  const store = openSqlite(config.db, { readonly: true });
  let clock = restoreClock(serialised);
  const metrics = createMetrics({ version: '', offset: () => 0, role: 'worker' });
  let stop = async (): Promise<void> => undefined;
  let leave = async (): Promise<void> => undefined;
  const link = connectWorker({
    onStop: () => stop(),
    onRetire: () => leave(),
    // The primary starts another, which reads the world or does not serve.
    onDeaf: (error) => {
      log.error({ err: error }, 'the world could not be read again: a worker leaves');
      process.exit(EXIT_BUG);
    },
  });
  const validator = await loadValidator(join(root, 'xsd'));
  const { assembled, server } = await openAnswering(
    {
      config,
      store,
      committer: link.committer,
      clock: { now: () => clock.now() },
      ids: createIds(clock.modus, `kbi-${nummer}`),
      keys: loadKeys(config.keys),
      crls: crlReader(config, log),
      contracts: await loadContracts(root),
      validator,
      engine: await engineOf(config),
      share: 1 / config.workers,
      stopwatch: () => performance.now(),
      journal: (entry) => {
        metrics.message(entry);
        writeJournal(entry, log);
      },
    },
    metrics.refused,
    notKept(log),
  );
  leave = () => retire(server);
  stop = async () => {
    await close(server, LULL);
    store.close();
    validator.dispose();
  };
  link.onNews('changed', (news) => {
    if (typeof news === 'object' && news !== null && 'clock' in news) clock = restoreClock(String(news.clock));
    return assembled.reload();
  });
  // Until then a question might be answered under an old clock.
  await link.welcomed;
  link.ready(await listen(server, config.host, config.port));
};

await run();
