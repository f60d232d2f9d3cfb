// `kbi grond`: the legal grounds, their life and what surrounds them (A123, A142, 002 §77-102).
// Reading takes the database, else the files of the world; a step goes to the gateway that holds the database, which follows at once.
import { existsSync, readFileSync } from 'node:fs';
import { REGELSETS } from '../domain/kbi/Regelset.js';
import { isDatum } from '../domain/numbers/Datum.js';
import { bevat } from '../domain/numbers/Periode.js';
import { vandaag } from '../domain/time.js';
import { kennisgeving, type Taal } from '../gronden/kennisgeving.js';
import { type Handeling, OVERGANGEN } from '../gronden/levensloop.js';
import { openVoorwaarden } from '../gronden/voorwaarden.js';
import type { SqliteStore } from '../store/sqlite/open.js';
import { checkRow } from '../world/shapes/rows.js';
import type { World } from '../world/world.js';
import { type Call, type Command, textOption } from './command.js';
import { withCourt } from './court.js';
import { EXIT, type ExitCode, Halt } from './exit.js';
import { giveGrondOrder } from './grond/order.js';
import { inKracht, printGrond, printGronden, printOpen } from './grond/print.js';

const STATUSSEN = ['CONCEPT', 'ADVIES_DPO', 'ONDERTEKEND', 'GEVALIDEERD', 'BEEINDIGD'];

const needed = (call: Call, at: number, what: string, example: string): string => {
  const word = call.args.flat().filter((one) => one !== undefined)[at];
  if (word === undefined) throw new Halt(EXIT.usage, `Name ${what}.`, example);
  return word;
};

const dayOf = (call: Call, today: string): string => {
  const dag = textOption(call, 'date');
  if (dag !== undefined && !isDatum(dag)) throw new Halt(EXIT.usage, `${dag} is no day.`, '--date 2012-10-01');
  return dag ?? today;
};

type Shown = string | object;

const reading = (
  call: Call,
  work: (world: World, dag: string, store: SqliteStore) => Shown | Promise<Shown>,
): Promise<ExitCode> =>
  withCourt(call, async ({ world, now, store }) => {
    const found = await work(world, dayOf(call, vandaag(now)), store);
    call.terminal.out(typeof found === 'string' ? found : JSON.stringify(found, null, 2));
    return EXIT.done;
  });

const grondOf = ({ gronden }: World, nummer: string) => {
  const grond = gronden.find((one) => one.nummer === nummer);
  if (grond === undefined) throw new Halt(EXIT.failed, `There is no ground ${nummer}.`, 'kbi grond list');
  return grond;
};

const partnerOf = (world: World, naam: string | undefined) => {
  const partner = naam === undefined ? undefined : world.partnerByNaam(naam);
  if (naam !== undefined && partner === undefined)
    throw new Halt(EXIT.usage, `No partner is called ${naam}.`, 'kbi grond list');
  return partner;
};

const list = (call: Call): Promise<ExitCode> =>
  reading(call, (world, dag) => {
    const status = textOption(call, 'status');
    const partner = partnerOf(world, textOption(call, 'partner'));
    const found = world.gronden.filter(
      (grond) =>
        (status === undefined || grond.status === status) &&
        (partner === undefined || [partner.naam, partner.soort].some((one) => grond.ontvangers.includes(one))),
    );
    if (!call.terminal.json) return printGronden(found, dag);
    return found.map((grond) => ({ ...grond, inKracht: inKracht(grond, dag) }));
  });

const show = (call: Call): Promise<ExitCode> =>
  reading(call, (world, dag) => {
    const grond = grondOf(world, needed(call, 1, 'a ground', 'kbi grond show 002'));
    return call.terminal.json ? grond : printGrond(grond, dag);
  });

const open = (call: Call): Promise<ExitCode> =>
  reading(call, (world, dag) => {
    const found = openVoorwaarden(world.gronden, dag);
    if (call.terminal.json) return found;
    return found.length === 0 ? `Nothing is unmet on ${dag}.` : printOpen(found);
  });

const notice = (call: Call): Promise<ExitCode> =>
  reading(call, async (world, dag, { bewaring }) => {
    const grond = grondOf(world, call.args.flat()[1] ?? '002');
    const ontvanger = partnerOf(world, textOption(call, 'partner'));
    const taal = (textOption(call, 'taal') ?? 'nl') as Taal;
    const bewaarregels = (await bewaring.regels()).filter(({ geldig }) => bevat(geldig, dag));
    const text = kennisgeving({ grond, partners: world.partners, ontvanger, taal, bewaarregels });
    return call.terminal.json ? { grond: grond.nummer, taal, tekst: text } : text;
  });

