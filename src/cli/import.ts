// `kbi import`: rows of a file, all or none; every row that does not fit is named, with its column and why.
// Or test persons by number: deterministic from a seed, realistic in size, test numbers only.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { guardVrijeTekst } from '../domain/vrije-tekst.js';
import { createClock } from '../process/clock.js';
import type { Loader, LoadRow } from '../store/port.js';
import {
  type Format,
  findFormat,
  type ImportOptions,
  type ImportReport,
  importRows as importInto,
  soortOf,
  type VrijeTekst,
} from '../world/import.js';
import { createFindNummer, findPersonasFolder, readPersonas, readWorld } from '../world/read.js';
import { type Call, type Command, textOption, wholeOption } from './command.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { type InPortions, withLoader } from './loading.js';
import { openProgress, type Progress } from './progress.js';
import { readPartners } from './signer.js';

type Soort = LoadRow['soort'];

const SOORT: Readonly<Record<string, Soort>> = {
  dossiers: 'persona',
  leefloon: 'leefloonrecht',
  inschrijvingen: 'inschrijving',
  verblijfsgemeenten: 'verblijfsgemeente',
  grond: 'grond',
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

/** Numbers that stood in free text, row by row, and what became of them. */
const reportTexts = ({ terminal, options }: Call, { vrijeTekst, tekstCount }: ImportReport): void => {
  if (tekstCount === 0 || terminal.json || options.vrijeTekst === 'weiger') return;
  for (const { row, column, bezwaar } of vrijeTekst)
    terminal.complain(`row ${row}, ${column}: ${bezwaar} in free text`);
  if (tekstCount > vrijeTekst.length) terminal.complain(`… and ${tekstCount - vrijeTekst.length} more`);
  const became = options.vrijeTekst === 'houd' ? 'kept, and withheld from every answer' : 'taken out';
  terminal.complain(`kbi: ${tekstCount} number(s) of persons in free text: ${became}. kbi vrijetekst lists them.`);
};

const report = (call: Call, outcome: ImportReport): ExitCode => {
  const { terminal } = call;
  const { loaded, errorCount, errors, citizens } = outcome;
  if (terminal.json) terminal.out(JSON.stringify(outcome, null, 2));
  reportTexts(call, outcome);
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
  const kept = textOption(call, 'portion') === undefined ? 'nothing was loaded' : 'nothing after them was loaded';
  terminal.complain(`kbi: ${rows} not fit; ${kept}.\nNext: ${next}`);
  return EXIT.failed;
};

const isFolder = (file: string): boolean => file !== '-' && existsSync(file) && statSync(file).isDirectory();

/** A world folder, with the personas in or beside it; of one kind when that is named. */
function* readFolder(folder: string, kind: string | undefined): Generator<LoadRow> {
  const wanted = kind === undefined || kind === 'world' ? undefined : SOORT[kind];
  for (const row of everyRow(folder)) if (wanted === undefined || row.soort === wanted) yield row;
}

function* everyRow(folder: string): Generator<LoadRow> {
  const world = [...readWorld(folder)];
  yield* world;
  const personas = findPersonasFolder(folder);
  const find = createFindNummer(world.flatMap((row) => (row.soort === 'partner' ? [row.rij] : [])));
  if (personas === undefined || readdirSync(personas).length === 0) return;
  for (const row of readPersonas(personas, find)) yield guarded(row);
}

/** A test person of a folder, without numbers in its free text. */
const guarded = (row: LoadRow): LoadRow =>
  row.soort !== 'persona' || row.rij.dossier === undefined
    ? row
    : { ...row, rij: { ...row.rij, dossier: guardVrijeTekst(row.rij.dossier).dossier } };

const progressOf = ({ terminal }: Call, label: string, total?: number): Progress =>
  openProgress({
    ...{ label, total, stream: terminal.err, quiet: terminal.quiet },
    now: createClock({ modus: 'system' }).now,
  });

const importFolder = async (call: Call, kind: string | undefined, folder: string): Promise<ExitCode> => {
  const { terminal } = call;
  const progress = progressOf(call, 'import');
  function* rows(): Generator<LoadRow> {
    let done = 0;
    for (const row of readFolder(folder, kind)) {
      done += 1;
      progress.tick(done);
      yield row;
    }
  }
  const loaded = await withLoader(call, (loader) => loader.load(rows(), 'user')).finally(progress.end);
  if (terminal.json) terminal.out(JSON.stringify({ loaded }));
  else terminal.say(`${loaded} rows loaded`);
  return EXIT.done;
};

const importFile = async (call: Call, kind: string | undefined, file: string): Promise<ExitCode> => {
  const source = sourceOf(call, kind, file);
  const { config } = call;
  const findNummer = createFindNummer(await readPartners(config));
  const progress = progressOf(call, 'import');
  try {
    const outcome = await withLoader(
      call,
      (loader, today) =>
        importInto(loader, {
          ...source,
          vandaag: today,
          realNumbers: config.realNumbers,
          vrijeTekst: textOption(call, 'vrijeTekst') as VrijeTekst | undefined,
          findNummer,
          onProgress: progress.tick,
        }),
      portionsOf(call, file),
    );
    progress.end();
    return report(call, outcome);
  } catch (error) {
    progress.end();
    throw error;
  }
};

const whole = (call: Call, name: string, fallback: number, least = 0): number =>
  wholeOption(call, name, { fallback, least, next: 'kbi import --generate 1000' });

/** What tells a load from another: a file that was changed is another one. */
const portionsOf = (call: Call, source: string): InPortions | undefined => {
  if (textOption(call, 'portion') === undefined) return undefined;
  const size = whole(call, 'portion', 1, 1);
  if (source === '-')
    throw new Halt(
      EXIT.usage,
      'What comes from stdin cannot be gone on with.',
      'kbi import file.ndjson --portion 10000',
    );
  const { size: octets, mtimeMs } = existsSync(source) ? statSync(source) : { size: 0, mtimeMs: 0 };
  return { load: JSON.stringify([resolve(source), octets, mtimeMs, size]), size };
};

const generate = async (call: Call): Promise<ExitCode> => {
  const { generatePersonas } = await import('../world/generate.js');
  const [total, seed] = [whole(call, 'generate', 0), whole(call, 'seed', 1)];
  const lessons = textOption(call, 'lessons') === undefined ? undefined : whole(call, 'lessons', 0);
  const { terminal } = call;
  const progress = progressOf(call, 'generate', total);
  function* rows(vandaag: string): Generator<LoadRow> {
    let done = 0;
    for (const rij of generatePersonas(total, seed, { vandaag, ...(lessons === undefined ? {} : { lessons }) })) {
      done += 1;
      progress.tick(done);
      yield { soort: 'persona', rij };
    }
  }
  const load = (loader: Pick<Loader, 'load'>, today: string) => loader.load(rows(today), 'user');
  const loaded = await withLoader(call, load, portionsOf(call, `generate ${total} ${seed} ${lessons ?? ''}`)).finally(
    progress.end,
  );
  if (terminal.json) terminal.out(JSON.stringify({ loaded, seed }));
  else terminal.say(`${loaded} persons of seed ${seed} loaded`);
  return EXIT.done;
};

export const importRows: Command = {
  story:
    'Loads rows into the database, all or none: dossiers (persons), leefloon, inschrijvingen, verblijfsgemeenten or a world, from JSON, NDJSON or\n' +
    'CSV. Rows that do not fit are named one by one. A row with the key of an old one takes its place.\n' +
    'Numbers of persons in free text are taken out, and named by row and field.',
  arguments: [
    {
      name: '[kind]',
      d: 'dossiers, leefloon, inschrijvingen, verblijfsgemeenten, grond or world; left out, the name of the file says it',
    },
    { name: '[file]', d: 'a file, a world folder, or - for stdin' },
  ],
  options: [
    { flags: '--generate <n>', d: 'no file: make n test persons with dossiers' },
    { flags: '--lessons <n>', d: 'of --generate: lessons in each dossier, 90 octets each (default: 26 to 560, drawn)' },
    { flags: '--portion <n>', d: 'keep every n rows at once; when it breaks off, the same command goes on after them' },
    { flags: '--seed <s>', d: 'of --generate: the same seed gives the same persons (default 1)' },
    {
      flags: '--format <form>',
      d: 'json, ndjson or csv, when the name does not say so',
      choices: ['json', 'ndjson', 'csv'],
    },
    {
      flags: '--vrije-tekst <what>',
      d: 'numbers of persons in free text: schrap (take out, default), weiger (refuse the row), houd (keep inside)',
      choices: ['schrap', 'weiger', 'houd'],
    },
  ],
  settings: ['db', 'world', 'realNumbers', 'clock', 'callbackWait'],
  examples: [
    'kbi import dossiers persons.ndjson',
    'kbi import leefloon leefloon-2012-09.csv',
    'kbi import world my-world/',
    'kbi import dossiers persons.ndjson --vrije-tekst weiger',
    'kbi import --generate 10000 --seed 7',
    'kbi import dossiers million.ndjson --portion 10000',
    'kbi export | kbi import - --db copy.sqlite',
  ],
  run: async (call) => {
    if (textOption(call, 'generate') !== undefined) return generate(call);
    const known = [...Object.keys(SOORT), 'world'];
    const [first, second] = call.args;
    const kind = known.find((name) => name === first);
    const file = kind === undefined ? first : second;
    if (kind === undefined && second !== undefined)
      throw new Halt(EXIT.usage, `${first} is no kind of rows: ${known.join(', ')}.`, `kbi import dossiers ${second}`);
    if (file === undefined)
      throw new Halt(EXIT.usage, 'Import what? Name a file, or - for stdin.', 'kbi import --help');
    return isFolder(file) ? importFolder(call, kind, file) : importFile(call, kind, file);
  },
};
