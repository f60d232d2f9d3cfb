// `kbi legal matrix`: clusters × persons, and the conditions that decided, for one or more partners; table, JSON or CSV.
import { type Explanation, explain } from '../../explanation/explain.js';
import {
  type Cel,
  CLUSTERS,
  countConditions,
  type MatrixRij,
  matrixRow,
  type Stand,
} from '../../explanation/matrix.js';
import { type Call, switchOption } from '../command.js';
import { momentOf, withCourt } from '../court.js';
import { EXIT, type ExitCode } from '../exit.js';
import { columns } from '../terminal.js';
import { dayOption } from './asked.js';
import { questionsOf } from './persons.js';

const SIGNS: Readonly<Record<Stand, string>> = {
  GEGEVEN: '+',
  DEELS: '±',
  ONTHOUDEN: '-',
  NIET_OP_GROND: 'x',
  GEEN_GEGEVENS: '.',
};

const LEGEND = '+ given   ± in part   - withheld by a condition   x not on the ground   . no data';

/** Two digits a column, so that the head stands above its cells. */
const cells = (texts: readonly string[]): string => texts.map((text) => text.padStart(2)).join(' ');

const printTable = (call: Call, rows: readonly MatrixRij[], explanations: readonly Explanation[]): void => {
  const { terminal } = call;
  const head = ['partner', 'INSZ', cells(CLUSTERS.map(String)), 'outcome'];
  const line = ({ partner, INSZ, cellen, uitkomst }: MatrixRij): readonly string[] => [
    ...[partner, INSZ, cells(cellen.map(({ stand }) => SIGNS[stand]))],
    uitkomst,
  ];
  terminal.out(columns([head, ...rows.map(line)]));
  terminal.out(`\n${LEGEND}\n`);
  const counted = countConditions(explanations).filter(({ cluster }) => cluster > 0);
  const told = counted.map(({ cluster, regel, paragraaf, gegeven, onthouden }) => [
    ...[String(cluster), regel, paragraaf, String(gegeven)],
    String(onthouden),
  ]);
  terminal.out(columns([['cluster', 'condition', 'paragraph', 'gives', 'withholds'], ...told]));
};

const csvCell = (row: MatrixRij, { cluster, stand, voorwaarden }: Cel): string =>
  [row.partner, row.INSZ, row.uitkomst, cluster, stand, voorwaarden.join(' ')].join(',');

/** Prints the matrix. */
export const runMatrix = (call: Call): Promise<ExitCode> =>
  withCourt(call, async (opened) => {
    const { court, world, now } = opened;
    const questions = questionsOf(call, opened, momentOf(dayOption(call, 'date'), now));
    const explanations: Explanation[] = [];
    for (const asked of questions) explanations.push(await explain(asked, { court, world }));
    const rows = explanations.map(matrixRow);
    if (call.terminal.json) {
      call.terminal.out(JSON.stringify({ personen: rows, voorwaarden: countConditions(explanations) }, null, 2));
    } else if (switchOption(call, 'csv')) {
      const lines = rows.flatMap((row) => row.cellen.map((cel) => csvCell(row, cel)));
      call.terminal.out(['partner,INSZ,uitkomst,cluster,stand,voorwaarden', ...lines].join('\n'));
    } else printTable(call, rows, explanations);
    return EXIT.done;
  });
