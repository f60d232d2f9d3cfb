// From words to one command and its exit code [door of commander]. Loads the named command only.
// Errors of use end with the next command to try; what cannot be understood is never run half.
import { Argument, Command as Commander, CommanderError, Option } from 'commander';
import type { Setting } from '../config.js';
import type { Call, Command } from './command.js';
import { COMMANDS, type CommandRow, namedCommand } from './commands.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { version } from './package.js';
import { openTerminal } from './terminal.js';

type Stream = NodeJS.WriteStream | { write(text: string | Uint8Array): unknown; readonly isTTY?: boolean };
export type Streams = { readonly stdout: Stream; readonly stderr: Stream };

const EPILOGUE = `
First steps:
  kbi demo                                       see the whole chain work
  kbi serve                                      start the gateway, make keys and test persons
  kbi send KBIDossiers --as ocmw-gent --insz 85631490132
  kbi help <command>                             what a command does, with examples

Settings come from flags, KBI_ variables, .env and kbi.config.json: kbi config show`;

const gather = (value: string, before: unknown): readonly string[] => [...(Array.isArray(before) ? before : []), value];

const settingOption = ({ flag, d, unit, fallback, env }: Setting): Option => {
  const isSwitch = typeof fallback === 'boolean';
  const several = typeof fallback === 'object';
  const usual = fallback === undefined || isSwitch || several ? '' : `, default ${String(fallback)}`;
  const option = new Option(
    isSwitch ? flag : `${flag} <value>`,
    `${d} (${unit === undefined ? '' : `in ${unit}, `}${env}${usual})`,
  );
  return several ? option.argParser(gather) : option;
};

const declare = (target: Commander, command: Command, settings: readonly Setting[]): void => {
  target.description(command.story);
  for (const { name, d, choices } of command.arguments ?? []) {
    const argument = new Argument(name, d);
    target.addArgument(choices === undefined ? argument : argument.choices(choices));
  }
  for (const { flags, d, repeat, choices } of command.options ?? []) {
    const option = new Option(flags, d);
    if (repeat) option.argParser(gather);
    target.addOption(choices === undefined ? option : option.choices(choices));
  }
  for (const name of command.settings ?? []) {
    const setting = settings.find((candidate) => candidate.name === name);
    if (setting !== undefined && !setting.secret) target.addOption(settingOption(setting));
  }
  target
    .option('--config <file>', 'read settings from this file instead of kbi.config.json')
    .option('--json', 'data as JSON')
    .option('-q, --quiet', 'only data and errors')
    .option('-v, --verbose', 'say more')
    .option('--no-color', 'no colours')
    .addHelpText('after', `\nExamples:\n${command.examples.map((example) => `  ${example}`).join('\n')}`);
};

/** Flags that are settings, by the name of the setting; lists as text with commas, as in the environment. */
const typedSettings = (
  options: Readonly<Record<string, unknown>>,
  settings: readonly Setting[],
): Record<string, unknown> => {
  const flags: Record<string, unknown> = { config: options.config };
  for (const { name, flag } of settings) {
    const attribute = flag.slice(2).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const value = options[attribute];
    flags[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return flags;
};

const open = async (
  command: Command,
  args: readonly (string | undefined)[],
  options: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<Call> => {
  const { machine, noColour, readConfig, settings } = await import('../config.js');
  const own = settings.filter((setting) => command.settings?.includes(setting.name));
  const outcome = readConfig(machine(typedSettings(options, own)));
  if (outcome.kind === 'invalid') throw new Halt(EXIT.config, outcome.sentences.join('\n'), 'kbi config show --help');
  const manner = {
    json: options.json === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    colour: options.color !== false && !noColour(),
  };
  const { config, origins } = outcome;
  return { args, options, config, origins, terminal: openTerminal(streams.stdout, streams.stderr, manner) };
};

/** Runs the words after `kbi`; gives the exit code. Throws a Halt, or whatever a command threw. */
export const runProgram = async (words: readonly string[], streams: Streams): Promise<ExitCode> => {
  let exit: ExitCode = EXIT.done;
  const named = namedCommand(words);
  const program = new Commander('kbi')
    .description(
      'kbi-gateway: the chain OCMW, KSZ, MAGDA, KBI on one machine, with test persons. Signed SOAP in, lawful and signed SOAP out.',
    )
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', EPILOGUE)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'kbi: ')),
    });
  const add = async ({ name, summary, load }: CommandRow): Promise<void> => {
    const target = program.command(name).summary(summary).showHelpAfterError(`Next: kbi ${name} --help`);
    if (named?.name !== name) return;
    const command = await load();
    const { settings } = await import('../config.js');
    declare(target, command, settings);
    target.action(async () => {
      exit = await command.run(
        await open(command, target.processedArgs as (string | undefined)[], target.opts(), streams),
      );
    });
  };
  for (const row of COMMANDS) await add(row);
  program.showHelpAfterError('Next: kbi --help');
  try {
    if (words.length === 0) streams.stdout.write(program.helpInformation() + EPILOGUE.concat('\n'));
    else await program.parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
  return exit;
};
