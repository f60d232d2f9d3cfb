// `npm run bench [-- <name>] [--json]`: one question each. Every figure is a ratio to a yardstick of the same run, or CPU time that the
// kernel counted for the gateway alone; wall time stands beside it, and means little on a shared machine.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AnswerResult, answer } from './answer.js';
import { breakdown } from './breakdown.js';
import { callbacks, oddReceivers } from './callbacks.js';
import { day } from './day.js';
import { type EngineResult, ecdsa, reference } from './engines.js';
import { hostile } from './hostile.js';
import { importing } from './import.js';
import { scale } from './scale.js';
import { shed } from './shed.js';
import { soak } from './soak.js';
import { type Column, table } from './table.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const args = process.argv.slice(2);
const option = (name: string, fallback: number): number => {
  const index = args.indexOf(`--${name}`);
  return index < 0 ? fallback : Number(args[index + 1]);
};
const worded = (name: string): string | undefined => {
  const index = args.indexOf(`--${name}`);
  return index < 0 ? undefined : args[index + 1];
};
const listed = (name: string, fallback: string): number[] => {
  const index = args.indexOf(`--${name}`);
  return (index < 0 ? fallback : (args[index + 1] ?? fallback)).split(',').map(Number);
};

/** Shows rows as a table, or as JSON when asked. */
const show = <Row>(rows: readonly Row[], columns: readonly Column<Row>[], above: readonly string[] = []): void => {
  if (args.includes('--json')) console.log(JSON.stringify(rows, null, 2));
  else for (const line of [...above, table(columns, rows)]) console.log(line);
};

const ANSWER: readonly Column<AnswerResult>[] = [
  ['workers', ({ workers }) => workers],
  ['persons', ({ persons }) => persons],
  ['connections', ({ connections }) => connections],
  ['answers/s', ({ answers, seconds }) => (answers / seconds).toFixed(0)],
  ['p50 ms', ({ p50 }) => p50.toFixed(2)],
  ['p99 ms', ({ p99 }) => p99.toFixed(2)],
  ['octets', ({ octets }) => octets.toFixed(0)],
  ['failures', ({ failures }) => failures],
  ['CPU µs/answer', ({ cpuMicroseconds }) => cpuMicroseconds.toFixed(0)],
  ['signatures/s', ({ yardstick }) => yardstick.toFixed(0)],
  ['ratio', ({ ratio }) => ratio.toFixed(3)],
];

const ENGINE: readonly Column<EngineResult>[] = [
  ['kind', ({ kind }) => kind],
  ['CPU µs/answer', ({ cpuMicroseconds }) => cpuMicroseconds.toFixed(0)],
  ['gain', ({ gain }) => gain.toFixed(2)],
  ['ratio to yardstick', ({ ratio }) => ratio.toFixed(3)],
  ['failures', ({ failures }) => failures],
];

