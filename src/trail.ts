// The audit trail of a party that is not the gateway: an OCMW that listens, a relay. Every party logs (A108: 002 §88), in the same chain, with
// the same verifier: a database of its own with the table of the gateway, and an anchor beside it, signed with the key of the party.
import type { KeyObject } from 'node:crypto';
import { createAnchoring } from './audit/anchoring.js';
import { createBatcher } from './commit/batcher.js';
import type { AuditRow, Committer } from './commit/unit.js';
import type { Clock } from './domain/time.js';
import { Fault } from './faults/fault.js';
import { createSecret } from './process/secrets.js';
import { openSqlite } from './store/sqlite/open.js';

/** `path`: of the database; `:memory:` keeps nothing. `key`: signs the anchor. `interval`: between two notes of it, in ms. */
export type TrailParts = {
  readonly path: string;
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly clock: Clock;
  readonly complain: (error: unknown) => void;
  readonly interval?: number;
};

/** `log` resolves when the row is durable, and throws AUDIT_UNWRITABLE when it cannot be: then nothing may be answered. */
export type PartyTrail = {
  readonly committer: Committer;
  /** Under which numbers are hashed that may not be kept. */
  readonly salt: string;
  log(row: AuditRow): Promise<void>;
  close(): Promise<void>;
};

/** Opens the trail, or makes it. Throws INTERNE_FOUT when the file cannot be opened. */
export const openTrail = async (parts: TrailParts): Promise<PartyTrail> => {
  const { path, key, publicKey, clock, complain, interval = 60_000 } = parts;
  const store = openSqlite(path);
  const anchoring =
    path === ':memory:'
      ? undefined
      : createAnchoring({ path: `${path}.anchor.json`, trail: store.audit, key, publicKey, clock, complain });
  const committer = createBatcher({
    apply: (units) => {
      anchoring?.check();
      return store.applyUnits(units);
    },
  });
  const known = await store.settings.get('salt');
  const salt = known ?? createSecret(16);
  if (known === undefined) await store.loader.setting('salt', salt);
  anchoring?.start(interval);
  return {
    committer,
    salt,
    log: async (audit) => {
      const { kind } = await committer.commit({ replayKeys: [], writes: [], audit });
      if (kind !== 'durable') throw new Fault('AUDIT_UNWRITABLE', `the row was not kept: ${kind}`);
    },
    close: async () => {
      await committer.close();
      anchoring?.close();
      store.close();
    },
  };
};
