// What the kinds of relay have in common for the command that starts them.
import type { Call } from './command.js';

/** A relay that listens. `says`: a sentence on what it is. `open`: a warning for a port that others can reach. */
export type OpenedRelay = {
  readonly url: string;
  readonly says: string;
  readonly open?: string;
  close(): Promise<void>;
};

/** Where to listen. */
export type Place = { readonly address: string; readonly port: number };

/** `upstream`: without a path. */
export type OpenRelay = (call: Call, upstream: string, place: Place) => Promise<OpenedRelay>;

/** One kind of relay. `option`: the one that asks for it; `port`: where it listens unless told. */
export type RelayKind = { readonly option: string; readonly port: number; readonly open: OpenRelay };
