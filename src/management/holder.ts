// The holder file beside a database says which running gateway holds it, so that commands go there instead of opening it themselves.
// It carries the token of the management port, so only its owner may read it.
import { rmSync, writeFileSync } from 'node:fs';

/** `gateway`, `console`: addresses of the two ports. */
export type Holder = {
  readonly pid: number;
  readonly gateway?: string;
  readonly console: string;
  readonly token: string;
};

/** Path of the holder file of a database. */
export const holderFile = (db: string): string => `${db}.serve.json`;

/** Always a new file: one that stands there would keep the rights it has. */
export const writeHolder = (db: string, holder: Holder): void => {
  removeHolder(db);
  writeFileSync(holderFile(db), `${JSON.stringify(holder)}\n`, { mode: 0o600, flag: 'wx' });
};

export const removeHolder = (db: string): void => rmSync(holderFile(db), { force: true });
