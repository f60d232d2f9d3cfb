// The replay keys of a database: claimed in memory, kept as one row a transaction, read back at the start. What a transaction that
// was rolled back claimed is given back, so that the same message may come again.
import { createReplayMemory, FINGERPRINT, fingerprintOf, type ReplayMemory } from '../../commit/replay-memory.js';
import type { ReplayKey } from '../../commit/unit.js';
import { type Database, prepare } from './database.js';

/** Expired rows are removed in small slices, so that no single flush pays for all; and not before this many units, */
const PURGE_AFTER = 1_000;
/** so that a clock moved forward and back in a short run does not make an old message fresh. */
const PURGE_EVERY = 100;
const PURGE_SLICE = 200;

/** The keys of one connection. Everything but `forget` runs inside a transaction. */
export type Replay = {
  /** Whether all keys were free at `now` (ms); if not, none is claimed. */
  claim(keys: readonly ReplayKey[], now: number): boolean;
  mark(): number;
  /** Gives back what was claimed after the mark. */
  back(mark: number): void;
  /** Writes what was claimed in this transaction; removes what had expired at `now` (ms). `units`: how many there were. */
  write(units: number, now: number): void;
  /** The transaction is durable: nothing is given back any more. */
  keep(): void;
  /** The table may hold other keys than are remembered. */
  forget(): void;
};

/** Makes the keys of a connection; the table is read when the first key is claimed. */
export const createReplay = (db: Database): Replay => {
  const rows = prepare<{ keys: Buffer; tot: number }>(db, 'SELECT keys, tot FROM replay ORDER BY id DESC');
  const insert = prepare(db, 'INSERT INTO replay (keys, tot) VALUES (?, ?)');
  const remove = prepare(
    db,
    `DELETE FROM replay WHERE id IN (SELECT id FROM replay ORDER BY id LIMIT ${PURGE_SLICE}) AND tot < ?`,
  );
  let memory: ReplayMemory | undefined;
  let fresh: { readonly octets: Buffer; readonly tot: number }[] = [];
  let seen = 0;
  let purgeAt = PURGE_AFTER;

  /** The newest row of a key says until when it is remembered, so that one is read first. */
  const read = (): ReplayMemory => {
    const made = createReplayMemory();
    for (const { keys, tot } of rows.iterate()) {
      for (let at = 0; at < keys.length; at += FINGERPRINT)
        made.claim(keys.subarray(at, at + FINGERPRINT), tot, Number.NEGATIVE_INFINITY);
    }
    made.keep();
    return made;
  };

  const back = (mark: number): void => {
    memory?.back(mark);
    fresh.length = mark;
  };

  return {
    claim: (keys, now) => {
      memory ??= read();
      const mark = fresh.length;
      for (const key of keys) {
        const octets = fingerprintOf(key);
        if (!memory.claim(octets, key.tot, now)) {
          back(mark);
          return false;
        }
        fresh.push({ octets, tot: key.tot });
      }
      return true;
    },
    mark: () => fresh.length,
    back,
    write: (units, now) => {
      if (fresh.length > 0) {
        const octets = Buffer.concat(fresh.map((one) => one.octets));
        insert.run(octets, Math.max(...fresh.map(({ tot }) => tot)));
      }
      seen += units;
      if (seen < purgeAt || now === Number.POSITIVE_INFINITY) return;
      remove.run(now);
      purgeAt = seen + PURGE_EVERY;
    },
    keep: () => {
      memory?.keep();
      fresh = [];
    },
    forget: () => {
      memory = undefined;
      fresh = [];
    },
  };
};
