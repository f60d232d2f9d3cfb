// What the kinds of relay have in common for the command that starts them.
import type { Server } from 'node:http';
import type { Call } from './command.js';

/** A relay that is ready to listen. `says`: a sentence on what it is. */
export type OpenedRelay = { readonly server: Server; readonly says: string; close(): Promise<void> };

/** One kind of relay. `option`: the one that asks for it; `port`: where it listens unless told. `upstream`: without a path. */
export type RelayKind = {
  readonly option: string;
  readonly port: number;
  readonly open: (call: Call, upstream: string) => Promise<OpenedRelay>;
};
