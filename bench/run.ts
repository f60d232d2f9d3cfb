// `npm run bench [-- <name>] [--json]`: one question each: answer, callbacks.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from './answer.js';
import { callbacks, oddReceivers } from './callbacks.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const args = process.argv.slice(2);
const option = (name: string, fallback: number): number => {
  const index = args.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(args[index + 1]);
};
const [name = 'answer'] = args.filter((word) => !word.startsWith('--') && Number.isNaN(Number(word)));
const runAnswer = async (): Promise<void> => {
  const rows = await answer(root, {
    count: option('count', 3000),
    workers: option('workers', 1),
    connections: [1, 16, 64],
  });
  if (args.includes('--json')) console.log(JSON.stringify(rows, null, 2));
  else {
    const [first] = rows;
    console.log(
      `yardstick: ${first?.yardstick.toFixed(0)} RSA-2048 signatures a second of one core (${first?.yardstickSource})`,
    );
    console.log(
      'workers  persons  connections  answers/s  p50 ms  p99 ms  octets  failures  CPU µs/answer  ratio to yardstick',
    );
    for (const row of rows) {
      const cells = [
        row.workers,
        row.persons,
        row.connections,
        (row.answers / row.seconds).toFixed(0),
        row.p50.toFixed(2),
        row.p99.toFixed(2),
        row.octets.toFixed(0),
        row.failures,
        row.cpuMicroseconds.toFixed(0),
        row.ratio.toFixed(3),
      ];
      const widths = [7, 7, 11, 9, 6, 6, 6, 8, 13, 18];
      console.log(cells.map((cell, index) => String(cell).padStart(widths[index] ?? 8)).join('  '));
    }
  }
};

const runCallbacks = async (): Promise<void> => {
  const row = await callbacks(root, { count: option('count', 10_000) });
  const odd = await oddReceivers(root, option('each', 300));
  if (args.includes('--json')) console.log(JSON.stringify({ ...row, odd }, null, 2));
  else {
    console.log(
      `${row.invalidations} invalidations to four OCMWs in ${row.seconds.toFixed(1)} s: ${row.perSecond.toFixed(0)} a second`,
    );
    console.log(
      `${row.cpuMicroseconds.toFixed(0)} µs of CPU each; ${row.ratio.toFixed(3)} of ${row.yardstick.toFixed(0)} RSA-2048 signatures a second`,
    );
    console.log('one receiver is   p95 of the others ms   without it ms   ratio   ratio of CPU');
    for (const { kind, p95, without, ratio, cpuRatio } of odd) {
      const cells = [p95.toFixed(0), without.toFixed(0), ratio.toFixed(2), cpuRatio.toFixed(2)];
      const widths = [20, 13, 5, 12];
      console.log([kind.padEnd(15), ...cells.map((cell, i) => cell.padStart(widths[i] ?? 0))].join('   '));
    }
  }
};

const BENCHES: Readonly<Record<string, () => Promise<void>>> = { answer: runAnswer, callbacks: runCallbacks };
const run = BENCHES[name];
if (run === undefined) {
  console.error(`there is no bench ${name}; try: npm run bench -- ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
await run();
