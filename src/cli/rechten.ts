// `kbi rechten`: requests of persons about their own data (A144): register, list with their terms, carry out, refuse, give more time.
// Goes to the gateway that holds the database, else does it there itself.
import type { Gewist, Verbeterd } from '../rights/carry-out.js';
import type { Held } from '../rights/held.js';
import type { Listed } from '../rights/requests.js';
import { type Call, type Command, listOption, switchOption, textOption } from './command.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { giveOrder, readNames } from './office.js';
import { columns } from './terminal.js';

const order = (call: Call, action: string, rest: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
  giveOrder(call, 'rechten', { action, ...rest });

const usage = (sentence: string, next: string): Halt => new Halt(EXIT.usage, sentence, next);

const wordAt = (call: Call, at: number, what: string): string => {
  const word = call.args[at];
  if (word === undefined) throw usage(`${what} is missing.`, 'kbi rechten --help');
  return word;
};

const rowOf = ({
  id,
  Soort,
  INSZ,
  Ontvangen,
  Termijn,
  Uitkomst,
  Toelichting,
  Verlenging,
  teLaat,
}: Listed): readonly string[] => [
  ...[String(id), Soort, INSZ ?? '– (erased)', Ontvangen, Termijn],
  Uitkomst ?? (teLaat ? 'LATE' : 'open'),
  Toelichting ?? Verlenging ?? '',
];

const list = async (call: Call): Promise<ExitCode> => {
  const { terminal } = call;
  const late = switchOption(call, 'teLaat');
  const { verzoeken } = (await order(call, 'list', { all: switchOption(call, 'all') })) as {
    verzoeken: readonly Listed[];
  };
  const shown = late ? verzoeken.filter(({ teLaat }) => teLaat) : verzoeken;
  if (terminal.json) terminal.out(JSON.stringify({ verzoeken: shown }, null, 2));
  else if (shown.length === 0) terminal.say(late ? 'No request is late.' : 'No request is open.');
  else terminal.out(columns([['id', 'right', 'INSZ', 'received', 'answer by', 'outcome', 'why'], ...shown.map(rowOf)]));
  return late && shown.length > 0 ? EXIT.failed : EXIT.done;
};

const tell = ({ terminal }: Call, outcome: unknown, sentence: string): ExitCode => {
  if (terminal.json) terminal.out(JSON.stringify(outcome, null, 2));
  else terminal.say(sentence);
  return EXIT.done;
};

const registreer = async (call: Call): Promise<ExitCode> => {
  const soort = wordAt(call, 1, 'The right (inzage, verbetering, wissing)').toUpperCase();
  const made = (await order(call, 'registreer', {
    soort,
    INSZ: wordAt(call, 2, 'The INSZ'),
    ontvangen: textOption(call, 'ontvangen'),
  })) as Listed;
  return tell(call, made, `request ${made.id}, to be answered by ${made.Termijn}`);
};

const idOf = (call: Call): number => {
  const word = wordAt(call, 1, 'The id of the request');
  if (!/^\d{1,9}$/.test(word)) throw usage(`${word} is no id of a request.`, 'kbi rechten list');
  return Number(word);
};

const verleng = async (call: Call): Promise<ExitCode> => {
  const maanden = Number(textOption(call, 'maanden') ?? 2);
  const made = (await order(call, 'verleng', { id: idOf(call), maanden, reden: textOption(call, 'reden') })) as Listed;
  return tell(call, made, `request ${made.id}, to be answered by ${made.Termijn}: tell the person so, and why`);
};

const weiger = async (call: Call): Promise<ExitCode> => {
  const made = (await order(call, 'weiger', { id: idOf(call), reden: textOption(call, 'reden') })) as Listed;
  return tell(call, made, `request ${made.id} refused: tell the person why, and where to complain`);
};

const inzage = async (call: Call): Promise<ExitCode> => {
  const { terminal } = call;
  const held = (await order(call, 'inzage', { INSZ: wordAt(call, 1, 'The INSZ') })) as Held;
  if (terminal.json) {
    terminal.out(JSON.stringify(held, null, 2));
    return EXIT.done;
  }
  const { gezien, ...rest } = held;
  const nameOf = await readNames(call);
  terminal.out(
    `${JSON.stringify({ ...rest, brieven: rest.brieven.map((brief) => ({ ...brief, OCMW: nameOf(brief.OCMW) })) }, null, 2)}\n`,
  );
  const rows = gezien.map(
    ({ wanneer, instelling, afzender, stroom, Hoedanigheid, grond, doeleinde, uitkomst, clusters }) => [
      ...[wanneer, instelling ?? afzender, instelling === afzender || instelling === null ? '' : `by ${afzender}`],
      ...[stroom, Hoedanigheid ?? '', grond ?? '', doeleinde ?? '', uitkomst, clusters],
    ],
  );
  if (rows.length === 0) terminal.say('Nobody saw anything of this person.');
  else
    terminal.out(
      columns([['when', 'who', 'through', 'stream', 'as', 'ground', 'purpose', 'outcome', 'clusters'], ...rows]),
    );
  return EXIT.done;
};

/** `--set Attesten[0].Datum=2012-05-01`: JSON when it is JSON, else text. */
const readSet = (text: string): { readonly pad: string; readonly waarde: unknown } => {
  const at = text.indexOf('=');
  if (at < 1) throw usage(`--set ${text} is no field with a value.`, 'kbi rechten verbetering --help');
  const [pad, value] = [text.slice(0, at), text.slice(at + 1)];
  try {
    const waarde: unknown = JSON.parse(value);
    return { pad, waarde: typeof waarde === 'number' && /^0\d|^\d{9,}/.test(value) ? value : waarde };
  } catch {
    return { pad, waarde: value };
  }
};

const verbetering = async (call: Call): Promise<ExitCode> => {
  const verbeteringen = [...listOption(call, 'set').map(readSet), ...listOption(call, 'weg').map((pad) => ({ pad }))];
  const done = (await order(call, 'verbetering', { INSZ: wordAt(call, 1, 'The INSZ'), verbeteringen })) as Verbeterd;
  for (const { pad, bezwaar } of call.terminal.json ? [] : done.vrijeTekst)
    call.terminal.complain(`${pad}: ${bezwaar} taken out of free text`);
  return tell(call, done, `corrected; ${done.brieven} letters owed to OCMWs that saw it otherwise`);
};

const wissing = async (call: Call): Promise<ExitCode> => {
  if (!switchOption(call, 'yes'))
    throw usage('This cannot be undone: say --yes.', `kbi rechten wissing ${call.args[1] ?? '<INSZ>'} --yes`);
  const behoudAudit = switchOption(call, 'behoudAudit');
  const done = (await order(call, 'wissing', { INSZ: wordAt(call, 1, 'The INSZ'), behoudAudit })) as Gewist;
  const { dossiers, toeleidingen, auditrijen } = done.gewist;
  const stayed = Object.entries(done.gebleven).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]));
  const left = stayed.length === 0 ? 'nothing stayed' : `stayed: ${stayed.join(', ')}`;
  return tell(
    call,
    done,
    `${done.Uitkomst}: ${dossiers} dossier, ${toeleidingen} toeleidingen and the content of ${auditrijen} audit rows erased; ${left}; ${done.brieven} letters owed`,
  );
};

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  ...{ list, registreer, inzage, verbetering, wissing, verleng, weiger },
};

