// `kbi import`: rows of a file, all or none; every row that does not fit is named, with its column and why.
// Checked here, then loaded by the gateway that holds the database, or by this command itself.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { vandaag } from '../domain/time.js';
import { openClock } from '../prepare.js';
import { createClock } from '../process/clock.js';
import type { Herkomst, Loader, LoadRow } from '../store/port.js';
import {
  type Format,
  findFormat,
  type ImportOptions,
  type ImportReport,
  importRows as importInto,
  soortOf,
} from '../world/import.js';
import { createFindNummer, findPersonasFolder, readPersonas, readWorld } from '../world/read.js';
import { type Call, type Command, textOption } from './command.js';
import { withStore } from './database.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { findHolder, type Holder, postToHolder } from './holder.js';
import { openProgress } from './progress.js';
import { readPartners } from './signer.js';

type Soort = LoadRow['soort'];

const SOORT: Readonly<Record<string, Soort>> = {
  dossiers: 'persona',
  leefloon: 'leefloonrecht',
  inschrijvingen: 'inschrijving',
};

const lines = async function* (rows: readonly LoadRow[]): AsyncGenerator<string> {
  for (const row of rows) yield JSON.stringify(row);
};

/** A loader that hands its rows to the gateway, after all of them were checked. */
export const remoteLoader = (holder: Holder): Pick<Loader, 'load'> => ({
  load: async (rows: Iterable<LoadRow>, herkomst: Herkomst) => {
    const answer = await postToHolder(holder, 'import', { lines: lines([...rows]) }, { herkomst });
    return (answer as { rows: number }).rows;
  },
});

/** Gives work the loader of whoever holds the database, and today's date by its clock. */
const withLoader = async <T>(
  call: Call,
  work: (loader: Pick<Loader, 'load'>, today: string) => Promise<T>,
): Promise<T> => {
  const { config } = call;
  const holder = findHolder(config.db);
  if (holder !== undefined) {
    const { now } = (await postToHolder(holder, 'clock', { json: {} })) as { now: number };
    return work(remoteLoader(holder), vandaag(now));
  }
  return withStore(config, 'fill', async (store) =>
    work(store.loader, vandaag((await openClock(config, store.settings)).now())),
  );
};

const sourceOf = (
  call: Call,
  kind: string | undefined,
  file: string,
): Pick<ImportOptions, 'file' | 'format' | 'soort'> => {
  if (file !== '-' && !existsSync(file)) throw new Halt(EXIT.usage, `There is no file ${file}.`, 'kbi import --help');
  const format = (textOption(call, 'format') as Format | undefined) ?? (file === '-' ? 'ndjson' : findFormat(file));
  if (format === undefined)
    throw new Halt(
      EXIT.usage,
      `${file} does not say what it is: .json, .ndjson or .csv.`,
      `kbi import ${file} --format csv`,
    );
  return { file, format, soort: kind === undefined ? soortOf(file) : (SOORT[kind] ?? soortOf(file)) };
};

const report = ({ terminal }: Call, { read, loaded, errorCount, errors, citizens }: ImportReport): ExitCode => {
  if (terminal.json) terminal.out(JSON.stringify({ read, loaded, errorCount, citizens, errors }, null, 2));
  for (const { row, column, reason } of terminal.json ? [] : errors)
    terminal.complain(`row ${row}${column === undefined ? '' : `, ${column}`}: ${reason}`);
  if (errorCount === 0) {
    terminal.say(`${loaded} rows loaded`);
    return EXIT.done;
  }
  if (errorCount > errors.length && !terminal.json) terminal.complain(`… and ${errorCount - errors.length} more`);
  const rows = errorCount === 1 ? '1 row does' : `${errorCount} rows do`;
  const next =
    citizens > 0 ? 'use test numbers (month 61 to 72), or --allow-real-numbers' : 'mend these rows and import again';
  terminal.complain(`kbi: ${rows} not fit; nothing was loaded.\nNext: ${next}`);
  return EXIT.failed;
};

const isFolder = (file: string): boolean => file !== '-' && existsSync(file) && statSync(file).isDirectory();

/** A world folder, with the personas in or beside it. */
function* readFolder(folder: string): Generator<LoadRow> {
  const world = [...readWorld(folder)];
  yield* world;
  const personas = findPersonasFolder(folder);
  const find = createFindNummer(world.flatMap((row) => (row.soort === 'partner' ? [row.rij] : [])));
  if (personas !== undefined && readdirSync(personas).length > 0) yield* readPersonas(personas, find);
}

const importFile = async (call: Call, kind: string | undefined, file: string): Promise<ExitCode> => {
  const source = sourceOf(call, kind, file);
  const { config, terminal } = call;
  const findNummer = createFindNummer(await readPartners(config));
  const { now } = createClock({ modus: 'system' });
  const progress = openProgress({
    label: 'import',
    total: undefined,
    stream: terminal.err,
    quiet: terminal.quiet,
    now,
  });
  try {
    const outcome = await withLoader(call, (loader, today) =>
      importInto(loader as Loader, {
        ...source,
        vandaag: today,
        realNumbers: config.realNumbers,
        findNummer,
        onProgress: progress.tick,
      }),
    );
    progress.end();
    return report(call, outcome);
  } catch (error) {
    progress.end();
    throw error;
  }
};

export const importRows: Command = {
  story:
    'Loads rows into the database, all or none: dossiers (persons), leefloon, inschrijvingen or a world, from JSON, NDJSON or CSV.\n' +
    'Rows that do not fit are named one by one. A row with the key of an old one takes its place.',
  arguments: [
    { name: '[kind]', d: 'dossiers, leefloon, inschrijvingen or world; left out, the name of the file says it' },
    { name: '[file]', d: 'a file, a world folder, or - for stdin' },
  ],
  options: [
    {
      flags: '--format <form>',
      d: 'json, ndjson or csv, when the name does not say so',
      choices: ['json', 'ndjson', 'csv'],
    },
  ],
  settings: ['db', 'world', 'realNumbers'],
  examples: [
    'kbi import dossiers persons.ndjson',
    'kbi import leefloon leefloon-2012-09.csv',
    'kbi import world my-world/',
    'kbi export | kbi import - --db copy.sqlite',
  ],
  run: async (call) => {
    const known = ['dossiers', 'leefloon', 'inschrijvingen', 'world'];
    const [first, second] = call.args;
    const kind = known.find((name) => name === first);
    const file = kind === undefined ? first : second;
    if (kind === undefined && second !== undefined)
      throw new Halt(EXIT.usage, `${first} is no kind of rows: ${known.join(', ')}.`, `kbi import dossiers ${second}`);
    if (file === undefined)
      throw new Halt(EXIT.usage, 'Import what? Name a file, or - for stdin.', 'kbi import --help');
    if (!isFolder(file)) return importFile(call, kind, file);
    const loaded = await withLoader(call, (loader) => loader.load(readFolder(file), 'user'));
    call.terminal.say(`${loaded} rows loaded`);
    return EXIT.done;
  },
};