/** The order of a change; the ground afterwards is shown. */
const change = async (call: Call, order: Readonly<Record<string, unknown>>): Promise<ExitCode> => {
  const grond = await giveGrondOrder(call, order);
  const { terminal } = call;
  if (terminal.json) terminal.out(JSON.stringify(grond, null, 2));
  else terminal.say(`${grond.nummer} is ${grond.status}`);
  return EXIT.done;
};

const step = (call: Call, action: Handeling): Promise<ExitCode> => {
  const nummer = needed(call, 1, `the ground to ${action}`, `kbi grond ${action} 003-BEERSEL`);
  return change(call, { action, nummer, reden: textOption(call, 'reden') });
};

const add = (call: Call): Promise<ExitCode> => {
  const file = needed(call, 1, 'the file of the ground', 'kbi grond show 003-BEERSEL --json > ground.json');
  if (file !== '-' && !existsSync(file)) throw new Halt(EXIT.usage, `There is no file ${file}.`, 'kbi grond --help');
  const read: unknown = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  const grond = typeof read === 'object' && read !== null ? { ...read, status: 'CONCEPT' } : read;
  const outcome = checkRow('grond', grond);
  if (outcome.kind === 'problem') {
    const { path, reason } = outcome.problem;
    throw new Halt(EXIT.invalid, `${file}: ${path} ${reason}`, 'kbi grond show 003-BEERSEL --json');
  }
  return change(call, { action: 'add', grond, reden: textOption(call, 'reden') });
};

const fulfil = (call: Call): Promise<ExitCode> => {
  const example = 'kbi grond voldoe 002 bewaring --bewijs "brief van 1 oktober"';
  const [nummer, voorwaarde] = [needed(call, 1, 'a ground', example), needed(call, 2, 'a condition of it', example)];
  const bewijs = textOption(call, 'bewijs');
  if (bewijs === undefined) throw new Halt(EXIT.usage, 'What shows that it was done? --bewijs.', example);
  const op = textOption(call, 'date') === undefined ? undefined : dayOf(call, '');
  return change(call, { action: 'voldoe', nummer, voorwaarde, bewijs, ...(op !== undefined && { op }) });
};

const ACTIONS: Readonly<Record<string, (call: Call) => Promise<ExitCode>>> = {
  list,
  show,
  add,
  open,
  voldoe: fulfil,
  kennisgeving: notice,
  ...Object.fromEntries(Object.keys(OVERGANGEN).map((name) => [name, (call: Call) => step(call, name as Handeling)])),
};

export const grond: Command = {
  story:
    'The legal grounds of this house: machtigingen, protocols, federal grounds. Only a ground that is GEVALIDEERD lets data out.\n' +
    'A new ground is CONCEPT; advies (of the DPO), onderteken and valideer follow one another; terug sends it back to CONCEPT;\n' +
    'beeindig ends it for good, and its partners are refused from then on. Each step is kept with who and why, in the audit chain too.\n' +
    'open lists the conditions that are unmet on a day, voldoe adds the evidence, kennisgeving prints the notice for the person.\n' +
    `Rule sets that a ground may name: ${REGELSETS.join(', ')}.`,
  arguments: [
    { name: '[action]', d: 'what to do (default list)', choices: Object.keys(ACTIONS) },
    { name: '[words...]', d: 'the number of a ground; of add: a file or -; of voldoe: the condition too' },
  ],
  options: [
    { flags: '--reden <text>', d: 'why, for the audit; numbers of persons are taken out' },
    { flags: '--door <name>', d: 'who does it; the user of this machine when absent' },
    { flags: '--bewijs <text>', d: 'of voldoe: what shows that the condition is met' },
    { flags: '--date <day>', d: 'of list, open, voldoe, kennisgeving: on that day instead of today' },
    { flags: '--status <status>', d: 'of list: only these', choices: STATUSSEN },
    { flags: '--partner <name>', d: 'of list: what this partner holds; of kennisgeving: who hands it over' },
    { flags: '--taal <taal>', d: 'of kennisgeving: nl or en (default nl)', choices: ['nl', 'en'] },
  ],
  settings: ['db', 'world', 'clock'],
  examples: [
    'kbi grond list',
    'kbi grond show 002',
    'kbi grond open --date 2012-10-01',
    'kbi grond voldoe 002 bewaring --bewijs "brief van 1 oktober" --door an',
    'kbi grond show 003-BEERSEL --json > ground.json   # a form for a new one: change it, then',
    'kbi grond add ground.json --reden "nieuw protocol"',
    'kbi grond advies 003-GENT --door dpo; kbi grond onderteken 003-GENT; kbi grond valideer 003-GENT',
    'kbi grond beeindig 003-BEERSEL --reden "opgezegd"',
    'kbi grond kennisgeving 002 --taal en --partner ocmw-gent',
  ],
  run: async (call) => {
    const run = ACTIONS[call.args.flat()[0] ?? 'list'];
    if (run === undefined) throw new Halt(EXIT.usage, 'That is nothing to do with a ground.', 'kbi grond --help');
    return run(call);
  },
};