export const rechten: Command = {
  story:
    'Requests of persons about their own data. registreer notes one that came in; it is to be answered within a month, which verleng makes\n' +
    'longer once. inzage prints all that is held of a person and who saw it; verbetering corrects fields of the dossier; wissing erases the person;\n' +
    'weiger refuses. What is carried out ends the open request of its kind, or is noted as one that came in today. Each leaves a row in the\n' +
    'audit trail, and OCMWs whose picture changes are owed an invalidation. docs/rechten-en-bewaring.md tells what stays, and why.',
  arguments: [
    {
      name: '[action]',
      d: 'list (default), registreer, inzage, verbetering, wissing, verleng, weiger',
      choices: Object.keys(ACTIONS),
    },
    { name: '[words...]', d: 'the INSZ; of registreer first the right; of verleng and weiger the id of the request' },
  ],
  options: [
    { flags: '--all', d: 'of list: also those that have their outcome' },
    { flags: '--te-laat', d: 'of list: only those whose term is over; exit code 1 when there are any' },
    { flags: '--ontvangen <day>', d: 'of registreer: the day it came in, today when left out' },
    { flags: '--set <field=value>', d: 'of verbetering: a field as an import names it, and its value', repeat: true },
    { flags: '--weg <field>', d: 'of verbetering: take this field or entry out', repeat: true },
    { flags: '--behoud-audit', d: 'of wissing: keep who saw what, for the duty to keep logs' },
    { flags: '-y, --yes', d: 'of wissing: yes, erase' },
    { flags: '--maanden <n>', d: 'of verleng: 1 or 2 (default 2)' },
    { flags: '--reden <text>', d: 'of verleng and weiger: what the person is told' },
  ],
  settings: ['db', 'world', 'clock', 'callbackWait', 'auditArchive'],
  examples: [
    'kbi rechten registreer inzage 85631490132',
    'kbi rechten inzage 85631490132 --json',
    'kbi rechten verbetering 85631490132 --set Alfabetisering=GEALFABETISEERD --weg "Attesten[0]"',
    'kbi rechten wissing 85631490132 --yes',
    'kbi rechten list --te-laat',
    'kbi rechten weiger 3 --reden "de identiteit is niet aangetoond"',
  ],
  run: (call) => (ACTIONS[call.args[0] ?? 'list'] ?? list)({ ...call, args: call.args.flat() }),
};
