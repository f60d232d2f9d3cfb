// Commits units without end, eight at a time, and prints the name of each once it is durable. Killed by open.spec.
import { writeSync } from 'node:fs';
import { createBatcher } from '../../../src/commit/batcher.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { unit } from '../samples.js';

const [path = '', naam = ''] = process.argv.slice(2);
const store = openSqlite(path);
const committer = createBatcher({ apply: store.applyUnits });
let next = 0;

const work = async (): Promise<void> => {
  for (;;) {
    next += 1;
    const id = `${naam}-${next}`;
    await committer.commit(unit(id));
    writeSync(1, `${id}\n`);
  }
};
await Promise.all(Array.from({ length: 8 }, work));
