// An explanation for people: one line a decision, with the fields it covers and the facts it rested on. --verbose: a line for each element.

import { REGEL_VAN_BLOK } from '../../disclosure/velden.js';
import type { Explanation } from '../../explanation/explain.js';
import type { Rij } from '../../explanation/row.js';
import { factsSentence, ruleSentence } from '../../explanation/sentences.js';
import { drawTimeline } from '../../explanation/timeline.js';
import { columns, type Terminal } from '../terminal.js';

type Folded = { readonly rij: Rij; readonly velden: string[] };

/** Elements that rest on the same decision become one line that names them. */
export const foldRows = (rijen: readonly Rij[]): readonly Folded[] => {
  const folded: Folded[] = [];
  const holders = new Map<Rij['invoer'], Folded>();
  for (const rij of rijen) {
    // What only holds others says nothing that they do not say.
    if (rij.regel === REGEL_VAN_BLOK) continue;
    const holder = holders.get(rij.invoer);
    const inside =
      holder !== undefined && (rij.pad.startsWith(`${holder.rij.pad}/`) || holder.rij.pad === 'KBIDossier');
    if (inside && rij.besluit === 'gegeven') {
      const veld = rij.pad
        .slice(holder.rij.pad === 'KBIDossier' ? 0 : holder.rij.pad.length + 1)
        .replace(/\[\d+\]/g, '');
      if (!holder.velden.includes(veld)) holder.velden.push(veld);
      continue;
    }
    const fresh = { rij, velden: [] };
    folded.push(fresh);
    holders.set(rij.invoer, fresh);
  }
  return folded;
};

const word = ({ besluit }: Rij, { green, red }: Terminal): string =>
  besluit === 'gegeven' ? green('gegeven  ') : red('onthouden');

/** What was asked, and what came of it, in one line. */
const headOf = ({ partner, stroom, Hoedanigheid, INSZ, Begin, dag, uitkomst }: Explanation): string =>
  `${partner} asks ${stroom} as ${Hoedanigheid} about ${INSZ}, ${Begin === undefined ? 'on' : `${Begin} to`} ${dag}: ${uitkomst}`;

/** Prints one explanation. */
export const printExplanation = (explanation: Explanation, terminal: Terminal): void => {
  const { rijen, inschrijvingen, Begin, dag, doeleinden } = explanation;
  terminal.out(terminal.bold(headOf(explanation)));
  for (const doeleinde of doeleinden) terminal.out(`for ${doeleinde}`);
  if (inschrijvingen !== undefined && !rijen.some(({ pad }) => pad === 'KBIDossier')) {
    for (const line of drawTimeline(inschrijvingen, Begin ?? dag, dag)) terminal.out(`  ${line}`);
  }
  const lines = terminal.verbose ? rijen.map((rij) => ({ rij, velden: [] })) : foldRows(rijen);
  terminal.out(
    columns(
      lines.map(({ rij, velden }) => [
        word(rij, terminal),
        rij.pad,
        rij.regel,
        rij.paragraaf,
        [velden.length === 0 ? '' : `[${velden.join(', ')}]`, factsSentence(rij)]
          .filter((text) => text !== '')
          .join(' ') || ruleSentence(rij.regel),
      ]),
    ),
  );
};
