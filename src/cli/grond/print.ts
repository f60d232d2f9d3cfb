// Grounds as text for people: a table of all, everything of one, the conditions that are unmet.
import { writeRanges } from '../../commit/chain.js';
import type { Grond } from '../../domain/kbi/Grond.js';
import type { Periode } from '../../domain/numbers/Periode.js';
import { bevat } from '../../domain/numbers/Periode.js';
import type { OpenVoorwaarde } from '../../gronden/voorwaarden.js';
import { columns } from '../terminal.js';

const dash = ({ Begin, Einde }: Periode): string => `${Begin} – ${Einde ?? ''}`.trim();

/** Whether it lets data out on a day. */
export const inKracht = ({ status, geldig }: Grond, dag: string): boolean =>
  status === 'GEVALIDEERD' && bevat(geldig, dag);

/** All grounds, a row each. */
export const printGronden = (gronden: readonly Grond[], dag: string): string =>
  columns([
    ['nummer', 'soort', 'status', 'in force', 'validity', 'recipients', 'streams'],
    ...gronden.map((grond) => {
      const { nummer, soort, status, geldig, ontvangers, stromen } = grond;
      const names = [...new Set(stromen.map(({ stroom }) => stroom))].join(' ');
      return [nummer, soort, status, inKracht(grond, dag) ? 'yes' : 'no', dash(geldig), ontvangers.join(' '), names];
    }),
  ]);

const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0
    ? []
    : [
        '',
        title,
        ...columns(rows)
          .split('\n')
          .map((row) => `  ${row}`),
      ];

const codesOf = (hoedanigheden: readonly string[]): string =>
  hoedanigheden.length > 3
    ? `${hoedanigheden[0]} … ${hoedanigheden.at(-1)} (${hoedanigheden.length})`
    : hoedanigheden.join(' ');

/** Everything of one ground. */
export const printGrond = (grond: Grond, dag: string): string => {
  const { nummer, soort, omschrijving, bron, paragraaf, ontvangers, regelset, status, geldig } = grond;
  const purposes = new Map(
    grond.stromen.flatMap(({ doeleinden }) => doeleinden.map((one) => [one.code, one] as const)),
  );
  return [
    `${nummer}  ${soort}  ${status}${inKracht(grond, dag) ? ', in force' : ''}`,
    omschrijving,
    '',
    columns([
      ['source', `${bron} (${paragraaf})`],
      ['validity', dash(geldig)],
      ['recipients', ontvangers.join(', ')],
      ['rule set', regelset ?? 'profiel-2012 (none is named)'],
    ]),
    ...section(
      'streams',
      grond.stromen.map(({ stroom, Hoedanigheden, clusters, repertoriumcodes }) => [
        stroom,
        `as ${codesOf(Hoedanigheden)}`,
        clusters.length === 0 ? 'no clusters' : `clusters ${writeRanges(clusters)}`,
        repertoriumcodes === undefined ? 'no repertorium check' : `repertorium ${repertoriumcodes.join(', ')}`,
      ]),
    ),
    ...section(
      'purposes',
      [...purposes.values()].map(({ code, nl, paragraaf }) => [code, `${nl} (${paragraaf})`]),
    ),
    ...section(
      'conditions',
      (grond.voorwaarden ?? []).map(({ nummer, wie, uiterlijk, paragraaf, bewijs }) => [
        nummer,
        wie,
        uiterlijk ?? 'as soon as possible',
        paragraaf,
        bewijs === undefined ? 'open' : `met ${bewijs.op}: ${bewijs.wat}`,
      ]),
    ),
    ...section(
      'life',
      (grond.levensloop ?? []).map(({ op, door, van, naar, reden = '' }) => [
        op,
        door,
        `${van ?? 'new'} → ${naar}`,
        reden,
      ]),
    ),
  ].join('\n');
};

/** Conditions that are unmet, the most urgent first. */
export const printOpen = (open: readonly OpenVoorwaarde[]): string =>
  columns([
    ['ground', 'condition', 'who', 'due', 'source', 'what'],
    ...open.map(({ grond, nummer, wie, uiterlijk, teLaat, paragraaf, wat }) => [
      ...[grond, nummer, wie, `${uiterlijk ?? 'as soon as possible'}${teLaat ? ' LATE' : ''}`, paragraaf, wat],
    ]),
  ]);
