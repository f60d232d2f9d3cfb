// A trail of so many rows, an hour apart from the reference hour on, with a folder for its archives.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { claimsOf } from '../../../src/audit/archive/folder.js';
import type { Verdict } from '../../../src/audit/verdict.js';
import { verifyChain } from '../../../src/audit/verify.js';
import { type SqliteStore, storeOn } from '../../../src/store/sqlite/open.js';
import { audit, insz, unit } from '../../store/samples.js';

export const HOUR = 3_600_000;
export const START = Date.parse('2012-09-03T09:00:00+02:00');
export const at = (text: string): number => Date.parse(`${text}T12:00:00Z`);

export type Trail = {
  readonly folder: string;
  readonly db: Sqlite.Database;
  readonly store: SqliteStore;
  /** Adds rows, the first at a moment. */
  add(count: number, first: number): void;
  verdict(folder?: string): Verdict;
  close(): void;
};

export const openTrail = (): Trail => {
  const root = mkdtempSync(join(tmpdir(), 'kbi-archive-'));
  const db = new Sqlite(':memory:');
  const store = storeOn(db);
  let made = 0;
  return {
    folder: join(root, 'archives'),
    db,
    store,
    add: (count, first) => {
      store.applyUnits(
        Array.from({ length: count }, (_, i) => {
          made += 1;
          return unit(`m${made}`, { audit: { ...audit(`m${made}`, first + i * HOUR), INSZ: insz((made % 7) + 1) } });
        }),
      );
    },
    verdict: (folder) => verifyChain(claimsOf(folder, store.audit)),
    close: () => {
      store.close();
      rmSync(root, { recursive: true });
    },
  };
};
