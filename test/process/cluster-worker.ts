// A worker for the cluster test: POST /commit/<key> commits a unit and answers `<worker> <outcome>`; GET /news the last news, GET /pid its process.
// Number TEST_BROKEN ends before it serves.
import { createServer } from 'node:http';
import { connectWorker } from '../../src/process/worker.js';
import { unit } from '../store/samples.js';

const naam = process.env.TEST_WORKER ?? '';
if (process.env.TEST_BROKEN === naam) process.exit(3);

let news = 'none';
const server = createServer((request, response) => {
  const [, what, key = ''] = (request.url ?? '').split('/');
  if (what === 'news' || what === 'pid') {
    response.end(`${naam} ${what === 'pid' ? process.pid : news}`);
    return;
  }
  link.committer.commit(unit(key)).then(
    ({ kind }) => response.end(`${naam} ${kind}`),
    (error: { key?: string }) => response.end(`${naam} ${error.key}`),
  );
});
// With TEST_GROWS the first workers say that they grow by 100 MB each time they tell.
const grows = Number(process.env.TEST_GROWS ?? 0) >= Number(naam);
let megabytes = 100;
const link = connectWorker({
  tellMs: 20,
  resident: () => {
    if (grows) megabytes += 100;
    return megabytes * 1_048_576;
  },
  onStop: () =>
    new Promise((resolve) => {
      server.close(() => resolve());
    }),
});
link.onNews('clock', (value) => {
  news = String(value);
});
await link.welcomed;
server.listen(Number(process.env.TEST_PORT), '127.0.0.1', () => link.ready(naam));
