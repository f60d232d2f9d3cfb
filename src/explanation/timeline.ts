// The inschrijvingen of a person as a small picture for a terminal: one bar each, the day of the question below them.
// `#` counts, `-` is registered but does not count (any more, or for this stream); an open end runs on to the edge.
import { dagenTussen, plusDagen } from '../domain/numbers/Datum.js';
import { bevat } from '../domain/numbers/Periode.js';
import type { Datum } from '../domain/time.js';
import type { Streep } from './inschrijvingen.js';

const WIDTH = 48;
const MARGIN = 31;

const period = ({ Periode: { Begin, Einde } }: Streep): string => `${Begin} to ${Einde ?? '…'}`;

/** Lines, without indentation; nothing when there is nothing to draw. */
export const drawTimeline = (strepen: readonly Streep[], begin: Datum, vandaag: Datum): readonly string[] => {
  if (strepen.length === 0) return [];
  const days = strepen.flatMap(({ Periode: { Begin, Einde } }) => (Einde === undefined ? [Begin] : [Begin, Einde]));
  const sorted = [...days, begin, vandaag].sort();
  const first = plusDagen(sorted[0] ?? vandaag, -MARGIN);
  const last = plusDagen(sorted.at(-1) ?? vandaag, MARGIN);
  const step = Math.max(1, dagenTussen(first, last) / WIDTH);
  const columns = Array.from({ length: WIDTH }, (_, at) => plusDagen(first, Math.floor(at * step)));
  const place = (dag: Datum): number => Math.min(WIDTH - 1, Math.floor(dagenTussen(first, dag) / step));
  const bar = (streep: Streep): string => {
    const { relevant, telt, Periode } = streep;
    const cells = columns.map((dag) => {
      if (!bevat(Periode, dag)) return ' ';
      return relevant && bevat(telt, dag) ? '#' : '-';
    });
    // A period shorter than a column is still there.
    const at = place(Periode.Begin);
    if (cells[at] === ' ') cells[at] = relevant && bevat(telt, Periode.Begin) ? '#' : '-';
    return cells.join('');
  };
  const mark = `${' '.repeat(place(vandaag))}^ ${vandaag}`;
  return [
    ...strepen.map((streep) => `17-${String(streep.code).padEnd(3)} ${bar(streep)}  ${period(streep)}`),
    `       ${mark}`,
  ];
};
