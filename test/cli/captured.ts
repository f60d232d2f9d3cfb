// A call of a command with its words, as the program makes it, whose output is kept. Runs in this process: no child, no commander.

import type { Call } from '../../src/cli/command.js';
import { openTerminal } from '../../src/cli/terminal.js';
import { type Config, readConfig } from '../../src/config.js';

export type Captured = { readonly call: Call; out(): string; err(): string };

export type Words = {
  readonly args?: readonly string[];
  readonly options?: Record<string, unknown>;
  readonly config?: Partial<Config>;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

export const capture = ({ args = [], options = {}, config = {}, json = false, quiet = false }: Words): Captured => {
  const outcome = readConfig({ flags: {}, environment: {}, read: () => undefined });
  if (outcome.kind === 'invalid') throw new TypeError(outcome.sentences.join());
  const out: string[] = [];
  const err: string[] = [];
  const sink = (list: string[]) => ({ write: (text: string | Uint8Array) => list.push(Buffer.from(text).toString()) });
  const terminal = openTerminal(sink(out), sink(err), { json, quiet, verbose: false, colour: true });
  return {
    call: { args, options, config: { ...outcome.config, ...config }, origins: outcome.origins, terminal },
    out: () => out.join(''),
    err: () => err.join(''),
  };
};
