// The audit trail of a running gateway: its anchor outside the database, whether a message can be logged now (no log, no answer), and the
// job that archives old rows.
// A database that does not fit its anchor starts, and refuses every message until it fits.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Anchoring, createAnchoring } from './audit/anchoring.js';
import { type ArchiveOffice, createArchiveOffice } from './audit/archive/office.js';
import type { Committer } from './commit/unit.js';
import type { Config } from './config.js';
import type { Clock } from './domain/time.js';
import { Fault } from './faults/fault.js';
import type { Keys } from './pki/key-folder.js';
import type { Log } from './process/log.js';
import type { SqliteStore } from './store/sqlite/open.js';

export type AuditingParts = {
  readonly config: Config;
  readonly store: SqliteStore;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly log: Log;
  readonly say: ((line: string) => void) | undefined;
};

/** `apply`: that of the store, refused with AUDIT_UNWRITABLE while the trail cannot be trusted. `canCommit`: for readiness. */
export type Auditing = {
  readonly apply: SqliteStore['applyUnits'];
  canCommit(committer: Committer): Promise<boolean>;
  /** The command that archives. */
  readonly archive: ArchiveOffice;
  close(): Promise<void>;
};

/** After a failure a probe must be larger than the messages of any transaction: on a disk with little room a small one would pass. */
const LARGE_PROBE = 1_048_576;

/** Where the anchor of a database is: nowhere for one in memory, or when none is wanted. */
export const anchorFile = ({ db, auditAnchor }: Pick<Config, 'db' | 'auditAnchor'>): string | undefined =>
  db === ':memory:' || auditAnchor === 'none' ? undefined : (auditAnchor ?? `${db}.anchor.json`);

/** Opens it, says what does not fit, and notes the head from now on. */
export const openAuditing = (parts: AuditingParts): Auditing => {
  const { store, clock } = parts;
  const anchoring = openAnchoring(parts);
  const archive = createArchiveOffice({
    ...{ trail: store.audit, moves: store.auditMoves, clock, breathe, check: () => anchoring?.check() },
  });
  const job = startArchiving(parts, archive);
  let troubled = false;
  return {
    archive,
    apply: (units) => {
      try {
        anchoring?.check();
        const outcomes = store.applyUnits(units);
        if (units.some(({ audit }) => audit !== null)) troubled = false;
        return outcomes;
      } catch (error) {
        troubled = true;
        throw error;
      }
    },
    canCommit: async (committer) => {
      const value = String(clock.now()).padEnd(troubled ? LARGE_PROBE : 0);
      const probe = { soort: 'setting.zet', waarden: { name: 'probe', value } };
      const outcome = await committer.commit({ replayKeys: [], writes: [probe], audit: null }).catch(() => undefined);
      if (outcome?.kind !== 'durable') return false;
      troubled = false;
      return true;
    },
    close: async () => {
      await job.close();
      anchoring?.close();
    },
  };
};

/** How often it is looked whether rows are old enough. Unit: ms. */
const ARCHIVE_EVERY = 3_600_000;

/** Archives at the start and every hour, where the settings name a folder. `close` lets a run that is begun come to its end. */
const startArchiving = (
  { config: { auditArchive }, log }: AuditingParts,
  archive: ArchiveOffice,
): { close(): Promise<unknown> } => {
  if (auditArchive === undefined) return { close: async () => undefined };
  let running: Promise<unknown> = Promise.resolve();
  const look = (): void => {
    running = archive({ to: resolve(auditArchive) }).then(
      ({ rows, files, due }) => {
        if (rows > 0) log.info({ rows, files: files.length }, 'audit rows were archived');
        if (due.length > 0) log.warn({ due }, 'audit archives were kept ten years and are due for removal');
      },
      (error: unknown) => log.error({ err: error }, 'the audit trail could not be archived'),
    );
  };
  look();
  const timer = setInterval(look, ARCHIVE_EVERY);
  timer.unref();
  return {
    close: () => {
      clearInterval(timer);
      return running;
    },
  };
};

const openAnchoring = ({ config, store, clock, keys, log, say }: AuditingParts): Anchoring | undefined => {
  const path = anchorFile(config);
  if (path === undefined) return undefined;
  const { key, certificate } = keys.gateway;
  const complain = (error: unknown): void => log.error({ err: error }, 'the audit anchor could not be noted');
  const anchoring = createAnchoring({
    ...{ path, trail: store.audit, key, publicKey: certificate.publicKey, clock, complain },
  });
  const rows = store.audit.given();
  if (rows > 0 && !existsSync(path)) {
    const sentence = `there is no audit anchor ${path}, though ${rows} audit rows were written: that they are still as they were written is not proved`;
    log.warn({}, sentence);
    say?.(sentence);
  }
  try {
    anchoring.check();
    anchoring.note();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    log.error({ err: error }, 'nothing is answered until the audit trail fits its anchor');
    say?.(
      `${error.detail}. Nothing is answered until it fits; kbi audit verify tells more. If the database was removed on purpose, remove ${path} too.`,
    );
  }
  anchoring.start(config.auditAnchorInterval * 1000);
  return anchoring;
};
