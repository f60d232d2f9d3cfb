// `kbi legal explain`: one question, field by field; with --audit one that was asked, from what was kept of it.
import { type Explanation, explain } from '../../explanation/explain.js';
import { explainKept } from '../../explanation/kept.js';
import { groundContext } from '../../gronden/context.js';
import { type Call, textOption } from '../command.js';
import { type CliCourt, momentOf, withCourt } from '../court.js';
import { EXIT, type ExitCode, Halt } from '../exit.js';
import { printAround } from '../grond/around.js';
import { askerOf, dayOption, namedPartners, needed } from './asked.js';
import { printExplanation } from './print.js';

export const EXAMPLE = 'kbi legal explain --partner ocmw-gent --insz 84722492046';

const explainPast = (messageId: string, { store, world }: CliCourt): Explanation => {
  const row = store.audit.byMessage(messageId);
  if (row === undefined)
    throw new Halt(
      EXIT.failed,
      `No audit row at hand carries the message id ${messageId}.`,
      'kbi audit who-saw <INSZ>   (the id is X-KBI-Message-Id of the answer)',
    );
  const document = row.beslissingen === null ? undefined : store.audit.decisions(row.beslissingen);
  return explainKept(row, document, (grond) => world.gronden.find(({ nummer }) => nummer === grond)?.paragraaf);
};

/** What surrounds the ground on that day: its conditions, who works for whom, and a protocol of the OCMW (002 §15, §84, §95–102). */
const printSurroundings = (call: Call, { world }: CliCourt, { partner: naam, grond, dag }: Explanation): void => {
  const partner = world.partnerByNaam(naam);
  if (partner === undefined || grond === undefined) return;
  const surroundings = groundContext(world, partner, { nummer: grond }, dag);
  if (surroundings.grond !== undefined) call.terminal.out(printAround(surroundings, partner.soort === 'OCMW'));
};

/** Explains one question and prints it. */
export const runExplain = (call: Call): Promise<ExitCode> =>
  withCourt(call, async (opened) => {
    const { court, world, now } = opened;
    const messageId = textOption(call, 'audit');
    const ask = (): Promise<Explanation> => {
      const naam = namedPartners(call).at(-1);
      if (naam === undefined) throw new Halt(EXIT.usage, 'Which partner? Give --partner.', EXAMPLE);
      const asker = askerOf(call, world, naam);
      const INSZ = needed(call, 'insz', EXAMPLE);
      const asked = { ...asker, INSZ, Begin: dayOption(call, 'begin'), now: momentOf(dayOption(call, 'date'), now) };
      return explain(asked, { court, world });
    };
    const explanation = messageId === undefined ? await ask() : explainPast(messageId, opened);
    if (call.terminal.json) call.terminal.out(JSON.stringify(explanation.rijen, null, 2));
    else {
      printExplanation(explanation, call.terminal);
      printSurroundings(call, opened, explanation);
    }
    return EXIT.done;
  });