const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  answer: async () => {
    const options = { count: option('count', 3000), connections: [1, 16, 64], workers: option('workers', 1) };
    const rows = await answer(root, options);
    const [first] = rows;
    const yardstick = `signatures/s: RSA-2048 of one core, right before and after each row (${first?.yardstickSource})`;
    show(rows, ANSWER, [yardstick]);
  },
  breakdown: async () => {
    const found = await breakdown(root, { count: option('count', 5000), connections: option('connections', 64) });
    if (args.includes('--json')) {
      console.log(JSON.stringify(found, null, 2));
      return;
    }
    const { cpuMicroseconds, connections, signature, yardstickSource } = found;
    const above = `${cpuMicroseconds.toFixed(0)} µs of CPU an answer at ${connections} connections; one signature is ${signature.toFixed(0)} µs (${yardstickSource})`;
    show(
      found.stations,
      [
        ['station', ({ station }) => station],
        ['CPU µs', ({ microseconds }) => microseconds.toFixed(1)],
        ['share', ({ share }) => `${(share * 100).toFixed(1)} %`],
      ],
      [above],
    );
  },
  scale: async () =>
    show(
      await scale(root, {
        ...{
          sizes: listed('sizes', '1000,10000,100000'),
          workers: listed('workers', '1,2'),
          count: option('count', 2000),
          keep: worded('keep'),
        },
      }),
      [
        ['dossiers', ({ dossiers }) => dossiers],
        ['workers', ({ workers }) => workers],
        ['file MB', ({ fileMB }) => fileMB.toFixed(0)],
        ['octets', ({ octets }) => octets.toFixed(0)],
        ['failures', ({ failures }) => failures],
        ['answers/s', ({ answersPerSecond }) => answersPerSecond.toFixed(0)],
        ['CPU µs/answer', ({ cpuMicroseconds }) => cpuMicroseconds.toFixed(0)],
        ['growth', ({ growth }) => growth.toFixed(2)],
        ['ratio to yardstick', ({ ratio }) => ratio.toFixed(3)],
        ['resident MB', ({ residentMB }) => residentMB.toFixed(0)],
      ],
    ),
  import: async () =>
    show(await importing(root, listed('sizes', '10000,50000')), [
      ['from', ({ from }) => from],
      ['persons', ({ persons }) => persons],
      ['seconds', ({ seconds }) => seconds.toFixed(1)],
      ['persons/s', ({ perSecond }) => perSecond.toFixed(0)],
      ['peak MB', ({ peakMB }) => peakMB.toFixed(0)],
      ['file MB', ({ fileMB }) => fileMB.toFixed(0)],
    ]),
  ecdsa: async () => show(await ecdsa(root, option('count', 2000)), ENGINE),
  reference: async () => show(await reference(root, option('count', 500)), ENGINE),
  day: async () =>
    show(await day(root, { count: option('count', 10_000) }), [
      ['heavy consumer', ({ heavy }) => (heavy ? 'yes' : 'no')],
      ['its answers', ({ heavyAnswers }) => heavyAnswers],
      ['consultations', ({ offered }) => offered],
      ['answered', ({ accepted }) => accepted],
      ['shed', ({ shed }) => shed],
      ['p50 ms', ({ p50 }) => p50.toFixed(1)],
      ['p95 ms', ({ p95 }) => p95.toFixed(1)],
      ['p99 ms', ({ p99 }) => p99.toFixed(1)],
    ]),
  shed: async () =>
    show(
      [await shed(root, { times: option('times', 3), seconds: option('seconds', 8) })],
      [
        ['capacity/s', ({ capacity }) => capacity.toFixed(0)],
        ['offered', ({ offered }) => offered],
        ['accepted', ({ accepted }) => accepted],
        ['shed', ({ shed }) => shed],
        ['lost', ({ lost }) => lost],
        ['normal p99 ms', ({ normalP99 }) => normalP99.toFixed(1)],
        ['p99 ms', ({ p99 }) => p99.toFixed(1)],
        ['times normal', ({ stretch }) => stretch.toFixed(2)],
        ['CPU µs/answer', ({ cpuPerAnswer }) => cpuPerAnswer.toFixed(0)],
        ['CPU µs/shed', ({ cpuPerShed }) => cpuPerShed.toFixed(0)],
      ],
    ),
  hostile: async () =>
    show(await hostile(root, { seconds: option('seconds', 6) }), [
      ['attack', ({ attack }) => attack],
      ['answers', ({ answers }) => answers],
      ['refused', ({ refused }) => refused],
      ['p50 ms', ({ p50 }) => p50.toFixed(1)],
      ['slowest ms', ({ slowest }) => slowest.toFixed(1)],
      ['descriptors left', ({ left }) => left],
    ]),
  callbacks: async () => {
    const row = await callbacks(root, { count: option('count', 10_000) });
    const odd = await oddReceivers(root, option('each', 300));
    if (args.includes('--json')) {
      console.log(JSON.stringify({ ...row, odd }, null, 2));
      return;
    }
    show(
      odd,
      [
        ['one receiver is', ({ kind }) => kind],
        ['p95 of the others ms', ({ p95 }) => p95.toFixed(0)],
        ['without it ms', ({ without }) => without.toFixed(0)],
        ['ratio', ({ ratio }) => ratio.toFixed(2)],
        ['ratio of CPU', ({ cpuRatio }) => cpuRatio.toFixed(2)],
      ],
      [
        `${row.invalidations} invalidations to four OCMWs in ${row.seconds.toFixed(1)} s: ${row.perSecond.toFixed(0)} a second`,
        `${row.cpuMicroseconds.toFixed(0)} µs of CPU each; ${row.ratio.toFixed(3)} of ${row.yardstick.toFixed(0)} RSA-2048 signatures a second`,
      ],
    );
  },
  soak: () => soak(root, { minutes: option('minutes', 30), workers: option('workers', 1) }),
};

const [name = 'answer'] = args.filter((word, index) => !word.startsWith('--') && !args[index - 1]?.startsWith('--'));
const run = BENCHES[name];
if (run === undefined) {
  console.error(`there is no bench ${name}; try: npm run bench -- ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
await run();
