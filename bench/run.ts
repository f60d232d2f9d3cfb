// `npm run bench [-- <name>] [--json]`: one question each. Today: answer.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer } from './answer.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const args = process.argv.slice(2);
const option = (name: string, fallback: number): number => {
  const index = args.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(args[index + 1]);
};
const [name = 'answer'] = args.filter((word) => !word.startsWith('--') && Number.isNaN(Number(word)));
if (name !== 'answer') {
  console.error(`there is no bench ${name}; try: npm run bench -- answer`);
  process.exit(2);
}
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
