// The list of commands, in the order in which a newcomer needs them. Modules are loaded only when named: start stays quick.
import type { Command } from './command.js';

export type CommandRow = { readonly name: string; readonly summary: string; readonly load: () => Promise<Command> };

const row = (name: string, summary: string, load: () => Promise<Command>): CommandRow => ({ name, summary, load });

export const COMMANDS: readonly CommandRow[] = [
  row('serve', 'start the gateway', async () => (await import('./serve.js')).serve),
  row('demo', 'walk the whole chain in half a minute, on free ports', async () => (await import('./demo.js')).demo),
  row('send', 'sign a question, send it, verify and print the answer', async () => (await import('./send.js')).send),
  row('sign', 'sign a SOAP file', async () => (await import('./sign.js')).sign),
  row('verify', 'check a signed message step by step', async () => (await import('./verify.js')).verify),
  row('replay', 'run a folder of questions with expected answers', async () => (await import('./replay.js')).replay),
  row('callback', 'listen as an OCMW to what the gateway tells', async () => (await import('./callback.js')).callback),
  row(
    'relay',
    'stand between: be the intermediary, or sign for clients that cannot',
    async () => (await import('./relay.js')).relay,
  ),
  row('invalidate', 'act as if a dossier changed', async () => (await import('./invalidate.js')).invalidate),
  row('outbox', 'what is owed to OCMWs: look, try again, drop', async () => (await import('./outbox.js')).outbox),
  row('legal', 'explain what a partner may see, and why', async () => (await import('./legal.js')).legal),
  row('grond', 'the legal grounds: look, change, end', async () => (await import('./grond.js')).grond),
  row(
    'gemeente',
    'list inburgeraars for a gemeente with a protocol',
    async () => (await import('./gemeente.js')).gemeente,
  ),
  row(
    'import',
    'load dossiers, leefloon, inschrijvingen or a world',
    async () => (await import('./import.js')).importRows,
  ),
  row('export', 'write what the database holds as NDJSON', async () => (await import('./export.js')).exportRows),
  row(
    'vrijetekst',
    'which free texts held the number of a person',
    async () => (await import('./vrijetekst.js')).vrijetekst,
  ),
  row(
    'generate',
    'fill the audit trail with two years, to try stats on',
    async () => (await import('./generate.js')).generate,
  ),
  row(
    'rechten',
    'requests of persons: see, correct, erase what is held',
    async () => (await import('./rechten.js')).rechten,
  ),
  row('bewaring', 'delete and restrict what is kept too long', async () => (await import('./bewaring.js')).bewaring),
  row('reset', 'empty the database and load the world again', async () => (await import('./reset.js')).reset),
  row('audit', 'verify the audit trail; who saw a person', async () => (await import('./audit.js')).audit),
  row('stats', 'how often who asked what; who can and cannot', async () => (await import('./stats.js')).stats),
  row('clock', 'show or move the clock of the gateway', async () => (await import('./clock.js')).clock),
  row('keys', 'list or make the development keys', async () => (await import('./keys.js')).keys),
  row('config', 'settings with their origin', async () => (await import('./config.js')).config),
  row('doctor', 'check that everything here can work', async () => (await import('./doctor.js')).doctor),
];

/** The command that the words ask for: the first word that is no option, or what follows `help`. */
export const namedCommand = (words: readonly string[]): CommandRow | undefined => {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  const name = first === 'help' ? second : first;
  return COMMANDS.find((row) => row.name === name);
};
