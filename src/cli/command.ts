// What a command is: words for the help, its options, and one function that returns an exit code.
// Commands know nothing of commander; `program.ts` turns these rows into it.
import type { Config, Origin, SettingName } from '../config.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import type { Terminal } from './terminal.js';

/** One option of a command's own. `flags` as commander writes them: `-o, --output <file>`. `repeat` gathers values in a list. */
export type Option = {
  readonly flags: string;
  readonly d: string;
  readonly repeat?: true;
  readonly choices?: readonly string[];
};

/** One positional argument: `<file>`, `[action]` or `[files...]`. */
export type Argument = { readonly name: string; readonly d: string; readonly choices?: readonly string[] };

/** What a command is handed: its words, the checked settings, the streams. `now` and `uuid` come from `process/`. */
export type Call = {
  readonly args: readonly (string | undefined)[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly config: Config;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  readonly terminal: Terminal;
};

/** A command. `settings` lists the settings it takes as flags; `examples` are lines a beginner can paste. */
export type Command = {
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  readonly settings?: readonly SettingName[];
  readonly story: string;
  readonly examples: readonly string[];
  run(call: Call): Promise<ExitCode>;
};

/** A text option, or nothing. */
export const textOption = (call: Call, name: string): string | undefined => {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
};

/** The values of an option that may be repeated. */
export const listOption = (call: Call, name: string): readonly string[] => {
  const value = call.options[name];
  return Array.isArray(value) ? value.map(String) : [];
};

/** Whether a switch was given. */
export const switchOption = (call: Call, name: string): boolean => call.options[name] === true;

/** A whole number, `fallback` when it was not given. `next`: what to type instead. Throws Halt 2 for anything else. */
export const wholeOption = (
  call: Call,
  name: string,
  {
    fallback,
    least = 0,
    most = 99_999_999,
    next,
  }: { readonly fallback: number; readonly least?: number; readonly most?: number; readonly next: string },
): number => {
  const text = textOption(call, name) ?? String(fallback);
  if (/^\d{1,8}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new Halt(EXIT.usage, `--${name} must be a whole number from ${least} to ${most}.`, next);
};
