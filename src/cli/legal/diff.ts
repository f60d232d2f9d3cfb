// `kbi legal diff`: what a partner is shown otherwise on two days, or under two rule sets; for one person or all test persons.
import { diffRegelsets, findRegelset } from '../../disclosure/regelsets.js';
import { REGELSETS, type RegelsetNaam } from '../../domain/kbi/Regelset.js';
import { isDatum } from '../../domain/numbers/Datum.js';
import { explain } from '../../explanation/explain.js';
import { diffExplanations, foldChanges, type Wijziging } from '../../explanation/matrix.js';
import type { Rij } from '../../explanation/row.js';
import { underRules } from '../../explanation/rules.js';
import { factsSentence } from '../../explanation/sentences.js';
import { type Call, switchOption, textOption } from '../command.js';
import { type CliCourt, momentOf, withCourt } from '../court.js';
import { EXIT, type ExitCode, Halt } from '../exit.js';
import { columns } from '../terminal.js';
import { dayOption } from './asked.js';
import { questionsOf } from './persons.js';

/** One side: a day, or a rule set. */
export type Zijde = { readonly dag: string } | { readonly regelset: RegelsetNaam };

const EXAMPLE = 'kbi legal diff --from profiel-2012 --to profiel-2012-ruim';

const isRegelset = (text: string): text is RegelsetNaam => REGELSETS.some((naam) => naam === text);

/** What --from or --to says. */
export const readSide = (text: string | undefined, name: string): Zijde => {
  if (text !== undefined && isDatum(text)) return { dag: text };
  if (text !== undefined && isRegelset(text)) return { regelset: text };
  throw new Halt(EXIT.usage, `--${name} wants a day, or a rule set: ${REGELSETS.join(', ')}.`, EXAMPLE);
};

type Changed = { readonly partner: string; readonly INSZ: string; readonly wijzigingen: readonly Wijziging[] };

const told = (rij: Rij | undefined): string =>
  rij === undefined ? '–' : `${rij.besluit} (${rij.regel}, ${rij.paragraaf}: ${factsSentence(rij)})`;

const printRules = (call: Call, van: Zijde, naar: Zijde): void => {
  if (!('regelset' in van && 'regelset' in naar)) return;
  const [before, after] = [findRegelset(van.regelset), findRegelset(naar.regelset)];
  if (before === undefined || after === undefined) return;
  const rows = diffRegelsets(before, after).map(({ stand, regel, van: was, naar: is, bron }) => [
    ...[stand, regel, `${JSON.stringify(was)} → ${JSON.stringify(is)}`],
    bron,
  ]);
  if (rows.length > 0) call.terminal.out(columns([['condition', 'rule', 'stands', 'source'], ...rows]));
};

const compare = async (call: Call, opened: CliCourt, sides: readonly [Zijde, Zijde]): Promise<readonly Changed[]> => {
  const { court, world, now } = opened;
  const moment = momentOf(dayOption(call, 'date'), now);
  const all: Changed[] = [];
  for (const asked of questionsOf(call, opened, moment)) {
    const [van, naar] = await Promise.all(
      sides.map((side) =>
        'dag' in side
          ? explain({ ...asked, now: momentOf(side.dag, now) }, { court, world })
          : explain(asked, { court: underRules(court, side.regelset), world }),
      ),
    );
    const wijzigingen = van === undefined || naar === undefined ? [] : diffExplanations(van.rijen, naar.rijen);
    all.push({ partner: asked.partner.naam, INSZ: asked.INSZ, wijzigingen });
  }
  return all;
};

/** Prints what differs; exit 0 also when nothing does. */
export const runDiff = (call: Call): Promise<ExitCode> =>
  withCourt(call, async (opened) => {
    const { terminal } = call;
    const [van, naar] = [readSide(textOption(call, 'from'), 'from'), readSide(textOption(call, 'to'), 'to')];
    const all = await compare(call, opened, [van, naar]);
    const changed = all.filter(({ wijzigingen }) => wijzigingen.length > 0);
    if (terminal.json) {
      terminal.out(JSON.stringify(changed, null, 2));
      return EXIT.done;
    }
    printRules(call, van, naar);
    for (const { partner, INSZ, wijzigingen } of changed) {
      terminal.out(terminal.bold(`${partner} about ${INSZ}`));
      const shown = switchOption(call, 'all') || terminal.verbose ? wijzigingen : foldChanges(wijzigingen);
      for (const one of shown) {
        terminal.out(`  ${one.pad}`);
        terminal.out(`    ${terminal.red('-')} ${told(one.van)}`);
        terminal.out(`    ${terminal.green('+')} ${told(one.naar)}`);
      }
    }
    terminal.say(`${changed.length} of ${all.length} persons are shown otherwise.`);
    return EXIT.done;
  });
