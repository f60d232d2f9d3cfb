// `kbi config`: every setting with its value and where that came from; a secret is shown as set or not set.
import { configSchema, settings } from '../config.js';
import type { Call, Command } from './command.js';
import { EXIT } from './exit.js';
import { columns } from './terminal.js';

const shown = (value: unknown): string =>
  value === undefined ? '-' : typeof value === 'string' ? value : JSON.stringify(value);

const show = ({ config: values, origins, terminal }: Call): void => {
  const rows = settings.map(({ name, flag, env, d, unit, secret }) => {
    const value = secret && values[name] !== undefined ? '(set)' : values[name];
    return { name, value, ...(unit === undefined ? {} : { unit }), origin: origins[name], flag, env, description: d };
  });
  if (terminal.json) {
    terminal.out(
      JSON.stringify(
        Object.fromEntries(rows.map(({ name, ...row }) => [name, { ...row, value: row.value ?? null }])),
        null,
        2,
      ),
    );
    return;
  }
  const table = rows.map(({ name, value, unit, origin, description }) => [
    name,
    `${shown(value)}${unit === undefined ? '' : ` ${unit}`}`,
    `${origin.kind}${origin.where === '' ? '' : ` ${origin.where}`}`,
    description,
  ]);
  terminal.out(columns([['setting', 'value', 'origin', ''], ...table]));
};

export const config: Command = {
  story:
    'Shows every setting with its value and its origin. Precedence: flag, environment, .env, config file, default.',
  arguments: [
    {
      name: '[action]',
      d: 'show (default), or schema: the JSON Schema of kbi.config.json',
      choices: ['show', 'schema'],
    },
  ],
  settings: settings.map(({ name }) => name),
  examples: ['kbi config show', 'KBI_PORT=9000 kbi config show --json', 'kbi config schema > kbi.config.schema.json'],
  run: async (call) => {
    if (call.args[0] === 'schema') call.terminal.out(JSON.stringify(configSchema(), null, 2));
    else show(call);
    return EXIT.done;
  },
};
